"""A register on the page: what is shown, what is refused, and that files hold the same rows."""

import csv
import io
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from qms.history import record_tx
from qms.models import LedgerEntry
from qms.views import lists
from qms.views.paging import BadCursor, page_of
from registers.models import Risk

LIST = "/registers/risks/"


def titles(response):
    return [record.title for record in response.context["records"]]


def test_shows_own_unit_only(office, signed_in, make_risk):
    make_risk("Của mình")
    make_risk("Của xã bên", unit=office.nham_bien, by=office.neighbour)
    assert titles(signed_in(office.secretary).get(LIST)) == ["Của mình"]


def test_province_sees_the_units_below(office, signed_in, make_risk):
    make_risk("Tân Tiến")
    make_risk("Nham Biền", unit=office.nham_bien, by=office.neighbour)
    assert sorted(titles(signed_in(office.province).get(LIST))) == ["Nham Biền", "Tân Tiến"]
    assert titles(signed_in(office.province).get(LIST, {"unit": "TANTIEN"})) == ["Tân Tiến"]


def test_person_without_a_unit_sees_an_empty_list(office, signed_in, make_risk):
    make_risk()
    response = signed_in(office.stranger).get(LIST)
    assert (response.status_code, titles(response)) == (200, [])


def test_empty_list_says_what_to_do_first(office, signed_in):
    content = signed_in(office.secretary).get(LIST).content.decode()
    assert "Bắt đầu từ quá trình hay chậm" in content
    assert reverse("registers:risk_create") in content


def test_inspector_gets_no_button_to_write(office, signed_in, make_risk):
    make_risk()
    assert reverse("registers:risk_create") not in signed_in(office.inspector).get(LIST).content.decode()


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"sort": "nonsense"}, "không sắp được theo “nonsense”"),
        ({"cols": "nonsense"}, "không có cột “nonsense”"),
        ({"status": "nonsense"}, "Bộ lọc “Tình trạng”"),
        ({"after": "nonsense"}, "Địa chỉ trang của danh sách không đọc được"),
        ({"before": "W10"}, "Địa chỉ trang của danh sách không đọc được"),
        ({"as_of": "31/02/2026"}, "Không đọc được thời điểm “31/02/2026”"),
        ({"as_of": "2999-01-01"}, "Thời điểm 2999-01-01 chưa tới"),
        ({"format": "exe"}, "Không có dạng tệp “exe”"),
    ],
)
def test_nonsense_in_the_address_is_one_sentence(office, signed_in, make_risk, query, sentence):
    make_risk()
    response = signed_in(office.secretary).get(LIST, query)
    assert response.status_code == 400
    assert sentence in response.content.decode()


def test_as_many_queries_for_one_row_as_for_three(office, signed_in, make_risk):
    client, counts = signed_in(office.secretary), []
    for _round in range(2):
        make_risk(person=office.owner)
        client.get(LIST)  # fills the counts of the rail, which every write empties
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(LIST)
        counts.append(len(asked))
        make_risk(person=office.owner2)
    assert counts[0] == counts[1]


def test_pages_follow_each_other_and_come_back(office, signed_in, make_risk, monkeypatch):
    monkeypatch.setattr(lists, "PAGE_SIZE", 2)
    day = date(2027, 1, 1)
    for number, due in enumerate([day, None, day, day + timedelta(days=1), None]):
        make_risk(f"R{number}", due=due)
    client = signed_in(office.secretary)
    first = client.get(LIST, {"sort": "due"})
    second = client.get(LIST, {"sort": "due", "after": first.context["page"].after})
    third = client.get(LIST, {"sort": "due", "after": second.context["page"].after})
    assert [titles(page) for page in (first, second, third)] == [["R1", "R4"], ["R0", "R2"], ["R3"]]
    back = client.get(LIST, {"sort": "due", "before": third.context["page"].before})
    assert titles(back) == ["R0", "R2"]
    page = back.context["page"]
    assert (page.first, page.last, page.total, page.capped) == (3, 4, 5, False)


