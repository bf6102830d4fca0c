"""Times as procedures write them: "0,5 ngày", "½ ngày", "04 giờ làm việc", "Giờ hành chính", "trong ngày".

What is not clearly a time gives None: nothing is guessed.
"""
# ruff: noqa: E501 (one expression a line reads better than a broken one)

import datetime as dt
import itertools
import re
from dataclasses import dataclass
from decimal import Decimal

from documents.amounts import FRACTIONS
from documents.importing.folding import folded

UNITS = {
    "working_day": "ngày làm việc",
    "day": "ngày",
    "working_hour": "giờ làm việc",
    "hour": "giờ",
    "minute": "phút",
    "same_day": "trong ngày",
    "office_hours": "giờ hành chính",
    "uncounted": "không tính thời gian",
}
HOURS = {
    "working_day": Decimal(8), "day": Decimal(8), "working_hour": Decimal(1), "hour": Decimal(1),
    "minute": Decimal(1) / 60,
}  # fmt: skip
WORDS = {
    "nua": "0.5", "mot": "1", "hai": "2", "ba": "3", "bon": "4", "nam": "5", "sau": "6", "bay": "7",
    "tam": "8", "chin": "9", "muoi": "10",
}  # fmt: skip


@dataclass(frozen=True)
class Duration:
    """`value` in `unit` (a key of UNITS; None for units that are no amount), the words, and how sure.

    What is received after `cutoff` counts from the next working day.
    """

    value: Decimal | None
    unit: str
    text: str
    note: str = ""
    is_sure: bool = True
    cutoff: dt.time | None = None

    @property
    def hours(self) -> Decimal:
        """Working hours, eight to a day; "trong ngày" counts as one day."""
        if self.unit == "same_day":
            return Decimal(8)
        return HOURS[self.unit] * self.value if self.value is not None else Decimal(0)

    @property
    def is_counted(self) -> bool:
        return self.value is not None


_NUMBER = (
    r"(?P<mixed>\d{1,3}\s*[½¼¾])|(?P<sign>[½¼¾])|(?P<fraction>\d{1,3}\s*/\s*[1-9]\d?)"
    r"|(?P<decimal>\d{1,4}(?:[.,]\d{1,3})?)|(?P<word>\b(?:" + "|".join(WORDS) + r")\b)"
)
_UNIT = (
    r"(?P<working_day>ngay\s+lam\s+viec|ngay\s*lv\b|ngay\s+cong)|(?P<working_hour>gio\s+lam\s+viec|gio\s*lv\b|tieng lam viec)"
    r"|(?P<minute>phut\b)|(?P<hour>gio\b(?!\s+hanh)|tieng\b|h\b)|(?P<day>ngay\b(?!\s+thang))"
)
_AMOUNT = re.compile(
    rf"(?<![\d/.,])(?:{_NUMBER})(?!\s*[-–]\s*\d)(?:\s*\(\s*(?!ngay|gio)[a-z ]{{2,20}}\))?\s*\(?\s*(?:{_UNIT})"
)
_BARE = re.compile(_NUMBER)
_RANGE = re.compile(r"\d\s*(?:-|den|toi)\s*\d+(?:[.,]\d+)?\s*(?:ngay|gio|phut)")
_OFFICE = re.compile(r"\bgio\s+(?:hanh\s+chinh|hc)\b")
_UNCOUNTED = re.compile(r"\bkhong\s+tinh(?:\s+(?:vao\s+)?thoi\s+(?:gian|han))?\b")
_IN_DAY = re.compile(
    r"\b(?:ngay\s+)?trong\s+(?:cung\s+)?(?:buoi\s+lam\s+viec\s+hoac\s+trong\s+)?ngay\b(?:\s+lam\s+viec)?"
)
_OTHER_CASE = re.compile(r"\b(?:truong hop|neu|doi voi|keo dai|gia han|co the)\b")
_CASE_OF_ITS_OWN = re.compile(r"\s*[,(]?\s*(?:doi voi|ap dung)\b")
_HOURS_A_DAY = re.compile(r"[x×*]\s*$")  # "10 ngày làm việc x 8 giờ = 80 giờ"
_CUTOFF = re.compile(
    r"\bsau\s+(?P<hour>\d{1,2})\s*(?:gio|h|:)\s*(?P<minute>[0-5]\d)?(?:\s*phut)?(?!\d)(?P<then>.{0,80}?)"
    r"\b(?:ngay(?:\s+lam\s+viec)?\s+(?:tiep\s+theo|ke\s+tiep|hom\s+sau|sau)|hom\s+sau)\b"
)
_JOINING = re.compile(
    r"(?:\W|\b(?:neu|truong|hop|doi|voi|khi|ho|so|tiep|nhan|nop|den|duoc|thi|tra|ket|qua|giai|quyet|trong|tinh|tu"
    r"|vao|chuyen|sang|la|va)\b)*"
)
_MOMENT = re.compile(r"\b(?:sau|truoc|tu|luc|den)\s*$")


