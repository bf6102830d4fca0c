"""Disposal of records: listed, approved by the head, destroyed with minutes (BM-01-06, 7.5.3.2 d).

Nothing leaves the database: a destroyed batch is marked so by an act of its own and names its day.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.actions.day import today
from documents.disposal_minutes import content_hash, council_of, lines_of, minutes_as_done
from documents.models import CouncilMember, Disposal, DisposalLine, RecordBatch
from documents.rules.kept_records import began_it, heads
from documents.states import disposal as states
from documents.states import kept_records
from qms.export.keeping import keep, keep_each
from qms.history.acts import action, current_act
from qms.models.files import store_bytes
from qms.permissions import require
from qms.states import Blocked, Missing, Refused


@action("documents.disposal_create")
def create_disposal(disposal, *, by, reason=""):
    """Begin a disposal; it is numbered at once (TH-2026-0001)."""
    require(by, "documents.create_disposal", disposal)
    disposal.number()
    disposal.save()
    return disposal


@action("documents.disposal_edit")
def edit_disposal(disposal, *, by, reason=""):
    """Save basis, method and place while the list is being made."""
    require(by, "documents.edit_disposal", disposal)
    refuse_unless_draft(Disposal.objects.get(pk=disposal.pk))
    disposal.save()
    return disposal


def refuse_unless_draft(disposal):
    """Raise Refused once the list is out of the hands of its makers."""
    if disposal.status != states.DRAFT:
        raise Refused(
            _("Đợt tiêu hủy đang ở tình trạng “%(state)s”, không sửa được nữa.") % {"state": disposal.state}
        )


# --- the list ------------------------------------------------------------------------------------


def why_not(batch, on, disposal=None) -> str:
    """Why a batch may not be destroyed on a day, as a sentence; empty when it may."""
    if batch.status == kept_records.DESTROYED:
        return _("%(code)s đã tiêu hủy.") % {"code": batch.code}
    if batch.status == kept_records.HANDED_OVER:
        return _("%(code)s đã giao nộp vào lưu trữ.") % {"code": batch.code}
    if batch.status == kept_records.ON_HOLD:
        words = _("%(code)s đang giữ lại: %(reason)s.")
        return words % {"code": batch.code, "reason": batch.hold_reason.rstrip(".")}
    if batch.closed_on is None:
        return _("%(code)s chưa kết thúc, còn đưa hồ sơ vào.") % {"code": batch.code}
    if batch.kept_until is None:
        return _("%(code)s lưu vĩnh viễn.") % {"code": batch.code}
    if on <= batch.kept_until:
        words = _("%(code)s chưa đến hạn: còn phải lưu đến hết ngày %(day)s.")
        return words % {"code": batch.code, "day": f"{batch.kept_until:%d/%m/%Y}"}
    return on_a_list(batch, disposal)


def on_a_list(batch, disposal=None) -> str:
    """Which open list, other than `disposal`, names a batch, as a sentence; empty when none does."""
    lines = DisposalLine.objects.filter(batch=batch, disposal__status__in=states.OPEN)
    other = lines.exclude(disposal=disposal).select_related("disposal").first()
    words = _("%(code)s đã có trong danh sách %(other)s.")
    return words % {"code": batch.code, "other": other.disposal.code} if other else ""


def due_batches(unit, on):
    """Batches of a unit whose time is over and which no open list names yet, the oldest first."""
    listed = DisposalLine.objects.filter(disposal__status__in=states.OPEN).values("batch")
    rows = RecordBatch.objects.filter(unit=unit, status=kept_records.KEPT, kept_until__lt=on)
    return rows.exclude(pk__in=listed).order_by("kept_until", "id")


@action("documents.disposal_add")
def add_batches(disposal, batches, *, by, reason="") -> list[DisposalLine]:
    """Put batches on the list. Raises Refused with every one that is not due, held back or kept for ever."""
    require(by, "documents.edit_disposal", disposal)
    refuse_unless_draft(disposal)
    batches = list(batches)
    if any(batch.unit_id != disposal.unit_id for batch in batches):
        raise Refused(_("Chỉ tiêu hủy hồ sơ của chính đơn vị."))
    if reasons := [why for batch in batches if (why := why_not(batch, today(), disposal))]:
        raise Refused(" ".join(reasons))
    known = set(DisposalLine.objects.filter(disposal=disposal).values_list("batch_id", flat=True))
    lines = [_line(disposal, batch) for batch in batches if batch.pk not in known]
    for line in lines:
        line.save()
    return lines


def _line(disposal, batch) -> DisposalLine:
    return DisposalLine(
        disposal=disposal, batch=batch, unit=disposal.unit, name=batch.title, amount=batch.amount,
        place=batch.place, retention=batch.kind.retention_words, closed_on=batch.closed_on,
        kept_until=batch.kept_until,
    )  # fmt: skip


@action("documents.disposal_remove")
def remove_line(line, *, by, reason=""):
    """Take a batch off the list while it is being made."""
    require(by, "documents.edit_disposal", line.disposal)
    refuse_unless_draft(line.disposal)
    line.delete()


@action("documents.disposal_council")
def set_council(disposal, people, *, by, reason=""):
    """Replace the council; `people` are (name, position, part). Those who stay keep their row."""
    require(by, "documents.edit_disposal", disposal)
    refuse_unless_draft(disposal)
    known = {(one.name, one.position, one.part): one for one in council_of(disposal)}
    for name, position, part in people:
        if known.pop((name, position, part), None) is None:
            CouncilMember(
                disposal=disposal, unit=disposal.unit, name=name, position=position, part=part
            ).save()
    for member in known.values():
        member.delete()


# --- the life ------------------------------------------------------------------------------------


def gaps(disposal, lines, council) -> list[Missing]:
    """What the list still lacks before it may be submitted; `lines` and `council` are its own."""
    parts = [member.part for member in council]
    lacking = [] if lines else [Missing(_("Chọn hồ sơ đến hạn tiêu hủy"), "lines")]
    if CouncilMember.Part.CHAIR not in parts or len(parts) < 2:
        lacking.append(Missing(_("Ghi hội đồng: chủ tịch và ít nhất một người nữa"), "council"))
    if not disposal.method.strip():
        lacking.append(Missing(_("Ghi cách tiêu hủy"), "method"))
    return lacking


@action("documents.disposal_submit")
def submit(disposal, *, by, reason=""):
    """Hand the list to the head. Raises Blocked with what is missing, Refused for a batch no longer due."""
    require(by, "documents.edit_disposal", disposal)
    lacking = gaps(disposal, lines_of(disposal), council_of(disposal))
    if disposal.status == states.DRAFT and lacking:
        raise Blocked(lacking)
    _move(disposal, "documents.disposal_submit", by, reason)
    _refuse_not_due(disposal)
    disposal.save()
    return disposal


def own_list() -> str:
    """What is said to a head who wants to approve the list they began."""
    return _("Người lập danh sách không phê duyệt tiêu hủy do mình lập.")


@action("documents.disposal_approve")
def approve(disposal, *, by, reason=""):
    """The head allows the destruction of exactly this list; its SHA-256 is kept with the name.

    Whoever began the list does not approve it: what is destroyed has been seen by two people.
    """
    if by is not None and (heads & began_it).test(by, disposal):
        raise Refused(own_list())
    require(by, "documents.approve_disposal", disposal)
    _move(disposal, "documents.disposal_approve", by, reason)
    _refuse_not_due(disposal)
    disposal.approved_by, disposal.approved_at = by, current_act().at
    disposal.approved_hash = content_hash(disposal, lines_of(disposal), council_of(disposal))
    disposal.save()
    return disposal


@action("documents.disposal_return")
def return_(disposal, *, by, reason=""):
    """Give the list back with a reason; an approval already given no longer counts."""
    require(by, "documents.return_disposal", disposal)
    _move(disposal, "documents.disposal_return", by, reason)
    disposal.approved_by = disposal.approved_at = None
    disposal.approved_hash = ""
    disposal.save()
    return disposal


@action("documents.disposal_cancel")
def cancel(disposal, *, by, reason=""):
    """Give up a disposal before its approval; its batches are free for another list."""
    require(by, "documents.edit_disposal", disposal)
    _move(disposal, "documents.disposal_cancel", by, reason)
    disposal.save()
    return disposal


def complete(disposal, *, by, reason="", at=None, **facts):
    """The records were destroyed, see `complete_only`; then the minutes are made and kept."""
    complete_only(disposal, by=by, reason=reason, at=at, **facts)
    keep_minutes(disposal, at=at)
    return disposal


@action("documents.disposal_complete")
def complete_only(disposal, *, destroyed_on, by, reason="", minutes_number="", result="", **more):
    """Note when and how the records were destroyed; `more` may correct method and place.

    Every batch is asked once more and marked by an act of its own. Raises Refused for a day before the
    approval or ahead, and for a batch held back since.
    """
    require(by, "documents.complete_disposal", disposal)
    _move(disposal, "documents.disposal_complete", by, reason)
    _refuse_odd_day(disposal, destroyed_on)
    _refuse_not_due(disposal)
    if content_hash(disposal, lines_of(disposal), council_of(disposal)) != disposal.approved_hash:
        raise Refused(_("Danh sách không còn đúng như lúc phê duyệt. Hãy trả lại rồi trình lại."))
    disposal.destroyed_on, disposal.minutes_number, disposal.result = destroyed_on, minutes_number, result
    for name in ("method", "place"):
        setattr(disposal, name, more.pop(name, "") or getattr(disposal, name))
    if more:
        raise TypeError(f"unknown fields: {sorted(more)}")
    disposal.save()
    for line in lines_of(disposal):
        _destroy(line.batch, destroyed_on, by=by, reason=_("Biên bản %(code)s") % {"code": disposal.code})


def _refuse_odd_day(disposal, day):
    if day > today():
        raise Refused(_("Ngày tiêu hủy không thể ở phía trước."))
    if day < timezone.localdate(disposal.approved_at):
        raise Refused(_("Ngày tiêu hủy không thể trước ngày phê duyệt."))


@action("documents.batch_destroy")
def _destroy(batch, on, *, by, reason=""):
    batch.status, batch.destroyed_on = kept_records.DESTROYED, on
    batch.save()


def _move(disposal, verb, by, reason):
    disposal.life_cycle.move(disposal, verb, by=by, reason=reason)


def _refuse_not_due(disposal):
    asked = [why_not(line.batch, today(), disposal) for line in lines_of(disposal)]
    if reasons := [why for why in asked if why]:
        raise Refused(" ".join(reasons))


# --- the minutes ---------------------------------------------------------------------------------


def keep_minutes(disposal, *, at=None):
    """Make and keep the minutes of a finished disposal that has none yet; ``at`` is the time of the act."""
    if disposal.status == states.DONE and not disposal.minutes_file_id:
        keep(disposal, minutes_as_done, freeze, at=at)


@action("documents.disposal_freeze")
def freeze(disposal, made: bytes, *, by=None, reason=""):
    """Attach the bytes ``made`` as the minutes, unless somebody was faster."""
    disposal.refresh_from_db()
    if disposal.minutes_file_id is None and disposal.status == states.DONE:
        disposal.minutes_file = store_bytes(made, "application/pdf")
        disposal.save()


def keep_waiting_minutes(on=None) -> None:
    """Make the minutes that could not be made at the time; a work of every day."""
    keep_each(Disposal.objects.filter(status=states.DONE, minutes_file=None), keep_minutes)


ACTS = {
    complete_only.verb: complete,
    **{function.verb: function for function in (submit, approve, return_, cancel)},
}
