"""The rules of single registers: days that follow from rows, what blocks a step, whom a day reminds."""

import datetime as dt
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from documents.retention import after_months
from qms import worklist
from qms.history import Moment, record_tx
from qms.links import links_of
from qms.mottoes import mottoes_of
from qms.states import Blocked, Refused
from registers import actions, measures
from registers import models as nouns
from registers.actions.feeding import feed
from registers.periods import last_whole_period
from tests.documents import samples as documents
from tests.registers.samples import DAY, criteria, line, row

NOW = Moment()


def again(record):
    return type(record).objects.get(pk=record.pk)


def tasks_of(user, office, on):
    return [
        (task.verb, task.record.pk, task.due, task.person)
        for task in worklist.tasks(user, [office.tan_tien.pk], on)
        if task.record._meta.app_label == "registers"
    ]


# --- looked at again ------------------------------------------------------------------------------
def test_looking_again_sets_the_next_day_and_keeps_the_conclusion(office, signed_in):
    issue = line(nouns.ContextIssue, office, review_months=6, reviewed_on=date(2026, 1, 31))
    assert again(issue).next_review == date(2026, 7, 31)

    client = signed_in(office.owner)
    empty = client.post(issue.url("act", "registers.look"), {"confirmed": "1", "finding": " "})
    assert (empty.status_code, again(issue).reviewed_on) == (422, date(2026, 1, 31))
    client.post(issue.url("act", "registers.look"), {"confirmed": "1", "finding": "Vẫn đúng"})
    today = timezone.localdate()
    kept = again(issue)
    assert (kept.reviewed_on, kept.next_review > today, kept.status) == (today, True, "current")
    assert kept.history.first().history_change_reason == "Vẫn đúng"


def test_whoever_is_named_is_reminded_and_who_keeps_the_register_when_nobody_is(office):
    named = line(nouns.ContextIssue, office, reviewed_on=DAY)
    nobody = line(nouns.ContextIssue, office, reviewed_on=DAY, person=None)
    due = date(2027, 3, 9)
    early, on = due - dt.timedelta(days=15), due - dt.timedelta(days=14)

    assert tasks_of(office.owner, office, early) == []
    assert tasks_of(office.owner, office, on) == [("Xem xét lại", named.pk, due, office.owner)]
    assert {task[1:] for task in tasks_of(office.secretary, office, on)} == {
        (named.pk, due, office.owner),
        (nobody.pk, due, None),
    }
    assert tasks_of(office.desk, office, on) == tasks_of(office.neighbour, office, on) == []
    actions.end(named, by=office.secretary, reason="Không còn")
    assert tasks_of(office.owner, office, on) == []


def test_reminders_cost_one_query_however_many_registers_there_are(office):
    line(nouns.ContextIssue, office)
    with CaptureQueriesContext(connection) as queries:
        worklist.tasks(office.owner, [office.tan_tien.pk], date(2026, 1, 1))
    assert sum("UNION ALL" in query["sql"] for query in queries.captured_queries) == 1


# --- equipment ------------------------------------------------------------------------------------
def test_a_measuring_device_never_calibrated_is_as_bad_as_one_over_its_day(office, signed_in):
    scale = line(nouns.Equipment, office, is_measuring=True, measuring_range="0–150 kg")
    states = [again(scale).calibration_state(DAY).value]
    row(scale, office, kind="calibration", certificate="V02.CN5", valid_to=date(2026, 9, 1))
    states += [again(scale).calibration_state(on).value for on in
               (date(2026, 8, 1), date(2026, 8, 2), date(2026, 9, 1), date(2026, 9, 2))]  # fmt: skip

    assert states == ["never", "in_time", "near", "near", "over"]
    page = signed_in(office.secretary).get(scale.get_absolute_url())
    assert "Hiệu chuẩn: Quá hạn" in [str(chip) for chip in again(scale).chips(date(2027, 1, 1))]
    assert page.status_code == 200