def read_duration(text: str, unit: str = "") -> Duration | None:
    """The one time that `text` names, else None. `unit` is that of the column, for bare numbers.

    With more than one the first counts only where the others are told as exceptions, and is unsure;
    "03 ngày làm việc (24 giờ)" and "30 ngày/240 giờ" are one time told twice; "01 ngày 4 giờ" is a sum.
    """
    plain = folded(text)
    if unit and (bare := _BARE.fullmatch(plain.strip())):
        return Duration(_plain(_value(bare)), unit, text)
    found = [] if _RANGE.search(plain) else _amounts(plain)
    same_day = _IN_DAY.search(plain)
    if same_day and (not found or same_day.start() < found[0].start):
        note = _note(text, same_day.end())
        cutoff, is_whole = _cutoff(note)
        return Duration(None, "same_day", text, "" if is_whole else note, is_whole or not found, cutoff)
    if found:
        return _from_amounts(text, plain, found)
    if _UNCOUNTED.search(plain):
        return Duration(None, "uncounted", text)
    if _OFFICE.search(plain):
        return Duration(None, "office_hours", text)
    return None


@dataclass(frozen=True)
class _Amount:
    value: Decimal
    unit: str
    start: int
    end: int

    @property
    def hours(self):
        return HOURS[self.unit] * self.value


def unit_in(header: str) -> str:
    """The unit a column is headed with: "Thời gian (ngày làm việc)" → "working_day", else ""."""
    found = re.search(rf"[(/]\s*(?:so\s+)?(?:{_UNIT})", folded(header))
    return found.lastgroup if found else ""


def _amounts(plain: str) -> list[_Amount]:
    return [
        _Amount(_value(match), match.lastgroup, match.start(), match.end())
        for match in _AMOUNT.finditer(plain)
        if not _is_moment(plain, match) and not _HOURS_A_DAY.search(plain[: match.start()])
    ]


def _is_moment(plain, match) -> bool:
    """ "sau 15 giờ", "từ 7 giờ đến 11 giờ" are times of the day."""
    return match.lastgroup == "hour" and bool(_MOMENT.search(plain[: match.start()]))


def _cutoff(note: str) -> tuple[dt.time | None, bool]:
    """The hour in "sau 15 giờ → ngày làm việc tiếp theo", and whether the note says nothing else.

    Two such hours, or an hour without the next day named after it, are no cut-off: nothing is guessed.
    """
    plain = folded(note)
    found = list(_CUTOFF.finditer(plain))
    if len(found) != 1 or int(found[0]["hour"]) > 23:
        return None, False
    around = (plain[: found[0].start()], found[0]["then"], plain[found[0].end() :])
    hour = dt.time(int(found[0]["hour"]), int(found[0]["minute"] or 0))
    return hour, all(_JOINING.fullmatch(words) for words in around)


def _value(match) -> Decimal:
    if text := match["mixed"]:
        return Decimal(text[:-1].strip()) + FRACTIONS[text[-1]]
    if text := match["sign"]:
        return FRACTIONS[text]
    if text := match["fraction"]:
        over, under = text.split("/")
        return (Decimal(over.strip()) / Decimal(under.strip())).quantize(Decimal("0.0001"))
    if text := match["decimal"]:
        return Decimal(text.replace(",", "."))
    return Decimal(WORDS[match["word"]])


def _from_amounts(text, plain, found) -> Duration | None:
    first, *others = found
    note = _note(text, first.end)
    if not others or all(_tells_again(plain, first, other) for other in others):
        cutoff, is_whole = _cutoff(note)
        return Duration(_plain(first.value), first.unit, text, "" if is_whole else note, cutoff=cutoff)
    if _is_sum(plain, found):
        hours = sum((amount.hours for amount in found), Decimal(0))
        return Duration(_plain(hours), "hour", text)
    if _is_one_of_several(plain, first, others[0]):
        return None
    return Duration(_plain(first.value), first.unit, text, note, is_sure=False)


def _is_one_of_several(plain, first, second) -> bool:
    """Neither is the ordinary time: "10 ngày đối với A; 20 ngày đối với B"."""
    between = plain[first.end : second.start]
    return bool(
        _OTHER_CASE.search(plain[: first.start])
        or _CASE_OF_ITS_OWN.match(between)
        or not _OTHER_CASE.search(between)
    )


def _tells_again(plain, first, other) -> bool:
    return other.hours == first.hours and not _OTHER_CASE.search(plain[first.end : other.start])


def _is_sum(plain, found) -> bool:
    gaps = [plain[a.end : b.start].strip(" ,+") for a, b in itertools.pairwise(found)]
    order = [HOURS[amount.unit] for amount in found]
    return all(gap in ("", "va") for gap in gaps) and order == sorted(set(order), reverse=True)


def _plain(value: Decimal) -> Decimal:
    return Decimal(f"{value.normalize():f}")


def _note(text: str, start: int) -> str:
    return text[start:].strip(" ,.;:–-")
