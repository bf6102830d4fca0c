"""Figures that other rooms count, for the objectives measured by them.

A room registers a function under the name of an objective's source; an objective's result is then counted
anew from the records and not typed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from qms.states import Refused
from registers.spans import FREE


@dataclass(frozen=True)
class Measure:
    """A figure: ``count(unit, first, last, moment)`` gives (numerator, denominator) of both days included."""

    key: str
    label: object
    count: Callable


_measures: dict[str, Measure] = {}


def measure(key: str, label) -> Callable:
    """Decorator: offer a figure. Raises ValueError when the key is taken."""

    def offered(count):
        if _measures.setdefault(key, Measure(key, label, count)).count is not count:
            raise ValueError(f"measure {key!r} is registered twice")
        return count

    return offered


def offers(key: str) -> bool:
    """Whether anybody counts this figure."""
    return key in _measures


PAGES = {
    "on_time": ("registers:statistics", {"kind": FREE}),
    "feedback_on_time": ("registers:statistics", {"kind": FREE}),
    "satisfaction": ("registers:survey_summary", {}),
}


def page_of(key: str, first: date, last: date) -> str:
    """Where a figure of a period can be looked through down to its records; empty where nobody shows it."""
    if key not in PAGES:
        return ""
    name, more = PAGES[key]
    days = {"first": first.isoformat(), "last": last.isoformat()}
    return f"{reverse(name)}?{urlencode(more | days)}"


def counted(key: str, unit, first: date, last: date, moment, *, otherwise) -> tuple:
    """(numerator, denominator) of a period. Raises Refused with `otherwise` when nobody counts it."""
    if key not in _measures:
        raise Refused(otherwise)
    return _measures[key].count(unit, first, last, moment)
