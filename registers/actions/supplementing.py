"""Missing papers: the clock stops when they are asked for and runs on when they come (8.2.3)."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from qms.history import action
from qms.history.acts import current_act
from qms.models import office_calendar
from qms.models.numbering import next_code
from qms.permissions import require
from qms.states import Refused
from qms.text import mask_numbers
from registers import clock
from registers.actions.handing_over import MINUTE, close, current_of
from registers.actions.originals import hold_more
from registers.models import Handover, ServiceFile, Supplement
from registers.models.reception_setting import SupplementClock
from registers.papers_handed_in import read, stored
from registers.procedures_in_force import setting_of

SLIP = "PBS"


@action("registers.file_ask_supplement")
def ask_supplement(file: ServiceFile, *, items: str, until=None, by, reason) -> Supplement:
    """Ask the citizen for papers; from now until they come the clock stands still.

    Raises Refused without items or reason, and once the due time is over: a stop then would only hide
    that the file is late.
    """
    require(by, "registers.handle_file", file)
    now = current_act().at
    file.life_cycle.move(file, "registers.file_ask_supplement", by=by, reason=reason)
    _refuse_pointless(file, items, until, now)
    slip = Supplement(
        file=file, unit=file.unit, number=next_code(SLIP, file.unit, timezone.localdate(now)),
        asked_at=now, asked_by=by, items=mask_numbers(items.strip()), reason=mask_numbers(reason.strip()),
        until=until, due_before=file.due_at,
    )  # fmt: skip
    slip.save()
    close(current_of(file), file, now)
    file.supplements += 1
    file.save()
    return slip


def _refuse_pointless(file, items, until, now):
    if not items.strip():
        raise Refused(_("Hãy ghi giấy tờ, nội dung cần bổ sung."))
    refuse_overdue(file, now)
    if until is not None and until < timezone.localdate(now):
        raise Refused(_("Ngày đề nghị nộp không thể đã qua."))


def refuse_overdue(file: ServiceFile, now: dt.datetime) -> None:
    """Raise Refused for a file that is late already: its clock is not stopped any more."""
    if file.due_at < now:
        words = _(
            "Hồ sơ đã quá hạn từ %(due)s nên không dừng thời hạn để bổ sung được nữa. Hãy lập phiếu xin lỗi."
        )
        raise Refused(words % {"due": f"{timezone.localtime(file.due_at):%H:%M %d/%m/%Y}"})


@action("registers.file_take_supplement")
def take_supplement(file: ServiceFile, *, came_at=None, papers=None, by, reason="") -> Supplement:
    """The papers came: the clock runs on, or anew where the office has set so (see `clock.due_again`).

    ``papers`` is the check-list as it stands now. Raises Refused for a time ahead or before the request.
    """
    require(by, "registers.handle_file", file)
    file.life_cycle.move(file, "registers.file_take_supplement", by=by, reason=reason)
    slip = waited_for(file)
    at = came_when(slip, came_at or current_act().at)
    if at > current_act().at:
        raise Refused(_("Giờ nhận bổ sung phải từ lúc yêu cầu đến bây giờ."))
    calendar = office_calendar(file.unit, timezone.localdate(file.received_at))
    file.due_at, file.calendar_version = due_after(file, slip, at, calendar), calendar.version
    if papers is not None:
        hold_more(file, papers, at)
        file.papers = stored(read(papers))
    file.save()
    slip.came_at, slip.due_after = at, file.due_at
    slip.save()
    _reopen_step(file, at, calendar)
    return slip


def waited_for(file) -> Supplement:
    """The request that is open. Raises Refused when there is none."""
    slip = Supplement.objects.filter(file=file, came_at=None).first()
    if slip is None:
        raise Refused(_("Hồ sơ %(code)s không chờ bổ sung.") % {"code": file.code})
    return slip


def came_when(slip: Supplement, at: dt.datetime) -> dt.datetime:
    """When papers came, typed to the minute. Raises Refused for a time before they were asked for."""
    if slip.asked_at - MINUTE < at < slip.asked_at:
        return slip.asked_at
    if at < slip.asked_at:
        raise Refused(_("Giờ nhận bổ sung phải từ lúc yêu cầu đến bây giờ."))
    return at


def due_after(file: ServiceFile, slip: Supplement, at: dt.datetime, calendar) -> dt.datetime:
    """The due time of the file when what it waits for comes at ``at``, by the rule of the unit."""
    return clock.due_again(at, slip.asked_at, file, clock_of(file), calendar)


def clock_of(file: ServiceFile) -> str:
    """What the unit has said happens to the due time when papers come."""
    return setting_of(file.unit, file.procedure).clock if file.procedure else SupplementClock.RESUME


def _reopen_step(file, at, calendar):
    """Whoever had the file has it again, with what was left of the step's time."""
    last = Handover.objects.filter(file=file).order_by("-number").first()
    left = None
    if last.limit_hours is not None:
        left = max(last.limit_hours - (last.taken_hours or 0), 0)
    Handover(
        file=file, unit=file.unit, number=last.number + 1, step_no=last.step_no, step=last.step,
        from_person=None, to_person=last.to_person, to_place=last.to_place, taken_at=at,
        due_at=clock.after_hours(at, left, calendar) if left is not None else None, limit_hours=left,
        note=_("Nhận bổ sung"),
    ).save()  # fmt: skip
