"""What stands around a document on its page: each noun that hangs on a document offers its own panel.

A panel is offered for the document and the revision the page shows; it reads as of the moment of the
page and writes nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

TOP, BELOW, SIDE = "top", "below", "side"


@dataclass(frozen=True)
class Panel:
    """A template and what it needs; `place` is above the content, below it, or in the side column."""

    template: str
    context: dict = field(default_factory=dict)
    place: str = SIDE


@dataclass(frozen=True)
class Shown:
    """What the page shows, and to whom: the revision may be None while a document has none."""

    document: object
    revision: object
    moment: object
    user: object


_offers: list[tuple[int, Callable[[Shown], Panel | None]]] = []


def panel(order: int):
    """Offer a panel ``f(shown) -> Panel | None``; panels of one place stand in the order of their numbers."""

    def offer(function):
        _offers.append((order, function))
        return function

    return offer


def panels_of(shown: Shown) -> dict[str, list[Panel]]:
    """The panels for a page, by place."""
    found: dict[str, list[Panel]] = {TOP: [], BELOW: [], SIDE: []}
    for _order, function in sorted(_offers, key=lambda offer: offer[0]):
        if made := function(shown):
            found[made.place].append(made)
    return found