def test_maintenance_counts_from_the_last_one_and_follows_a_new_rhythm(office):
    printer = line(nouns.Equipment, office, maintenance_months=6, used_from=date(2025, 8, 31))
    assert again(printer).next_maintenance == date(2026, 2, 28)  # the first time is waited for as well
    row(printer, office, done_on=date(2026, 1, 15))
    row(printer, office, kind="repair", done_on=date(2026, 2, 1), content="Thay trục")
    assert again(printer).next_maintenance == date(2026, 7, 15)

    printer = again(printer)
    printer.maintenance_months = 3
    actions.edit(printer, by=office.secretary)
    assert again(printer).next_maintenance == date(2026, 4, 15)
    row(printer, office, done_on=date(2026, 3, 1), passed=False)
    assert again(printer).maintenance_state(DAY).value == "broken"


def test_a_calibration_without_its_certificate_is_refused(office):
    device = line(nouns.Equipment, office)
    with pytest.raises(ValidationError):
        row(device, office, kind="verification")
    assert nouns.EquipmentCare.objects.count() == 0


# --- competence and training ----------------------------------------------------------------------
def test_a_gap_asks_for_a_plan_before_the_next_look(office):
    desk = line(nouns.Competence, office)
    row(desk, office, required=3, actual=3)
    row(desk, office, requirement="Tiếng dân tộc", required=2, actual=1)
    desk = again(desk)
    assert (desk.item_count, desk.gap_count, desk.gap.value) == (2, 1, "short")
    with pytest.raises(Blocked) as blocked:
        actions.look(desk, by=office.secretary, reason="Xem")
    assert [gap.anchor for gap in blocked.value.missing] == ["plan"]


def test_a_training_waits_for_its_effect_to_be_judged(office):
    course = actions.approve(line(nouns.Training, office), by=office.chief)
    with pytest.raises(Blocked) as blocked:
        actions.start(course, by=office.owner)
    assert [gap.anchor for gap in blocked.value.missing] == ["held_on", "rows"]

    row(course, office)
    course = again(course)
    course.held_on = date(2026, 3, 10)
    actions.edit(course, by=office.owner)
    held = actions.start(again(course), by=office.owner)
    due = date(2026, 6, 10)
    assert (held.status, held.effect_due) == ("held", due)
    assert ("Đánh giá hiệu lực đào tạo", held.pk, due, office.chief) in tasks_of(office.chief, office, due)
    with pytest.raises(Blocked) as blocked:
        actions.review(held, by=office.secretary)
    assert [gap.anchor for gap in blocked.value.missing] == ["effect_on", "effect", "effect_note"]


def test_a_talk_proves_awareness_and_a_course_competence(office):
    assert line(nouns.Training, office, kind="awareness").own_clauses == ("7.3",)
    assert line(nouns.Training, office).own_clauses == ("7.2",)


# --- communication, providers ---------------------------------------------------------------------
def test_the_next_post_is_due_one_rhythm_after_the_last(office):
    plan = line(nouns.Communication, office, every_months=1)
    assert again(plan).next_on == after_months(again(plan).written_on, 1)
    row(plan, office, done_on=date(2026, 1, 31), way="fanpage", link="https://example.vn/1")
    assert (again(plan).last_on, again(plan).next_on) == (date(2026, 1, 31), date(2026, 2, 28))


def test_a_provider_is_judged_again_after_a_year_and_a_condition_says_which(office):
    post = line(nouns.Provider, office)
    assert again(post).conclusion.value == "unjudged"
    assert again(post).next_evaluation == again(post).written_on
    with pytest.raises(ValidationError):
        row(post, office, conclusion="condition")
    row(post, office, conclusion="condition", note="Giao trước 16 giờ", price=5)
    post = again(post)
    assert (post.last_score, post.conclusion.value, post.next_evaluation) == (
        Decimal("4.50"),
        "condition",
        date(2027, 3, 9),
    )


# --- nonconforming outputs ------------------------------------------------------------------------
def test_a_late_result_closes_only_with_its_apology_and_a_second_look(office):
    late = line(nouns.NonconformingOutput, office, kind="late", treatment_note="Trả ngay")
    late = actions.start(late, by=office.chief)
    with pytest.raises(Blocked) as blocked:
        actions.close(late, by=office.chief)
    assert [gap.anchor for gap in blocked.value.missing] == ["verified_on", "verification", "apology"]
    late.verified_on, late.verification, late.apology = DAY, "Đúng", "PXL 03"
    actions.edit(late, by=office.secretary)
    assert actions.close(again(late), by=office.chief).status == "closed"


