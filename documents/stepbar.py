"""The steps of a procedure drawn to scale: one bar, a box per counted step, lengths in working hours.

Places and widths are thousandths of the bar; two revisions on one scale share `longest`.
"""

from dataclasses import dataclass
from decimal import Decimal

from documents.amounts import format_amount
from documents.content import Content
from documents.content_parts import HOURS

WIDTH = 1000
GAP = 2
WIDE_ENOUGH = 45  # for its number


@dataclass(frozen=True)
class Segment:
    """One counted step: its number, its words for the tooltip, and where its box stands."""

    number: str
    words: str
    x: float
    width: float
    tone: str = "plain"

    @property
    def left(self) -> str:
        return _percent(self.x)

    @property
    def span(self) -> str:
        return _percent(self.width)

    @property
    def middle(self) -> str:
        return _percent(self.x + self.width / 2)

    @property
    def is_tight(self):
        """Too narrow for its number on a phone."""
        return self.width < 2 * WIDE_ENOUGH

    @property
    def shows_number(self):
        return self.width >= WIDE_ENOUGH


def _percent(units: float) -> str:
    """Of the width of the bar; with a point in every language, as SVG wants it."""
    return f"{units / WIDTH * 100:.2f}%"


def segments(content: Content, longest: Decimal | None = None, tones: dict | None = None) -> list[Segment]:
    """Boxes for the counted steps of `content`; `longest` (hours) is the full width, default its own sum."""
    full = longest or content.step_hours
    if not full:
        return []
    boxes, done = [], Decimal(0)
    for number, step in content.numbered_steps:
        if step.hours:
            x, width = float(done / full) * WIDTH, float(step.hours / full) * WIDTH
            tone = (tones or {}).get(number, "plain")
            boxes.append(Segment(number, step.time, round(x, 1), round(max(width - GAP, 1), 1), tone))
            done += step.hours
    return boxes


def sum_words(content: Content) -> str:
    """The addition in words, "0,25 + 2 + 0,5", every step in the unit of the time limit."""
    one = HOURS[content.time_limit.step_unit]
    amounts = [(step.hours / one).quantize(Decimal("0.0001")) for step in content.steps if step.hours]
    return " + ".join(format_amount(amount) for amount in amounts)
