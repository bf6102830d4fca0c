"""Letters without marks, one for one, so that a place in the folded text is a place in the text."""

import re
import unicodedata

from qms.text import UncleanText, clean, fold
from qms.uploads import UploadRefused


def _bare(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter


_LETTERS = {
    code: _bare(chr(code))
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    if unicodedata.category(chr(code)).startswith("L")
}
_LETTERS |= {ord("–"): "-", ord("—"): "-", ord("‑"): "-"}


def folded(text: str) -> str:
    """`text` in lower case without marks, of the same length."""
    return text.translate(_LETTERS)


def one_line(text: str) -> str:
    """Composed letters, single spaces. Raises UploadRefused for signs that no document may hold."""
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        text = _cleaned(text)
    return " ".join(text.split())


def _cleaned(text: str) -> str:
    try:
        return clean(text.replace("\t", " "), lines=False)
    except UncleanText as error:
        raise UploadRefused(str(error)) from error


_NUMBERED = re.compile(
    r"^\s*(?:(?P<word>mục|phần|mụcsố|chương|phụ lục|điều)\s+)?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-HĐa-hđ])(?P<sign>\s*[.)/:]|\s*[-–](?=\s))?(?=\s|$|[^\W\d])\s*",
    re.IGNORECASE,
)


def split_number(text: str) -> tuple[str, str]:
    """ "5.2. Thành phần hồ sơ" → ("5.2", "Thành phần hồ sơ"); no number gives ("", text)."""
    match = _NUMBERED.match(text)
    if match is None:
        return "", text
    number, sign, word = match["number"], match["sign"], match["word"]
    if not sign and text[match.end("number") :][:1].isalpha():  # "Mục đích" is no part "đ"
        return "", text
    if not sign and not word and not (number[0].isdigit() and text[match.end("number") :][:1] in (" ", "")):
        return "", text
    if not number[0].isdigit() and not sign and not word:
        return "", text
    return number, text[match.end() :]


def number_style(number: str) -> str:
    """What two headings of one level have in common: "1", "1.1", "I", "a"."""
    if not number:
        return ""
    if number[0].isdigit():
        return ".".join("1" for _part in number.split("."))
    return "I" if re.fullmatch(r"[IVX]+", number) else "a"


_BULLET = re.compile(r"^\s*[-–—•+*·▪✓]+\s*(?=\S)")


def without_bullet(text: str) -> str:
    """ "- Luật Cư trú" → "Luật Cư trú"."""
    return _BULLET.sub("", text, count=1)


def is_bullet(text: str) -> bool:
    return bool(_BULLET.match(text))
