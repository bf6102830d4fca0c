"""The statistics of a period: exact, traceable to the files, as of any moment, of own units only."""

import csv
import io
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from qms.evidence import find
from qms.history import Moment
from registers.actions import answering, apologising, handing_over
from registers.file_figures import file_figures, on_time
from registers.file_report import report
from registers.file_sets import FILES, written
from registers.measures import counted
from registers.models import Apology, Channel, ServiceFile
from registers.spans import Span, whole
from registers.tallies import Asking, StepLine
from tests.registers.one_stop.a_month import come, resolve
from tests.registers.one_stop.making import at, received

pytestmark = pytest.mark.django_db

JUNE = whole("month", date(2026, 6, 1))
NOW = Moment()
PAGE = "/one-stop/statistics/"


def june_figures(office, moment=NOW, **more):
    return file_figures([office.tan_tien.pk], JUNE, moment, **more)


def test_every_figure_of_the_month_is_exact(june, office):
    found = june_figures(office)
    values = {name: found.value(name) for name in FILES if not name.startswith("step_")}
    assert values == {
        "received": 8, "carried": 1, "resolved": 4, "early": 2, "on_time": 1, "late": 1, "kept": 3,
        "returned": 1, "refused": 1, "stopped": 1, "withdrawn": 0, "open": 3, "open_in_time": 1,
        "open_late": 1, "open_waiting": 1, "asked": 1, "asked_again": 1, "apologised": 0, "redated": 0,
        "apologised_late": 0, "timed": 4, "timed_by_law": 4, "taken_n": 4,
    }  # fmt: skip
    assert found.total.is_balanced
    assert (found.total.share, found.asking) == (Decimal("75.0"), Asking(2, 1, 1))
    assert {key: tally.received for key, tally in found.cuts["channel"].items()} == {
        "desk": 6, "online": 1, "post": 1,
    }  # fmt: skip


def test_the_list_behind_each_figure_has_exactly_its_files(june, office, signed_in):
    client, found = signed_in(office.desk), june_figures(office)
    for name in FILES:
        if not name.startswith("step_"):
            page = client.get(f"/one-stop/?figure={written(name, JUNE)}")
            assert (name, page.context["page"].total) == (name, found.value(name))


def test_every_number_on_the_page_leads_to_so_many_files(june, office, signed_in):
    client = signed_in(office.desk)
    page = client.get(PAGE, {"kind": "month", "first": "2026-06-15"})
    cells = [
        cell for part in page.context["report"].parts for row in part.rows for cell in row
        if cell.query and cell.kind == "int"
    ]  # fmt: skip
    assert len(cells) > 60
    assert {cell.page.split(":")[1] for cell in cells} == {
        "service_file_list", "handover_list", "supplement_list", "feedback_list",
    }  # fmt: skip
    for cell in {(cell.page, cell.query): cell for cell in cells}.values():
        listed = client.get(f"{reverse(cell.page)}?{cell.query}")
        assert (cell.query, listed.context["page"].total) == (cell.query, cell.value)


def test_a_file_that_came_back_to_a_step_is_two_stays_there(office, signed_in):
    file = received(office, "2026-06-02 09:00")
    for when, step, person in (
        ("2026-06-02 10:00", 2, office.owner), ("2026-06-03 10:00", 3, office.chief),
        ("2026-06-03 14:00", 2, office.owner), ("2026-06-04 09:00", 3, office.chief),
    ):  # fmt: skip
        handing_over.hand_over(file, to_person=person, step_no=step, by=file.holder, handed_at=at(when))
        file = ServiceFile.objects.get(pk=file.pk)
    client = signed_in(office.desk)
    page = client.get(PAGE, {"kind": "month", "first": "2026-06-15"})
    part = next(part for part in page.context["report"].parts if part.key == "step")
    stays = {cell.query: cell.value for row in part.rows for cell in row if cell.query}
    listed = {
        query: [stay.file_id for stay in client.get(f"/one-stop/handovers/?{query}").context["records"]]
        for query in stays
    }
    assert {query: len(files) for query, files in listed.items()} == stays
    assert max(files.count(file.pk) for files in listed.values()) == 2


def test_the_list_of_stays_refuses_a_figure_of_files(office, signed_in):
    page = signed_in(office.desk).get(f"/one-stop/handovers/?figure={written('late', JUNE)}")
    assert page.status_code == 400
    assert "Không có số liệu thống kê này." in page.content.decode()


