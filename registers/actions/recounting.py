"""A due time moves with a changed calendar only here, by a person and with a reason (8.1, 8.5.1)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from qms.history import action
from qms.models import office_calendar
from qms.permissions import require
from qms.states import Refused
from registers import clock
from registers.models import Handover, ServiceFile
from registers.recounts import recount_of
from registers.states import service_files as states


@action("registers.file_recount")
def recount(file: ServiceFile, *, by, reason) -> ServiceFile:
    """Count the due time of an open file anew by today's calendar, and that of the step it is at.

    The first promise stays on record, and history tells the old time and the new one. Raises Refused without
    a reason, for a file whose clock does not run, where nothing differs, and where `recounts` leaves it to be
    settled by hand.
    """
    require(by, "registers.recount_files", file)
    if not reason.strip():
        raise Refused(_("Cần nêu lý do tính lại hạn: công dân đã được hẹn theo lịch cũ."))
    found = refuse_recount(file)
    file.counted_from, file.due_at = found.counted_from, found.due_at
    file.calendar_version = found.calendar_version
    file.save()
    _recount_step(file)
    return file


def refuse_recount(file: ServiceFile):
    """What the recount would write; raises Refused where there is nothing to write."""
    if file.status not in states.RUNNING:
        raise Refused(_("Chỉ tính lại hạn cho hồ sơ đang giải quyết."))
    found = recount_of(file)
    if found is None:
        raise Refused(_("Theo lịch hôm nay, hạn của hồ sơ %(code)s không đổi.") % {"code": file.code})
    if found.by_hand:
        raise Refused(found.by_hand)
    return found


def _recount_step(file):
    """Whoever has the file is measured by the same calendar; steps that are done stay as they were."""
    row = Handover.objects.filter(file=file, left_at=None).first()
    if row is None or row.due_at is None:
        return
    calendar = office_calendar(file.unit, timezone.localdate(file.received_at))
    steps = file.revision.body.steps if file.revision else ()
    if row.is_resumed:
        row.due_at = clock.after_hours(row.taken_at, row.limit_hours, calendar)
    elif row.step_no <= len(steps):
        begin = file.counted_from if row.number == 1 else row.taken_at
        row.due_at = clock.step_due(begin, steps[row.step_no - 1], calendar)
    row.save()