def test_a_concession_says_what_was_agreed(office):
    with pytest.raises(ValidationError) as refused:
        line(nouns.NonconformingOutput, office, treatment="concession").full_clean()
    assert list(refused.value.error_dict) == ["concession"]


# --- the reception room ---------------------------------------------------------------------------
def test_a_check_begins_with_the_list_of_the_unit_or_of_the_one_above(office, signed_in):
    above = line(nouns.PremisesItem, office, unit=office.province_unit, by=office.province, title="Biển tên")
    assert above.unit == office.province_unit
    first = line(nouns.PremisesCheck, office)
    line(nouns.PremisesItem, office, title="Ghế chờ", no=2)
    line(nouns.PremisesItem, office, title="Niêm yết", no=1)
    second = line(nouns.PremisesCheck, office)

    rows = nouns.PremisesCheckRow.objects
    assert [one.item for one in rows.filter(check_record=first)] == ["Biển tên"]
    assert [one.item for one in rows.filter(check_record=second)] == ["Niêm yết", "Ghế chờ"]


def filled(page, **changes):
    """What the page of all rows would send, with some fields changed."""
    formset = page.context["formset"]
    sent = {f"rows-{name}": value for name, value in formset.management_form.initial.items()}
    for form in formset.forms:
        for bound in form:
            value = bound.value()
            if value not in (None, False):
                sent[bound.html_name] = value
    return {**sent, **{name.replace("__", "-"): value for name, value in changes.items()}}


def test_all_items_are_judged_on_one_page_and_none_is_forgotten(office, signed_in):
    for number, title in enumerate(("Ghế chờ", "Niêm yết"), start=1):
        line(nouns.PremisesItem, office, title=title, no=number)
    check = line(nouns.PremisesCheck, office)
    client, where = signed_in(office.owner), reverse("registers:premisescheck_rows_fill", args=[check.pk])
    one = filled(client.get(where), rows__0__result="good")
    assert client.post(where, one).status_code == 302
    with pytest.raises(Blocked, match="Còn 1 hạng mục chưa kiểm tra"):
        actions.close(again(check), by=office.owner)

    both = filled(client.get(where), rows__1__result="bad", rows__1__note="Thiếu 02 thủ tục")
    assert client.post(where, one).status_code == 409  # that page was opened before somebody saved
    assert client.post(where, both).status_code == 302
    closed = actions.close(again(check), by=office.owner)
    assert (closed.good_of, closed.outcome.value, closed.takes_rows) == ("1/2", "bad", False)
    assert client.get(where).status_code == 400
    assert signed_in(office.desk).get(where).status_code == 403
    assert signed_in(office.neighbour).get(where).status_code == 404


# --- the model unit -------------------------------------------------------------------------------
def test_an_assessment_takes_the_set_in_force_and_says_n(office, signed_in):
    ours = criteria(office, from_date=date(2026, 1, 1))
    with pytest.raises(Blocked):
        actions.approve(line(nouns.ModelCriteria, office), by=office.chief)
    actions.approve(ours, by=office.chief)
    assessment = line(nouns.ModelAssessment, office)
    first, second = nouns.AssessedCriterion.objects.filter(assessment=assessment)
    assert (assessment.criteria, again(assessment).percent) == (ours, Decimal("0.0"))

    first.points, first.evidence = Decimal(8), "Ảnh 01"
    actions.edit_row(first, by=office.owner)
    with pytest.raises(ValidationError):
        second.points = Decimal(5)
        actions.edit_row(second, by=office.owner)
    with pytest.raises(Blocked, match="Còn 1 tiêu chí chưa chấm"):
        actions.approve(again(assessment), by=office.chief)
    second = again(second)
    second.points = Decimal(0)
    actions.edit_row(second, by=office.owner)
    signed = actions.approve(again(assessment), by=office.chief)
    assert (signed.points, signed.most_points, signed.percent) == (Decimal(8), Decimal(30), Decimal("26.7"))
    with pytest.raises(Refused):
        actions.edit_row(again(first), by=office.chief)


def test_a_unit_without_a_set_is_told_whose_it_follows(office, signed_in):
    client, where = signed_in(office.secretary), reverse("registers:modelcriteria_list")
    assert "Chưa có bộ tiêu chí." in client.get(where).content.decode()
    above = criteria(office, unit=office.province_unit, by=office.province, from_date=DAY)
    with record_tx(by=None, verb="qms.load"):  # its head is nobody of this story
        above.status = "active"
        above.save()
    told = f"Đơn vị đang chấm theo bộ của Công an tỉnh: {above.title}, áp dụng từ {DAY:%d/%m/%Y}."
    assert told in client.get(where).content.decode()


