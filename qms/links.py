"""Links between records across floors: a lower page shows what stands above it without importing it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Link:
    """A line in the "links" panel. ``group`` is its heading."""

    label: str | Promise
    url: str
    icon: str = "link"
    group: str | Promise = ""
    note: str | Promise = ""


_sources: list[Callable] = []


def register(source: Callable) -> Callable:
    """Add a source ``f(record, moment) -> iterable of Link``. Usable as decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def links_of(record, moment) -> list[Link]:
    """All links of a record as of a moment."""
    return [link for source in _sources for link in source(record, moment)]
