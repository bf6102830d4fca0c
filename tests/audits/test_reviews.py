"""Management reviews: thirteen inputs, gates, freezing, roles."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from audits import review_facts, review_inputs
from audits.actions import reviews
from audits.models import Action, Attendee, ManagementReview, ReviewInput
from audits.states.reviews import INPUTS, REVIEW
from qms.history import Moment, record_tx
from qms.models import Assignment
from qms.states import Blocked, Refused
from registers.models import Provider
from tests.audits import audit_story
from tests.audits.nonconformity_story import recorded
from tests.audits.review_story import ORDER, answer_all, carry, meeting, planned
from tests.registers import samples


def texts(blocked):
    return [item.text for item in blocked.value.missing]


def facts(review, letter):
    return ReviewInput.objects.get(review=review, letter=letter).gathered["facts"]


def test_a_review_goes_from_plan_to_approved_minutes(office):
    review = carry(planned(office), office, "closed")
    assert review.code == f"XXLD-{timezone.localdate().year}-0001"
    assert (review.status, review.approved_by, review.signed_by) == ("closed", office.chief, office.secretary)
    assert review.minutes_file.read()[:5] == b"%PDF-"
    decision = Action.objects.get(review=review)
    assert (decision.kind, decision.owner, decision.status) == ("resource", office.owner, "open")


def test_there_are_thirteen_inputs(office):
    review = carry(planned(office), office, "preparing")
    letters = list(ReviewInput.objects.filter(review=review).order_by("no").values_list("letter", flat=True))
    assert letters == ["a", "b", "c", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "d", "e", "f"]
    assert list(INPUTS) == letters


# --- gathering --------------------------------------------------------------------------------------
def test_inputs_without_data_say_so(office):
    review = carry(planned(office), office, "preparing")
    item = ReviewInput.objects.get(review=review, letter="e")
    assert item.gathered == {"facts": [], "records": []}
    assert review_facts.summary(item.gathered) == "chưa có dữ liệu"


def test_each_register_of_the_clauses_of_an_input_is_counted(office):
    review = carry(planned(office), office, "preparing")
    assert facts(review, "c7") == [
        {"key": "register", "slug": "providers", "n": 0},
        {"key": "register", "slug": "provider-evaluations", "n": 0},
    ]
    samples.line(Provider, office)
    samples.line(Provider, office, unit=office.nham_bien, by=office.province)
    reviews.gather(review, by=office.secretary)
    assert [fact["n"] for fact in facts(review, "c7")] == [1, 0]


def test_nonconformities_of_the_period_and_the_unit_are_counted(office):
    recorded(office)
    recorded(office, grade="major")
    recorded(office, detected_on=timezone.localdate() - timedelta(days=500), due_on=None)
    review = carry(planned(office), office, "preparing")
    assert facts(review, "c4") == [
        {"key": "nonconformities", "n": 2, "major": 1, "minor": 1},
        {"key": "nonconformities_closed", "n": 0, "of": 2},
        {"key": "nonconformities_late", "n": 0},
    ]
    other = ManagementReview(
        unit=office.nham_bien,
        period_from=review.period_from,
        period_to=review.period_to,
        held_on=review.held_on,
    )
    assert review_inputs.gather(other, Moment())["c4"]["facts"][0] == {
        "key": "nonconformities", "n": 0, "major": 0, "minor": 0,
    }  # fmt: skip


def test_audit_results_are_counted_by_grade(office):
    audit_story.carry(audit_story.planned_by(office), office, "closed")
    review = carry(planned(office), office, "preparing")
    assert facts(review, "c6") == [
        {"key": "audits", "n": 1},
        {"key": "findings", "major": 0, "minor": 1, "observation": 0, "opportunity": 0},
    ]
    assert facts(review, "f") == [
        {"key": "opportunities", "n": 0},
        {"key": "register", "slug": "improvements", "n": 0},
    ]


def test_actions_of_earlier_reviews_are_followed(office):
    earlier = carry(planned(office, held_on=timezone.localdate() - timedelta(days=1)), office, "closed")
    review = carry(planned(office), office, "preparing")
    assert facts(review, "a") == [{"key": "actions_done", "n": 0, "of": 1}, {"key": "actions_late", "n": 0}]
    assert facts(earlier, "a") == [{"key": "no_earlier"}]


def test_a_rate_out_of_nothing_is_a_dash():
    fact = {"key": "nonconformities_closed", "n": 0, "of": 0}
    assert review_facts.in_words(fact) == "–/0 phiếu đã đóng"


def test_data_is_taken_again_while_preparing_and_never_after_approval(office):
    review = carry(planned(office), office, "preparing")
    recorded(office)
    assert facts(review, "c4")[0]["n"] == 0
    reviews.gather(review, by=office.secretary)
    assert facts(review, "c4")[0]["n"] == 1
    closed = carry(planned(office), office, "closed")
    recorded(office)
    with pytest.raises(Refused):
        reviews.gather(closed, by=office.secretary)
    assert facts(closed, "c4")[0]["n"] == 1


def test_another_period_takes_its_own_data(office):
    recorded(office, detected_on=timezone.localdate() - timedelta(days=500))
    review = carry(planned(office), office, "preparing")
    assert facts(review, "c4")[0]["n"] == 0
    reviews.edit(review, period_from=timezone.localdate() - timedelta(days=600), by=office.secretary)
    assert facts(review, "c4")[0]["n"] == 1


# --- gates ------------------------------------------------------------------------------------------
def test_a_period_that_has_not_ended_gives_no_data(office):
    review = planned(office, period_to=timezone.localdate() + timedelta(days=1))
    with pytest.raises(Blocked) as blocked:
        reviews.prepare(review, by=office.secretary)
    assert texts(blocked) == ["Kỳ xem xét chưa kết thúc, số liệu chưa đủ"]


def test_a_meeting_needs_its_day_and_attendance_with_the_chair(office):
    review = planned(office, held_on=timezone.localdate() + timedelta(days=5))
    reviews.prepare(review, by=office.secretary)
    with pytest.raises(Blocked) as blocked:
        reviews.hold(review, by=office.secretary)
    assert texts(blocked) == ["Chưa tới ngày họp", "Ghi thành phần dự họp"]
    reviews.set_attendance(review, [(office.secretary, True, "")], by=office.secretary)
    with pytest.raises(Blocked) as blocked:
        reviews.hold(review, by=office.secretary)
    assert texts(blocked) == ["Chưa tới ngày họp", "Chủ trì phải có mặt trong thành phần dự họp"]


def test_minutes_need_every_input_a_decision_and_the_conclusion(office):
    review = carry(planned(office), office, "held")
    with pytest.raises(Blocked) as blocked:
        reviews.close(review, by=office.chief)
    assert texts(blocked) == [
        f"Xem xét 13 mục đầu vào: {', '.join(INPUTS)}",
        "Ghi quyết định, có người làm và hạn",
        "Ghi kết luận của chủ trì",
        "Thư ký xác nhận biên bản",
    ]
    assert review.status == "held"


def test_input_b_also_answers_climate(office):
    review = carry(planned(office), office, "held")
    item = ReviewInput.objects.get(review=review, letter="b")
    reviews.answer_input(item, discussion="Không thay đổi.", by=office.secretary)
    assert item.lacks == "trả lời biến đổi khí hậu có liên quan không"
    reviews.answer_input(item, discussion="Không thay đổi.", climate="relevant", by=office.secretary)
    assert item.is_answered
    other = ReviewInput.objects.get(review=review, letter="d")
    with pytest.raises(Refused):
        reviews.answer_input(other, discussion="Đủ.", climate="relevant", by=office.secretary)


def test_nothing_arose_needs_its_reason(office):
    review = carry(planned(office), office, "held")
    item = ReviewInput.objects.get(review=review, letter="c7")
    with pytest.raises(ValidationError) as refused:
        reviews.answer_input(item, nothing_arose=True, by=office.secretary)
    assert list(refused.value.message_dict) == ["nothing_reason"]
    reviews.answer_input(item, nothing_arose=True, nothing_reason="Không thuê ngoài", by=office.secretary)
    assert item.is_answered


def test_a_change_after_confirmation_voids_it(office):
    review = carry(planned(office), office, "held")
    answer_all(review, office)
    due = timezone.localdate() + timedelta(days=1)
    decision = {"kind": "improvement", "text": "Hẹn giờ", "owner": office.owner, "due_on": due}
    reviews.decide(review, by=office.chief, **decision)
    reviews.edit(review, conclusion="Có hiệu lực.", by=office.secretary)
    reviews.sign(review, by=office.secretary)
    reviews.decide(review, by=office.chief, **decision)
    review.refresh_from_db()
    assert review.signed_by is None


def test_only_the_chair_of_the_meeting_approves(office):
    with record_tx(by=None, verb="qms.load"):
        Assignment(
            user=office.neighbour_chief,
            unit=office.province_unit,
            role="head",
            from_date=timezone.localdate(),
        ).save()
    review = carry(planned(office, chair=office.neighbour_chief), office, "preparing")
    reviews.set_attendance(review, [(office.neighbour_chief, True, "")], by=office.secretary)
    reviews.hold(review, by=office.secretary)
    with pytest.raises(Refused, match="chủ trì"):
        reviews.close(review, by=office.chief)


def test_decisions_have_a_kind_owner_and_date_after_the_meeting(office):
    review = carry(planned(office), office, "held")
    today = timezone.localdate()
    with pytest.raises(Refused):
        reviews.decide(
            review, kind="corrective", text="Sửa", owner=office.owner, due_on=today, by=office.chief
        )
    with pytest.raises(ValidationError) as refused:
        reviews.decide(
            review, kind="resource", text="Sửa", owner=office.owner, due_on=today - timedelta(days=1),
            by=office.chief,
        )  # fmt: skip
    assert list(refused.value.message_dict) == ["due_on"]
    assert Action.objects.count() == 0


def test_approved_minutes_are_frozen_until_reopened_with_a_reason(office):
    review = carry(planned(office), office, "closed")
    item = ReviewInput.objects.get(review=review, letter="d")
    with pytest.raises(PermissionDenied):
        reviews.answer_input(item, discussion="Khác", by=office.secretary)
    with pytest.raises(PermissionDenied):
        reviews.edit(review, conclusion="Khác", by=office.chief)
    with pytest.raises(Refused):
        reviews.reopen(review, by=office.chief)
    reviews.reopen(review, by=office.chief, reason="Sót ý kiến")
    assert (review.status, review.minutes_file, review.signed_by) == ("held", None, None)


def test_attendance_is_replaced_and_keeps_unchanged_rows(office):
    review = carry(planned(office), office, "held")
    chief = Attendee.objects.get(review=review, user=office.chief)
    people = [(office.chief, True, ""), (office.desk, True, "")]
    reviews.set_attendance(review, people, by=office.secretary)
    rows = (
        Attendee.objects.filter(review=review)
        .order_by("pk")
        .values_list("user__username", "present", "version")
    )
    assert list(rows) == [("chief", True, chief.version), ("desk", True, 2)]


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("period_to", {"period_to": timezone.localdate() - timedelta(days=900)}),
        ("ends_at", {"starts_at": "10:00", "ends_at": "09:00"}),
    ],
)
def test_a_meeting_refuses_nonsense(office, field, changes):
    with pytest.raises(ValidationError) as refused:
        planned(office, **changes)
    assert list(refused.value.message_dict) == [field]


def test_chair_and_secretary_are_two_people(office):
    with pytest.raises(ValidationError) as refused:
        planned(office, secretary=office.chief)
    assert list(refused.value.message_dict) == ["secretary"]


def test_only_a_head_chairs(office):
    with pytest.raises(ValidationError) as refused:
        planned(office, chair=office.owner)
    assert list(refused.value.message_dict) == ["chair"]


# --- transition × role ------------------------------------------------------------------------------
MAY = {
    "audits.review_gather": {"secretary", "province"},
    "audits.review_sign": {"secretary"},
    "audits.review_prepare": {"secretary", "province"},
    "audits.review_hold": {"secretary", "province"},
    "audits.review_close": {"chief"},
    "audits.review_cancel": {"chief"},
    "audits.review_reopen": {"chief"},
}
PEOPLE = (
    "secretary", "chief", "owner", "desk", "auditor", "inspector", "province", "neighbour", "neighbour_chief",
    "stranger",
)  # fmt: skip


@pytest.mark.parametrize("move", REVIEW.transitions, ids=lambda move: move.verb)
def test_who_may_make_which_move(office, move):
    review = planned(office)
    allowed = {name for name in PEOPLE if getattr(office, name).has_perm(move.permission, review)}
    assert allowed == MAY[move.verb]
    for name in set(PEOPLE) - allowed:
        with pytest.raises(PermissionDenied):
            reviews.ACTS[move.verb](review, by=getattr(office, name), reason="thử")


@pytest.mark.parametrize("move", REVIEW.transitions, ids=lambda move: move.verb)
@pytest.mark.parametrize("state", [*ORDER, "cancelled"])
def test_a_move_is_refused_outside_its_states(office, move, state):
    review = ManagementReview(unit=office.tan_tien, status=state)
    if state in move.sources:
        assert REVIEW.move(review, move.verb, by=None, reason="vì").target == review.status
    else:
        with pytest.raises(Refused):
            REVIEW.move(review, move.verb, by=None, reason="vì")
        assert review.status == state


def test_the_past_shows_the_inputs_of_then(office):
    review = carry(planned(office), office, "preparing")
    before = Moment(timezone.now())
    answer_all(review, office)
    assert {item.discussion for item in review.at("inputs", before)} == {""}
    assert {item.discussion for item in review.at("inputs", Moment())} == {"Đã xem xét, thống nhất."}


def test_one_meeting_by_double_click(office):
    key = "0b8cbb1e-2c28-4f0e-9f3e-0d2f8a3f6a12"
    for _click in range(2):
        reviews.plan_review(office.tan_tien, by=office.secretary, submission_key=key, **meeting(office))
    assert ManagementReview.objects.count() == 1
