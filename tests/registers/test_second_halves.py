"""What the registers ask by themselves: a first care, an unmeasured period, a risk that is not accepted."""

import datetime as dt
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from qms.history import Moment
from qms.links import links_of
from qms.states import Blocked
from registers import actions
from registers import models as nouns
from registers.periods import period_end
from registers.risk_matrix import matrix_svg
from registers.scoring import level_of
from registers.side_facts import facts_of
from tests.registers import making
from tests.registers.samples import line, row
from tests.registers.test_clause_rules import again, tasks_of


# --- risks ----------------------------------------------------------------------------------------
def judged(office, likelihood, impact, **changes):
    """A risk whose treatment was judged: what remains is likelihood × impact."""
    told = {"effectiveness": "Còn một lần", "reviewed_on": date(2026, 5, 4), **changes}
    remains = {"residual_likelihood": likelihood, "residual_impact": impact}
    made = actions.start(making.planned_risk(office, **told, **remains), by=office.secretary)
    return actions.review(made, by=office.secretary)


def test_a_risk_above_what_is_accepted_closes_only_with_its_reason(office):
    above = judged(office, 2, 3)  # 6: medium, and only low is accepted
    with pytest.raises(Blocked) as refused:
        actions.close(above, by=office.chief)
    assert [gap.anchor for gap in refused.value.missing] == ["acceptance"]
    above.acceptance = "Chưa có kinh phí, theo dõi hằng quý"
    assert actions.close(actions.edit(above, by=office.chief), by=office.chief).status == "closed"


@pytest.mark.parametrize(
    "changes",
    [
        {"likelihood": 1, "impact": 5},  # 5: low
        {"likelihood": 2, "impact": 3, "accepted_level": "medium"},
        {"likelihood": 5, "impact": 5, "kind": "opportunity"},
    ],
)
def test_what_is_accepted_closes_without_a_word(office, changes):
    likelihood, impact = changes.pop("likelihood"), changes.pop("impact")
    assert actions.close(judged(office, likelihood, impact, **changes), by=office.chief).status == "closed"


def test_a_good_opportunity_is_no_danger():
    assert (level_of(16).tone, level_of(16, chance=True).tone) == ("danger", "ok")
    assert [level_of(n).value for n in (5, 6, 14, 15)] == ["low", "medium", "medium", "high"]


def test_the_line_of_acceptance_is_drawn_for_risks_only(office):
    assert 'class="accepted"' in matrix_svg(making.risk(office))
    assert 'class="accepted"' not in matrix_svg(making.risk(office, kind="opportunity"))


def test_a_late_risk_stands_once_on_the_home_page_of_whom_it_waits_for(office):
    late = making.planned_risk(office, due=date(2026, 6, 30))
    told = ("Xử lý rủi ro, cơ hội", late.pk, date(2026, 6, 30), office.owner)
    assert tasks_of(office.owner, office, date(2026, 7, 9)) == [told]
    assert tasks_of(office.owner, office, date(2026, 2, 1)) == [told]  # far away, but in hand
    assert tasks_of(office.chief, office, date(2026, 7, 9)) == [told]
    assert tasks_of(office.owner2, office, date(2026, 7, 9)) == []


def test_a_risk_and_its_process_know_each_other(office, signed_in):
    process = line(nouns.Process, office, title="Trả kết quả")
    line(nouns.Process, office, unit=office.nham_bien, title="Quá trình của xã bên", by=office.neighbour)
    named = making.risk(office, process="Trả kết quả")
    making.risk(office, unit=office.nham_bien, process="Trả kết quả", by=office.neighbour)
    assert [link.url for link in links_of(process, Moment())] == [named.get_absolute_url()]
    assert [link.url for link in links_of(named, Moment())] == [process.get_absolute_url()]
    page = signed_in(office.secretary).get(reverse("registers:risk_create")).content.decode()
    assert '<option value="Trả kết quả">' in page and "Quá trình của xã bên" not in page


