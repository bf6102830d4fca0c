"""The new date an apology may promise, suggested from what is still to be done (8.2.1)."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from qms.models import office_calendar
from qms.workdays import explain, next_working_day
from registers import clock
from registers.actions.apologising import comes_too_late

DAY = dt.timedelta(days=1)
HOURS = 8  # of a working day


@dataclass(frozen=True)
class NewPromise:
    """A suggestion: the end of a working day, the days of work it leaves, and the days that do not count.

    ``is_late`` says that an apology signed now comes too late to move the due time.
    """

    at: dt.datetime
    days: Decimal
    skipped: list
    is_late: bool


def new_promise(file, at: dt.datetime) -> NewPromise:
    """The end of the day by which the steps still ahead can be done, after the old due day."""
    calendar = office_calendar(file.unit, timezone.localdate(file.received_at))
    steps = file.revision.body.steps[file.step_no - 1 :] if file.revision else ()
    hours = sum((step.hours for step in steps), Decimal(0))
    ready = clock.after_hours(at, hours, calendar).date()
    day = next_working_day(max(ready, timezone.localdate(file.due_at) + DAY), calendar)
    ends = dt.datetime.combine(day, calendar.sessions_on(day)[-1][1], tzinfo=timezone.get_current_timezone())
    skipped = explain(timezone.localdate(at), day, calendar)
    return NewPromise(ends, hours / HOURS, skipped, comes_too_late(at, file.due_at))
