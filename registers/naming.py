"""Where officers named a citizen in their own words: text that an erasure of personal data cannot reach.

Notes, reasons and answers are history, and history is never changed. So before the data go, and with them the
only knowledge of what to look for, the page lists what was written: what stands today can be covered in the
same act; what only old versions hold stays, and the page says so.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from django.db import models
from django.utils.translation import gettext as _

from qms.history import Moment
from qms.history.changes import children_of, entries_of
from qms.models import PersonalRefField
from qms.models.personal import HIDDEN, kept_of
from qms.text import fold

BEFORE_A_NAME = "ông|bà|anh|chị|cô|chú|bác|em|cháu"
SHORTEST_NUMBER = 6  # digits: a shorter one is a count or a date
NO_TEXT = {"code", "status", "search_text", "receipt_hash"}
AROUND = 40  # letters shown on either side of what was found


@dataclass(frozen=True)
class Naming:
    """One text that names the citizen: its field and row, since when, and whether it stands today."""

    label: str
    row: str
    words: str
    at: datetime
    stands: bool


def texts_naming(record, moment: Moment) -> list[Naming]:
    """Every text of a record, its rows and its acts that names a citizen it still knows, the newest first.

    Found are the whole name with or without marks, the last part of it after a form of address ("chị Đào"),
    telephone and identity numbers however they are grouped, and addresses of e-mail. A nickname is not.
    """
    patterns = [pattern for personal in kept_of(record) for pattern in _patterns(personal.fields)]
    if not patterns:
        return []
    found, seen, gone = {}, set(), set()
    for entry in entries_of(record, moment):
        texts = [(change.row, change.label, change.new, change.kind) for change in entry.changes]
        for row, label, text, kind in [*texts, ("", _("Lý do"), entry.reason, "reason")]:
            if kind == "remove":
                gone.add(row)
            stands = kind not in ("remove", "reason") and (row, label) not in seen and row not in gone
            seen.add((row, label))
            if words := _found_in(text, patterns):
                found.setdefault((row, label, text), Naming(label, row, words, entry.at, stands))
    return list(found.values())


def _patterns(fields: dict):
    """(pattern, whether the text is to be folded before it is looked through)."""
    name = fields.get("name", "")
    if " " in name.strip():
        yield re.compile(rf"\b{re.escape(fold(name))}\b"), True
        given = re.escape(name.split()[-1].lower())
        yield re.compile(rf"\b(?:{BEFORE_A_NAME})\s+{given}\b"), False
    for key in ("phone", "id_number"):
        digits = re.sub(r"\D", "", fields.get(key, ""))
        if len(digits) >= SHORTEST_NUMBER:
            yield re.compile(rf"(?<!\d){r'[ .-]?'.join(digits)}(?!\d)"), False
    if email := fields.get("email", ""):
        yield re.compile(re.escape(fold(email))), True


def _looked_through(text: str, folds: bool) -> tuple[str, str]:
    """(what a pattern is looked for in, the text letter by letter beside it)."""
    text = unicodedata.normalize("NFC", str(text))
    whole = " ".join(text.split()) if folds else text
    plain = fold(whole) if folds else whole.lower()
    return plain, whole if len(whole) == len(plain) else plain


def _found_in(text: str, patterns) -> str:
    """What of the text names the citizen, with some words around it; empty where nothing does."""
    for pattern, folds in patterns:
        plain, whole = _looked_through(text, folds)
        if hit := pattern.search(plain):
            start, end = max(0, hit.start() - AROUND), hit.end() + AROUND
            return f"{'…' if start else ''}{whole[start:end]}{'…' if end < len(whole) else ''}"
    return ""


def cover_names(record) -> int:
    """Put dots where texts that stand today name the citizen; in how many rows. Inside an act.

    Old versions keep their words: history is not changed. What was signed stays as it was signed.
    """
    patterns = [pattern for personal in kept_of(record) for pattern in _patterns(personal.fields)]
    rows = [record]
    for model in children_of(type(record)):
        rows += model.objects.filter(**{model.parent: record.pk})
    return sum(_cover(row, patterns) for row in rows) if patterns else 0


def _cover(row, patterns) -> bool:
    if getattr(row, "signed_at", None):
        return False
    texts = [
        field.name for field in row._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField)) and not field.choices
        and field.name not in NO_TEXT and not isinstance(field, PersonalRefField)
    ]  # fmt: skip
    covered = {name: _covered(getattr(row, name), patterns) for name in texts}
    changed = {name: text for name, text in covered.items() if text != getattr(row, name)}
    for name, text in changed.items():
        setattr(row, name, text)
    if changed:
        row.save()
    return bool(changed)


def without_names(text: str, fields: dict) -> str:
    """A text with dots where it names the person of these personal data."""
    return _covered(text, list(_patterns(fields)))


def _covered(text: str, patterns) -> str:
    for pattern, folds in patterns:
        plain, whole = _looked_through(text, folds)
        if pattern.search(plain):
            places = [hit.span() for hit in pattern.finditer(plain)]
            for start, end in reversed(places):
                whole = whole[:start] + HIDDEN + whole[end:]
            text = whole
    return text
