"""A share is of something: of nothing there is none."""

from decimal import Decimal

import pytest

from qms.shares import percent, percent_words


@pytest.mark.parametrize(
    ("part", "whole", "exact", "words"),
    [
        (0, 0, None, "–"),
        (0, 3, Decimal("0.0"), "0"),
        (2, 3, Decimal("66.7"), "66,7"),
        (1, 2000, Decimal("0.1"), "0,1"),  # half up
        (3, 3, Decimal("100.0"), "100"),
        (Decimal("4.5"), Decimal(9), Decimal("50.0"), "50"),
    ],
)
def test_a_share_and_its_words(part, whole, exact, words):
    assert (percent(part, whole), percent_words(part, whole)) == (exact, words)
