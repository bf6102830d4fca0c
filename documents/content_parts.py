"""The parts of a content that have fields of their own: times, papers, steps, forms, kept records.

Plain values as they are told on paper; how they are read from JSON and written back is `documents.content`.
"""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from documents.amounts import format_amount

LIMIT_UNITS = {
    "working_day": gettext_lazy("ngày làm việc"),
    "day": gettext_lazy("ngày"),
    "working_hour": gettext_lazy("giờ làm việc"),
    "hour": gettext_lazy("giờ"),
    "same_day": gettext_lazy("trong ngày"),
}
STEP_UNITS = {
    "day": gettext_lazy("ngày"),
    "hour": gettext_lazy("giờ"),
    "minute": gettext_lazy("phút"),
    "office_hours": gettext_lazy("giờ hành chính"),
    "same_day": gettext_lazy("trong ngày"),
    "uncounted": gettext_lazy("không tính thời gian"),
    "shared": gettext_lazy("chung với bước trên"),
}
AMOUNTS = {  # Vietnamese tells no one from many; other languages do
    "working_day": ngettext_lazy("%(n)s ngày làm việc", "%(n)s ngày làm việc", "count"),
    "day": ngettext_lazy("%(n)s ngày", "%(n)s ngày", "count"),
    "working_hour": ngettext_lazy("%(n)s giờ làm việc", "%(n)s giờ làm việc", "count"),
    "hour": ngettext_lazy("%(n)s giờ", "%(n)s giờ", "count"),
    "minute": ngettext_lazy("%(n)s phút", "%(n)s phút", "count"),
}
COUNTED = ("day", "hour", "minute")
HOURS = {
    "working_day": Decimal(8), "day": Decimal(8), "working_hour": Decimal(1), "hour": Decimal(1),
    "same_day": Decimal(8), "minute": Decimal(1) / Decimal(60),
}  # fmt: skip


def amount_words(amount: Decimal | None, unit: str, digits=1) -> str:
    """ "0,5 ngày", "03 ngày làm việc"; a dash for an open one."""
    if amount is None:
        return "–"
    told = {"count": 1 if amount == 1 else 2, "n": format_amount(amount, digits)}
    return (AMOUNTS[unit] % told).replace(" ", "\xa0", 1)


def hour_words(hour: dt.time) -> str:
    """ "15 giờ", "15 giờ 30"."""
    words = _("%(hour)s giờ %(minutes)s") if hour.minute else _("%(hour)s giờ")
    return (words % {"hour": hour.hour, "minutes": f"{hour.minute:02d}"}).replace(" ", "\xa0")


@dataclass(frozen=True)
class TimeLimit:
    """How long the office may take; `note` says from when ("kể từ ngày nhận đủ hồ sơ hợp lệ").

    A file received after `cutoff` (office time) counts as received on the next working day; None without
    such an hour. `qms.workdays.due` counts with it.
    """

    value: Decimal | None = None
    unit: str = "working_day"
    note: str = ""
    cutoff: dt.time | None = None

    @property
    def hours(self) -> Decimal:
        return HOURS[self.unit] * (Decimal(1) if self.unit == "same_day" else self.value or Decimal(0))

    @property
    def is_counted(self):
        return self.unit == "same_day" or self.value is not None

    @property
    def step_unit(self):
        """The unit a total of steps is told in: days, or hours where the limit is in hours."""
        return "hour" if self.unit in ("hour", "working_hour") else "day"

    def words(self, digits=1) -> str:
        if self.unit == "same_day":
            return str(LIMIT_UNITS["same_day"])
        return amount_words(self.value, self.unit, digits)

    def __str__(self):
        return self.words()

    @property
    def on_paper(self):
        return self.words(digits=2)

    @property
    def conditions(self) -> str:
        """What goes with the amount: since when it counts, and what a late receipt means; may be empty."""
        return "; ".join(filter(None, [self.note, self.cutoff_words]))

    @property
    def cutoff_words(self) -> str:
        """ "nhận sau 15 giờ thì tính từ ngày làm việc tiếp theo"; empty without a cut-off hour."""
        if self.cutoff is None:
            return ""
        words = _("nhận sau %(hour)s thì tính từ ngày làm việc tiếp theo")
        return words % {"hour": hour_words(self.cutoff)}


NO_LIMIT = TimeLimit()


@dataclass(frozen=True)
class DossierItem:
    """One paper of the file a citizen hands in."""

    name: str = ""
    original: bool = False
    copy: bool = False
    quantity: str = ""
    note: str = ""


@dataclass(frozen=True)
class Step:
    """One row of the step table: what, who, how long, on which forms."""

    action: str = ""
    role: str = ""
    value: Decimal | None = None
    unit: str = "day"
    forms: str = ""
    note: str = ""

    @property
    def is_counted(self):
        return self.unit in COUNTED

    @property
    def hours(self) -> Decimal:
        return HOURS[self.unit] * self.value if self.is_counted and self.value is not None else Decimal(0)

    def words(self, digits=1) -> str:
        if not self.is_counted:
            return str(STEP_UNITS[self.unit]).capitalize()
        return amount_words(self.value, self.unit, digits)

    @property
    def time(self):
        return self.words()

    @property
    def time_on_paper(self):
        return self.words(digits=2)


@dataclass(frozen=True)
class FormRef:
    """A form the procedure uses; `transient` ones are not kept and need no line among the records."""

    code: str = ""
    name: str = ""
    basis: str = ""
    transient: bool = False


@dataclass(frozen=True)
class KeptRecord:
    """A record that stays after the work, where, and how long ("05 năm", "vĩnh viễn")."""

    name: str = ""
    medium: str = ""
    place: str = ""
    retention: str = ""

    @property
    def years(self) -> Decimal | None:
        match = re.search(r"(\d+(?:[.,]\d+)?)\s*năm", self.retention)
        return Decimal(match.group(1).replace(",", ".")) if match else None
