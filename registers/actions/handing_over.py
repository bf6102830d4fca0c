"""A file goes from hand to hand; the control slip fills itself (8.5.1, 8.5.2)."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from qms.history import action
from qms.history.acts import current_act
from qms.models import office_calendar
from qms.permissions import require
from qms.states import Refused
from qms.text import mask_numbers
from registers import clock
from registers.hands import workers_of
from registers.models import Handover, ServiceFile

MINUTE = dt.timedelta(minutes=1)


@action("registers.file_hand_over")
def hand_over(
    file: ServiceFile, *, to_person=None, to_place="", step_no=None, note="", handed_at=None, by, reason=""
) -> Handover:
    """Give a file to the next person, or to a body outside (``to_place``), for the next step.

    The row of whoever had it is closed with early, on time or late against the step's time; the new one
    gets the due time of its step. ``step_no`` is another step of the procedure than the next; the steps
    left out were done by whoever had the file, in the sum of their times.
    Raises Refused without a receiver, for one who has it already or does not work on files in the unit, and
    for a time ahead or before it came; Conflict when somebody else handed it on meanwhile.
    """
    require(by, "registers.handle_file", file)
    refuse_odd_receiver(file, to_person, to_place)
    file.life_cycle.move(file, "registers.file_hand_over", by=by, reason=reason)
    last = current_of(file)
    through = (step_no or last.step_no + 1) - 1
    at = close(last, file, handed_at or current_act().at, through=through)
    row = next_row(file, last, at, step_no)
    row.from_person, row.to_person, row.to_place = last.to_person or by, to_person, to_place.strip()
    row.note = mask_numbers(note.strip())  # it stays in history
    row.save()
    file.step_no, file.holder, file.holder_place = row.step_no, to_person, row.to_place
    file.save()
    return row


def current_of(file) -> Handover:
    """The row of whoever has the file now. Raises Refused when nobody has it any more."""
    row = Handover.objects.filter(file=file, left_at=None).first()
    if row is None:
        raise Refused(_("Hồ sơ %(code)s không còn ở khâu nào để giao.") % {"code": file.code})
    return row


def refuse_odd_receiver(file, to_person, to_place) -> None:
    """Raise Refused without exactly one receiver, or for a person who cannot take the file on.

    Who has a role further up only sees the files: they take none of them in hand.
    """
    if to_person is None and not to_place.strip():
        raise Refused(_("Hãy chọn một người nhận, hoặc ghi nơi nhận ngoài đơn vị."))
    if to_person is not None and to_place.strip():
        raise Refused(_("Chỉ giao cho một nơi: bỏ chọn người nhận, hoặc xóa nơi nhận ngoài đơn vị."))
    if to_person is not None and to_person.pk == file.holder_id:
        raise Refused(_("%(person)s đang giữ hồ sơ này rồi.") % {"person": to_person})
    if to_person is not None and not workers_of(file.unit, timezone.localdate()).contains(to_person):
        words = _("%(person)s không giữ vai trò xử lý hồ sơ ở %(unit)s.")
        raise Refused(words % {"person": to_person, "unit": file.unit})


def close(row: Handover, file: ServiceFile, at: dt.datetime, *, through: int = 0) -> dt.datetime:
    """The person of the row is done at ``at``: what it took and how that stands to the step's time.

    ``through`` is the last step they did, where that is a later one than the row was opened for.
    Times are typed to the minute, so one in the minute in which the row began is its beginning. Returns the
    moment that counts. Raises Refused for a time ahead or before the row began.
    """
    if row.taken_at - MINUTE < at < row.taken_at:
        at = row.taken_at
    if at > current_act().at:
        raise Refused(_("Giờ ghi không thể ở phía trước."))
    if at < row.taken_at:
        words = _("Giờ ghi không thể trước giờ nhận của khâu đang giữ hồ sơ (%(at)s).")
        raise Refused(words % {"at": f"{timezone.localtime(row.taken_at):%H:%M %d/%m/%Y}"})
    calendar = office_calendar(file.unit, timezone.localdate(file.received_at))
    _widen(row, file, through, calendar)
    row.left_at = at
    row.taken_hours = clock.hours_between(_begin(row, file), at, calendar)
    row.outcome = clock.outcome(at, row.due_at) if row.due_at else ""
    row.save()
    return at


def _widen(row, file, through: int, calendar) -> None:
    """Steps done in the same hands have their times together."""
    more = file.revision.body.steps[row.step_no : through] if file.revision else ()
    if not more:
        return
    row.last_step_no = row.step_no + len(more)
    hours = sum(step.hours for step in more).quantize(clock.CENT)
    if not hours:
        return
    if row.is_resumed:
        row.due_at = clock.after_hours(row.due_at or row.taken_at, hours, calendar)
    else:
        all_steps = file.revision.body.steps[row.step_no - 1 : through]
        row.due_at = clock.steps_due(_begin(row, file), all_steps, calendar)
    row.limit_hours = (row.limit_hours or 0) + hours


def _begin(row, file):
    """Work begins when counting does: a file sent at night is taken up in the morning."""
    return max(row.taken_at, file.counted_from) if row.number == 1 else row.taken_at


def next_row(file, last: Handover, at: dt.datetime, step_no=None) -> Handover:
    """The row that would follow ``last`` at a moment: step, step's time and due time; not saved.

    Raises Refused for a step the procedure does not have.
    """
    steps = file.revision.body.steps if file.revision else ()
    number = step_no or last.step_no + 1
    if step_no is not None and not 1 <= step_no <= max(len(steps), 1):
        raise Refused(_("Quy trình không có bước %(number)d.") % {"number": step_no})
    step = steps[number - 1] if number <= len(steps) else None
    calendar = office_calendar(file.unit, timezone.localdate(file.received_at))
    return Handover(
        file=file, unit=file.unit, number=last.number + 1, step_no=min(number, len(steps) or number),
        step=step.action[:300] if step else _("Xử lý tiếp"), taken_at=at,
        due_at=clock.step_due(at, step, calendar) if step else None,
        limit_hours=step.hours.quantize(clock.CENT) if step and step.is_counted else None,
    )  # fmt: skip
