"""What a changed calendar means elsewhere: upper floors say it, the calendar page shows it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class CalendarNote:
    """A sentence above the calendar of a unit, with the page where something is done about it."""

    words: str
    url: str


_sources: list[Callable] = []


def register(source: Callable) -> Callable:
    """Add a source ``f(units) -> iterable of CalendarNote``, of the keys of units. Usable as decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def notes_of(units) -> list[CalendarNote]:
    """Everything that is told about the calendars of these units."""
    return [note for source in _sources for note in source(units)]
