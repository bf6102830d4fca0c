"""The life of a management review: prepare, meet, decide, approve the minutes (ISO 9001:2015, 9.3).

Raises as in `audits.actions.audits`.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from audits import review_inputs
from audits.actions.actions import give
from audits.actions.checks import check_fields
from audits.actions.papers import keep_minutes
from audits.models import Attendee, ManagementReview, ReviewInput
from audits.review_minutes import ReviewMinutes
from audits.states.reviews import CLIMATE_INPUT, HELD, INPUTS, OUTPUT_KINDS, PREPARING, REVIEW
from qms.history import Moment, action, current_act
from qms.permissions import require
from qms.states import Blocked, Refused

MEETING = (
    "title", "period_from", "period_to", "held_on", "starts_at", "ends_at", "place", "chair", "secretary",
    "discussion", "conclusion", "minutes_number",
)  # fmt: skip


@action("audits.review_create")
def plan_review(unit, *, by, reason="", submission_key=None, **meeting):
    """Plan a review meeting; `meeting` holds fields of MEETING. The same `submission_key` makes one only."""
    require(by, "audits.create_review", unit)
    known = (
        submission_key and ManagementReview.objects.filter(submission_key=submission_key, unit=unit).first()
    )
    if known:
        return known
    review = ManagementReview(unit=unit, submission_key=submission_key)
    _set_meeting(review, meeting)
    review.save()
    return review


@action("audits.review_edit")
def edit(review, *, by, reason="", **meeting):
    """Change the meeting's facts, discussion and conclusion until the minutes are approved.

    Another period takes the data again while preparing, and is refused once the meeting was held.
    """
    require(by, "audits.edit_review", review)
    period = (review.period_from, review.period_to)
    _set_meeting(review, meeting)
    if period != (review.period_from, review.period_to):
        if review.status == HELD:
            raise Refused(_("Cuộc họp đã diễn ra với số liệu của kỳ này, không đổi kỳ được nữa."))
        if review.status == PREPARING:
            _gather(review)
    unsign(review)
    review.save()


@action("audits.review_prepare")
def prepare(review, *, by, reason=""):
    """Number the review and take the data of its period into the thirteen inputs."""
    require(by, "audits.prepare_review", review)
    _move(review, "audits.review_prepare", by, reason, gaps=review.missing(Moment(current_act().at)))
    review.number()
    _gather(review)
    review.save()


@action("audits.review_gather")
def gather(review, *, by, reason=""):
    """Take the data again, as it is now; what was written about it stays."""
    require(by, "audits.prepare_review", review)
    _move(review, "audits.review_gather", by, reason)
    _gather(review)
    unsign(review)
    review.save()


@action("audits.review_answer")
def answer_input(item, *, discussion="", nothing_arose=False, nothing_reason="", climate="", by, reason=""):
    """Write what was found about an input, or that nothing arose and why.

    Input b also says whether climate change is relevant (Amendment 1:2024).
    """
    review = item.review
    require(by, "audits.answer_review", review)
    if nothing_arose and not nothing_reason.strip():
        raise ValidationError({"nothing_reason": _("Nêu lý do không phát sinh.")})
    if climate and item.letter != CLIMATE_INPUT:
        raise Refused(_("Chỉ mục b hỏi về biến đổi khí hậu."))
    item.discussion, item.climate = discussion.strip(), climate
    item.nothing_arose = nothing_arose
    item.nothing_reason = nothing_reason.strip() if nothing_arose else ""
    check_fields(item, ("discussion", "nothing_reason", "climate"))
    item.save()
    _void_confirmation(review)


@action("audits.review_attendance")
def set_attendance(review, people, *, by, reason="", seen=None):
    """Replace the attendance list; `people` are (user, present, reason of absence). Unchanged rows stay.

    `seen` is the version of the review on the page: Conflict when somebody has changed the list since, which
    is why the review is saved along with its list. Refused for an empty list.
    """
    require(by, "audits.attend_review", review)
    if not people:
        raise Refused(_("Hãy chọn ít nhất một người có mặt hoặc vắng."))
    changed = False
    known = {attendee.user_id: attendee for attendee in Attendee.objects.filter(review=review)}
    for user, present, absence_reason in people:
        attendee = known.pop(user.pk, None)
        wanted = (present, "" if present else absence_reason.strip())
        if attendee is None:
            attendee = Attendee(review=review, unit=review.unit, user=user, position=user.position)
        elif (attendee.present, attendee.absence_reason) == wanted:
            continue
        changed = True
        attendee.present, attendee.absence_reason = wanted
        check_fields(attendee, ("absence_reason",))
        attendee.save()
    for attendee in known.values():
        attendee.delete()
    if changed or known:
        _save_with_list(review, seen)


def _save_with_list(review, seen):
    review.version = review.version if seen is None else seen
    unsign(review)
    review.save()


@action("audits.review_hold")
def hold(review, *, by, reason=""):
    """Record that the meeting took place. Raises Blocked before its day or without attendance."""
    require(by, "audits.prepare_review", review)
    _move(review, "audits.review_hold", by, reason, gaps=review.missing(Moment(current_act().at)))
    review.save()


@action("audits.review_decide")
def decide(review, *, kind, text, owner, due_on, by, reason=""):
    """Write a decision of the review as an action with owner and due date (9.3.3); returns the action."""
    require(by, "audits.decide_review", review)
    if kind not in OUTPUT_KINDS:
        raise Refused(_("Quyết định là cải tiến, thay đổi hệ thống hoặc nguồn lực."))
    if due_on < review.held_on:
        raise ValidationError({"due_on": _("Hạn không thể trước ngày họp.")})
    decision = give(review=review, text=text, owner=owner, due_on=due_on, kind=kind)
    _void_confirmation(review)
    return decision


@action("audits.review_sign")
def sign(review, *, by, reason=""):
    """The secretary confirms the minutes as they stand: the hash of the content is kept with the name."""
    require(by, "audits.sign_review", review)
    gaps = [gap for gap in review.missing(Moment()) if gap not in review.signature_gaps()]
    _move(review, "audits.review_sign", by, reason, gaps=gaps)
    review.signed_by, review.signed_at = by, current_act().at
    review.signed_hash = ReviewMinutes.of(review, Moment()).content_hash()
    review.save()


def close(review, *, by, reason="", at=None):
    """The chair approves the minutes, see `close_only`; then their paper is made and kept."""
    close_only(review, by=by, reason=reason, at=at)
    keep_minutes(review, at=at)


@action("audits.review_close")
def close_only(review, *, by, reason=""):
    """The chair approves the minutes: inputs are frozen."""
    require(by, "audits.chair_review", review)
    if by is not None and by.pk != review.chair_id:
        raise Refused(_("Biên bản do chủ trì cuộc họp phê duyệt: %(name)s.") % {"name": review.chair})
    _move(review, "audits.review_close", by, reason, gaps=review.missing(Moment()))
    if ReviewMinutes.of(review, Moment()).content_hash() != review.signed_hash:
        raise Refused(_("Nội dung biên bản đã thay đổi sau khi thư ký xác nhận. Cần xác nhận lại."))
    review.approved_by, review.approved_at = by, current_act().at
    review.save()


@action("audits.review_cancel")
def cancel(review, *, by, reason=""):
    """Cancel a meeting that will not take place, with a reason."""
    require(by, "audits.chair_review", review)
    _move(review, "audits.review_cancel", by, reason)
    review.save()


@action("audits.review_reopen")
def reopen(review, *, by, reason=""):
    """Open approved minutes again; the approved paper stays in history and in the file store."""
    require(by, "audits.chair_review", review)
    _move(review, "audits.review_reopen", by, reason)
    review.approved_by = review.approved_at = review.minutes_file = None
    unsign(review)
    review.save()


ACTS = {
    close_only.verb: close,
    **{function.verb: function for function in (prepare, gather, hold, sign, cancel, reopen)},
}


def _move(record, verb, by, reason, gaps=()):
    """Move by the table, but first raise Blocked for what is missing: a refused record keeps its state."""
    if gaps and record.status in REVIEW.transition(verb, record.status).sources:
        raise Blocked(gaps)
    REVIEW.move(record, verb, by=by, reason=reason)


def unsign(review) -> None:
    """Void the secretary's confirmation: the content has changed. Saving is the caller's."""
    review.signed_by = review.signed_at = None
    review.signed_hash = ""


def _void_confirmation(review):
    if review.signed_by_id:
        unsign(review)
        review.save()


def _gather(review):
    """Fill the thirteen inputs, made on the first time; only those whose data changed are saved."""
    at = current_act().at
    found = review_inputs.gather(review, Moment(at))
    known = {item.letter: item for item in ReviewInput.objects.filter(review=review)}
    for number, letter in enumerate(INPUTS, start=1):
        item = known.get(letter) or ReviewInput(review=review, unit=review.unit, no=number, letter=letter)
        if item.pk and item.gathered == found[letter]:
            continue
        item.gathered = found[letter]
        item.save()
    review.gathered_at = at


def _set_meeting(review, meeting):
    if unknown := set(meeting) - set(MEETING):
        raise TypeError(f"unknown fields: {sorted(unknown)}")
    for name, value in meeting.items():
        setattr(review, name, value)
    check_fields(review, tuple(meeting))
    if review.period_to < review.period_from:
        raise ValidationError({"period_to": _("Ngày kết thúc phải từ ngày bắt đầu trở đi.")})
    if review.starts_at and review.ends_at and review.ends_at < review.starts_at:
        raise ValidationError({"ends_at": _("Giờ kết thúc phải sau giờ bắt đầu.")})
    if not review.chair.has_perm("audits.chair_review", review):
        raise ValidationError({"chair": _("Chủ trì phải là thủ trưởng đơn vị hoặc cấp trên.")})
    if review.chair_id == review.secretary_id:
        raise ValidationError({"secretary": _("Thư ký phải khác chủ trì.")})
