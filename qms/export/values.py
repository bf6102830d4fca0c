"""How one value reads on a page or paper, and how personal values are masked."""

import datetime as dt
from decimal import Decimal

from django.utils import formats, timezone
from django.utils.translation import gettext_lazy as _

from qms.text import initials, last_three

NOTHING = "–"
GROUPED = ("int", "decimal")  # a year or a code written in a text column keeps its digits together


class InPlaceOfData(str):
    """Words that stand where personal data would stand ("đã xóa"): they say nothing of anybody."""

    __slots__ = ()


def mask(value):
    """Personal data of a citizen as shown to those who need not know it.

    A value with a letter is taken for a name (initials), any other for a number (last three digits).
    """
    if value in (None, "") or isinstance(value, InPlaceOfData):
        return value
    text = str(value)
    return initials(text) if any(letter.isalpha() for letter in text) else last_three(text)


def shown_text(value, kind: str) -> str:
    """A value as it is read on a page or paper, in the active language; nothing is a dash, zero is 0."""
    if value is None or value == "" or (kind == "list" and not value):
        return NOTHING
    if isinstance(value, bool):
        return str(_("Có") if value else _("Không"))
    if kind == "state":
        return str(getattr(value, "label", value))
    if kind == "list":
        return "; ".join(str(item) for item in value)
    if isinstance(value, dt.datetime):
        return formats.date_format(local(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, dt.date):
        return formats.date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, int | float | Decimal):
        return formats.number_format(value, force_grouping=kind in GROUPED)
    return str(value)


def local(moment: dt.datetime) -> dt.datetime:
    """`moment` on the office's clock."""
    return timezone.localtime(moment) if timezone.is_aware(moment) else moment
