"""Surveys: what is asked stays with what was answered, and every figure says out of how many."""

import uuid
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from qms import figures, worklist
from qms.evidence import find
from qms.history import Moment
from qms.states import Blocked, Refused
from registers.actions import surveys as acts
from registers.measures import counted, offers
from registers.models import Survey, SurveyAnswer
from registers.papers.surveys import months_chart, tally_words, told
from registers.survey_figures import (
    by_channel,
    by_factor,
    by_field,
    by_month,
    overall,
    papers,
    satisfied,
)

from .making import QUESTIONS, entered, opened, row, survey

pytestmark = pytest.mark.django_db
NOW = Moment()
JAN, FEB = date(2026, 1, 15), date(2026, 2, 15)


def sent(office, unit=None, **values):
    more = {"key": uuid.uuid4(), "channel": "public", "scores": {"q1": 5}, **values}
    return acts.receive(unit or office.tan_tien, **more)


def test_it_opens_with_questions_one_at_a_time(office):
    empty = survey(office, questions=[])
    assert empty.code == f"KS-{timezone.localdate().year}-0001"
    with pytest.raises(Blocked, match="Ghi ít nhất một câu hỏi"):
        acts.open_(empty, by=office.secretary)
    first = opened(office)
    with pytest.raises(Refused, match=f"đang mở khảo sát {first.code}"):
        opened(office)
    acts.close(first, by=office.chief)
    second = opened(office)
    with pytest.raises(Refused, match=f"đang mở khảo sát {second.code}"):
        acts.reopen(Survey.objects.get(pk=first.pk), reason="Thêm tháng", by=office.chief)


@pytest.mark.parametrize("who", ["desk", "owner", "auditor", "inspector", "neighbour"])
def test_officer_and_head_keep_surveys(office, who):
    with pytest.raises(PermissionDenied):
        survey(office, by=getattr(office, who))
    assert Survey.objects.count() == 0


@pytest.mark.parametrize(
    "questions",
    [
        "q1", [{"key": "q1", "factor": "price", "text": "Rẻ?"}], [{"key": "q1", "factor": "staff"}],
        [QUESTIONS[0], QUESTIONS[0]], [{"key": "q1", "factor": "staff", "text": ""}],
        [{"key": f"q{n}", "factor": "staff", "text": "?"} for n in range(21)],
    ],
)  # fmt: skip
def test_questions_that_are_none_are_refused(office, questions):
    with pytest.raises(ValidationError):
        survey(office, questions=questions)


def test_questions_with_answers_stand_and_other_ones_are_a_new_survey(office):
    first = opened(office)
    entered(office, first, row(JAN, (5, 4, 4, 3)))
    first.title = "Hài lòng 2026"
    acts.edit(first, by=office.secretary)
    first.questions = QUESTIONS[:1]
    with pytest.raises(Refused, match="câu hỏi giữ nguyên"):
        acts.edit(first, by=office.secretary)
    first.refresh_from_db()
    second = acts.revise(first, by=office.secretary)
    second.questions = QUESTIONS[:1]
    acts.edit(second, by=office.secretary)
    acts.open_(Survey.objects.get(pk=second.pk), by=office.secretary)
    first.refresh_from_db()
    assert (first.status, first.title, first.questions) == ("closed", "Hài lòng 2026", QUESTIONS)
    assert sent(office).survey == second and second.replaces == first
    with pytest.raises(Refused, match="của các câu hỏi trong khảo sát"):
        sent(office, scores={"q2": 5})
    assert (
        Survey.history.filter(id=first.pk).latest("history_id").history_change_reason.startswith("Thay bằng")
    )


def test_an_answer_names_nobody_and_its_numbers_are_masked(office):
    opened(office)
    key = uuid.uuid4()
    one = sent(office, key=key, comment="Gọi tôi 0912345678", channel="kiosk", field="Cư trú")
    assert sent(office, key=key).pk == one.pk
    history = SurveyAnswer.history.get()
    assert (one.comment, history.history_actor) == ("Gọi tôi •••••••678", "hệ thống")
    assert (one.answered_on, one.channel, one.scores) == (timezone.localdate(), "kiosk", {"q1": 5})