# --- objectives -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("frequency", "on", "end"),
    [
        ("month", date(2026, 2, 1), date(2026, 2, 28)),
        ("quarter", date(2026, 11, 30), date(2026, 12, 31)),
        ("half", date(2026, 6, 30), date(2026, 6, 30)),
        ("year", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_the_period_of_a_day_ends_on_its_last_day(frequency, on, end):
    assert period_end(frequency, on) == end


def test_a_period_that_is_over_and_not_measured_asks(office):
    objective = actions.approve(making.objective(office), by=office.chief)
    written = again(objective).written_on
    end = period_end("month", written)
    asked = ("Đo mục tiêu", objective.pk, end, office.owner)
    assert [task for task in tasks_of(office.owner, office, end) if task[0] == "Đo mục tiêu"] == [asked]
    assert tasks_of(office.owner, office, end - dt.timedelta(days=1))[:1] != [asked]
    making.measurement(office, objective, period_from=end.replace(day=1), period_to=end)
    assert asked not in tasks_of(office.owner, office, end)
    following = period_end("month", end + dt.timedelta(days=1))
    assert [task[2] for task in tasks_of(office.owner, office, following) if task[0] == "Đo mục tiêu"] == [
        following
    ]


def test_nobody_is_asked_to_measure_a_draft_or_what_has_ended(office):
    draft = making.objective(office)
    far = date(2027, 6, 30)
    assert {task[0] for task in tasks_of(office.owner, office, far)} == set()
    ended = actions.end(actions.approve(draft, by=office.chief), by=office.chief)
    assert tasks_of(office.owner, office, far) == [] and ended.status == "ended"


def test_a_counted_result_leads_to_its_statistics(office):
    fed = nouns.Measurement(fed_from="on_time", period_from=date(2026, 6, 1), period_to=date(2026, 6, 30))
    assert fed.source_url == f"{reverse('registers:statistics')}?kind=free&first=2026-06-01&last=2026-06-30"
    assert nouns.Measurement(period_from=date(2026, 6, 1), period_to=date(2026, 6, 30)).source_url == ""


# --- devices, changes, processes, competence ------------------------------------------------------
def test_a_measuring_device_waits_for_its_first_calibration_from_the_day_it_is_used(office):
    told = {"is_measuring": True, "measuring_range": "0–5 kg", "maintenance_months": None}
    with pytest.raises(ValidationError) as refused:
        nouns.Equipment(unit=office.tan_tien, title="Cân", place="Quầy", **told).clean()
    assert set(refused.value.message_dict) == {"used_from"}
    scales = line(nouns.Equipment, office, used_from=date(2026, 3, 2), **told)
    first = ("Hiệu chuẩn, kiểm định lần đầu", scales.pk, date(2026, 3, 2), office.owner)
    assert tasks_of(office.owner, office, date(2026, 3, 9)) == [first]
    assert [fact.label for fact in facts_of(again(scales), Moment()) if fact.day] == ["Hiệu chuẩn lần đầu"]
    row(scales, office, kind="calibration", certificate="HC-1", valid_to=date(2027, 3, 9))
    assert tasks_of(office.owner, office, date(2026, 3, 9)) == []


def test_a_device_that_failed_says_what_became_of_its_earlier_results(office):
    scales = line(nouns.Equipment, office)
    with pytest.raises(ValidationError) as refused:
        row(scales, office, kind="calibration", passed=False)
    assert set(refused.value.message_dict) == {"earlier_results"}
    row(scales, office, kind="calibration", passed=False, earlier_results="Đã cân lại 12 bưu gửi")
    assert (again(scales).valid_to, again(scales).is_broken) == (None, True)


def test_a_change_ends_when_each_step_has_its_result(office):
    plan = actions.approve(line(nouns.ChangePlan, office, outcome="Đạt"), by=office.chief)
    step = row(plan, office)
    with pytest.raises(Blocked) as refused:
        actions.end(plan, by=office.chief)
    assert [gap.anchor for gap in refused.value.missing] == ["rows"]
    step.result = "Thôi làm: phần mềm mới có sẵn"
    actions.edit_row(step, by=office.secretary)
    assert actions.end(again(plan), by=office.chief).status == "ended"


def test_the_map_shows_the_processes_of_one_office_by_their_kind(office, signed_in):
    support = line(nouns.Process, office, title="Kiểm soát tài liệu", kind="support", person=None)
    line(nouns.Process, office, title="Tiếp nhận")
    over = line(nouns.Process, office, title="Quá trình đã thôi")
    actions.end(over, by=office.chief, reason="Đã nhập vào quá trình khác")
    drawing = signed_in(office.secretary).get(reverse("registers:process_list")).context["drawing"]
    places = [drawing.html.index(word) for word in ("Tiếp nhận", support.title, "chưa có chủ quá trình")]
    assert places == sorted(places) and over.title not in drawing.html


def test_a_competence_shows_the_trainings_its_holder_came_to(office):
    competence = line(nouns.Competence, office)
    came, missed = (
        line(nouns.Training, office, held_on=date(2026, 3, 10), title=title) for title in ("Có", "Vắng")
    )
    row(came, office)
    row(missed, office, attended=False)
    assert [link.url for link in links_of(competence, Moment())] == [came.get_absolute_url()]


# --- who proposes ---------------------------------------------------------------------------------
@pytest.mark.parametrize("model", [nouns.Improvement, nouns.NonconformingOutput])
def test_the_desk_writes_down_what_it_sees_and_decides_nothing(office, model):
    told = line(model, office, by=office.desk)
    assert told.created_by == office.desk
    for verb in (move.verb for move in told.life_cycle.transitions if told.status in move.sources):
        with pytest.raises(PermissionDenied):
            actions.move(told, verb, by=office.desk, reason="x")
    with pytest.raises(PermissionDenied):
        line(model, office, by=office.inspector)
    with pytest.raises(PermissionDenied):
        line(nouns.Risk, office, by=office.desk)


def test_money_is_read_in_groups(office):
    course = line(nouns.Training, office, cost=1_250_000)
    told = {name: value for _title, facts in course.told() for name, _label, value in facts}
    assert told["cost"] == "1.250.000"


def test_a_new_line_asks_only_what_can_be_known_and_who_proposes_is_filled_in(office, signed_in):
    client = signed_in(office.desk)
    form = client.get(reverse("registers:improvement_create")).context["form"]
    assert form["proposer"].value() == office.desk.pk and "result" not in form.fields
    told = line(nouns.Improvement, office)
    later = signed_in(office.secretary).get(told.url("edit")).context["form"]
    assert set(later.fields) - set(form.fields) == {"version", "result", "spread"}