def test_a_field_is_told_from_one_that_begins_like_it(june, office, signed_in):
    cut = june_figures(office).cuts["field"]
    assert (cut["Cư trú"].received, cut["Cư trú nước ngoài"].received, cut[""].received) == (1, 1, 6)
    figure = written("received", JUNE, "field", "Cư trú")
    listed = signed_in(office.desk).get("/one-stop/", {"figure": figure}).context["records"]
    assert [file.pk for file in listed] == [june["early"].pk]


def test_steps_are_counted_by_stays_and_listed_by_files(june, office, signed_in):
    file = june["new"]
    handing_over.hand_over(file, to_person=office.owner, by=office.desk, at=at("2026-06-30 10:00"))
    resolve(file, office, "2026-07-20 10:00")
    july = whole("month", date(2026, 7, 1))
    lines = file_figures([office.tan_tien.pk], july, NOW).steps
    assert [(line.number, line.n, line.late) for line in lines] == [(2, 1, 1)]
    assert isinstance(lines[0], StepLine)
    figure = written("step_late", july, "step", lines[0].value)
    listed = signed_in(office.desk).get("/one-stop/", {"figure": figure}).context["records"]
    assert [one.pk for one in listed] == [file.pk]


def test_apologies_in_time_move_the_date_and_late_ones_do_not(june, office):
    for name, proposed, new in (
        ("open_late", "2026-06-16 10:00", "2026-06-18 17:30"),
        ("new", "2026-07-01 10:00", "2026-07-07 17:30"),
    ):
        apology = apologising.propose_apology(
            june[name], new_due_at=at(new), by=office.desk, reason="Chờ xác minh", at=at(proposed)
        )
        apologising.sign_apology(Apology.objects.get(pk=apology.pk), by=office.chief, at=at(proposed))
    both = file_figures([office.tan_tien.pk], Span(JUNE.first, date(2026, 7, 31)), NOW)
    assert [both.value(name) for name in ("apologised", "redated", "apologised_late")] == [2, 1, 1]
    assert june_figures(office).value("apologised_late") == 1


def test_hours_saved_are_summed_with_their_n(june, office):
    total = june_figures(office).total
    files = [june[name] for name in ("carried", "late", "early", "on_time")]
    for file in files:
        file.refresh_from_db()
    assert total.saved == sum(file.limit_hours - file.taken_hours for file in files)
    assert (total.timed, total.promised) == (4, Decimal("96.00"))
    assert total.mean_saved == (total.saved / 4).quantize(Decimal("0.01"))


def test_yesterday_s_figures_stay_yesterday_s(june, office):
    then = Moment(timezone.now())
    before = june_figures(office, then)
    answering.resolve(
        june["open_late"], approved_by=office.chief, resolved_at=at("2026-06-29 10:00"), by=office.chief
    )
    again, live = june_figures(office, then), june_figures(office)
    assert (again.total, again.cuts, again.steps) == (before.total, before.cuts, before.steps)
    assert (before.total.late, live.total.late, live.total.open_late) == (1, 2, 0)


def test_a_month_that_is_over_does_not_change_with_what_comes_after(june, office):
    before = june_figures(office).total
    for name in ("open_late", "new"):
        resolve(june[name], office, "2026-07-02 10:00")
    come(june["waiting"], office, "2026-07-02 10:00")
    received(office, "2026-07-02 09:00")
    assert june_figures(office).total == before


def test_months_follow_from_each_other(june, office):
    resolve(june["new"], office, "2026-07-02 10:00")
    found = file_figures([office.tan_tien.pk], Span(date(2026, 5, 1), date(2026, 7, 31)), NOW)
    told = [(m.first.month, t.carried, t.received, t.resolved, t.ended, t.open) for m, t in found.months]
    assert told == [(5, 0, 1, 0, 0, 1), (6, 1, 8, 4, 2, 3), (7, 3, 0, 1, 0, 2)]
    assert june_figures(office).total.open == found.months[1][1].open


