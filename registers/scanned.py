"""What a reader or a hand types at the desk, as files: codes, short numbers, addresses of the status page."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from django.utils.translation import gettext as _

from registers.lookup_codes import is_token_of, key_in
from registers.models import ServiceFile

MOST = 200  # files of one hand-over
LONGEST = 20_000  # characters of everything typed: 200 addresses fit
SHOWN = 40  # characters of a line
CODE = re.compile(r"([A-Z]{2,10})[-_/. ]?(\d{4})[-_/. ]?(\d{1,9})")
SHORT = re.compile(r"\d{1,6}")
DASHES = str.maketrans("‐‑‒–—−", "------")


@dataclass
class Line:
    """One thing that was typed: the file it means, or why it means none."""

    raw: str
    file: ServiceFile | None = None
    why: str = ""

    @property
    def typed(self) -> str:
        """What was typed, short enough for a table: of an address only its end."""
        return self.raw if len(self.raw) <= SHOWN else f"…{self.raw[-24:]}"


def pieces_of(text: str) -> list[str]:
    """What was typed, one piece for each file: separated by lines, spaces, commas or semicolons."""
    return [piece for piece in re.split(r"[\s,;]+", text[:LONGEST]) if piece]


def found(text: str, unit, visible, year: int) -> list[Line]:
    """A line for each piece, in the order it was typed; ``visible`` are the files the person sees.

    A second time the same file is told and not counted. ``year`` is that of a short number:
    12 is HS-2026-0012.
    """
    pieces = pieces_of(text)
    keys = {piece: _key(piece) for piece in pieces}
    codes = {piece: code_in(piece, year) for piece in pieces if keys[piece] is None}
    rows = visible.filter(unit=unit)
    by_key = rows.in_bulk({key for key in keys.values() if key is not None})
    by_code = {file.code: file for file in rows.filter(code__in={code for code in codes.values() if code})}
    seen: set[int] = set()
    lines = []
    for piece in pieces:
        file = by_code.get(codes[piece]) if piece in codes else _proved(piece, by_key.get(keys[piece]))
        lines.append(_line(piece, file, seen, unit))
    return lines


def _line(piece, file, seen, unit) -> Line:
    if file is None:
        return Line(piece, None, _("%(unit)s không có hồ sơ này.") % {"unit": unit})
    if file.pk in seen:
        return Line(piece, None, _("Đã quét rồi (%(code)s).") % {"code": file.code})
    seen.add(file.pk)
    return Line(piece, file)


def code_in(piece: str, year: int) -> str:
    """The code a piece means, as it is kept: "hs 2026 12", "HS–2026–0012" and "12" are HS-2026-0012."""
    text = unicodedata.normalize("NFKC", piece).upper().translate(DASHES).strip(".:")
    if SHORT.fullmatch(text):
        return f"{ServiceFile.code_kind}-{year}-{int(text):04d}"
    if match := CODE.fullmatch(text):
        return f"{match[1]}-{match[2]}-{int(match[3]):04d}"
    return ""


def _token(piece: str) -> str:
    """The last part of an address; "" for what is none."""
    if "/" not in piece:
        return ""
    return unquote(urlsplit(piece).path).rstrip("/").rsplit("/", 1)[-1]


def _key(piece: str) -> int | None:
    return key_in(_token(piece)) if _token(piece) else None


def _proved(piece, file):
    """The file an address speaks of, when the address is really the file's."""
    return file if file is not None and is_token_of(_token(piece), file) else None
