"""Search over codes and titles, with or without diacritics (đ = d)."""

from qms.text import fold

_models: list[type] = []
LIMIT = 20


def register(model) -> None:
    """Make the records of a model findable. The model has ``search_text``."""
    if model not in _models:
        _models.append(model)


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
    for model in _models:
        rows = moment.rows(model).filter(unit__in=user.visible_units())
        for word in words:
            rows = rows.filter(search_text__contains=word)
        if hits := moment.instances(rows.select_related("unit").order_by("-id")[:limit]):
            found[model] = hits
    return found
