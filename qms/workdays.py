"""Working-day arithmetic: pure functions over a calendar, no database, no clock.

The rules, with their sources:
- the day of receipt is not counted, the count starts the next day (Bộ luật Dân sự, Điều 147);
- a period in calendar days that ends on a day off ends with the next working day (Điều 148.5);
- "ngày", "ngày làm việc" and "giờ" are three different units; a working day has 8 hours;
- a cut-off hour, where a procedure has one, makes a late receipt count as received on the next
  working day.
Whether Saturday counts is settled by no text we know of: each office says so from a day on, and
where none has said it, Saturday is not counted.
"""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from qms.hashing import sha256_of

HOURS_PER_DAY = 8
HALF = Fraction(1, 2)
LONGEST_LIMIT = 3660  # days: ten years; a longer limit is a typing error
LONGEST_CLOSURE = 60  # days off in a row that no calendar of an office has

WEEKDAY_NAMES = (
    _("Thứ Hai"),
    _("Thứ Ba"),
    _("Thứ Tư"),
    _("Thứ Năm"),
    _("Thứ Sáu"),
    _("Thứ Bảy"),
    _("Chủ nhật"),
)


class OutsideCalendar(ValueError):
    """The count runs into a year the calendar does not cover."""


class TimeUnit(StrEnum):
    """What a time limit is counted in."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"
    WORKING_HOURS = "working_hours"


class Saturday(StrEnum):
    """How much of a Saturday counts."""

    OFF = "off"
    HALF = "half"
    WHOLE = "whole"


SATURDAY_SHARES = {Saturday.OFF: Fraction(0), Saturday.HALF: HALF, Saturday.WHOLE: Fraction(1)}


@dataclass(frozen=True)
class SpecialDay:
    """A day that differs from its week day: how much of it is worked (0, ½ or 1) and why."""

    share: Fraction
    name: str


@dataclass(frozen=True)
class Calendar:
    """Which days count, how much of each, and between which hours.

    `special` holds the holidays, swapped Saturdays and local overrides of the years
    `first_year` to `last_year`; a count that leaves these years raises OutsideCalendar
    instead of pretending there are no holidays there. `saturdays` says from which day on how much
    of a Saturday counts, in the order of the days; before the first one `saturday` holds.
    """

    special: Mapping[dt.date, SpecialDay]
    first_year: int
    last_year: int
    saturday: Saturday = Saturday.OFF
    saturdays: tuple[tuple[dt.date, Saturday], ...] = ()
    sessions: tuple = field(default=((dt.time(7, 30), dt.time(11, 30)), (dt.time(13, 30), dt.time(17, 30))))

    def __post_init__(self):
        worked = sum((_length(*session) for session in self.sessions), dt.timedelta())
        if worked != dt.timedelta(hours=HOURS_PER_DAY):
            raise ValueError(f"the sessions of a day must add up to {HOURS_PER_DAY} hours, not {worked}")

    def share(self, day: dt.date) -> Fraction:
        """How much of `day` counts as a working day: 0, ½ or 1. Raises OutsideCalendar."""
        self._require_known(day)
        special = self.special.get(day)
        return special.share if special else self._weekly_share(day)

    def saturday_on(self, day: dt.date) -> Saturday:
        """How much of a Saturday counts on that day."""
        place = bisect_right(self.saturdays, day, key=lambda choice: choice[0])
        return self.saturdays[place - 1][1] if place else self.saturday

    def why(self, day: dt.date) -> str:
        """Why `day` differs from a full working day, for the reader; "" when it does not."""
        if self.share(day) == 1:
            return ""
        special = self.special.get(day)
        return special.name if special else WEEKDAY_NAMES[day.weekday()]

    def sessions_on(self, day: dt.date) -> list:
        """The working sessions of `day` as (start, end) times: two, or the morning, or none."""
        share = self.share(day)
        if not share:
            return []
        return list(self.sessions) if share == 1 else list(self.sessions[:1])

    @cached_property
    def version(self) -> str:
        """Fingerprint of everything that decides a due time; stored beside each one (names do not)."""
        days = {day.isoformat(): str(special.share) for day, special in self.special.items()}
        hours = [[start, end] for start, end in self.sessions]
        saturdays = [str(self.saturday), *([day, str(kind)] for day, kind in self.saturdays)]
        return sha256_of([days, self.first_year, self.last_year, saturdays, hours])[:16]

    def _weekly_share(self, day: dt.date) -> Fraction:
        weekday = day.weekday()
        if weekday == 5:
            return SATURDAY_SHARES[self.saturday_on(day)]
        return Fraction(0 if weekday == 6 else 1)

    def _require_known(self, day: dt.date):
        if not self.first_year <= day.year <= self.last_year:
            raise OutsideCalendar(
                _("Lịch làm việc chỉ có từ năm %(first)d đến năm %(last)d, không tính được cho ngày %(day)s.")
                % {"first": self.first_year, "last": self.last_year, "day": f"{day:%d/%m/%Y}"}
            )


@dataclass(frozen=True)
class Skipped:
    """A day of the period that counted for nothing, or only for half."""

    day: dt.date
    share: Fraction
    why: str


@dataclass(frozen=True)
class Limit:
    """A time limit as a procedure states it: an amount (may be a fraction: 0.5) and its unit."""

    amount: Decimal
    unit: TimeUnit


@dataclass(frozen=True)
class Due:
    """When a file is due, which days were passed over, and by which calendar it was counted."""

    at: dt.datetime
    received_on: dt.date
    skipped: tuple[Skipped, ...]
    calendar_version: str

    @property
    def day(self) -> dt.date:
        return self.at.date()


def is_working_day(day: dt.date, calendar: Calendar) -> bool:
    """Whether any part of `day` is worked."""
    return calendar.share(day) > 0


def next_working_day(day: dt.date, calendar: Calendar) -> dt.date:
    """`day` itself if worked, else the first worked day after it."""
    for _step in range(LONGEST_CLOSURE):
        if is_working_day(day, calendar):
            return day
        day += dt.timedelta(days=1)
    raise OutsideCalendar(_("Lịch làm việc không có ngày làm việc nào trong 60 ngày liền."))


def add_working_days(start: dt.date, n, calendar: Calendar) -> dt.date:
    """The day on which `n` working days (a fraction allowed) after `start` are complete.

    `start`, the day of receipt, is not counted. `n` = 0 gives `start`, or the next working
    day when `start` is a day off. Half days count a half.
    """
    return _walk_days(start, n, calendar)[0]


def _walk_days(start: dt.date, n, calendar: Calendar):
    """(last day, the part of a day still needed when that day begins)."""
    left = _amount(n)
    if left == 0:
        day = next_working_day(start, calendar)
        return day, calendar.share(day)
    day = start
    while True:
        day = next_working_day(day + dt.timedelta(days=1), calendar)
        share = calendar.share(day)
        if left <= share:
            return day, left
        left -= share


def add_calendar_days(start: dt.date, n: int, calendar: Calendar) -> dt.date:
    """`n` calendar days after `start`, moved to the next working day if it ends on a day off."""
    days = _amount(n)
    if days.denominator != 1:
        raise ValueError(_("Số ngày theo lịch phải là số nguyên."))
    return next_working_day(start + dt.timedelta(days=int(days)), calendar)


def add_working_hours(start: dt.datetime, hours, calendar: Calendar) -> dt.datetime:
    """The moment when `hours` of office time have passed since `start` (8 hours make a day).

    Time outside the sessions does not count; `start` at night begins with the next session.
    Hours run from the moment of receipt: only days leave out the day of receipt.
    """
    left = dt.timedelta(microseconds=round(_amount(hours) * 3_600_000_000))
    day = start.date()
    for _step in range(LONGEST_LIMIT):
        day = next_working_day(day, calendar)
        for begin, end in _sessions_from(start, day, calendar):
            if left <= end - begin:
                return begin + left
            left -= end - begin
        day += dt.timedelta(days=1)
    raise OutsideCalendar(_("Thời hạn dài quá mười năm."))


def working_hours_between(start: dt.datetime, end: dt.datetime, calendar: Calendar) -> Fraction:
    """Hours of office time between two moments; negative when `end` comes first."""
    if end < start:
        return -working_hours_between(end, start, calendar)
    total, day = dt.timedelta(), start.date()
    while day <= end.date():
        for begin, finish in _sessions_from(start, day, calendar):
            total += max(dt.timedelta(), min(finish, end) - begin)
        day += dt.timedelta(days=1)
    return Fraction(total // dt.timedelta(microseconds=1), 3_600_000_000)


def working_days_between(start: dt.date, end: dt.date, calendar: Calendar) -> Fraction:
    """Working days after `start` up to and with `end`; negative when `end` comes first."""
    if end < start:
        return -working_days_between(end, start, calendar)
    return sum((calendar.share(day) for day in _days_after(start, end)), Fraction(0))


def explain(start: dt.date, end: dt.date, calendar: Calendar) -> list[Skipped]:
    """The days after `start` up to and with `end` that did not count in full, and why."""
    return [
        Skipped(day, calendar.share(day), calendar.why(day))
        for day in _days_after(start, end)
        if calendar.share(day) < 1
    ]


def due(received_at: dt.datetime, limit: Limit, calendar: Calendar, *, cutoff: dt.time | None = None) -> Due:
    """When a file received at `received_at` (office time zone) must be done.

    A limit of 0 working days means "the same day"; with `cutoff` a receipt at or before that
    hour counts for its own day, a later one for the next working day. A limit in days ends with
    the last session of its day, part of a day with that part of the day's hours.
    """
    received_on = _day_of_receipt(received_at, calendar, cutoff)
    if limit.unit == TimeUnit.WORKING_HOURS:
        begin = received_at if received_on == received_at.date() else _start_of(received_on, received_at)
        at = add_working_hours(begin, limit.amount, calendar)
    elif limit.unit == TimeUnit.CALENDAR_DAYS:
        day = add_calendar_days(received_on, limit.amount, calendar)
        at = _after_part_of(day, calendar.share(day), received_at, calendar)
    else:
        day, part = _walk_days(received_on, limit.amount, calendar)
        at = _after_part_of(day, part, received_at, calendar)
    passed = explain(received_at.date(), at.date(), calendar)
    skipped = tuple(day for day in passed if day.day != received_on)
    return Due(at=at, received_on=received_on, skipped=skipped, calendar_version=calendar.version)


def _amount(n) -> Fraction:
    amount = Fraction(n)
    if amount < 0:
        raise ValueError(_("Thời hạn không được là số âm."))
    if amount > LONGEST_LIMIT:
        raise ValueError(_("Thời hạn dài quá mười năm."))
    return amount


def _day_of_receipt(received_at: dt.datetime, calendar: Calendar, cutoff) -> dt.date:
    day = received_at.date()
    if cutoff is None or received_at.time().replace(tzinfo=None) <= cutoff:
        return day
    return next_working_day(day + dt.timedelta(days=1), calendar)


def _after_part_of(day: dt.date, part: Fraction, like: dt.datetime, calendar: Calendar) -> dt.datetime:
    return add_working_hours(_start_of(day, like), part * HOURS_PER_DAY, calendar)


def _start_of(day: dt.date, like: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.min, tzinfo=like.tzinfo)


def _sessions_from(start: dt.datetime, day: dt.date, calendar: Calendar):
    """The sessions of `day` as moments, without what lies before `start`."""
    for opens, closes in calendar.sessions_on(day):
        begin = max(start, dt.datetime.combine(day, opens, tzinfo=start.tzinfo))
        end = dt.datetime.combine(day, closes, tzinfo=start.tzinfo)
        if begin < end:
            yield begin, end


def _days_after(start: dt.date, end: dt.date):
    for number in range(1, (end - start).days + 1):
        yield start + dt.timedelta(days=number)


def _length(start: dt.time, end: dt.time) -> dt.timedelta:
    return dt.datetime.combine(dt.date.min, end) - dt.datetime.combine(dt.date.min, start)