def test_points_above_the_most_are_refused(office):
    actions.approve(criteria(office, from_date=DAY), by=office.chief)
    assessment = line(nouns.ModelAssessment, office)
    one = nouns.AssessedCriterion.objects.filter(assessment=assessment).first()
    one.points, one.evidence = Decimal(11), "Ảnh"
    with pytest.raises(ValidationError, match="Điểm từ 0 đến điểm tối đa"):
        actions.edit_row(one, by=office.owner)
    with pytest.raises(Refused):
        actions.add_row(assessment.new_row(), by=office.owner)


def test_the_province_compares_units_and_a_unit_sees_itself(office, signed_in):
    criteria(office, unit=office.province_unit, by=office.province, points=(10,), from_date=DAY)
    assert line(nouns.ModelAssessment, office).criteria is None  # a draft of the province binds nobody
    actions.approve(criteria(office, points=(10,), from_date=DAY), by=office.chief)
    older, newer = (line(nouns.ModelAssessment, office, assessed_on=date(2026, month, 9)) for month in (3, 4))
    for assessment, points in ((older, 9), (newer, 8)):
        one = nouns.AssessedCriterion.objects.get(assessment=assessment)
        one.points, one.evidence = Decimal(points), "Ảnh"
        actions.edit_row(one, by=office.owner)
        actions.approve(again(assessment), by=office.chief)
    client, where = signed_in(office.province), reverse("registers:model_unit_compare")
    lines = client.get(where).context["lines"]

    assert (lines[0].unit, lines[0].assessment) == (office.tan_tien, newer)
    assert {one.assessment for one in lines[1:]} == {None} and office.nham_bien in {one.unit for one in lines}
    theirs = signed_in(office.neighbour).get(where).context["lines"]
    assert [(one.unit, one.assessment) for one in theirs] == [(office.nham_bien, None)]


# --- objectives fed from the figures --------------------------------------------------------------
@pytest.fixture
def counted(monkeypatch):
    """49 of 50, then 50 of 51: somebody counts, and counts anew."""
    found = [(49, 50), (50, 51)]
    monkeypatch.setattr(measures, "_measures", {})
    measures.measure("on_time", "Đúng hạn")(lambda unit, first, last, moment: found.pop(0))
    return found


def fed_objective(office, **changes):
    return actions.approve(line(nouns.Objective, office, source="on_time", **changes), by=office.chief)


JANUARY = (date(2026, 1, 1), date(2026, 1, 31))


def test_a_fed_result_is_counted_and_says_so_until_it_is_typed_over(office, counted):
    objective = fed_objective(office)
    fed = feed(objective, *JANUARY, by=office.owner)
    assert (fed.numerator, fed.denominator, fed.result, fed.fed_from) == (49, 50, Decimal("98.00"), "on_time")
    anew = feed(objective, *JANUARY, by=office.owner)
    assert (anew.pk, anew.numerator) == (fed.pk, 50)

    typed = again(anew)
    typed.cause = "Tết"
    assert actions.edit_row(typed, by=office.owner).fed_from == "on_time"
    typed.numerator = Decimal(51)
    assert actions.edit_row(typed, by=office.owner).fed_from == ""
    with pytest.raises(Refused, match="ghi tay"):
        feed(objective, *JANUARY, by=office.owner)


def test_what_nobody_counts_is_not_offered(office, signed_in, monkeypatch):
    monkeypatch.setattr(measures, "_measures", {})
    objective = fed_objective(office)
    page = signed_in(office.owner).get(objective.get_absolute_url())
    assert reverse("registers:objective_feed", args=[objective.pk]) not in page.content.decode()
    with pytest.raises(Refused):
        feed(objective, *JANUARY, by=office.owner)
    assert nouns.Measurement.objects.count() == 0


