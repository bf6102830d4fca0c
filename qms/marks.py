"""Days to look back to: each floor registers what it knows, a lower page offers them by name.

"What changed since the last audit" is asked on a floor that does not know audits.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise


@dataclass(frozen=True)
class Mark:
    """A day with a name: ``key`` stands in an address, ``label`` says what happened, ``on`` when it ended."""

    key: str
    label: str | Promise
    on: date


_sources: list[Callable] = []


def register(source: Callable) -> Callable:
    """Add a source ``f(unit, moment) -> iterable of Mark``; usable as decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def marks_of(unit, moment) -> list[Mark]:
    """The marks of a unit as of a moment, the latest first."""
    return sorted(_found(unit, moment), key=lambda mark: mark.on, reverse=True)


def _found(unit, moment) -> Iterator[Mark]:
    for source in _sources:
        yield from source(unit, moment)