def test_each_channel_stands_beside_the_period_before(june, office, signed_in):
    received(office, "2026-07-01 09:00", channel="online")
    received(office, "2026-07-01 09:30", channel="online")
    client = signed_in(office.desk)
    page = client.get(PAGE, {"kind": "month", "first": "2026-07-01"})
    rows = {row[0].value: row for row in page.context["report"].parts[0].rows}
    told = {name: [cell.value for cell in rows[name][1:]] for name in dict(Channel.choices).values()}
    assert told == {
        "Trực tiếp": [0, 2, 6, 8, -6], "Trực tuyến": [2, 2, 1, 8, 1], "Bưu chính": [0, 2, 1, 8, -1],
    }  # fmt: skip
    assert rows["Trực tuyến"][3].query == "figure=received.2026-06-01.2026-06-30.channel.online"
    listed = client.get(f"/one-stop/?{rows['Trực tuyến'][3].query}").context["records"]
    assert [file.pk for file in listed] == [june["on_time"].pk]


def test_a_cut_of_the_period_before_costs_no_query_more(june, office, django_assert_num_queries):
    with django_assert_num_queries(7):
        whole_month = june_figures(office)
    with django_assert_num_queries(6):
        by_channel = june_figures(office, cuts=("channel",))
    assert by_channel.cuts == {"channel": whole_month.cuts["channel"]}
    assert (by_channel.total, by_channel.asking) == (whole_month.total, whole_month.asking)
    with django_assert_num_queries(6):
        assert june_figures(office, cuts=()).total == whole_month.total


def test_nothing_is_a_dash_and_never_100_percent(office, signed_in):
    page = signed_in(office.chief).get(PAGE, {"kind": "month", "first": "2026-06-01"})
    rate = next(row for row in page.context["report"].parts[0].rows if "Tỷ lệ trước" in row[0].value)
    assert (rate[1].value, rate[2].value) == (None, 0)
    assert "100" not in page.content.decode().split('id="summary"')[1].split("</table>")[0]


def test_files_of_another_unit_are_never_counted(june, office, signed_in):
    theirs = signed_in(office.neighbour).get(PAGE, {"kind": "month", "first": "2026-06-01"})
    assert theirs.context["total"].received == 0
    listed = signed_in(office.neighbour).get("/one-stop/", {"figure": written("received", JUNE)})
    assert listed.context["page"].total == 0
    query = {"kind": "month", "first": "2026-06-01"}
    above = signed_in(office.province).get(PAGE, query)
    units = next(part for part in above.context["report"].parts if part.key == "unit")
    assert [(row[0].value, row[2].value) for row in units.rows] == [
        ("Công an thị trấn Nham Biền", 0), ("Công an tỉnh", 0), ("Công an xã Tân Tiến", 8),
    ]  # fmt: skip
    narrowed = signed_in(office.province).get(PAGE, {**query, "unit": "NHAMBIEN"})
    assert narrowed.context["total"].received == 0
    assert find("statistics").table().queryset(office.neighbour, [office.tan_tien.pk], NOW) == []


def test_the_months_are_a_register_of_the_pack(june, office):
    table = find("statistics").table()
    rows = table.queryset(None, [office.tan_tien.pk], NOW, period=JUNE.days)
    assert [table.cells(row)[:8] for row in rows] == [["06/2026", 1, 8, 4, 2, 1, 1, Decimal("75.0")]]
    assert [figure.value for figure in table.figures(rows, NOW)] == ["3/4 (75 %)", "1"]
    assert table.clauses == ("9.1.1", "9.1.3")


def test_files_of_the_page_hold_the_numbers_of_the_page(june, office, signed_in):
    client = signed_in(office.secretary)
    query = {"kind": "month", "first": "2026-06-01"}
    page = client.get(PAGE, query)
    book = load_workbook(
        io.BytesIO(b"".join(client.get(PAGE, {**query, "format": "xlsx"}).streaming_content))
    )
    parts = page.context["report"].parts
    assert book.sheetnames[1:] == [part.title for part in parts]
    for part, sheet in zip(parts, book.worksheets[1:], strict=True):
        cells = [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]
        assert [[_number(cell) for cell in row] for row in cells[: len(part.rows)]] == [
            [_number(cell.value) for cell in row] for row in part.rows
        ]
    text = client.get(PAGE, {**query, "format": "csv"}).content.decode("utf-8-sig")
    lines = {(row[0], row[1], row[2]): row[3] for row in csv.reader(io.StringIO(text))}
    assert lines["Số liệu trong kỳ", "Tiếp nhận trong kỳ", "Trong kỳ"] == "8"
    assert lines["Số liệu trong kỳ", "Tỷ lệ trước và đúng hạn, %", "Trong kỳ"] == "75"


