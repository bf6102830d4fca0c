"""The figures of the home page say what they are counted out of."""

from datetime import timedelta

import pytest
from django.utils import timezone

from audits import home_charts, key_figures
from audits.actions import actions, findings, nonconformities
from qms.history import Moment, record_tx
from qms.models import Clause
from tests.audits import audit_story, nonconformity_story


def shown(office, unit, moment=None):
    found = key_figures.home(office.secretary, [unit.pk], moment or Moment())
    return [(str(f.label), f.value, str(f.of), str(f.trend)) for f in found]


@pytest.fixture
def late_nonconformity(office):
    today = timezone.localdate()
    return nonconformities.record_nonconformity(
        office.tan_tien, by=office.secretary, source="self", title="Trả trễ", grade="minor",
        department="Một cửa",
        detected_on=today - timedelta(days=9), due_on=today - timedelta(days=1), clauses=["8.5.1"],
        requirement="Trả trong 7 ngày", evidence="Hai hồ sơ", statement="Trả trễ 2 ngày",
    )  # fmt: skip


def test_nothing_is_a_dash_and_not_a_hundred_per_cent(office):
    assert shown(office, office.tan_tien) == [
        ("Tài liệu hiệu lực", "0", "", ""),
        ("Không phù hợp đang mở", "0", "", ""),
        ("Hành động đúng hạn, 12 tháng", "–", "0 trong 0 hành động tới hạn", ""),
        ("Mục tiêu đạt, 12 tháng", "–", "0 trong 0 lần đo", ""),
    ]


def test_late_ones_are_named_and_stay_in_their_unit(office, late_nonconformity):
    assert shown(office, office.tan_tien)[1] == ("Không phù hợp đang mở", "1", "", "1 quá hạn đóng")
    assert shown(office, office.nham_bien)[1] == ("Không phù hợp đang mở", "0", "", "")


def test_past_counts_what_was_there(office, late_nonconformity):
    yesterday = Moment(timezone.now() - timedelta(days=1))
    assert shown(office, office.tan_tien, yesterday)[1][1] == "0"


def test_an_open_action_due_today_is_neither_late_nor_done(office):
    """Counted are those whose day is over, and those done."""
    today, cases = timezone.localdate(), {}
    for name, days in {"hôm nay": 0, "hôm qua": -1, "xong": 0}.items():
        nonconformity = nonconformity_story.carry(
            nonconformity_story.recorded(office, title=name), office, "acting"
        )
        cases[name] = nonconformity.actions.get()
        with record_tx(by=office.secretary, verb="edit"):
            cases[name].due_on = cases[name].first_due_on = today + timedelta(days=days)
            cases[name].save()
    actions.complete_action(cases["xong"], evidence="Sổ", by=office.secretary)
    figure = shown(office, office.tan_tien)[2]
    assert figure == (
        "Hành động đúng hạn, 12 tháng", "50", "1 trong 2 hành động tới hạn", "1 đang quá hạn",
    )  # fmt: skip
    assert charted(office)["ages"] == [
        ("Quá trên 30 ngày", "0"), ("Quá 8–30 ngày", "0"), ("Quá 1–7 ngày", "1"), ("Hạn hôm nay", "1"),
        ("Còn 1–7 ngày", "0"), ("Còn 8–30 ngày", "0"), ("Còn trên 30 ngày", "0"),
    ]  # fmt: skip


def charted(office, unit=None, moment=None):
    found = home_charts.home(office.secretary, [(unit or office.tan_tien).pk], moment or Moment())
    return {chart.key: [tuple(str(cell) for cell in row) for row in chart.rows] for chart in found}


def test_nothing_to_draw_is_a_sentence_and_no_drawing(office):
    found = home_charts.home(office.secretary, [office.tan_tien.pk], Moment())
    assert [(chart.key, chart.svg, str(chart.nothing)) for chart in found] == [
        ("findings", "", "Chưa có phát hiện nào trong các đợt đánh giá 12 tháng qua."),
        ("ages", "", "Không có hành động khắc phục nào đang mở."),
        ("months", "", "Không ghi nhận sự không phù hợp nào trong 12 tháng qua."),
    ]


def test_months_hold_what_was_found_in_them_and_stay_in_their_unit(office, late_nonconformity):
    rows = charted(office)["months"]
    day = late_nonconformity.detected_on
    assert (len(rows), [row for row in rows if row[3] != "0"]) == (12, [(f"{day:%m/%Y}", "0", "1", "1")])
    assert charted(office, office.nham_bien)["months"] == []
    assert charted(office, moment=Moment(timezone.now() - timedelta(days=1)))["months"] == []


def test_findings_count_once_under_their_first_clause(office):
    audit = audit_story.carry(audit_story.planned_by(office), office, "in_progress")
    for grade, clauses in [("observation", ["7.5.3", "8.5"]), ("minor", ["8.5.1"]), ("major", ["8.5.2"])]:
        findings.add_finding(
            audit, grade=grade, clauses=clauses, requirement="Yêu cầu", evidence="Sổ", statement=grade,
            owner=office.owner, due=None, process="Một cửa", by=office.auditor,
        )  # fmt: skip
    titles = dict(Clause.objects.filter(number__in=["7.5", "8.5"]).values_list("number", "title_vi"))
    assert charted(office)["findings"] == [
        (f"7.5 {titles['7.5']}", "0", "1", "0", "1"), (f"8.5 {titles['8.5']}", "2", "0", "0", "2"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("left", "words"),
    [(-31, "Quá trên 30 ngày"), (-30, "Quá 8–30 ngày"), (-8, "Quá 8–30 ngày"), (-7, "Quá 1–7 ngày"),
     (-1, "Quá 1–7 ngày"), (0, "Hạn hôm nay"), (1, "Còn 1–7 ngày"), (7, "Còn 1–7 ngày"),
     (8, "Còn 8–30 ngày"), (30, "Còn 8–30 ngày"), (31, "Còn trên 30 ngày")],
)  # fmt: skip
def test_every_age_has_one_line(left, words):
    assert home_charts.age_of(left) == words
