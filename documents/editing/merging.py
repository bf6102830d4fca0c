"""Two people saved the same draft: each part as it was, as the other one has it and as it was typed here.

What only one of them changed needs no decision; rows of a list merge line by line where the two did not
touch the same ones. Nothing is decided here: the person picks, or goes on writing.
"""

import datetime as dt
import difflib
import itertools
from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from documents import content as contents
from documents.actions import DRAFT_FIELDS
from documents.comparison import SECTIONS, RowChange, section_of, word_diff
from documents.models import Revision
from documents.models.review_round import ReviewRound
from qms.history.records import history_of

BASE, THEIRS, MINE, BOTH = "base", "theirs", "mine", "merged"
LABELS = {
    "title": _("Tên tài liệu"), "change_summary": _("Nội dung sửa đổi"),
    "changed_parts": _("Trang, mục sửa đổi"), "effective_from": _("Ngày hiệu lực dự kiến"),
    "reviewer": _("Người xem xét"), "approver": _("Người phê duyệt"),
    "more_reviewers": _("Những người cùng xem xét"),
}  # fmt: skip
SHAPES = {key: (label, shape) for key, label, shape in SECTIONS}
LISTS = ("lines", "rows", "steps")


@dataclass(frozen=True)
class Side:
    """What one side says: the fields of the revision, and its content as JSON and as parts."""

    about: dict
    json: dict
    content: contents.Content = field(repr=False)

    @classmethod
    def of(cls, about: dict, value: dict):
        return cls(about, value, contents.parse(value))

    def value(self, key):
        return self.about.get(key) if key in LABELS else getattr(self.content, key)


@dataclass(frozen=True)
class Part:
    """One part that differs: what to propose, whether both changed it, and how each side shows."""

    key: str
    label: str
    proposed: str
    both: bool
    shown: dict
    rows: tuple = ()
    may_merge: bool = False


def stored_side(revision: Revision) -> Side:
    """What is stored now."""
    people = {"more_reviewers": _by_key(revision.review_round.asked)}
    return Side.of({name: getattr(revision, name) for name in DRAFT_FIELDS} | people, revision.content)


def typed_side(about: dict, value: dict) -> Side:
    """What was typed: the fields of the form and the content."""
    return Side.of(about | {"more_reviewers": _by_key(about["more_reviewers"])}, value)


def _by_key(people) -> list:
    return sorted(people, key=lambda person: person.pk)


def side_of_version(revision: Revision, version: int) -> Side:
    """What was stored as that version; an empty draft when there was none.

    Who reviews besides is not part of a version: None.
    """
    rows = history_of(Revision)._base_manager.filter(id=revision.pk, version=version)
    row = rows.order_by("-history_id").first()
    if row is None:
        return Side.of(dict.fromkeys(LABELS, ""), contents.empty())
    return Side.of({name: getattr(row, name) for name in DRAFT_FIELDS}, row.content)


def parts(base: Side, theirs: Side, mine: Side) -> list[Part]:
    """Every part in which the two differ, in the order of the page."""
    keys = [key for key in (*LABELS, *SHAPES) if theirs.value(key) != mine.value(key)]
    return [_part(key, base, theirs, mine) for key in keys]


def _part(key, base, theirs, mine) -> Part:
    old, other, own = base.value(key), theirs.value(key), mine.value(key)
    both = old not in (other, own)
    proposed = THEIRS if old == own else MINE
    if key in LABELS:
        was = told(old)
        words = {BASE: was, THEIRS: word_diff(was, told(other)), MINE: word_diff(was, told(own))}
        return Part(key, LABELS[key], proposed, both, words)
    label, shape = SHAPES[key]
    may_merge = both and shape in LISTS and merge_rows(old, other, own) is not None
    marked = {
        BASE: section_of(key, base.content, base.content),
        THEIRS: section_of(key, base.content, theirs.content),
        MINE: section_of(key, base.content, mine.content),
    }
    rows = tuple(_side_by_side(len(old), marked)) if shape in LISTS else ()
    shown = {side: section.html if section else "" for side, section in marked.items()}
    return Part(key, label, BOTH if may_merge else proposed, both, shown, rows, may_merge)


