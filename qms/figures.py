"""Key figures and charts of the home page: each floor registers its own, every rate with its denominator."""

from collections.abc import Callable, Sequence
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


@dataclass(frozen=True)
class KeyChart:
    """A drawing, the table of the same numbers, and what they are counted out of.

    ``n`` is a sentence ("n = 14 phát hiện, 12 tháng"); without anything to count ``svg`` is empty and
    ``nothing`` says so in a sentence.
    """

    key: str
    title: str | Promise
    n: str | Promise = ""
    svg: str = ""
    head: Sequence = ()
    rows: Sequence = ()
    nothing: str | Promise = ""
    url: str = ""


_sources: list[Callable] = []
_charts: list[Callable] = []


def register(source: Callable) -> Callable:
    """Add a source ``f(user, units, moment) -> iterable of KeyFigure``; usable as decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def figures_of(user, units, moment) -> list[KeyFigure]:
    """All key figures of some units as a person sees them at a moment."""
    return [figure for source in _sources for figure in source(user, units, moment)]


def register_charts(source: Callable) -> Callable:
    """Add a source ``f(user, units, moment) -> iterable of KeyChart``; usable as decorator."""
    if source not in _charts:
        _charts.append(source)
    return source


def charts_of(user, units, moment) -> list[KeyChart]:
    """All charts of some units as a person sees them at a moment."""
    return [chart for source in _charts for chart in source(user, units, moment)]
