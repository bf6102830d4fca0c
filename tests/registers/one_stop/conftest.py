"""What several tests of the one-stop room begin with."""

import pytest

from tests.registers.one_stop.a_month import june_of


@pytest.fixture
def june(office):
    """Nine files of Tân Tiến around June 2026, by name."""
    return june_of(office)