@pytest.mark.parametrize(
    "scores", [{}, {"q9": 3}, {"q1": 0}, {"q1": 6}, {"q1": "5"}, {"q1": True}, {"q1": 4.5}, {"q1": None}]
)
def test_nonsense_scores_are_refused(office, scores):
    opened(office)
    with pytest.raises(Refused):
        sent(office, scores=scores)
    assert SurveyAnswer.objects.count() == 0


def test_nobody_answers_before_after_or_elsewhere(office):
    today = timezone.localdate()
    survey(office)
    with pytest.raises(Refused, match="không lấy ý kiến"):
        sent(office)  # a draft
    opened(office, starts_on=today + timedelta(days=1), ends_on=today + timedelta(days=9))
    for unit in (office.tan_tien, office.nham_bien):
        with pytest.raises(Refused, match="không lấy ý kiến"):
            sent(office, unit)


def test_papers_are_entered_all_or_none(office):
    of = opened(office)
    with pytest.raises(Refused, match="Dòng 2: Ngày của phiếu"):
        entered(
            office, of, row(JAN, (5, 5, 5, 5)), row(timezone.localdate() + timedelta(days=1), (5, 5, 5, 5))
        )
    with pytest.raises(Refused, match="Dòng 2: Điểm của phiếu"):
        entered(office, of, row(JAN, (5, 5, 5, 5)), row(JAN, (5, 5, 5, 9)))
    assert SurveyAnswer.objects.count() == 0
    assert len(entered(office, of, row(JAN, (5, 5, 5, 5)), row(JAN, (1, None, None, None)))) == 2
    for who in (office.owner, office.auditor, office.neighbour, office.chief):
        with pytest.raises(PermissionDenied):
            acts.enter(of, [(1, row(JAN, (5, 5, 5, 5)))], by=who)
    with pytest.raises(Refused, match="chưa mở"):
        entered(office, survey(office), row(JAN, (5, 5, 5, 5)))


def test_only_a_paper_entered_by_mistake_is_left_out(office):
    of = opened(office)
    paper, phone = *entered(office, of, row(JAN, (1, 1, 1, 1))), sent(office)
    with pytest.raises(Refused, match="Chỉ bỏ được phiếu giấy"):
        acts.leave_out(phone, reason="Chê nhiều", by=office.chief)
    with pytest.raises(PermissionDenied):
        acts.leave_out(paper, reason="Nhầm", by=office.desk)
    with pytest.raises(Refused, match="lý do"):
        acts.leave_out(paper, by=office.chief)
    acts.leave_out(paper, reason="Nhập hai lần", by=office.chief)
    assert overall(papers([office.tan_tien.pk], NOW)).n == 1
    with pytest.raises(Refused, match="đã bỏ rồi"):
        acts.leave_out(paper, reason="Lần nữa", by=office.chief)


# --- figures -------------------------------------------------------------------------------------


def answered(office):
    of = opened(office)
    entered(
        office, of, row(JAN, (5, 4, 4, 3), field="Cư trú"), row(JAN, (3, 5, None, 2), field="Cư trú"),
        row(FEB, (None, 1, 5, 5)),
    )  # fmt: skip
    return of


def shown(tallies):
    return [(name, tally.answers, tally.n, tally.mean, tally.words) for name, tally in tallies]


