"""Two revisions side by side: prose word by word, lists and steps row by row.

Added words are <ins>, removed ones <del>. A step that kept its words and only got another number is
"moved" and shown quietly; a step is matched by what is done, not by its place.
"""

import difflib
import re
from dataclasses import dataclass, field, replace
from html import unescape

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from lxml.html.diff import htmldiff

from documents.content import Content
from documents.wording import is_plain, safe_html
from qms.differences import pieces

SAME, ADDED, REMOVED, CHANGED, MOVED = "same", "added", "removed", "changed", "moved"
ALIKE = 0.5
BLOCK = re.compile(r"(\s*<[^>]+>\s*)")
FLAGS = {"original": _("bản chính"), "copy": _("bản sao"), "transient": _("không lưu")}

SECTIONS = (
    ("purpose", _("1 Mục đích"), "prose"),
    ("scope", _("2 Phạm vi"), "prose"),
    ("references", _("3 Tài liệu viện dẫn"), "prose"),
    ("definitions", _("4 Định nghĩa, viết tắt"), "prose"),
    ("body", _("Nội dung"), "prose"),
    ("tthc_codes", _("Mã thủ tục hành chính"), "lines"),
    ("legal_basis", _("5.1 Cơ sở pháp lý"), "lines"),
    ("conditions", _("Điều kiện thực hiện"), "text"),
    ("channels", _("Cách thức thực hiện"), "text"),
    ("dossier", _("5.2 Thành phần hồ sơ"), "rows"),
    ("dossier_sets", _("5.3 Số lượng hồ sơ"), "text"),
    ("time_limit", _("5.4 Thời hạn giải quyết"), "limit"),
    ("statutory_time_limit", _("Thời hạn theo quy định"), "limit"),
    ("place", _("5.5 Nơi tiếp nhận và trả kết quả"), "text"),
    ("reception_hours", _("Giờ tiếp nhận"), "text"),
    ("fee", _("5.6 Lệ phí"), "text"),
    ("agency", _("Cơ quan thực hiện"), "text"),
    ("applicants", _("Đối tượng thực hiện"), "text"),
    ("result", _("Kết quả giải quyết"), "text"),
    ("steps", _("5.7 Quy trình xử lý công việc"), "steps"),
    ("forms", _("6 Biểu mẫu"), "rows"),
    ("records", _("7 Hồ sơ cần lưu"), "rows"),
    ("records_note", _("Sau thời hạn lưu"), "text"),
    ("unplaced", _("Chưa xếp được vào mục nào"), "prose"),
)


@dataclass(frozen=True)
class RowChange:
    """One line of a list or table: how it changed, and its cells with the changes marked."""

    kind: str
    old_no: int | None
    new_no: int | None
    cells: dict

    @property
    def label(self):
        return {
            ADDED: pgettext("change", "Thêm"),
            REMOVED: pgettext("change", "Bỏ"),
            CHANGED: pgettext("change", "Sửa"),
            MOVED: pgettext("change", "Dời"),
        }.get(self.kind, "")

    @property
    def icon(self):
        return {ADDED: "plus", REMOVED: "minus", CHANGED: "pencil", MOVED: "arrow-down"}.get(self.kind, "")

    @property
    def counts(self):
        return self.kind in (ADDED, REMOVED, CHANGED)


@dataclass(frozen=True)
class SectionChange:
    """One section of the page: what kind it is, how many places differ, and what to show."""

    key: str
    label: str
    shape: str
    count: int
    html: SafeString = ""
    rows: tuple[RowChange, ...] = ()

    @property
    def is_changed(self):
        return self.count > 0 or any(row.kind == MOVED for row in self.rows)

    @property
    def tally(self):
        """How many steps or rows of each kind of change, for the line beside the title."""
        return {kind: sum(row.kind == kind for row in self.rows) for kind in (CHANGED, ADDED, REMOVED, MOVED)}


@dataclass(frozen=True)
class Comparison:
    """All sections that say something in either revision."""

    sections: tuple[SectionChange, ...] = field(default=())

    @property
    def changed(self):
        return [section for section in self.sections if section.is_changed]

    @property
    def count(self):
        return sum(section.count for section in self.sections)

    @property
    def unchanged_count(self):
        return len(self.sections) - len(self.changed)


def compare(old: Content, new: Content) -> Comparison:
    """Every section of `old` and `new`, in the order of the document; empty ones are left out."""
    found = (
        _section(key, label, shape, getattr(old, key), getattr(new, key)) for key, label, shape in SECTIONS
    )
    return Comparison(tuple(section for section in found if section))


def section_of(name: str, old: Content, new: Content) -> SectionChange | None:
    """One section of the two; None when both say nothing in it."""
    key, label, shape = next(each for each in SECTIONS if each[0] == name)
    return _section(key, label, shape, getattr(old, key), getattr(new, key))


def _section(key, label, shape, old, new):
    if _is_empty(old, shape) and _is_empty(new, shape):
        return None
    if shape == "prose":
        return _prose(key, label, old, new)
    if shape in ("text", "limit"):
        return _text(key, label, _limit_text(old), _limit_text(new))
    rows = _lines(old, new) if shape == "lines" else _rows(old, new)
    rows = rows if shape == "steps" else _in_place(rows)
    return SectionChange(key, label, shape, sum(row.counts for row in rows), rows=tuple(rows))


def _is_empty(value, shape):
    return not value.is_counted if shape == "limit" else not value


def _limit_text(value):
    return value if isinstance(value, str) else " ".join(filter(None, [str(value), value.conditions]))


