"""Which procedures cite a legal text: its number looked for in what their revisions in force say."""

import re
from dataclasses import dataclass

from documents.content import Content
from documents.models import Document, LegalText, Revision
from documents.states import EFFECTIVE
from qms.text import fold

SHORTEST_TITLE = 8  # letters: a law is also cited by its title alone ("Luật Cư trú")


@dataclass(frozen=True)
class Citation:
    """A document in force and the words by which it cites a text."""

    document: Document
    words: str


def cites(words: str, text: LegalText) -> bool:
    """Whether the words name the text: by its number, however written; a law also by its title."""
    folded = fold(words)
    if _pattern(text.code).search(folded):
        return True
    title = fold(text.title)
    return text.kind == LegalText.Kind.LAW and len(title) >= SHORTEST_TITLE and title in folded


def _pattern(number: str) -> re.Pattern:
    """The number standing alone, spaces inside it or not: 6/2023/TT-BCA is not a part of 66/2023/TT-BCA."""
    bare = fold(number).replace(" ", "").lstrip("0")
    spaced = r"\s*".join(map(re.escape, bare))
    return re.compile(rf"(?<![\d/])0*{spaced}(?![\w/-])")


def cited_in(content: Content, text: LegalText) -> str:
    """The first words of a content that cite the text, among legal basis and the basis of forms; or empty."""
    places = [*content.legal_basis, *(form.basis for form in content.forms)]
    return next((words for words in places if cites(words, text)), "")


def citations_of(texts: list[LegalText], unit, moment) -> list[Citation]:
    """The documents of a unit in force at a moment that cite one of the texts, by code."""
    rows = moment.rows(Revision).filter(unit=unit, status=EFFECTIVE).select_related("document")
    found = []
    for revision in moment.instances(rows.order_by("document__code", "id")):
        words = next((said for text in texts if (said := cited_in(revision.body, text))), "")
        if words:
            found.append(Citation(revision.document, words))
    return found


def names_text(revision: Revision, text: LegalText) -> bool:
    """Whether a revision says that it took the text in: in its basis or in its summary of changes."""
    return bool(cited_in(revision.body, text)) or cites(revision.change_summary, text)