def told(value) -> str:
    """A field of the revision in words."""
    if isinstance(value, dt.date):
        return date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, (list, tuple)):
        return ", ".join(str(each) for each in value)
    return "" if value is None else str(value)


def _side_by_side(count: int, marked: dict):
    """Rows of a table: each row of the base that somebody changed, and new rows where they stand."""
    theirs, mine = (_by_place(marked[side]) for side in (THEIRS, MINE))
    base = _by_place(marked[BASE])
    for place in range(count + 1):
        kept = [rows[0].get(place) for rows in (base, theirs, mine)]
        if any(row and row.counts for row in kept):
            yield _line(place, *kept)
        for row in theirs[1].get(place, ()):
            yield _line("", None, row, None)
        for row in mine[1].get(place, ()):
            yield _line("", None, None, row)


def _by_place(section) -> tuple[dict, dict]:
    """Rows by their number in the base, and new rows by the number they follow."""
    kept: dict[int, RowChange] = {}
    new: dict[int, list[RowChange]] = {}
    last = 0
    for row in section.rows if section else ():
        if row.old_no is None:
            new.setdefault(last, []).append(row)
        else:
            kept[row.old_no] = row
            last = row.old_no
    return kept, new


def _line(number, base, theirs, mine) -> dict:
    rows = {BASE: base, THEIRS: theirs, MINE: mine}
    cells = {side: {"row": row, "words": _row_words(row)} if row else None for side, row in rows.items()}
    return cells | {"number": number}


def _row_words(row: RowChange) -> SafeString:
    return format_html_join(" · ", "{}", ((cell,) for cell in row.cells.values() if cell))


# --- putting together ----------------------------------------------------------------------------


def merged(base: Side, theirs: Side, mine: Side, picks: dict) -> Side:
    """The draft of theirs with each differing part as picked; what is not picked as it was proposed."""
    about, value = dict(theirs.about), dict(theirs.json)
    sides = {BASE: base, THEIRS: theirs, MINE: mine}
    for part in parts(base, theirs, mine):
        pick = picks.get(part.key, part.proposed)
        if pick == BOTH and part.may_merge:
            rows = merge_rows(*(side.value(part.key) for side in (base, theirs, mine)))
            value[part.key] = contents.rows_json(rows)
        elif part.key in LABELS:
            about[part.key] = sides.get(pick, mine).about.get(part.key)
        else:
            value[part.key] = sides.get(pick, mine).json.get(part.key, "")
    return Side.of(about, contents.normalise(value))


def put_into(revision: Revision, side: Side) -> None:
    """Set what `side` says on an instance that is only shown in the editor, never saved."""
    revision.content = side.json
    for name in DRAFT_FIELDS:
        setattr(revision, name, side.about[name])
    revision.__dict__.pop("body", None)
    revision.__dict__["review_round"] = ReviewRound(tuple(side.about["more_reviewers"] or ()), ())


def merge_rows(base, theirs, mine) -> tuple | None:
    """The rows with the changes of both; None when they touched the same ones in different ways."""
    changes = sorted(set(_changes(base, theirs)) | set(_changes(base, mine)), key=lambda change: change[:2])
    for one, other in itertools.pairwise(changes):
        if other[0] < one[1] or one[:2] == other[:2]:
            return None
    rows, done = [], 0
    for start, end, new in changes:
        rows += [*base[done:start], *new]
        done = end
    return (*rows, *base[done:])


def _changes(base, other):
    """(from, to, rows instead), row by row where as many rows came as went."""
    matcher = difflib.SequenceMatcher(None, base, other, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "replace" and j - i == m - k:
            yield from ((i + n, i + n + 1, (other[k + n],)) for n in range(j - i))
        elif kind != "equal":
            yield i, j, tuple(other[k:m])
