"""Search over codes and titles, with or without diacritics (đ = d)."""

from collections.abc import Callable

from qms.text import fold

_models: dict[type, Callable | None] = {}
LIMIT = 20


def register(model, *, told_on=None) -> None:
    """Make the records of a model findable. The model has ``search_text``.

    ``told_on(record, on)`` sets the state of a record whose state follows from the day that is looked at.
    """
    _models.setdefault(model, told_on)


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
            for record in hits if told_on else ():
                told_on(record, moment.on)
    return found