def _prose(key, label, old, new):
    if old == new:
        return SectionChange(key, label, "prose", 0, html=_safe(new))
    marked = _safe(_by_block(old, new) or htmldiff(old or "<p></p>", new or "<p></p>"))
    return SectionChange(key, label, "prose", _places(marked), html=marked)


def _safe(html) -> SafeString:
    return mark_safe(safe_html(html, frozenset({"ins", "del"})))  # noqa: S308 (cleaned)


def _by_block(old, new) -> str:
    """Word by word inside each paragraph and list item, where both have the same plain ones; else empty.

    htmldiff takes a word with its comma for one token; this marks the comma alone.
    """
    before, after = BLOCK.split(old), BLOCK.split(new)
    same = before[1::2] == after[1::2] and is_plain(old) and is_plain(new)
    if not same:
        return ""
    texts = [
        word_diff(unescape(one), unescape(two)) for one, two in zip(before[::2], after[::2], strict=True)
    ]
    tags = [*after[1::2], ""]
    return "".join(part for pair in zip(texts, tags, strict=True) for part in pair)


def _places(marked):
    """Places that differ: a removal with the addition that replaces it is one place."""
    joined = re.sub(r"</del>\s*<ins>|</ins>\s*<del>", "", marked)
    return len(re.findall(r"<(?:ins|del)>", joined))


def _text(key, label, old, new):
    html = word_diff(old, new)
    return SectionChange(key, label, "text", _places(html) if old != new else 0, html=html)


def word_diff(old: str, new: str) -> SafeString:
    """The words of `new` with what was added and what went, escaped."""
    if old == new:
        return conditional_escape(new)
    return format_html_join("", "{}", ((_piece(piece),) for piece in pieces(old, new)))


def _piece(piece):
    return piece.text if piece.kind == "same" else _mark(piece.kind, piece.text)


def _mark(tag, text):
    marks = {"ins": "<ins>{}</ins>", "del": "<del>{}</del>"}
    return format_html(marks[tag], text) if text else ""


# --- rows ----------------------------------------------------------------------------------------


def _lines(old, new):
    return [
        _row_change(i, j, _line_cells(old, i), _line_cells(new, j))
        for i, j in align(old, new, lambda line: line)
    ]


def _line_cells(lines, position):
    return None if position is None else {"text": lines[position]}


def _rows(old, new):
    return [_row_change(i, j, _cells(old, i), _cells(new, j)) for i, j in align(old, new, _identity)]


def _in_place(rows):
    """Rows of a list without numbers: only those that changed their order among the others have moved."""
    kept = [row for row in rows if row.old_no and row.new_no]
    steady = _longest_rising([row.old_no for row in kept])
    return [replace(row, kind=SAME) if row.kind == MOVED and row.old_no in steady else row for row in rows]


def _longest_rising(numbers) -> set[int]:
    """The numbers of a longest rising run of these, which are all different."""
    best: list[list[int]] = []
    for number in numbers:
        before = [run for run in best if run[-1] < number]
        best.append([*max(before, key=len, default=[]), number])
    return set(max(best, key=len, default=[]))


def _identity(row):
    """The words a row is recognised by: what is done, or the name of the paper."""
    return getattr(row, "action", "") or getattr(row, "name", "") or getattr(row, "code", "")


def _cells(rows, position):
    if position is None:
        return None
    row = rows[position]
    cells = {name: getattr(row, name) for name in row.__dataclass_fields__ if name not in ("value", "unit")}
    if hasattr(row, "time"):
        cells["time"] = row.time
    return {name: _cell_text(name, cell) for name, cell in cells.items()}


def _cell_text(name, cell):
    return (str(FLAGS[name]) if cell else "") if isinstance(cell, bool) else cell


def _row_change(i, j, before, after):
    old_no, new_no = (None if i is None else i + 1), (None if j is None else j + 1)
    if before is None:
        return RowChange(ADDED, None, new_no, {name: _mark("ins", text) for name, text in after.items()})
    if after is None:
        return RowChange(REMOVED, old_no, None, {name: _mark("del", text) for name, text in before.items()})
    cells = {name: word_diff(before.get(name, ""), after[name]) for name in after}
    kind = CHANGED if before != after else SAME if i == j else MOVED
    return RowChange(kind, old_no, new_no, cells)


def align(old, new, words):
    """Pairs (old position, new position) in reading order; None stands for a row without partner.

    Equal rows pair first wherever they stand, then the most alike ones above ALIKE.
    """
    partner = _pairs([words(row) for row in old], [words(row) for row in new])
    taken = set(partner.values())
    gone = [i for i in range(len(old)) if i not in taken]
    for j in range(len(new)):
        i = partner.get(j)
        while gone and i is not None and gone[0] < i:
            yield gone.pop(0), None
        yield i, j
    for i in gone:
        yield i, None


def _pairs(before, after):
    partner, free = {}, set(range(len(before)))
    for j, text in enumerate(after):
        same = [i for i in free if before[i] == text]
        if same:
            partner[j] = min(same, key=lambda i: abs(i - j))
            free.discard(partner[j])
    scored = [
        (_likeness(before[i], after[j]), -abs(i - j), i, j)
        for j in range(len(after))
        if j not in partner
        for i in free
    ]
    for score, _distance, i, j in sorted(scored, reverse=True):
        if score >= ALIKE and i in free and j not in partner:
            partner[j] = i
            free.discard(i)
    return partner


def _likeness(one, other):
    matcher = difflib.SequenceMatcher(None, one.lower().split(), other.lower().split(), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0
