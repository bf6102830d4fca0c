"""The picture of a working year: each day as it counts and as the desk is open, and why it differs."""

import calendar as weeks
import datetime as dt
from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.models import CalendarDay
from qms.models.calendar import Purpose, serves
from qms.public_holidays import public_special_days
from qms.states import State
from qms.workdays import HALF, WEEKDAY_NAMES, Calendar

WAYS = {
    0: State("off", gettext_lazy("Ngày nghỉ"), "danger", "circle-off"),
    HALF: State("half", gettext_lazy("Làm việc buổi sáng"), "warn", "contrast"),
    1: State("working", gettext_lazy("Ngày làm việc"), "ok", "briefcase"),
}
ONE_PURPOSE = (Purpose.COUNTING, Purpose.RECEPTION)
DESK = {
    0: gettext_lazy("tính hạn, quầy không mở"),
    HALF: gettext_lazy("quầy mở buổi sáng"),
    1: gettext_lazy("quầy mở cả ngày"),
}


@dataclass
class Cell:
    """A day in the picture of the year.

    ``drawn`` is how it counts; ``desk`` is "open" or "closed" where the desk opens more, or less, than that.
    """

    day: dt.date
    drawn: str
    desk: str = ""
    why: str = ""
    ours: bool = False
    today: bool = False


@dataclass
class Line:
    """A special day in words: how it is worked, for what, who said so, and whether something nearer holds."""

    date: dt.date
    name: str
    way: State
    origin: str
    source: str = ""
    entry: CalendarDay | None = None
    own: bool = False
    held_for: list = field(default_factory=list)

    @property
    def weekday(self) -> str:
        return WEEKDAY_NAMES[self.date.weekday()]

    @property
    def replaced(self) -> bool:
        """Nearer days have taken its place for everything."""
        return not self.held_for

    @property
    def purpose(self) -> str:
        """What it still holds for; what it was said for once it is replaced."""
        if len(self.held_for) == 1:
            return self.held_for[0].label
        return Purpose(self.entry.purpose).label if self.entry and self.replaced else Purpose.BOTH.label


def days_of(year: int) -> list[dt.date]:
    """Every day of a year."""
    first = dt.date(year, 1, 1)
    return [first + dt.timedelta(days=n) for n in range(366 if weeks.isleap(year) else 365)]


def months(year: int, counting: Calendar, desk: Calendar, ours: set[dt.date], today: dt.date) -> list[tuple]:
    """[(first day of the month, [[Cell or None, …] a week, …]), …]."""
    sheet = weeks.Calendar(firstweekday=0)
    return [
        (
            dt.date(year, month, 1),
            [
                [_cell(day, counting, desk, ours, today) if day.month == month else None for day in week]
                for week in sheet.monthdatescalendar(year, month)
            ],
        )
        for month in range(1, 13)
    ]


def _cell(day, counting, desk, ours, today) -> Cell:
    share, opened = counting.share(day), desk.share(day)
    compared = "" if share == opened else "open" if opened > share else "closed"
    words = list(dict.fromkeys(kept.special[day].name for kept in (counting, desk) if day in kept.special))
    if compared:
        words.append(str(DESK[opened]))
    return Cell(day, _drawn(day, counting), compared, "; ".join(words), ours=day in ours, today=day == today)


def _drawn(day, counting) -> str:
    share, weekend, special = counting.share(day), day.weekday() > 4, day in counting.special
    if share == 1:
        return "worked" if weekend or special else ""
    if share == HALF:
        return "half"
    return "rest" if weekend and not special else "off"


def lines(year: int, entries: list[CalendarDay], unit) -> list[Line]:
    """The national days and the overrides of a year by date; what a nearer one replaces says so."""
    nearest = {
        purpose: {day.date: day for day in entries if serves(day, purpose)} for purpose in ONE_PURPOSE
    }  # from the top of the tree down: the last one wins
    national = [
        Line(date, day.name, WAYS[day.share], _("Cả nước"),
             held_for=[purpose for purpose in ONE_PURPOSE if date not in nearest[purpose]])
        for date, day in public_special_days(year, year).items()
    ]  # fmt: skip
    local = [
        Line(
            day.date, day.name, WAYS[day.special_day.share], _origin(day, unit), day.source, entry=day,
            own=day.unit_id == unit.pk,
            held_for=[purpose for purpose in ONE_PURPOSE if nearest[purpose].get(day.date) is day],
        )
        for day in entries
    ]  # fmt: skip
    return sorted([*national, *local], key=lambda line: line.date)


def _origin(day: CalendarDay, unit) -> str:
    if day.unit_id is None:
        return _("Mọi đơn vị")
    return _("Đơn vị này") if day.unit_id == unit.pk else str(day.unit)


def week_of(calendar: Calendar, on: dt.date) -> list[tuple]:
    """When the desk is open in an ordinary week around a day: [(days in words, hours in words), …].

    Days of the week with the same hours stand together; special days are left out.
    """
    plain = Calendar({}, calendar.first_year, calendar.last_year, calendar.saturday, calendar.saturdays)
    monday = on - dt.timedelta(days=on.weekday())
    told: list[list] = []
    for offset in range(7):
        day = monday + dt.timedelta(days=offset)
        hours = ", ".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in _known_sessions(plain, day))
        if told and told[-1][2] == hours:
            told[-1][1] = day
        else:
            told.append([day, day, hours])
    return [(_days_in_words(first, last), hours) for first, last, hours in told if hours]


def _known_sessions(plain, day):
    return plain.sessions_on(day) if plain.first_year <= day.year <= plain.last_year else []


def _days_in_words(first, last) -> str:
    names = [str(WEEKDAY_NAMES[day.weekday()]) for day in (first, last)]
    return names[0] if first == last else " – ".join(names)
