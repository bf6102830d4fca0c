"""Search over codes and titles, with or without diacritics (đ = d), and inside the texts a floor offers."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.safestring import SafeString

from qms.states import State
from qms.text import fold

_models: dict[type, Callable | None] = {}
_texts: dict[type, Callable] = {}
LIMIT = 20


@dataclass(frozen=True)
class TextHit:
    """A text that holds the words: which, in what state, and the ``part`` and words around them.

    ``excerpt`` is safe HTML with the words found inside <mark>.
    """

    code: str
    title: str
    unit: object
    state: State
    url: str
    part: str | Promise
    excerpt: SafeString
    note: str = ""


def register(model, *, told_on=None) -> None:
    """Make the records of a model findable. The model has ``search_text``.

    ``told_on(records, moment)`` tells records, of which the state follows from other rows or from the day
    that is looked at, as they were at the moment.
    """
    _models.setdefault(model, told_on)


def register_texts(model, find: Callable) -> None:
    """Look inside the texts of a model: ``find(text, user, moment, limit, shown)`` gives TextHits.

    ``shown`` are records of the model that were found by code or title already.
    """
    _texts.setdefault(model, find)


def models() -> list[type]:
    return list(_models)


def find(text: str, user, moment, limit: int = LIMIT) -> dict[type, list]:
    """Records of visible units whose code or title holds every word: ``{model: [record, …]}``.

    At most ``limit`` of a kind, newest first; kinds without a hit are left out.
    """
    words = fold(text).split()
    if not words:
        return {}
    found = {}
    for model, told_on in _models.items():
        rows = moment.rows(model).filter(unit__in=user.visible_units())
        for word in words:
            rows = rows.filter(search_text__contains=word)
        if hits := moment.instances(rows.select_related("unit").order_by("-id")[:limit]):
            found[model] = hits
            if told_on:
                told_on(hits, moment)
    return found


def find_inside(text: str, user, moment, found: dict, limit: int = LIMIT) -> dict[type, list[TextHit]]:
    """Texts of visible units that hold the words, without the records `found` by code or title."""
    hits = {model: look(text, user, moment, limit, found.get(model, ())) for model, look in _texts.items()}
    return {model: texts for model, texts in hits.items() if texts}
