"""Amounts of time as officers write them and as they are stored and printed."""

import re
from decimal import Decimal

from django.utils.translation import gettext as _

from documents.wording import BadContent, clean_text
from qms.reading import Unreadable, read_decimal

FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
MOST = Decimal(10_000)


def read_amount(typed) -> Decimal | None:
    """A time as officers write it: "0,5", "15", "02", "1/2", "½"; None when empty.

    Raises BadContent with a sentence for anything else, below zero or absurdly large.
    """
    text = clean_text(typed or "", limit=40, many_lines=False)
    if not text:
        return None
    if text in FRACTIONS:
        return FRACTIONS[text]
    if match := re.fullmatch(r"(\d{1,3})/([1-9]\d{0,2})", text):
        return _checked(Decimal(match.group(1)) / Decimal(match.group(2)))
    try:
        return _checked(read_decimal(text))
    except Unreadable as error:
        raise BadContent(str(error)) from error


def stored_amount(cell) -> Decimal | None:
    """An amount in the JSON value: "0.5" as we write it, a number, or as officers write it."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool) or not isinstance(cell, (str, int, Decimal)):
        raise BadContent(_("Thời gian phải là số, ví dụ 0,5 hoặc 15."))
    if isinstance(cell, str) and not re.fullmatch(r"\d{1,5}(\.\d{1,4})?", cell):
        return read_amount(cell)
    return _checked(Decimal(cell))


def _checked(amount):
    if not amount.is_finite() or amount < 0:
        raise BadContent(_("Thời gian không được là số âm."))
    if amount > MOST:
        raise BadContent(_("Thời gian quá lớn: tối đa 10.000."))
    return amount.quantize(Decimal("0.0001"))


def format_amount(amount: Decimal | None, digits=1) -> str:
    """ "0,5", "15"; with `digits` = 2 whole numbers below ten print as on paper: "02"."""
    if amount is None:
        return "–"
    text = f"{amount.normalize():f}"
    return text.zfill(digits) if "." not in text else text.replace(".", ",")


def plain(amount: Decimal | None) -> str | None:
    """The one JSON text of an amount: no exponent, no trailing zero."""
    return None if amount is None else f"{amount.normalize():f}"