def _number(value):
    return round(float(value), 2) if isinstance(value, int | float | Decimal) else value or None


def test_the_paper_has_the_drawings_of_the_page(june, office, signed_in):
    paper = signed_in(office.secretary).get(PAGE, {"kind": "month", "first": "2026-06-01", "format": "pdf"})
    assert paper.status_code == 200
    assert paper.content[:5] == b"%PDF-"


@pytest.mark.parametrize(
    "figure",
    [
        "late", "none.2026-06-01.2026-06-30", "late.2026-06-30.2026-06-01", "late.x.2026-06-30",
        "late.2026-06-01.2026-06-30.procedure.x", "late.2026-06-01.2026-06-30.person.1",
        "late.2026-06-01.2026-06-30.step.1.2.x", "step_late.2026-06-01.2026-06-30",
        "step_late.2026-06-01.2026-06-30.step.x",
    ],
)  # fmt: skip
def test_a_figure_there_is_not_is_refused_with_a_sentence(office, signed_in, figure):
    page = signed_in(office.desk).get("/one-stop/", {"figure": figure})
    assert page.status_code == 400
    assert "Không có số liệu thống kê này" in page.content.decode()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"kind": "decade"}, "Không đọc được kỳ"),
        ({"first": "31/02/2026"}, "Không đọc được kỳ"),
        ({"kind": "free", "first": "2026-06-30", "last": "2026-06-01"}, "từ ngày bắt đầu trở đi"),
        ({"kind": "free", "first": "2000-01-01", "last": "2026-06-01"}, "dài nhất năm năm"),
        ({"kind": "year", "first": "2090-01-01"}, "chưa tới"),
    ],
)
def test_an_odd_period_is_refused_with_a_sentence(office, signed_in, query, words):
    page = signed_in(office.desk).get(PAGE, query)
    assert page.status_code == 400
    assert words in page.content.decode()


@pytest.mark.parametrize(
    ("kind", "on", "days", "before"),
    [
        ("month", "2026-03-31", "01/03/2026 – 31/03/2026", "01/02/2026 – 28/02/2026"),
        ("quarter", "2026-01-01", "01/01/2026 – 31/03/2026", "01/10/2025 – 31/12/2025"),
        ("half", "2026-12-31", "01/07/2026 – 31/12/2026", "01/01/2026 – 30/06/2026"),
        ("year", "2026-06-15", "01/01/2026 – 31/12/2026", "01/01/2025 – 31/12/2025"),
    ],
)
def test_periods_and_the_ones_before(kind, on, days, before):
    span = whole(kind, date.fromisoformat(on))
    assert (span.in_days, span.before().in_days, span.before().after()) == (days, before, span)
    ten = Span(date(2026, 6, 11), date(2026, 6, 20))
    assert ten.before() == Span(date(2026, 6, 1), date(2026, 6, 10))


def test_an_objective_is_fed_from_the_register(june, office):
    assert counted("on_time", office.tan_tien, *JUNE.days, NOW, otherwise="") == (3, 4)
    assert on_time([office.nham_bien.pk], JUNE, NOW) == (0, 0)


def test_the_home_page_tells_the_month(june, office, signed_in):
    received(office, f"{timezone.localdate():%Y-%m-%d} 00:00", channel="online")
    page = signed_in(office.chief).get(reverse("home"))
    assert "Hồ sơ đang giải quyết" in page.content.decode()


def test_what_is_promised_stands_beside_what_is_achieved(june, office):
    found = report([office.tan_tien], JUNE, NOW)
    part = next(part for part in found.parts if part.key == "promise")
    [row] = part.rows
    rows = ServiceFile.objects.filter(resolved_at__lt=JUNE.end).order_by("taken_hours")
    taken = list(rows.values_list("taken_hours", flat=True))
    assert [cell.value for cell in row[1:6]] == [
        Decimal(40), Decimal(24), Decimal(16), 4, ((taken[1] + taken[2]) / 2).quantize(Decimal("0.01")),
    ]  # fmt: skip
    assert row[7].value == ((160 - sum(taken)) / 4).quantize(Decimal("0.01"), ROUND_HALF_UP)
