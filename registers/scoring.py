"""Likelihood × impact, and what a score means: the scale of BM-6.1-01."""

from django.utils.translation import gettext_lazy as _

from qms.states import State

LOW = State("low", _("Thấp"), "ok", "circle-check")
MEDIUM = State("medium", _("Trung bình"), "warn", "triangle-alert")
HIGH = State("high", _("Cao"), "danger", "octagon-alert")


def level_of(score: int | None) -> State | None:
    """Level of a score of 1–25: below 6 low, 6–14 medium, from 15 high; None stays None."""
    if score is None:
        return None
    if score >= 15:
        return HIGH
    return MEDIUM if score >= 6 else LOW


def product(likelihood: int | None, impact: int | None) -> int | None:
    """Score = likelihood × impact; None while either is not assessed."""
    if likelihood is None or impact is None:
        return None
    return likelihood * impact
