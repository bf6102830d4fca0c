"""One cell of an old register read as what its column says; what cannot be read has a sentence."""

import datetime as dt
import re
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.reading import Unreadable, read_date, read_datetime, read_integer
from qms.text import UncleanText, clean, fold
from registers.models import Channel, ReturnBy

LONGEST = 2000  # characters of a note
TEXT_DATE = re.compile(r"(?<!\d)(\d{1,2})([/.\-])(\d{1,2})([/.\-]\d{2,4})(?!\d)")
DAY_FIRST, MONTH_FIRST = "dmy", "mdy"
DATE_ORDERS = (
    (DAY_FIRST, gettext_lazy("ngày/tháng/năm, ví dụ 25/03/2026")),
    (MONTH_FIRST, gettext_lazy("tháng/ngày/năm, ví dụ 03/25/2026")),
)
LOST_ZERO = {"phone": (9,), "id_number": (8, 11)}  # digits left when Excel took the number for a figure
WHOLE = {"phone": (10, 11, 12), "id_number": (9, 12, 13)}
CHANNELS = {
    Channel.DESK: ("truc tiep", "tai quay", "tai bo phan mot cua"),
    Channel.ONLINE: ("truc tuyen", "qua mang", "online", "dich vu cong"),
    Channel.POST: ("buu chinh", "qua buu chinh", "buu dien", "buu chinh cong ich", "qua buu chinh cong ich"),
}
RETURNS = {
    ReturnBy.DESK: ("nhan tai noi nop", "truc tiep", "tai quay", "tai bo phan mot cua"),
    ReturnBy.POST: ("qua buu chinh", "buu chinh", "buu dien", "buu chinh cong ich", "qua buu chinh cong ich"),
    ReturnBy.ONLINE: ("truc tuyen", "qua mang", "online", "ban dien tu"),
}


class AmbiguousDate(Unreadable):
    """A date written as text that means two days, as long as nobody has said which comes first."""


@dataclass(frozen=True)
class Told:
    """A moment of the sheet; without ``has_time`` only its day is known and ``at`` is midnight."""

    at: dt.datetime
    has_time: bool

    @property
    def day(self) -> dt.date:
        return self.at.date()


def refuse_worked_out(cell) -> None:
    """Raise Unreadable for a formula and for an error of Excel's: nobody knows when they were worked out."""
    kind = cell[0] if isinstance(cell, list) else ""
    if kind == "f":
        raise Unreadable(_("Ô là công thức. Hãy dán lại thành giá trị (Paste Special, Values)."))
    if kind == "e":
        raise Unreadable(_("Ô có lỗi của Excel (%(error)s).") % {"error": cell[1]})


def text(cell, most: int = LONGEST) -> str:
    """The words of a cell on one line. Raises Unreadable: a date, unclean or too long text."""
    if isinstance(cell, list):
        raise Unreadable(_("Ô là ngày giờ, ở cột này phải là chữ."))
    if isinstance(cell, bool):
        raise Unreadable(_("Ô là giá trị đúng/sai, ở cột này phải là chữ."))
    try:
        words = clean(_written(cell), lines=False)
    except UncleanText as error:
        raise Unreadable(str(error)) from error
    if len(words) > most:
        raise Unreadable(_("Dài quá %(most)d ký tự.") % {"most": most})
    return words


def _written(cell) -> str:
    """A figure as it was typed: Excel keeps 12 as 12.0."""
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell == int(cell) else repr(cell).replace(".", ",")
    return "" if cell is None else str(cell)


def number_of_person(cell, key: str) -> tuple[str, bool]:
    """An identity or telephone number, and whether a lost zero was put back.

    Excel drops zeros before a figure. Where the digits left can be nothing else the zero is put back; where
    they could be a shorter number as well (ten digits of an identity number) the cell is refused.
    """
    if not isinstance(cell, int | float) or isinstance(cell, bool):
        return text(cell, 60), False
    digits = _written(cell)
    if len(digits) in LOST_ZERO[key]:
        return f"0{digits}", True
    if len(digits) in WHOLE[key]:
        return digits, False
    words = _("Ô là số nên có thể đã mất số 0 ở đầu (%(n)d chữ số). Hãy để ô ở dạng Văn bản và gõ lại.")
    raise Unreadable(words % {"n": len(digits)})


def moment(cell, order: str = "") -> Told:
    """A date, or date and time, on the office's clock; ``order`` says how dates in words are written.

    Raises AmbiguousDate for a text that means two days while ``order`` is empty, else Unreadable.
    """
    if isinstance(cell, list) and cell[0] == "d":
        return _told(dt.datetime.fromisoformat(cell[1]))
    if not isinstance(cell, str):
        raise Unreadable(_("Ô không phải ngày. Hãy để ô ở dạng Ngày và gõ lại."))
    written = _day_first(cell, order)
    try:
        return Told(_aware(dt.datetime.combine(read_date(written), dt.time())), False)
    except Unreadable:
        if not re.search(r"[:hH ]|gi\u1edd", written.strip()):
            raise
    return Told(_aware(read_datetime(written)), True)


def _day_first(written: str, order: str) -> str:
    found = TEXT_DATE.search(written)
    if found is None or found[1] == found[3]:
        return written
    first = int(found[1])
    if order == MONTH_FIRST:
        return TEXT_DATE.sub(r"\3\2\1\4", written, count=1)
    if not order and first <= 12:
        words = _("Không rõ “%(text)s” là ngày hay tháng đứng trước.")
        raise AmbiguousDate(words % {"text": written[:30]})
    return written


def _told(naive: dt.datetime) -> Told:
    if not 1900 < naive.year < 2200:
        raise Unreadable(
            _("Năm %(year)s nằm ngoài khoảng 1900–2200. Hãy kiểm tra lại.") % {"year": naive.year}
        )
    return Told(_aware(naive.replace(microsecond=0)), naive.time() != dt.time())


def _aware(naive: dt.datetime) -> dt.datetime:
    return timezone.make_aware(naive)


def choice(cell, known: dict, default: str) -> str:
    """One of a few words. Raises Unreadable with those that are known."""
    words = fold(text(cell))
    if not words:
        return default
    for value, names in known.items():
        if words in (*names, fold(value.label)):
            return str(value)
    labels = ", ".join(str(value.label) for value in known)
    raise Unreadable(_("Không có lựa chọn này. Chỉ có: %(labels)s.") % {"labels": labels})


def money(cell) -> int | None:
    """Đồng, whole and not negative; None for an empty cell."""
    if cell is None:
        return None
    if isinstance(cell, float) and cell != int(cell):
        raise Unreadable(_("Hãy nhập số nguyên, không có phần thập phân."))
    amount = int(cell) if isinstance(cell, int | float) else read_integer(text(cell))
    if not 0 <= amount <= 10**12:
        raise Unreadable(_("Số tiền phải từ 0 đồng trở lên."))
    return amount
