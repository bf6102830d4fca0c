"""What waits for a person: each floor registers a source, the home page and the inbox ask here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Task:
    """One line of work: verb, record, what is known about it, until when, and where to do it.

    ``person`` is whom it waits for, None for whoever holds the role; ``place`` the unit it is in, told
    where tasks of several stand together.
    """

    verb: str
    record: object
    url: str
    note: str = ""
    due: date | None = None
    person: object | None = None
    action: str = ""
    icon: str = "circle-dot"
    place: str = ""


_sources: list[Callable] = []


def register(source: Callable) -> Callable:
    """Add a source ``f(user, units, on) -> iterable of Task``; ``units`` are Unit keys."""
    if source not in _sources:
        _sources.append(source)
    return source


def tasks(user, units: Iterable[int], on: date) -> list[Task]:
    """Everything that waits in the units and that the person may do, earliest due first."""
    found = [task for source in _sources for task in source(user, units, on)]
    return sorted(found, key=lambda task: (task.due or date.max, str(task.record)))
