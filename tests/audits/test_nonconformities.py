"""The rules of a nonconformity: numbers, gates, separation of duties, who may do what when."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection
from django.utils import timezone

from audits.actions import actions, nonconformities
from audits.models import Action, Nonconformity
from audits.states.nonconformities import ACTION, NONCONFORMITY, OPEN
from qms.history import Conflict, Moment, record_tx
from qms.states import Blocked, Refused

from .nonconformity_story import FISHBONE, WHYS, at, description, recorded

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
PEOPLE = (
    "secretary", "chief", "owner", "owner2", "desk", "auditor", "inspector", "province",
    "neighbour", "stranger",
)  # fmt: skip


@pytest.fixture
def year():
    return TODAY().year


def gaps(nonconformity):
    return [gap.text for gap in nonconformity.missing(Moment())]


# --- recording ------------------------------------------------------------------------------------


def test_numbers_are_gapless_in_a_unit_and_start_again_in_another(office, year):
    first, second = recorded(office), recorded(office)
    with pytest.raises(ValidationError):
        recorded(office, clauses=[])
    third = recorded(office)
    other = nonconformities.record_nonconformity(office.nham_bien, by=office.neighbour, **description())
    codes = [nonconformity.code for nonconformity in (first, second, third, other)]
    assert codes == [f"NC-{year}-0001", f"NC-{year}-0002", f"NC-{year}-0003", f"NC-{year}-0001"]


def test_same_submission_key_gives_the_first_record_back(office):
    key = "6f1d2f1a-5a64-4c0a-9a0e-111111111111"
    first = nonconformities.record_nonconformity(
        office.tan_tien, by=office.desk, submission_key=key, **description()
    )
    again = nonconformities.record_nonconformity(
        office.tan_tien, by=office.desk, submission_key=key, **description(title="Khác")
    )
    assert (again.pk, Nonconformity.objects.count()) == (first.pk, 1)


def test_raised_from_another_record_it_points_back_at_it(office):
    first = recorded(office)
    raised = nonconformities.raise_from(first, by=office.auditor, **description())
    assert (raised.source_type, raised.source_id, raised.source_label, raised.unit_id) == (
        "audits.nonconformity", first.pk, str(first), office.tan_tien.pk,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("clauses", []),
        ("clauses", ["tám"]),
        ("grade", "observation"),
        ("source", "rumour"),
        ("requirement", ""),
        ("evidence", ""),
        ("statement", ""),
        ("department", ""),
        ("title", ""),
    ],
)
def test_an_incomplete_description_is_refused_and_takes_no_number(office, year, field, value):
    with pytest.raises(ValidationError) as refusal:
        recorded(office, **{field: value})
    assert list(refusal.value.message_dict) == [field]
    assert recorded(office).code == f"NC-{year}-0001"


def test_detection_in_the_future_is_refused(office):
    with pytest.raises(Refused, match="không thể ở tương lai"):
        recorded(office, detected_on=TODAY() + timedelta(days=1))


def test_closing_date_before_detection_is_refused(office):
    with pytest.raises(ValidationError) as refusal:
        recorded(office, due_on=TODAY() - timedelta(days=30))
    assert list(refusal.value.message_dict) == ["due_on"]


# --- what is missing ------------------------------------------------------------------------------


def test_a_fresh_one_misses_everything_in_the_order_of_the_work(office):
    fresh = recorded(office)
    assert [(gap.text, gap.anchor) for gap in fresh.missing(Moment())] == [
        ("Khắc phục ngay", "correction"),
        ("Chuỗi “Vì sao?”", "cause"),
        ("Nguyên nhân gốc", "cause"),
        ("Hành động khắc phục", "actions"),
        ("Cách kiểm tra hiệu lực", "verification"),
    ]
    assert fresh.settled(Moment()) == ["mô tả và bằng chứng"]


def test_open_action_and_verification_are_named_with_person_and_day(office):
    acting = at(office, "acting")
    given = Action.objects.get()
    assert [(gap.text, gap.anchor, gap.due) for gap in acting.missing(Moment())] == [
        ("Hoàn thành hành động 1", f"action-{given.pk}", given.due_on),
        ("Kiểm tra hiệu lực", "verification", acting.verify_from),
    ]
    assert "Vũ Đình Khôi" in acting.missing(Moment())[0].note
    assert "Hoàng Thị Lan" in acting.missing(Moment())[1].note


def test_correction_under_way_is_still_missing_its_end(office):
    nonconformity = recorded(office)
    nonconformities.set_correction(nonconformity, correction="Đang rà hồ sơ.", by=office.owner)
    assert (nonconformity.status, gaps(nonconformity)[0]) == ("correcting", "Khắc phục ngay cho xong")


def test_nothing_is_missing_when_closed(office):
    assert gaps(at(office, "closed")) == []


def test_correction_may_be_written_in_every_open_state_and_keeps_later_states(office):
    for state in OPEN:
        nonconformity = at(office, state)
        nonconformities.set_correction(
            nonconformity, correction="Làm thêm.", done_on=TODAY(), by=office.secretary
        )
        assert nonconformity.status == ("correcting" if state == "recorded" else state)


# --- gates ----------------------------------------------------------------------------------------


def test_verification_does_not_start_while_an_action_is_open(office):
    acting = at(office, "acting")
    with pytest.raises(Blocked) as refusal:
        nonconformities.start_verification(acting, by=office.secretary)
    assert [gap.text for gap in refusal.value.missing] == ["Hoàn thành hành động 1"]
    assert Nonconformity.objects.get(pk=acting.pk).status == "acting"


def test_close_without_verdict_is_blocked_and_names_it(office):
    verifying = at(office, "verifying")
    with pytest.raises(Blocked) as refusal:
        nonconformities.close(verifying, by=office.chief)
    assert [gap.text for gap in refusal.value.missing] == ["Kiểm tra hiệu lực"]


def test_close_without_correction_is_blocked(office):
    nonconformity = recorded(office)
    nonconformities.analyse(nonconformity, whys=WHYS, root_cause="Thiếu hạn.", by=office.secretary)
    given = actions.plan_action(
        nonconformity, text="Sửa QT-01", owner=office.owner2, due_on=TODAY(), by=office.secretary
    )
    nonconformities.plan_verification(
        nonconformity, verify_from=TODAY(), verifier=office.auditor, method="Mẫu 15", by=office.chief
    )
    actions.complete_action(given, evidence="QT-01 lần 02", by=office.owner2)
    nonconformities.start_verification(nonconformity, by=office.owner)
    nonconformities.verify(nonconformity, effective=True, result="15/15", by=office.auditor)
    with pytest.raises(Blocked) as refusal:
        nonconformities.close(nonconformity, by=office.chief)
    assert [gap.text for gap in refusal.value.missing] == ["Khắc phục ngay"]


def test_an_action_needs_a_root_cause_first(office):
    nonconformity = recorded(office)
    nonconformities.analyse(nonconformity, whys=WHYS, root_cause="", by=office.secretary)
    with pytest.raises(Refused, match="nguyên nhân gốc trước"):
        actions.plan_action(
            nonconformity, text="Sửa", owner=office.owner2, due_on=TODAY(), by=office.secretary
        )
    assert Action.objects.count() == 0


def test_a_root_cause_needs_a_why(office):
    with pytest.raises(Refused, match="ít nhất một câu"):
        nonconformities.analyse(recorded(office), whys=[], root_cause="Do người làm.", by=office.secretary)


def test_root_cause_stays_once_actions_rest_on_it(office):
    with pytest.raises(Refused, match="không bỏ trống"):
        nonconformities.analyse(at(office, "acting"), whys=WHYS, root_cause="", by=office.secretary)


@pytest.mark.parametrize(
    "broken",
    [
        {"whys": [{"question": "Vì sao?", "answer": "", "evidence": ""}]},
        {"whys": [{"question": "Vì sao?"}]},
        {"whys": [WHYS[0]] * 8},
        {"fishbone": [{"branch": "weather", "cause": "Mưa", "confirmed": True}]},
        {"fishbone": [{"branch": "people", "cause": "", "confirmed": False}]},
        {"fishbone": [FISHBONE[0]] * 4},
    ],
)
def test_broken_analysis_is_refused(office, broken):
    good = {"whys": WHYS, "fishbone": FISHBONE, "root_cause": "Thiếu hạn."}
    with pytest.raises(ValidationError) as refusal:
        nonconformities.analyse(recorded(office), by=office.secretary, **{**good, **broken})
    assert list(refusal.value.message_dict) == list(broken)


def test_verdict_before_the_set_day_is_refused(office):
    nonconformity = at(office, "acting")
    nonconformities.plan_verification(
        nonconformity, verify_from=TODAY() + timedelta(days=60), verifier=office.auditor, method="Mẫu 15",
        by=office.secretary,
    )  # fmt: skip
    actions.complete_action(Action.objects.get(), evidence="Đã sửa", by=office.owner2)
    nonconformities.start_verification(nonconformity, by=office.secretary)
    with pytest.raises(Refused, match="Chỉ kết luận hiệu lực từ ngày"):
        nonconformities.verify(nonconformity, effective=True, result="Tốt", by=office.auditor)


def test_not_effective_goes_back_to_the_cause_with_a_reason_and_asks_for_a_new_plan(office):
    nonconformity = at(office, "verifying")
    with pytest.raises(Refused, match="Cần nêu lý do"):
        nonconformities.verify(nonconformity, effective=False, result="3/15 trễ", by=office.auditor)
    nonconformity.refresh_from_db()
    nonconformities.verify(
        nonconformity, effective=False, result="3/15 trễ", reason="Vẫn trễ ở bước B3", by=office.auditor
    )
    assert (nonconformity.status, nonconformity.is_effective) == ("analysing", False)
    assert gaps(nonconformity) == ["Cách kiểm tra hiệu lực"]
    last = Nonconformity.history.latest("history_id")
    assert (last.history_verb, last.history_change_reason) == (
        "audits.nonconformity_ineffective", "Vẫn trễ ở bước B3",
    )  # fmt: skip


def test_reopened_it_keeps_its_number_and_its_work_but_needs_a_new_verdict(office):
    nonconformity = at(office, "closed")
    code = nonconformity.code
    with pytest.raises(Refused, match="Cần nêu lý do"):
        nonconformities.reopen(nonconformity, by=office.chief)
    nonconformity.refresh_from_db()
    nonconformities.reopen(nonconformity, reason="Tái diễn tháng này", by=office.chief)
    assert (nonconformity.status, nonconformity.code, nonconformity.closed_on) == ("analysing", code, None)
    assert gaps(nonconformity) == ["Cách kiểm tra hiệu lực"]


def test_cancelled_it_keeps_its_number(office, year):
    nonconformity = recorded(office)
    nonconformities.cancel(nonconformity, reason="Ghi trùng", by=office.chief)
    assert (nonconformity.code, nonconformity.status) == (f"NC-{year}-0001", "cancelled")
    assert recorded(office).code == f"NC-{year}-0002"


def test_closed_ones_are_not_edited(office):
    closed = at(office, "closed")
    with pytest.raises(Refused):
        nonconformities.edit(closed, title="Khác", by=office.secretary)
    with pytest.raises(Refused):
        nonconformities.set_correction(closed, correction="Khác", by=office.secretary)
    with pytest.raises(Refused, match="đã đóng hoặc đã hủy"):
        actions.reopen_action(Action.objects.get(), reason="Sai", by=office.secretary)


# --- separation of duties -------------------------------------------------------------------------


def test_lead_or_action_owner_is_not_named_verifier(office):
    acting = at(office, "acting")
    for person in (office.owner, office.owner2):
        with pytest.raises(Refused, match="không tự kiểm tra hiệu lực"):
            nonconformities.plan_verification(
                acting, verify_from=TODAY(), verifier=person, method="Mẫu", by=office.secretary
            )


def test_verifier_is_not_given_an_action(office):
    acting = at(office, "acting")
    with pytest.raises(Refused, match="là người kiểm tra hiệu lực"):
        actions.plan_action(acting, text="Kèm cặp", owner=office.auditor, due_on=TODAY(), by=office.secretary)
    with pytest.raises(Refused, match="là người kiểm tra hiệu lực"):
        actions.edit_action(Action.objects.get(), owner=office.auditor, by=office.secretary)


def test_verifier_does_not_become_lead(office):
    with pytest.raises(Refused, match="phải khác người kiểm tra"):
        nonconformities.edit(at(office, "acting"), lead=office.auditor, by=office.secretary)


def test_only_the_named_verifier_judges(office):
    verifying = at(office, "verifying")
    for name in PEOPLE:
        person = getattr(office, name)
        assert person.has_perm("audits.verify_nonconformity", verifying) == (name == "auditor")
    with pytest.raises(PermissionDenied):
        nonconformities.verify(verifying, effective=True, result="Tốt", by=office.chief)


def test_head_who_owned_an_action_does_not_close(office):
    nonconformity = at(office, "acting")
    own = actions.plan_action(
        nonconformity, text="Ký ban hành QT-01", owner=office.chief, due_on=TODAY(), by=office.secretary
    )
    actions.complete_action(own, evidence="Đã ký", by=office.chief)
    actions.complete_action(Action.objects.get(number=1), evidence="Đã sửa", by=office.owner2)
    nonconformities.start_verification(nonconformity, by=office.secretary)
    nonconformities.verify(nonconformity, effective=True, result="15/15", by=office.auditor)
    with pytest.raises(PermissionDenied):
        nonconformities.close(nonconformity, by=office.chief)


# --- actions --------------------------------------------------------------------------------------


def test_postponing_keeps_the_first_date_and_every_date_between(office):
    at(office, "acting")
    given = Action.objects.get()
    first = given.due_on
    for days in (5, 9):
        actions.postpone_action(
            given, due_on=first + timedelta(days=days), reason="Chờ phần mềm", by=office.secretary
        )
    assert (given.first_due_on, given.due_on, given.was_postponed) == (first, first + timedelta(days=9), True)
    dates = list(Action.history.order_by("history_id").values_list("due_on", flat=True))
    assert dates == [first, first + timedelta(days=5), first + timedelta(days=9)]


@pytest.mark.parametrize(("days", "reason", "words"), [(1, "", "Cần nêu lý do"), (0, "Chờ", "phải sau hạn")])
def test_postponing_needs_a_reason_and_a_later_date(office, days, reason, words):
    at(office, "acting")
    given = Action.objects.get()
    with pytest.raises(Refused, match=words):
        actions.postpone_action(
            given, due_on=given.due_on + timedelta(days=days), reason=reason, by=office.secretary
        )


def test_done_needs_evidence_and_no_future_day(office):
    at(office, "acting")
    with pytest.raises(ValidationError) as refusal:
        actions.complete_action(Action.objects.get(), evidence=" ", by=office.owner2)
    assert list(refusal.value.message_dict) == ["evidence"]
    with pytest.raises(Refused, match="tương lai"):
        actions.complete_action(
            Action.objects.get(), evidence="Xong", done_on=TODAY() + timedelta(days=1), by=office.owner2
        )


def test_reopening_an_action_under_verification_takes_the_nonconformity_back(office):
    verifying = at(office, "verifying")
    actions.reopen_action(Action.objects.get(), reason="Ảnh không đúng", by=office.auditor)
    verifying.refresh_from_db()
    assert (verifying.status, gaps(verifying)[0]) == ("acting", "Hoàn thành hành động 1")


def test_a_cancelled_action_does_not_count(office):
    acting = at(office, "acting")
    actions.cancel_action(Action.objects.get(), reason="Không cần nữa", by=office.chief)
    assert gaps(Nonconformity.objects.get(pk=acting.pk))[0] == "Hành động khắc phục"


def test_days_late_counts_from_the_due_date_of_open_actions_only(office):
    at(office, "acting")
    given = Action.objects.get()
    assert given.days_late(given.due_on) == 0
    assert given.days_late(given.due_on + timedelta(days=3)) == 3
    given.status = "done"
    assert given.days_late(given.due_on + timedelta(days=3)) == 0


# --- who may, in which state ----------------------------------------------------------------------

MAY = {
    "audits.nonconformity_correct": {"secretary", "owner", "province"},
    "audits.nonconformity_analyse": {"secretary", "owner", "province"},
    "audits.action_plan": {"secretary", "owner", "chief", "province"},
    "audits.nonconformity_start_verification": {"secretary", "owner", "province"},
    "audits.nonconformity_verify": {"auditor"},
    "audits.nonconformity_ineffective": {"auditor"},
    "audits.nonconformity_close": {"chief"},
    "audits.nonconformity_resume": {"secretary", "chief", "auditor", "province"},
    "audits.nonconformity_reopen": {"secretary", "chief", "province"},
    "audits.nonconformity_cancel": {"chief"},
    "audits.action_complete": {"secretary", "owner2", "province"},
    "audits.action_postpone": {"secretary", "chief", "province"},
    "audits.action_reopen": {"secretary", "chief", "auditor", "province"},
    "audits.action_cancel": {"secretary", "chief", "province"},
}


def test_the_matrix_knows_every_transition():
    verbs = {move.verb for cycle in (NONCONFORMITY, ACTION) for move in cycle.transitions}
    assert verbs == set(MAY)


@pytest.fixture
def one_of_each(office):
    """A nonconformity in each state, every one with lead, verifier and one action of owner2."""
    found = {state: at(office, state) for state in (*OPEN, "closed")}
    found["cancelled"] = recorded(office)
    nonconformities.cancel(found["cancelled"], reason="Ghi trùng", by=office.chief)
    with record_tx(by=office.secretary, verb="edit"):
        for state in OPEN[:3]:
            found[state].verifier = office.auditor
            found[state].save()
    return SimpleNamespace(office=office, records=found)


def test_every_transition_opens_for_exactly_the_right_people_in_its_states(one_of_each):
    for state, record in one_of_each.records.items():
        for name in PEOPLE:
            person = getattr(one_of_each.office, name)
            opened = [move.verb for move in NONCONFORMITY.open_to(record, person)]
            expected = [
                move.verb
                for move in NONCONFORMITY.transitions
                if state in move.sources and name in MAY[move.verb]
            ]
            assert opened == expected, (state, name)


def test_every_action_transition_opens_for_exactly_the_right_people(office):
    at(office, "acting")
    given = Action.objects.get()
    for state in ("open", "done", "cancelled"):
        given.status = state
        for name in PEOPLE:
            opened = [move.verb for move in ACTION.open_to(given, getattr(office, name))]
            expected = [m.verb for m in ACTION.transitions if state in m.sources and name in MAY[m.verb]]
            assert opened == expected, (state, name)


ACTS = {
    "audits.nonconformity_correct": lambda n, by: nonconformities.set_correction(n, correction="X", by=by),
    "audits.nonconformity_analyse": lambda n, by: nonconformities.analyse(
        n, whys=WHYS, root_cause="X", by=by
    ),
    "audits.action_plan": lambda n, by: actions.plan_action(n, text="X", owner=n.lead, due_on=TODAY(), by=by),
    "audits.nonconformity_start_verification": lambda n, by: nonconformities.start_verification(n, by=by),
    "audits.nonconformity_verify": lambda n, by: nonconformities.verify(n, effective=True, result="X", by=by),
    "audits.nonconformity_ineffective": lambda n, by: nonconformities.verify(
        n, effective=False, result="X", reason="X", by=by
    ),
    "audits.nonconformity_close": lambda n, by: nonconformities.close(n, by=by),
    "audits.nonconformity_reopen": lambda n, by: nonconformities.reopen(n, reason="X", by=by),
    "audits.nonconformity_cancel": lambda n, by: nonconformities.cancel(n, reason="X", by=by),
}


@pytest.mark.parametrize("verb", ACTS)
def test_the_wrong_person_is_refused_and_nothing_is_written(one_of_each, verb):
    for state, record in one_of_each.records.items():
        move = next((m for m in NONCONFORMITY.transitions if m.verb == verb and state in m.sources), None)
        if move is None:
            continue
        for name in sorted(set(PEOPLE) - MAY[verb]):
            stale = Nonconformity.objects.get(pk=record.pk)
            with pytest.raises(PermissionDenied):
                ACTS[verb](stale, getattr(one_of_each.office, name))
        assert Nonconformity.objects.get(pk=record.pk).version == record.version


@pytest.mark.parametrize("verb", ACTS)
def test_the_wrong_state_is_refused_even_to_the_right_person(one_of_each, verb):
    allowed = {state for move in NONCONFORMITY.transitions if move.verb == verb for state in move.sources}
    for state in set(one_of_each.records) - allowed:
        record = Nonconformity.objects.get(pk=one_of_each.records[state].pk)
        for name in MAY[verb]:
            with pytest.raises((Refused, PermissionDenied)):
                ACTS[verb](record, getattr(one_of_each.office, name))
        assert Nonconformity.objects.get(pk=record.pk).status == state


def test_who_may_record(office):
    may = {
        name for name in PEOPLE if getattr(office, name).has_perm("audits.add_nonconformity", office.tan_tien)
    }
    assert may == {"secretary", "chief", "owner", "owner2", "desk", "auditor", "province"}


def test_the_recorder_corrects_the_description_until_work_begins(office):
    nonconformity = nonconformities.record_nonconformity(office.tan_tien, by=office.desk, **description())
    nonconformities.edit(nonconformity, title="Trả trễ hẹn 3 hồ sơ", by=office.desk)
    nonconformities.set_correction(nonconformity, correction="Xin lỗi", by=office.secretary)
    with pytest.raises(PermissionDenied):
        nonconformities.edit(nonconformity, title="Không có gì", by=office.desk)


# --- two people, the past, the database itself ----------------------------------------------------


def test_of_two_who_save_the_later_is_told(office):
    mine = recorded(office)
    theirs = Nonconformity.objects.get(pk=mine.pk)
    nonconformities.edit(theirs, title="Của người kia", by=office.secretary)
    with pytest.raises(Conflict):
        nonconformities.edit(mine, title="Của tôi", by=office.secretary)
    assert Nonconformity.objects.get().title == "Của người kia"


def test_two_actions_given_at_once_make_one_and_a_conflict(office):
    mine = at(office, "analysing")
    theirs = Nonconformity.objects.get(pk=mine.pk)
    today = TODAY()
    actions.plan_action(theirs, text="A", owner=office.owner2, due_on=today, by=office.secretary)
    with pytest.raises(Conflict):
        actions.plan_action(mine, text="B", owner=office.owner2, due_on=today, by=office.secretary)
    assert list(Action.objects.values_list("number", "text")) == [(1, "A")]


def test_the_past_shows_what_was_missing_then(office):
    nonconformity = at(office, "acting")
    before = Moment(timezone.now())
    given = Action.objects.get()
    actions.complete_action(given, evidence="QT-01 sửa đổi 04", by=office.owner2)
    then = before.get(Nonconformity, nonconformity.pk)
    now = Moment().get(Nonconformity, nonconformity.pk)
    assert [gap.text for gap in then.missing(before)] == ["Hoàn thành hành động 1", "Kiểm tra hiệu lực"]
    assert [gap.text for gap in now.missing(Moment())] == ["Kiểm tra hiệu lực"]


@pytest.mark.parametrize(
    ("state", "sql"),
    [
        ("verified", "UPDATE audits_nonconformity SET status = 'closed'"),
        ("recorded", "UPDATE audits_nonconformity SET status = 'gone'"),
        ("recorded", "UPDATE audits_nonconformity SET grade = 'observation'"),
        ("recorded", "UPDATE audits_nonconformity SET code = ''"),
        ("verified", "UPDATE audits_nonconformity SET verified_by_id = lead_id"),
        ("recorded", "UPDATE audits_nonconformity SET source_type = 'audits.audit'"),
        ("acting", "UPDATE audits_action SET status = 'done'"),
        ("acting", "UPDATE audits_action SET status = 'lost'"),
        ("acting", "UPDATE audits_action SET nonconformity_id = NULL"),
    ],
)
def test_the_database_refuses_what_no_act_would_write(office, state, sql):
    at(office, state)
    with pytest.raises(IntegrityError), connection.cursor() as cursor:
        cursor.execute(sql)


def test_a_story_told_about_the_past_carries_the_dates_of_its_acts(office):
    start = timezone.now() - timedelta(days=90)

    def later(days):
        return start + timedelta(days=days)

    def day(days):
        return timezone.localdate(later(days))

    story = nonconformities.record_nonconformity(
        office.tan_tien, by=office.desk, at=start, **description(detected_on=day(0), lead=office.owner)
    )
    nonconformities.set_correction(story, correction="Xin lỗi", done_on=day(1), by=office.owner, at=later(1))
    nonconformities.analyse(story, whys=WHYS, root_cause="Thiếu hạn", by=office.owner, at=later(5))
    given = actions.plan_action(
        story, text="Sửa QT-01", owner=office.owner2, due_on=day(20), by=office.secretary, at=later(6)
    )
    nonconformities.plan_verification(
        story, verify_from=day(60), verifier=office.auditor, method="Mẫu", by=office.secretary, at=later(7)
    )
    actions.complete_action(given, evidence="QT-01 lần 02", by=office.owner2, at=later(18))
    nonconformities.start_verification(story, by=office.owner, at=later(19))
    with pytest.raises(Refused, match="Chỉ kết luận"):
        nonconformities.verify(story, effective=True, result="Tốt", by=office.auditor, at=later(30))
    story.refresh_from_db()
    nonconformities.verify(story, effective=True, result="Tốt", by=office.auditor, at=later(61))
    nonconformities.close(story, by=office.chief, at=later(62))
    given.refresh_from_db()
    assert (given.done_on, story.verified_on, story.closed_on) == (day(18), day(61), day(62))
    states = [Moment(later(days)).get(Nonconformity, story.pk).status for days in (0, 2, 5, 18, 40, 62)]
    assert states == ["recorded", "correcting", "analysing", "acting", "verifying", "closed"]
