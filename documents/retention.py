"""How long something is kept, and the months of a legal clock: calendar arithmetic of documents."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from django.utils.translation import gettext as _

from qms.text import fold

MONTHS_OF_LAW = 3  # QĐ 19/2014/QĐ-TTg, Điều 4 khoản 4
MONTHS_TO_ARCHIVE = 12  # from the end of the year: a ministry's rule of 2025 under Luật Lưu trữ 33/2024/QH15
LONGEST = 100 * 12  # months; what is kept longer is kept for ever
_LENGTH = re.compile(r"(\d+(?:[.,]\d+)?)\s*(nam|thang)\b")


def after_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month `months` calendar months later; where that month has no such day, its last.

    30/11/2025 and 3 months is 28/02/2026, in a leap year 29/02.
    """
    return day + relativedelta(months=months)


def due_after_law(effective_on: dt.date | None) -> dt.date | None:
    """The last day for updating procedures that a text in force from `effective_on` touches."""
    return after_months(effective_on, MONTHS_OF_LAW) if effective_on else None


def kept_until(closed_on: dt.date | None, months: int | None) -> dt.date | None:
    """The last day on which a batch closed on `closed_on` must still be there.

    Time counts from the end of the year of closing, not from the day itself: papers of one year fall due
    together and none too early. This start is our choice, the longer of the two in use. None for what is
    still open and for what is kept for ever (`months` None).
    """
    if closed_on is None or months is None:
        return None
    return after_months(dt.date(closed_on.year, 12, 31), months)


def hand_over_by(closed_on: dt.date | None) -> dt.date | None:
    """The day until which a closed batch is usually handed over to the archive: a year from its year's end.

    A hint and no rule of the product: which archive takes what, and when, is for the unit and that archive.
    """
    return kept_until(closed_on, MONTHS_TO_ARCHIVE)


@dataclass(frozen=True)
class Retention:
    """How long a kind of record is kept, in calendar months; None is for ever."""

    months: int | None

    @property
    def is_permanent(self) -> bool:
        return self.months is None

    def __str__(self):
        """ "05 năm", "06 tháng", "01 năm 06 tháng", "vĩnh viễn"."""
        if self.months is None:
            return _("vĩnh viễn")
        years, months = divmod(self.months, 12)
        parts = [(years, _("%(n)s năm")), (months, _("%(n)s tháng"))]
        return " ".join(words % {"n": f"{number:02d}"} for number, words in parts if number)


def read_retention(text: str) -> Retention | None:
    """The retention that a procedure states in words; None when they name no whole number of months."""
    folded = fold(text)
    if "vinh vien" in folded:
        return Retention(None)
    match = _LENGTH.search(folded)
    if match is None:
        return None
    amount = Decimal(match.group(1).replace(",", "."))
    months = amount * 12 if match.group(2) == "nam" else amount
    return Retention(int(months)) if 0 < months <= LONGEST and months == int(months) else None
