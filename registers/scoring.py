"""Likelihood × impact, and what a score means for a risk and for an opportunity."""

from django.utils.translation import gettext_lazy as _

from qms.states import State

LOW = State("low", _("Thấp"), "ok", "circle-check")
MEDIUM = State("medium", _("Trung bình"), "warn", "triangle-alert")
HIGH = State("high", _("Cao"), "danger", "octagon-alert")
#: An opportunity is the better the higher it scores: nothing about it is a warning.
CHANCES = {
    "low": State("low", _("Thấp"), "mute", "minus"),
    "medium": State("medium", _("Trung bình"), "accent", "circle-dot"),
    "high": State("high", _("Cao"), "ok", "lightbulb"),
}
#: The highest score of each level that an office may declare acceptable.
TOP = {"low": 5, "medium": 14}


def level_of(score: int | None, *, chance: bool = False) -> State | None:
    """Level of a score of 1–25: below 6 low, 6–14 medium, from 15 high; None stays None."""
    if score is None:
        return None
    level = HIGH if score > TOP["medium"] else MEDIUM if score > TOP["low"] else LOW
    return CHANCES[level.value] if chance else level


def product(likelihood: int | None, impact: int | None) -> int | None:
    """Score = likelihood × impact; None while either is not assessed."""
    if likelihood is None or impact is None:
        return None
    return likelihood * impact
