"""Icons: as the package draws them, its zip opened once."""

import lucide
import pytest

from qms import icons


@pytest.fixture
def fresh():
    """No icon drawn yet."""
    icons.drawing.cache_clear()
    icons._drawings.cache_clear()


def test_an_icon_is_what_the_package_draws(fresh):
    for name in ("inbox", "arrow-right-left", "octagon-alert", "a-arrow-down"):
        assert icons.drawing(name) == lucide._render_icon(name, None, **icons.OURS)


def test_the_zip_is_opened_once_for_all_names(fresh, monkeypatch):
    opened = []
    real = icons.ZipFile
    monkeypatch.setattr(icons, "ZipFile", lambda data: opened.append(1) or real(data))
    assert len({icons.drawing(name) for name in ("inbox", "pencil", "plus", "clock")}) == 4
    assert opened == [1]


def test_an_unknown_name_draws_a_circle(fresh):
    assert icons.drawing("no-such-icon") == icons.drawing("circle")