def test_downward_order_puts_missing_values_last(office, make_risk):
    for title, due in [("A", None), ("B", date(2027, 1, 2)), ("C", date(2027, 1, 1))]:
        make_risk(title, due=due)
    shown, cursor = [], {}
    while True:
        page = page_of(Risk.objects.all(), ("-due", "-pk"), cursor, size=1)
        shown += [row.title for row in page.rows]
        if not page.after:
            break
        cursor = {"after": page.after}
    assert shown == ["B", "C", "A"]


def test_cursor_of_another_order_is_refused(office, make_risk):
    make_risk("A"), make_risk("B")
    page = page_of(Risk.objects.all(), ("code", "pk"), {}, size=1)
    with pytest.raises(BadCursor):
        page_of(Risk.objects.all(), ("pk",), {"after": page.after}, size=1)


def test_workbook_holds_the_filtered_rows_and_chosen_columns(office, signed_in, make_risk):
    make_risk("Giữ lại", kind=Risk.Kind.values[0])
    make_risk("Lọc đi", kind=Risk.Kind.values[1])
    query = {"kind": Risk.Kind.values[0], "cols": ["code", "title", "due"], "format": "xlsx"}
    response = signed_in(office.secretary).get(LIST, query)
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    rows = [[cell.value for cell in row] for row in book.worksheets[1].iter_rows()]
    assert [row[:2] for row in rows] == [["Mã", "Tên"], [f"RR-{timezone.localdate().year}-0001", "Giữ lại"]]
    intro = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows() if row[0].value}
    assert (intro["Đơn vị"], intro["Bộ lọc"]) == ("Công an xã Tân Tiến", "Loại: Rủi ro")


def test_csv_as_of_a_past_day_holds_what_was_there(office, signed_in, make_risk):
    make_risk("Đã có", at=timezone.now() - timedelta(days=10))
    make_risk("Chưa có")
    day = timezone.localdate() - timedelta(days=5)
    response = signed_in(office.inspector).get(
        LIST, {"as_of": day.isoformat(), "format": "csv", "cols": "title"}
    )
    assert list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")))) == [["Tên"], ["Đã có"]]


def test_taking_a_list_out_is_noted_in_the_chain(office, signed_in, make_risk):
    make_risk()
    signed_in(office.secretary).get(LIST, {"format": "csv"})
    newest = LedgerEntry.objects.first()
    assert (newest.source, newest.person_id) == ("event", office.secretary.pk)
    assert '"event":"qms.export"' in newest.payload


def test_past_is_loud_and_has_no_write_button(office, signed_in, make_risk):
    make_risk(at=timezone.now() - timedelta(days=3))
    day = timezone.localdate() - timedelta(days=1)
    content = signed_in(office.secretary).get(LIST, {"as_of": day.isoformat()}).content.decode()
    assert f"Đang xem tại <b>{day:%d/%m/%Y} 24:00</b>" in content
    assert reverse("registers:risk_create") not in content


def test_links_keep_filters_and_drop_the_place(office, signed_in, make_risk, monkeypatch):
    monkeypatch.setattr(lists, "PAGE_SIZE", 1)
    make_risk("A"), make_risk("B")
    content = signed_in(office.secretary).get(LIST, {"kind": Risk.Kind.values[0]}).content.decode()
    links = [part.split('"')[0] for part in content.split('href="?')[1:]]
    after = next(link for link in links if "after=" in link)
    assert parse_qs(urlsplit(f"?{after}".replace("&amp;", "&")).query)["kind"] == [Risk.Kind.values[0]]
    exported = next(link for link in links if "format=xlsx" in link)
    assert "after=" not in exported


def test_only_what_still_waits_is_marked_late(office, signed_in, make_risk):
    today = timezone.localdate()
    for title, due in [("Trễ", today - timedelta(days=1)), ("Kịp", today), ("Không hạn", None)]:
        make_risk(title, due=due, measure="Nhắc", person=office.owner)
    client = signed_in(office.inspector)
    assert client.get(LIST).content.decode().count('aria-label="quá hạn"') == 1
    late = Risk.objects.get(title="Trễ")
    with record_tx(by=office.secretary, verb="edit"):
        late.status = "closed"
        late.save()
    assert client.get(LIST).content.decode().count('aria-label="quá hạn"') == 0
