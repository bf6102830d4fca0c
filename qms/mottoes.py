"""The motto by which a unit receives people: posters and public pages ask here, a floor above keeps it.

Where a unit keeps no wording with a date, what its own record says from earlier is shown.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _

_sources: list[Callable] = []


def register(source: Callable) -> Callable:
    """Add a source ``f(unit, moment) -> [(name, words), …] or None``; None where it keeps nothing."""
    if source not in _sources:
        _sources.append(source)
    return source


def mottoes_of(unit, moment) -> list[tuple[str, str]]:
    """(name, words) of each part that the unit has written, as of the moment; none is invented."""
    for source in _sources:
        told = source(unit, moment)
        if told is not None:
            return told
    names = {"4_xin": _("4 xin"), "4_luon": _("4 luôn"), "5_khong": _("5 không")}
    return [(name, ", ".join(unit.motto[key])) for key, name in names.items() if unit.motto.get(key)]
