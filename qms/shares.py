"""Shares in percent: out of nothing there is none, and never a hundred."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format

from qms.export.values import NOTHING

TENTH = Decimal("0.1")


def percent(part, whole) -> Decimal | None:
    """A share to one decimal; None where there is nothing to count."""
    return (Decimal(100) * part / whole).quantize(TENTH, ROUND_HALF_UP) if whole else None


def percent_words(part, whole) -> str:
    """A share with at most one decimal ("66,7", "50"), "–" where there is nothing to count."""
    share = percent(part, whole)
    if share is None:
        return NOTHING
    return number_format(share.to_integral() if share == share.to_integral() else share)