def test_the_button_counts_the_period_that_is_chosen(office, signed_in, counted):
    objective = fed_objective(office)
    where = reverse("registers:objective_feed", args=[objective.pk])
    client = signed_in(office.owner)
    assert where in client.get(objective.get_absolute_url()).content.decode()
    wrong = client.post(where, {"period_from": "31/01/2026", "period_to": "01/01/2026"})
    right = client.post(where, {"period_from": "01/01/2026", "period_to": "31/01/2026"})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert [one.fed_from for one in nouns.Measurement.objects.all()] == ["on_time"]
    assert [signed_in(who).get(where).status_code for who in (office.desk, office.neighbour)] == [403, 404]


@pytest.mark.parametrize(
    ("frequency", "first", "last"),
    [
        ("month", (2026, 2, 1), (2026, 2, 28)),
        ("quarter", (2025, 10, 1), (2025, 12, 31)),
        ("half", (2025, 7, 1), (2025, 12, 31)),
        ("year", (2025, 1, 1), (2025, 12, 31)),
    ],
)
def test_the_last_whole_period(frequency, first, last):
    assert last_whole_period(frequency, date(2026, 3, 31)) == (date(*first), date(*last))


# --- motto, links, totals, index ------------------------------------------------------------------
def test_posters_print_the_motto_of_the_day_and_no_part_that_is_not_written(office):
    office.tan_tien.motto = {"4_xin": ["xin chào"], "4_luon": [], "5_khong": []}
    assert mottoes_of(office.tan_tien, NOW) == [("4 xin", "xin chào")]
    draft = line(nouns.Conduct, office, from_date=date(2026, 1, 1), luon="luôn mỉm cười", xin="")
    assert mottoes_of(office.tan_tien, NOW) == [("4 xin", "xin chào")]
    actions.approve(draft, by=office.chief)
    later = timezone.localdate() + dt.timedelta(days=1)
    actions.approve(line(nouns.Conduct, office, from_date=later), by=office.chief)

    assert mottoes_of(office.tan_tien, NOW) == [("4 luôn", "luôn mỉm cười")]
    actions.end(again(draft), by=office.chief)
    assert mottoes_of(office.tan_tien, NOW) == []
    assert mottoes_of(office.nham_bien, NOW) == []


def test_a_document_leads_to_the_processes_it_describes(office):
    document = documents.new_document(office, at=timezone.now()).document
    process = line(nouns.Process, office)
    row_of = process.new_row()
    row_of.document = document
    actions.add_row(row_of, by=office.secretary)
    assert (str(process), "Quá trình") in [
        (str(link.label), str(link.group)) for link in links_of(document, NOW)
    ]


def test_totals_by_year_say_n(office, signed_in):
    for day, amount in ((DAY, 5_000_000), (DAY, 7_000_000), (date(2025, 5, 5), None)):
        changes = {"kind": "device", "received_on": day, "amount": amount}
        line(nouns.MobilisedResource, office, **changes)
    page = signed_in(office.secretary).get(reverse("registers:mobilisedresource_list"))
    told = [(str(figure.label), str(figure.value)) for figure in page.context["figures"]]

    assert told == [("Năm 2026 (n = 2)", "12.000.000 đồng"), ("Năm 2025 (n = 1)", "– đồng")]


def test_the_question_of_the_climate_is_answered_or_open(office, signed_in):
    where = reverse("registers:contextissue_list")
    client = signed_in(office.secretary)
    line(nouns.ContextIssue, office)
    before = [str(figure.value) for figure in client.get(where).context["figures"]]
    line(nouns.ContextIssue, office, climate="irrelevant")
    after = [str(figure.value) for figure in client.get(where).context["figures"]]
    assert (before, after) == (["Chưa xem xét"], ["Đã xem xét, 1 dòng"])


def test_the_index_tells_what_is_due_in_few_queries(office, signed_in):
    line(nouns.ContextIssue, office, reviewed_on=date(2020, 1, 1))
    line(nouns.ContextIssue, office)
    client = signed_in(office.secretary)
    client.get(reverse("registers:home"))
    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse("registers:home"))
    first = page.context["lines"][0]

    assert len(queries) <= 12
    assert (first["count"], first["waiting"], page.context["waiting"]) == (2, 1, 1)
    assert [chapter["number"] for chapter in page.context["chapters"]] == ["4", "5", "6", "7", "8", "9", "10"]


def test_an_appointment_ends_after_it_begins(office):
    with pytest.raises(ValidationError):
        line(nouns.Appointment, office, from_date=date(2026, 1, 1)).full_clean()
