"""Key figures of the home page: each floor registers its own, every rate with its denominator."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class KeyFigure:
    """A figure as the home page shows it.

    ``value`` is already in words ("96,4", "–" for nothing to count); ``unit`` is the lighter "%" or
    "mở"; ``of`` says what it is counted out of ("53 trong 55 hồ sơ đã trả"); ``trend`` and ``tone``
    are the optional last line.
    """

    label: str | Promise
    value: str
    of: str | Promise = ""
    unit: str | Promise = ""
    trend: str | Promise = ""
    tone: str = "mute"
    icon: str = ""
    url: str = ""


_sources: list[Callable] = []


def register(source: Callable) -> Callable:
    """Add a source ``f(user, units, moment) -> iterable of KeyFigure``; usable as decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def figures_of(user, units, moment) -> list[KeyFigure]:
    """All key figures of some units as a person sees them at a moment."""
    return [figure for source in _sources for figure in source(user, units, moment)]
