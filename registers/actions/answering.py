"""The result of a file: released by somebody who may (8.6), given to the citizen, their originals too."""

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.rules.deputies import standing_in
from qms.history import action
from qms.history.acts import current_act
from qms.models import office_calendar, remember
from qms.permissions import require
from qms.states import Refused
from registers import clock
from registers.actions.apologising import drop_unsigned
from registers.actions.handing_over import MINUTE, close, current_of
from registers.actions.originals import give_back_all
from registers.applicants import checked
from registers.models import ServiceFile, Supplement
from registers.rules.service_files import own_signature


@action("registers.file_resolve")
def resolve(
    file: ServiceFile, *, approved_by, result_number="", resolved_at=None, by, reason=""
) -> ServiceFile:
    """The result is approved: the clock ends, and the file is early, on time or late for good.

    ``approved_by`` is who released it: a head of the unit, or their deputy. An apology nobody signed is
    thrown away. Raises Refused for anybody else, and for a time ahead or before the last hand-over.
    """
    require(by, "registers.resolve_file", file)
    if not may_release(approved_by, file):
        words = _("%(person)s không có quyền duyệt kết quả của đơn vị.")
        raise Refused(words % {"person": approved_by})
    at = resolved_at or current_act().at
    file.life_cycle.move(file, "registers.file_resolve", by=by, reason=reason)
    last = current_of(file)
    done = 0 if last.to_person_id == approved_by.pk else last_counted_step(file)
    at = close(last, file, at, through=done)
    drop_unsigned(file)
    file.resolved_at, file.approved_by, file.result_number = at, approved_by, result_number.strip()
    file.outcome = clock.outcome(at, file.due_at)
    file.taken_hours = taken_hours(file, at)
    file.save()
    return file


def last_counted_step(file) -> int:
    """The last step of the procedure that has a time; 0 without one. Handing out the result has none."""
    steps = file.revision.body.steps if file.revision else ()
    return max((number for number, step in enumerate(steps, start=1) if step.is_counted), default=0)


def may_release(person, file) -> bool:
    """Whether this person releases results in the unit: its head, or whoever signs for the head."""
    return own_signature.test(person, file) or standing_in(person, file, own_signature) is not None


def taken_hours(file, at):
    """Office hours from the beginning of the count to ``at``, without those the clock stood still."""
    calendar = office_calendar(file.unit, timezone.localdate(file.received_at))
    stops = Supplement.objects.filter(file=file, came_at__isnull=False)
    stood = sum(clock.hours_between(stop.asked_at, stop.came_at, calendar) for stop in stops)
    return max(clock.hours_between(file.counted_from, at, calendar) - stood, 0)


@action("registers.file_return")
def give_result(
    file: ServiceFile, *, receipt="", receiver: dict | None = None, conditions: dict | None = None,
    returned_at=None, by, reason="",
) -> ServiceFile:  # fmt: skip
    """Give the result to the citizen, or to ``receiver`` (personal data) with a power of attorney.

    ``receipt`` says how it was signed for: on the slip, a postal receipt's number, in the portal. Originals
    still held go back with it, in the ``conditions`` said (see `give_back_all`). Raises Refused for a file
    without an approved result.
    """
    require(by, "registers.return_file", file)
    if file.resolved_at is None:
        raise Refused(_("Hồ sơ chưa có kết quả được duyệt nên chưa trả được."))
    if not receipt.strip():
        raise Refused(_("Hãy ghi cách ký nhận: ký trên giấy hẹn, số biên nhận bưu chính…"))
    at = returned_at or current_act().at
    if file.resolved_at - MINUTE < at < file.resolved_at:
        at = file.resolved_at
    if not file.resolved_at <= at <= current_act().at:
        raise Refused(_("Giờ trả phải từ lúc có kết quả đến bây giờ."))
    file.life_cycle.move(file, "registers.file_return", by=by, reason=reason)
    if receiver:
        file.receiver_ref = remember(checked(receiver), unit=file.unit).reference
    file.returned_at, file.returned_by, file.receipt, file.ended_at = at, by, receipt.strip(), at
    file.save()
    give_back_all(file, by=by, conditions=conditions, back_at=at)
    return file