def test_every_figure_by_hand(office):
    answered(office)
    found = papers([office.tan_tien.pk], NOW)
    assert shown([("", overall(found))]) == [("", 3, 10, Decimal("3.70"), "60")]
    assert shown(by_factor(found)) == [
        ("Tiếp cận dịch vụ", 2, 2, Decimal("4.00"), "50"),
        ("Thủ tục hành chính", 0, 0, None, "–"),
        ("Công chức giải quyết công việc", 3, 5, Decimal("3.80"), "80"),
        ("Kết quả dịch vụ", 3, 3, Decimal("3.33"), "33,3"),
        ("Tiếp nhận, xử lý góp ý", 0, 0, None, "–"),
    ]
    assert shown(by_month(found)) == [
        ("01/2026", 2, 7, Decimal("3.71"), "57,1"), ("02/2026", 1, 3, Decimal("3.67"), "66,7"),
    ]  # fmt: skip
    assert [name for name, *_rest in shown(by_field(found))] == ["Cư trú", "Không ghi"]
    assert shown(by_channel(found)) == [("Phiếu giấy", 3, 10, Decimal("3.70"), "60")]
    assert tally_words(overall(found)) == "3,70 · 60 % chấm 4–5 (n = 10 lượt, 3 phiếu)"
    drawing, title = months_chart(found)
    assert title == "Tỷ lệ chấm 4–5 theo tháng, % (n = 3 phiếu)" and drawing.startswith("<svg")
    assert months_chart(found[:2]) == ("", "")


def test_the_measure_of_an_objective_and_the_home_page(office):
    assert satisfied([office.tan_tien.pk], (JAN, FEB), NOW) == (0, 0)
    today = timezone.localdate()
    entered(
        office,
        opened(office),
        row(today, (5, 4, 4, 3)),
        row(today, (3, 5, None, 2)),
        row(today, (None, 1, 5, 5)),
    )
    shown_home = [
        one for one in figures.figures_of(office.chief, [office.tan_tien.pk], NOW) if "4–5" in one.label
    ]
    assert [(one.value, one.of) for one in shown_home] == [("60", "6 trong 10 lượt chấm, 3 phiếu")]
    assert satisfied([office.nham_bien.pk], (today, today), NOW) == (0, 0)
    assert offers("satisfaction") and offers("feedback_on_time")
    assert counted("satisfaction", office.tan_tien, today, today, NOW, otherwise="") == (6, 10)


def test_a_period_counts_its_own_days_only(office):
    answered(office)
    assert satisfied([office.tan_tien.pk], (JAN, JAN), NOW) == (4, 7)


def test_as_of_a_moment_before_an_answer_it_is_not_counted(office):
    of = opened(office)
    entered(office, of, row(JAN, (5, 5, 5, 5)))
    before = Moment(timezone.now())
    entered(office, of, row(JAN, (1, 1, 1, 1)))
    units = [office.tan_tien.pk]
    assert (overall(papers(units, before)).n, overall(papers(units, NOW)).n) == (4, 8)


def test_the_summary_sheet_and_the_list_of_papers(office):
    answered(office)
    summary, units = find("satisfaction").table(), [office.tan_tien.pk]
    rows = summary.queryset(office.auditor, units, NOW, period=(JAN, JAN))
    lines = [summary.cells(line) for line in summary.records(rows, NOW)]
    assert lines[0] == ["Chung", "Tất cả câu hỏi", 2, 7, Decimal("3.71"), 4, Decimal("57.1")]
    assert [line[:3] for line in lines if line[0] == "Tháng"] == [["Tháng", "01/2026", 2]]
    assert [figure.value for figure in summary.figures(rows, NOW)] == ["4/7 (57,1 %)"]
    assert summary.queryset(office.neighbour, units, NOW) == []  # of a unit out of sight
    listed = find("survey_answers").table(chosen=["field", "staff", "access"])
    rows = listed.queryset(office.auditor, units, NOW)
    assert [listed.cells(record) for record in listed.records(rows, NOW)] == [
        ["", None, Decimal("3.00")],
        ["Cư trú", Decimal("3.00"), Decimal("5.00")],
        ["Cư trú", Decimal("5.00"), Decimal("4.00")],
    ]


def test_a_survey_past_its_last_day_waits_to_be_closed(office):
    of = opened(office)
    later = of.ends_on + timedelta(days=1)
    assert not of.takes_answers(later)
    for who, count in ((office.secretary, 1), (office.desk, 0), (office.auditor, 0)):
        tasks = [task for task in worklist.tasks(who, [office.tan_tien.pk], later) if task.record == of]
        assert len(tasks) == count, who
    assert [block.title for block in told(of)] == ["Khảo sát", "Câu hỏi, chấm từ 1 đến 5"]
