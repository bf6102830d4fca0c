"""Where one procedure ends and the next begins: a file may hold one, or a decision with eighteen annexed."""
# ruff: noqa: E501 (one expression a line reads better than a broken one)

import re

from documents.importing.folding import folded, is_bullet
from documents.importing.headings import FRONT, GENERIC, TTHC, UNIQUE
from documents.importing.tagging import PROSE_STEP, Tagged

STRONG = frozenset({"code", "tthc", "legal", "purpose", "steps-table"})
REPEATS = (UNIQUE - {"steps"}) | {"steps-table", "tthc"}
LONGEST_TITLE = 60  # words
OPENS = re.compile(r"(?:quy trinh|thu tuc|ten thu tuc|ten quy trinh)\b")
OF_A_DECISION = re.compile(r"dieu \d|noi nhan|quyet dinh|can cu ")
COVER = re.compile(r"(?:^\(?|\n|[;,] )(?:ma so|ma hieu|ky hieu)(?: quy trinh| tai lieu)?\s*:")
TTHC_AT_END = re.compile(TTHC.pattern + r"\s*\)?\s*$", re.IGNORECASE)
NOT_TITLE = re.compile(
    r"(?:truong hop|giai doan|buoc \d|tong|cong hoa|doc lap|kem theo|\(kem theo|noi nhan|ghi chu|luu y|uy ban|ubnd|so:|so \.|phan [ivx\d]|dieu \d)"
)


def split(tagged: list[Tagged]) -> tuple[list[Tagged], list[list[Tagged]]]:
    """(what stands before the first procedure, each procedure). Without any procedure all stands before."""
    marks = [(place, mark) for place, line in enumerate(tagged) if (mark := _mark(line))]
    starts = _starts(tagged, marks)
    if not starts:
        return tagged, []
    ends = [*starts[1:], len(tagged)]
    pieces = [_with_cover(tagged[start:end]) for start, end in zip(starts, ends, strict=True)]
    outside, procedures = _gathered(tagged[: starts[0]], pieces)
    if len(procedures) == 1:
        cover = _cover_of_the_only(outside)
        return outside[:cover], [_with_cover(outside[cover:] + procedures[0])]
    return outside, procedures


def _cover_of_the_only(outside) -> int:
    """With one procedure all before it is its cover, but for the articles and the list of a decision."""
    for place in range(len(outside) - 1, -1, -1):
        item = outside[place]
        if OF_A_DECISION.match(folded(item.line.raw)) or (item.columns and item.columns.kind == "catalogue"):
            return place + 1
    return 0


def _with_cover(piece):
    """What looked like an unknown part of the procedure before is the title of this one."""
    for item in piece:
        if item.part == "unknown":
            item.heading = None
        elif item.heading:
            break
    return piece


def _mark(line: Tagged) -> str:
    """The unique part that a line opens; a table of steps counts, a mere heading of steps does not."""
    if line.is_head and line.columns.kind == "steps":
        return "steps-table"
    if line.columns and line.columns.is_unheaded and line.columns.row == line.line.row:
        return "steps-table"
    if line.is_step and PROSE_STEP.match(line.line.folded).group(1).lstrip("0") == "1":
        return "steps-table"
    if not line.heading and not line.columns and COVER.search(line.line.folded):
        return "code"
    return line.part if line.part in REPEATS else ""


def _starts(tagged, marks) -> list[int]:
    starts, seen = [], {}
    for place, mark in marks:
        if not starts:
            starts.append(_title_before(tagged, place, 0))
            seen = {mark: place}
        elif mark in seen or (mark in STRONG and "steps-table" in seen and mark != "steps-table"):
            begin = _boundary(tagged, place, mark, seen, starts[-1])
            if begin is not None:
                starts.append(begin)
                seen = {mark: place} | {kind: at for kind, at in seen.items() if at >= begin}
        seen.setdefault(mark, place)
    return starts


def _boundary(tagged, place, mark, seen, floor) -> int | None:
    """Where the next procedure begins, if `mark` at `place` belongs to one."""
    begin = _title_before(tagged, place, floor + 1)
    if begin < place:
        return begin
    after = max(seen.get("steps-table", floor), floor) + 1
    if mark in seen and (title := _last_title(tagged, after, place)) is not None:
        return _title_before(tagged, title, floor + 1)
    if mark in ("code", "tthc") and mark in seen:
        return place
    if mark in STRONG - {"steps-table"} and mark in seen and "steps-table" in seen:
        return place
    return None


def _title_before(tagged, place, floor) -> int:
    """Back over titles, codes and cover tables that stand directly before `place`."""
    begin = place
    while begin > floor and (_is_front(tagged[begin - 1]) or is_title(tagged, begin - 1)):
        begin -= 1
    return begin


def _is_front(line: Tagged) -> bool:
    kind = line.columns.kind if line.columns else ""
    return line.part in FRONT or _mark(line) == "code" or kind in ("revisions", "signatures")


def _last_title(tagged, low, high) -> int | None:
    for place in range(high - 1, low - 1, -1):
        line = tagged[place]
        plain = line.line.folded
        loud = line.line.tag.startswith("h") or line.line.text.isupper() or OPENS.match(plain)
        if loud and is_title(tagged, place):
            return place
    return None


def is_title(tagged, place: int) -> bool:
    """A line that looks like the name of a procedure: set apart, short, no part of it."""
    item = tagged[place]
    line = item.line
    if (item.heading and item.part != "unknown") or item.columns or item.is_step or line.cells:
        return False
    if line.number and GENERIC.fullmatch(line.folded.strip(" .:")):
        return False
    words = len(line.text.split())
    if not 1 <= words <= LONGEST_TITLE or line.text.endswith((";", ",", ".")) or is_bullet(line.text):
        return False
    if NOT_TITLE.match(line.folded):
        return False
    if line.number and TTHC_AT_END.search(line.text):  # "2. Hỗ trợ chi phí mai táng (1.001753)"
        return True
    return line.bold or line.tag.startswith("h") or line.text.isupper() or bool(OPENS.match(line.folded)) or (
        bool(line.number) and not line.number.islower() and _before_table(tagged, place)
    )  # fmt: skip


def _before_table(tagged, place) -> bool:
    following = tagged[place + 1] if place + 1 < len(tagged) else None
    return bool(following) and following.line.table is not None and tagged[place].line.table is None


def _gathered(first, pieces):
    """A piece that says too little to be a procedure belongs to the one before it, or to none."""
    outside, procedures = list(first), []
    for piece in pieces:
        if _says_enough(piece):
            procedures.append(piece)
        elif procedures:
            procedures[-1] = procedures[-1] + piece
        else:
            outside += piece
    return outside, procedures


def _says_enough(piece) -> bool:
    marks = {mark for line in piece if (mark := _mark(line))}
    return "steps-table" in marks or len(marks & (REPEATS - {"forms"})) >= 4
