"""The steps of a procedure drawn to scale: one bar, a box per counted step, lengths in working hours.

Coordinates are for an SVG view box 1000 units wide; two revisions on one scale share `longest`.
"""

from dataclasses import dataclass
from decimal import Decimal

from documents.content import Content

WIDTH = 1000
GAP = 2
WIDE_ENOUGH = 34


@dataclass(frozen=True)
class Segment:
    """One counted step: its number, its words for the tooltip, and where its box stands."""

    number: str
    words: str
    x: float
    width: float
    tone: str = "plain"

    @property
    def middle(self):
        return round(self.x + self.width / 2, 1)

    @property
    def shows_number(self):
        return self.width >= WIDE_ENOUGH


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
    """The addition in words, "0,25 + 2 + 0,5", in the unit of each step."""
    return " + ".join(step.time.split("\xa0")[0] for step in content.steps if step.hours)
