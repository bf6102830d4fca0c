"""What was understood of a procedure, field by field with how sure each is: the right side of the page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.amounts import format_amount
from documents.content_parts import TimeLimit
from documents.content_words import LABELS
from documents.importing.casing import in_sentence_case
from documents.importing.drafting import paper_words
from documents.importing.result import LIKELY, SURE, UNSURE, Procedure
from documents.importing.times import UNITS, Duration

TONES = {
    SURE: ("ok", gettext_lazy("rõ")),
    LIKELY: ("warn", gettext_lazy("nên xem")),
    UNSURE: ("danger", gettext_lazy("chưa chắc")),
}
FACTS = (
    "purpose", "scope", "references", "definitions", "conditions", "channels", "dossier_sets", "time_limit",
    "place", "reception_hours", "fee", "agency", "applicants", "result", "records_note",
)  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One field in words; `tone` and `chip` tell how sure, `place` where it stands in the file."""

    label: str
    text: str
    tone: str
    chip: str
    place: str


@dataclass(frozen=True)
class Preview:
    """One procedure on the page: what may be corrected, what was read, what was not."""

    number: int
    code: str
    title: str
    suggested: str
    uses_suggested: bool
    is_taken: bool
    takes: bool
    revises: bool
    found: Procedure
    facts: list[Fact]
    steps: list[dict]
    paper: str


def preview_of(found: Procedure, number: int, taken: set[str], typed=None, names=()) -> Preview:
    """`typed` is what somebody sent before; else the file's own code and title.

    A title in capitals is offered in sentence case besides; `names` are how names in it are written.
    """
    code = typed.get(f"code-{number}", "") if typed else found.code
    title = typed.get(f"title-{number}", "") if typed else found.title
    suggested = in_sentence_case(found.title, names)
    return Preview(
        number, code, title,
        typed.get(f"suggested-{number}", "") if typed and suggested else suggested,
        f"use-suggested-{number}" in typed if typed else False,
        code.casefold() in taken,
        f"take-{number}" in typed if typed else True,
        f"revise-{number}" in typed if typed else False,
        found, list(_facts(found)), [_step(step) for step in found.steps], paper_words(found),
    )  # fmt: skip


def _facts(found):
    if found.tthc_codes:
        yield _fact(LABELS["tthc_codes"], ", ".join(found.tthc_codes), found.fields.get("tthc"))
    if found.legal_basis:
        yield _fact(LABELS["legal_basis"], "\n".join(found.legal_basis), found.fields.get("legal"))
    for name in FACTS:
        if name in found.fields:
            value = found.value(name)
            text = time_words(value) if isinstance(value, Duration) else str(value)
            yield _fact(LABELS[name], text, found.fields[name])


def _fact(label, text, field) -> Fact:
    tone, chip = TONES[field.confidence if field else SURE]
    return Fact(label, text, tone, chip, field.place if field else "")


def time_words(duration: Duration | None) -> str:
    """ "03 ngày làm việc, kể từ ngày nhận đủ hồ sơ"."""
    if duration is None:
        return ""
    amount = f"{format_amount(duration.value, digits=2)} " if duration.is_counted else ""
    late = TimeLimit(cutoff=duration.cutoff).cutoff_words
    return ", ".join(filter(None, [f"{amount}{UNITS[duration.unit]}", duration.note, late]))


def _step(step) -> dict:
    time = _("chung với %(no)s") % {"no": step.shared_with} if step.shared_with else time_words(step.duration)
    unread = bool(step.time_text) and step.duration is None and not step.shared_with
    return {"step": step, "time": time or step.time_text, "unread": unread}
