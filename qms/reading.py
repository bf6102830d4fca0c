"""How dates, times and figures typed by officers are read: one reading for forms and Excel alike.

Each function returns a Python value or raises Unreadable with a sentence for the person who typed.
"""

import datetime as dt
import re
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

EARLIEST_YEAR = 1900
LATEST_YEAR = 2200

_DATE = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})", re.ASCII)
_ISO_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_TIME = re.compile(r"(\d{1,2})\s*(?:[:hH]|giờ)\s*(\d{2})?(?::(\d{2}))?\s*(?:phút)?", re.ASCII)
_PLAIN = re.compile(r"-?\d+(,\d+)?", re.ASCII)
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:(?:\.\d{3})+|(?: \d{3})+)(,\d+)?", re.ASCII)
_WITH_POINT = re.compile(r"-?\d*\.\d+", re.ASCII)


class Unreadable(ValueError):
    """What was typed cannot be read; `str(error)` says what to type instead."""


def read_date(text: str) -> dt.date:
    """A date typed day first: 05/03/2026 (also with - or . and with a two-digit year), or ISO.

    A day that no calendar has (31/02) and a year outside 1900–2200 are refused by name.
    """
    text = text.strip()
    if found := _DATE.fullmatch(text):
        day, month, year = found.groups()
        return _existing_date(int(day), int(month), _full_year(year))
    if found := _ISO_DATE.fullmatch(text):
        year, month, day = found.groups()
        return _existing_date(int(day), int(month), int(year))
    raise Unreadable(_("Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2026."))


def _full_year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < 69 else 1900)


def _existing_date(day: int, month: int, year: int) -> dt.date:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        raise Unreadable(
            _("Năm %(year)s nằm ngoài khoảng 1900–2200. Hãy kiểm tra lại.") % {"year": str(year)}
        )
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        written = f"{day:02d}/{month:02d}/{year}"
        raise Unreadable(
            _("Không có ngày %(date)s trong lịch. Hãy nhập theo thứ tự ngày/tháng/năm.") % {"date": written}
        ) from error


def read_time(text: str) -> dt.time:
    """A time of day: 14:30, 14h30, 14 giờ 30, 14h."""
    if found := _TIME.fullmatch(text.strip()):
        hour, minute, second = (int(part or 0) for part in found.groups())
        if hour < 24 and minute < 60 and second < 60:
            return dt.time(hour, minute, second)
    raise Unreadable(_("Hãy nhập giờ theo dạng giờ:phút, ví dụ 14:30."))


def read_datetime(text: str) -> dt.datetime:
    """A date and a time, in either order, without a time zone: "05/03/2026 14:30"."""
    text = text.strip().replace("T", " ")
    first, _space, rest = text.partition(" ")
    if not rest:
        read_date(text)
        raise Unreadable(_("Hãy nhập cả giờ, ví dụ 05/03/2026 14:30."))
    if _DATE.fullmatch(first) or _ISO_DATE.fullmatch(first):
        return dt.datetime.combine(read_date(first), read_time(rest))
    time, _space, date = text.rpartition(" ")
    return dt.datetime.combine(read_date(date), read_time(time))


def read_decimal(text: str) -> Decimal:
    """A figure as written in Vietnam: the comma is the decimal sign, the point groups thousands.

    "1.234,5", "1 234,5", "1234,5" and "0,5" are read; "1.500" is one thousand five hundred.
    A point that does not group by three ("1.5", "0.500") could mean either and is refused,
    as are two commas and a comma before a point.
    """
    text = text.strip().replace("\u00a0", " ").replace("\u202f", " ").replace("\u2212", "-")
    if _PLAIN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(".", "").replace(" ", "").replace(",", "."))
    if _WITH_POINT.fullmatch(text):
        raise Unreadable(
            _("Hãy dùng dấu phẩy cho phần thập phân, ví dụ %(example)s; dấu chấm chỉ để ngăn hàng nghìn.")
            % {"example": text.replace(".", ",") if text[0] != "." else f"0{text.replace('.', ',')}"}
        )
    raise Unreadable(_("Hãy nhập một số, ví dụ 1.234,5 (dấu phẩy cho phần thập phân)."))


def read_integer(text: str) -> int:
    """A whole number, thousands grouped or not: "1.234". A fraction is refused."""
    value = read_decimal(text)
    if value != value.to_integral_value():
        raise Unreadable(_("Hãy nhập số nguyên, không có phần thập phân."))
    return int(value)


def write_decimal(value) -> str:
    """A figure as it is put back into a form: decimal comma, no grouping, no exponent, no idle zeros."""
    whole, _point, part = f"{Decimal(str(value)):f}".partition(".")
    part = part.rstrip("0")  # normalize() would round what has more than 28 digits
    return f"{whole},{part}" if part else whole
