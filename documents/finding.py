"""Finding a document by words inside it: the text in force, and the drafts of whoever may open them.

The words typed are looked for as one phrase that begins at a word; only where nobody wrote that phrase, as
words anywhere in one text. What is superseded is left out. Of the past only frozen texts are looked into:
a draft has been written on since.
"""

import datetime as dt
import re

from django.db.models import Exists, OuterRef, Q, TextField, Value
from django.db.models.functions import StrIndex
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from documents import states
from documents.content_words import LABELS, parts_told, words_in
from documents.importing.folding import folded
from documents.models import Document, Revision, RevisionWords
from qms.search import TextHit

SHORTEST = 3  # letters; fewer are found everywhere
BEFORE, AFTER = 50, 130  # letters of the excerpt around the first word found
FROZEN = (states.EFFECTIVE, states.APPROVED)


def find_texts(text: str, user, moment, limit: int, shown=()) -> list[TextHit]:
    """Texts that hold the words typed, newest revision first; `shown` are documents told already."""
    words = words_in(text)
    if sum(map(len, words)) < SHORTEST:
        return []
    rows = moment.rows(Revision).filter(_looked_into(moment), unit__in=user.visible_units())
    rows = rows.exclude(document_id__in=[document.pk for document in shown])
    for needles in ([" ".join(words)], words):
        found = rows.filter(Exists(_holding(needles))).select_related("unit", "document").order_by("-id")
        if hits := moment.instances(found[:limit]):
            _as_of(hits, moment)
            return [_hit(revision, needles) for revision in hits]
        if len(words) == 1:
            break
    return []


def _looked_into(moment) -> Q:
    return Q(status__in=FROZEN if moment.is_past else (states.EFFECTIVE, *states.COMING))


def _holding(needles):
    """The words of a revision where they hold each needle from the beginning of a word.

    Asked of one revision at a time, so that texts nobody asked for are not read.
    """
    rows = RevisionWords.objects.filter(revision_id=OuterRef("id"))
    for place, needle in enumerate(needles):
        at = StrIndex("folded", Value(f" {needle}", output_field=TextField()))
        rows = rows.annotate(**{f"at_{place}": at}).filter(**{f"at_{place}__gt": 0})
    return rows


def _as_of(revisions, moment) -> None:
    """Each revision with its document as it was then."""
    if moment.is_past:
        rows = moment.rows(Document).filter(id__in=[revision.document_id for revision in revisions])
        then = {document.pk: document for document in moment.instances(rows)}
        for revision in revisions:
            revision.document = then[revision.document_id]


def _hit(revision, needles) -> TextHit:
    name, excerpt = _excerpt(revision.body, needles)
    page = revision.document if revision.is_effective else revision
    return TextHit(
        code=revision.document.code, title=revision.title, unit=revision.unit, state=revision.state,
        url=f"{page.get_absolute_url()}#part-{name}", part=LABELS[name], excerpt=excerpt,
        note=revision.number_in_words,
    )  # fmt: skip


def _excerpt(content, needles) -> tuple[str, SafeString]:
    """The part where the first needle stands, and its words around, every needle in them marked."""
    marks = re.compile("(" + "|".join(_pattern(needle) for needle in needles) + ")")
    first = re.compile(_pattern(needles[0]))
    for name, told in parts_told(content):
        text = " ".join(told.split())
        if match := first.search(folded(text)):
            start, end = _window(text, match.start())
            return name, _marked(text, start, end, marks)
    raise LookupError(f"no {needles[0]!r} in what was stored for it")


def _pattern(needle: str) -> str:
    """The words of a needle in folded text, whatever signs stand between them, from the start of a word."""
    return r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, needle.split()))


def _window(text, at) -> tuple[int, int]:
    """From where to where to cut, at the ends of words."""
    start = text.rfind(" ", 0, at - BEFORE) + 1 if at > BEFORE else 0
    cut = text.find(" ", at + AFTER)
    return start, cut if cut >= 0 else len(text)


def _marked(text, start, end, marks) -> SafeString:
    """The words from `start` to `end`, escaped, what `marks` matches inside <mark>."""
    shown, done, pieces = text[start:end], 0, []
    for number, piece in enumerate(marks.split(folded(shown))):
        words = shown[done : done + len(piece)]
        pieces.append((format_html("<mark>{}</mark>", words) if number % 2 else words,))
        done += len(piece)
    inside = format_html_join("", "{}", pieces)
    return format_html("{}{}{}", "… " if start else "", inside, " …" if end < len(text) else "")


def make_missing(on: dt.date) -> None:
    """Make the words of every revision that has none yet: those from before there was this search."""
    for revision in Revision.objects.filter(words=None).iterator(chunk_size=200):
        RevisionWords.keep(revision)
