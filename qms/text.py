"""Vietnamese text: made uniform on the way in, folded for searching, masked on the way out."""

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

KEPT_DIGITS = 3
HIDDEN = "•"
_LINE_BREAKS = re.compile(r"\r\n|\r|\u2028|\u2029|\x0b|\x0c|\x85")
_D_WITH_STROKE = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_INVISIBLE = frozenset("\ufeff\u200b\u2060\u00ad")
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class UncleanText(ValueError):
    """The text holds characters no record may hold; `str(error)` says which, for the reader."""


def fold(text) -> str:
    """`text` as a searcher types it: no marks, đ as d, lower case, single spaces.

    "Đường dây nóng" and "duong  day nong", composed or decomposed, give the same answer.
    """
    bare = unicodedata.normalize("NFD", str(text)).translate(_D_WITH_STROKE)
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return " ".join(bare.casefold().split())


def clean(text, *, lines=True) -> str:
    """`text` as it is stored: NFC, one kind of line break, no invisible or outer spaces.

    `lines=False` is for a single-line field: line breaks and tabs become one space.
    Raises UncleanText for control characters, broken Unicode and direction overrides, which
    make a printed record read otherwise than it is stored.
    """
    text = _LINE_BREAKS.sub("\n", str(text))
    text = "".join(letter for letter in text if letter not in _INVISIBLE)
    refuse_control_characters(text)
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    if not lines:
        return " ".join(text.split())
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()


def refuse_control_characters(text: str):
    """Raise UncleanText, naming the first character that may not be kept and where it stands."""
    for place, letter in enumerate(text, start=1):
        if not _may_be_kept(letter):
            raise UncleanText(
                _("Văn bản có ký tự không dùng được (mã %(code)s, ký tự thứ %(place)d). Hãy xóa hoặc gõ lại.")
                % {"code": f"U+{ord(letter):04X}", "place": place}
            )


def _may_be_kept(letter: str) -> bool:
    if letter in "\n\t":
        return True
    if letter in _DIRECTION or 0xFDD0 <= ord(letter) <= 0xFDEF or ord(letter) & 0xFFFE == 0xFFFE:
        return False
    return unicodedata.category(letter) not in ("Cc", "Cs")


def initials(name: str) -> str:
    """A citizen's name as shown to those who need not know it: "Nguyễn Văn An" → "N.V.A."."""
    return "".join(f"{word[0].upper()}." for word in re.findall(r"[^\W\d_]+", clean(name, lines=False)))


def last_three(number: str) -> str:
    """An identity or telephone number with all but its last three digits hidden.

    Numbers of three digits or fewer are hidden whole: their last three are the number itself.
    """
    digits = [letter for letter in str(number) if letter.isalnum()]
    if len(digits) <= KEPT_DIGITS:
        return HIDDEN * len(digits)
    return HIDDEN * (len(digits) - KEPT_DIGITS) + "".join(digits[-KEPT_DIGITS:])


_SUM_OF_MONEY = r"(?!\d{1,3}(?:\.\d{3})+(?!\d|\.\d))"
_RUN_OF_DIGITS = re.compile(rf"(?<!\d)(?<!\d[.,/]){_SUM_OF_MONEY}\+?\d(?:[ .\-]?\d){{8,13}}(?!\d|[,/]\d)")


def mask_numbers(text: str) -> str:
    """Free text with every identity or telephone number in it (9 to 14 digits) masked."""
    return _RUN_OF_DIGITS.sub(lambda found: last_three(found.group()), str(text))
