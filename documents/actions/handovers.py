"""Handing kept records over to an archive: to whom, when, with which minutes (7.5.3.2 d)."""

from django.utils.translation import gettext as _

from documents.actions.day import today
from documents.actions.disposals import on_a_list
from documents.handover_minutes import minutes_as_handed_over
from documents.models import RecordBatch
from documents.states import kept_records as states
from qms.export.keeping import keep, keep_each
from qms.history.acts import action
from qms.models.files import store_bytes
from qms.permissions import require
from qms.states import Refused


def hand_over(batch, *, by, reason="", at=None, **facts):
    """The batch leaves for an archive, see `hand_over_only`; then the minutes are made and kept."""
    hand_over_only(batch, by=by, reason=reason, at=at, **facts)
    keep_minutes(batch, at=at)
    return batch


@action("documents.batch_hand_over")
def hand_over_only(batch, *, handed_to, by, reason="", handed_on=None, receiver="", handover_number=""):
    """Note to whom and when a batch was handed over; it is no longer kept, nor destroyed, here.

    ``handed_on`` is a day from its closing to today, None for today. Raises Refused for a batch that is still
    open, held back, or on an open disposal list. When it should be handed over is a hint, never refused.
    """
    require(by, "documents.hand_over_batch", batch)
    batch.life_cycle.move(batch, "documents.batch_hand_over", by=by, reason=reason)
    handed_on = handed_on or today()
    _refuse_unsound(batch, handed_to, handed_on)
    batch.handed_to, batch.handed_on, batch.receiver = handed_to.strip(), handed_on, receiver.strip()
    batch.handover_number = handover_number.strip()
    batch.save()
    return batch


def _refuse_unsound(batch, handed_to, on):
    if batch.closed_on is None:
        raise Refused(_("%(code)s chưa kết thúc, còn đưa hồ sơ vào.") % {"code": batch.code})
    if listed := on_a_list(batch):
        raise Refused(listed)
    if not handed_to.strip():
        raise Refused(_("Ghi nơi nhận hồ sơ, ví dụ: Lưu trữ cơ quan."))
    if not batch.closed_on <= on <= today():
        words = _("Ngày giao nộp phải từ ngày kết thúc hồ sơ, %(day)s, đến hôm nay.")
        raise Refused(words % {"day": f"{batch.closed_on:%d/%m/%Y}"})


def keep_minutes(batch, *, at=None):
    """Make and keep the minutes of a hand-over that has none yet; ``at`` is the time of the act."""
    if batch.status == states.HANDED_OVER and not batch.handover_file_id:
        keep(batch, minutes_as_handed_over, freeze, at=at)


@action("documents.batch_keep_minutes")
def freeze(batch, made: bytes, *, by=None, reason=""):
    """Attach the bytes ``made`` as the minutes, unless somebody was faster."""
    batch.refresh_from_db()
    if batch.handover_file_id is None and batch.status == states.HANDED_OVER:
        batch.handover_file = store_bytes(made, "application/pdf")
        batch.save()


def keep_waiting_handovers(on=None) -> None:
    """Make the minutes that could not be made at the time; a work of every day."""
    keep_each(RecordBatch.objects.filter(status=states.HANDED_OVER, handover_file=None), keep_minutes)


ACTS = {hand_over_only.verb: hand_over}
