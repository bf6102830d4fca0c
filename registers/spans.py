"""The period that figures are counted for, and the one before it."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from registers.periods import MONTHS

FREE = "free"
KINDS = (
    ("month", gettext_lazy("Tháng")),
    ("quarter", gettext_lazy("Quý")),
    ("half", gettext_lazy("6 tháng")),
    ("year", gettext_lazy("Năm")),
    (FREE, gettext_lazy("Từ ngày đến ngày")),
)
DAY = dt.timedelta(days=1)


def midnight(day: dt.date) -> dt.datetime:
    """The first moment of a day of the office."""
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


@dataclass(frozen=True)
class Span:
    """Two days, both included; ``kind`` is the length the calendar knows it by, else "free"."""

    first: dt.date
    last: dt.date
    kind: str = FREE

    @property
    def begin(self) -> dt.datetime:
        """The first moment that belongs to it."""
        return midnight(self.first)

    @property
    def end(self) -> dt.datetime:
        """The first moment that does not belong to it any more."""
        return midnight(self.last + DAY)

    @property
    def days(self) -> tuple[dt.date, dt.date]:
        return self.first, self.last

    def edge(self, moment) -> dt.datetime:
        """When it is looked at: its end, or the moment while it still runs."""
        return min(self.end, moment.at)

    def before(self) -> "Span":
        """The period of the same length that ended the day before this one began."""
        if self.kind in MONTHS:
            return whole(self.kind, self.first - DAY)
        return Span(self.first - (self.last - self.first) - DAY, self.first - DAY)

    def after(self) -> "Span":
        """The period of the same length that begins the day after this one."""
        if self.kind in MONTHS:
            return whole(self.kind, self.last + DAY)
        return Span(self.last + DAY, self.last + (self.last - self.first) + DAY)

    def months(self) -> list["Span"]:
        """The months it touches, oldest first, each cut to the days inside."""
        found, day = [], self.first
        while day <= self.last:
            end = min(whole("month", day).last, self.last)
            found.append(Span(day, end, "month"))
            day = end + DAY
        return found

    def __str__(self):
        if self.kind == "month":
            return _("tháng %(month)s/%(year)s") % {"month": self.first.month, "year": self.first.year}
        if self.kind == "quarter":
            words = _("quý %(quarter)s/%(year)s")
            return words % {"quarter": (self.first.month + 2) // 3, "year": self.first.year}
        if self.kind == "half":
            words = _("6 tháng đầu năm %(year)s") if self.first.month == 1 else _("6 tháng cuối năm %(year)s")
            return words % {"year": self.first.year}
        if self.kind == "year":
            return _("năm %(year)s") % {"year": self.first.year}
        return self.in_days

    @property
    def in_days(self) -> str:
        """ "01/06/2026 – 30/06/2026"."""
        return " – ".join(date_format(day, "SHORT_DATE_FORMAT") for day in self.days)


def whole(kind: str, on: dt.date) -> Span:
    """The month, quarter, half-year or year that a day belongs to. Raises KeyError for another kind."""
    length = MONTHS[kind]
    month = on.month - (on.month - 1) % length
    years, next_month = divmod(month - 1 + length, 12)
    first = dt.date(on.year, month, 1)
    return Span(first, dt.date(on.year + years, next_month + 1, 1) - DAY, kind)
