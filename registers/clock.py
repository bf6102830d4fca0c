"""The clock of a service file: when counting begins, when it is due, what a stop does to it.

Everything is worked out from the time of receipt, the limit of the procedure and the office's calendar
(`qms.workdays`); nothing here reads the clock or the database.
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.content import TimeLimit
from qms.workdays import (
    Calendar,
    Due,
    Limit,
    TimeUnit,
    add_working_hours,
    due,
    next_working_day,
    working_days_between,
    working_hours_between,
)
from registers.models.reception_setting import SupplementClock
from registers.models.service_file import Channel

UNITS = {
    "working_day": TimeUnit.WORKING_DAYS,
    "day": TimeUnit.CALENDAR_DAYS,
    "working_hour": TimeUnit.WORKING_HOURS,
    "hour": TimeUnit.WORKING_HOURS,
}
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Promise:
    """What a citizen is promised at reception: from when it counts, until when, by which limit."""

    counted_from: dt.datetime
    due: Due
    limit: TimeLimit
    limit_hours: Decimal

    @property
    def at(self) -> dt.datetime:
        return self.due.at


def promise(received_at: dt.datetime, limit: TimeLimit, channel: str, calendar: Calendar) -> Promise:
    """The due time of a file received at ``received_at`` under a procedure's time limit.

    Raises ValueError for a limit that states no time: the desk then has to say the day itself.
    """
    if not limit.is_counted:
        raise ValueError(_("Quy trình không nêu thời hạn giải quyết."))
    begin = counted_from(received_at, channel, calendar)
    counted = due(begin, as_limit(limit), calendar, cutoff=limit.cutoff)
    return Promise(begin, counted, limit, Decimal(limit.hours).quantize(CENT))


def as_limit(limit: TimeLimit) -> Limit:
    """The limit of a procedure as the arithmetic of working days takes it.

    The same day is 0 days; parts of days are told in hours.
    """
    if limit.unit == "same_day":
        return Limit(Decimal(0), TimeUnit.WORKING_DAYS)
    if limit.value != limit.value.to_integral_value():
        return Limit(limit.hours, TimeUnit.WORKING_HOURS)
    return Limit(limit.value, UNITS[limit.unit])


def counted_from(received_at: dt.datetime, channel: str, calendar: Calendar) -> dt.datetime:
    """When counting begins: a file sent online outside office hours counts from the next opening.

    A desk or post receives when it is open, so its time is the time of receipt.
    """
    local = timezone.localtime(received_at)
    if channel != Channel.ONLINE:
        return local
    sessions = calendar.sessions_on(local.date())
    if sessions and local.time() <= sessions[-1][1]:
        return local
    day = next_working_day(local.date() + dt.timedelta(days=1), calendar)
    return dt.datetime.combine(day, calendar.sessions_on(day)[0][0], tzinfo=local.tzinfo)


def step_due(taken_at: dt.datetime, step, calendar: Calendar) -> dt.datetime | None:
    """When a step begun at ``taken_at`` must be done; None for a step without a counted time."""
    return steps_due(taken_at, [step], calendar)


def steps_due(taken_at: dt.datetime, steps, calendar: Calendar) -> dt.datetime | None:
    """When steps done one after the other must be done; None where none of them has a counted time."""
    counted = [step for step in steps if step.is_counted and step.value is not None]
    return due(timezone.localtime(taken_at), steps_limit(counted), calendar).at if counted else None


def steps_limit(steps) -> Limit:
    """Whole days are working days; minutes and days given in parts are told in hours, eight a day."""
    if all(step.unit == "day" and step.value == step.value.to_integral_value() for step in steps):
        return Limit(sum(step.value for step in steps), TimeUnit.WORKING_DAYS)
    return Limit(sum(step.hours for step in steps), TimeUnit.WORKING_HOURS)


def outcome(done_at: dt.datetime, due_at: dt.datetime) -> str:
    """ "early" on a day before the due day, "on_time" on it until the due time, else "late"."""
    if done_at > due_at:
        return "late"
    return "early" if timezone.localdate(done_at) < timezone.localdate(due_at) else "on_time"


def due_again(
    came_at: dt.datetime, asked_at: dt.datetime, file, clock: str, calendar: Calendar
) -> dt.datetime:
    """The due time after missing papers came, by the rule the office has set.

    RESUME: what was left of the time when the clock stopped runs on from the day they came.
    RESTART: the whole limit runs anew. A file whose limit is not known keeps what was left.
    """
    limit = limit_of(file)
    came = counted_from(came_at, Channel.DESK, calendar)
    if clock == SupplementClock.RESTART and limit is not None:
        return due(came, as_limit(limit), calendar, cutoff=limit.cutoff).at
    return due(came, left_of(asked_at, file.due_at, limit, calendar), calendar).at


def left_of(asked_at: dt.datetime, due_at: dt.datetime, limit: TimeLimit | None, calendar: Calendar) -> Limit:
    """What was left between two moments: hours where the limit is told in hours, else working days."""
    start, end = timezone.localtime(asked_at), timezone.localtime(due_at)
    if limit is not None and as_limit(limit).unit == TimeUnit.WORKING_HOURS:
        return Limit(hours_between(start, end, calendar), TimeUnit.WORKING_HOURS)
    days = working_days_between(start.date(), end.date(), calendar)
    return Limit(Decimal(days.numerator) / Decimal(days.denominator), TimeUnit.WORKING_DAYS)


def limit_of(file) -> TimeLimit | None:
    """The limit a file was received under; None where the desk said the day itself."""
    if not file.limit_unit:
        return None
    return TimeLimit(value=file.limit_value, unit=file.limit_unit, cutoff=file.cutoff)


def hours_between(start: dt.datetime, end: dt.datetime, calendar: Calendar) -> Decimal:
    """Office hours between two moments, to the hundredth; negative when ``end`` comes first."""
    hours = working_hours_between(timezone.localtime(start), timezone.localtime(end), calendar)
    return (Decimal(hours.numerator) / Decimal(hours.denominator)).quantize(CENT)


def after_hours(start: dt.datetime, hours: Decimal, calendar: Calendar) -> dt.datetime:
    """The moment when this many office hours have passed since ``start``."""
    return add_working_hours(timezone.localtime(start), hours, calendar)
