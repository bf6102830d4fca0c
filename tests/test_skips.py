"""Skips are honest: they name the line that helps, and a release run does not accept them."""

from types import SimpleNamespace

import pytest

from tests import conftest


def item_with(*marks, fixturenames=()):
    def iter_markers(name):
        return [mark.mark for mark in marks if mark.mark.name == name]

    def get_closest_marker(name):
        return next(iter(iter_markers(name)), None)

    return SimpleNamespace(
        iter_markers=iter_markers, get_closest_marker=get_closest_marker, fixturenames=fixturenames
    )


@pytest.fixture
def no_chromium(monkeypatch):
    monkeypatch.delenv("QMS_CHROMIUM", raising=False)
    monkeypatch.setattr(conftest.shutil, "which", lambda name: None)


def test_a_browser_test_is_skipped_with_the_line_that_helps(no_chromium, monkeypatch):
    monkeypatch.delenv("QMS_REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception) as skipped:
        conftest.pytest_runtest_setup(item_with(fixturenames=("page",)))
    assert skipped.value.msg == "needs chromium: apt-get install -y chromium"


def test_a_release_run_fails_instead(no_chromium, monkeypatch):
    monkeypatch.setenv("QMS_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception) as failed:
        conftest.pytest_runtest_setup(item_with(pytest.mark.browser))
    assert failed.value.msg == (
        "needs chromium: apt-get install -y chromium (QMS_REQUIRE_ALL is set, so this is not skipped)"
    )


def test_postgres_tests_say_how_to_run_them(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "")
    assert conftest.lacking("postgres") == (
        "needs postgres: apt-get install -y postgresql and set DATABASE_URL=postgres://…"
    )
    monkeypatch.setenv("DATABASE_URL", "postgres://qms@127.0.0.1/qms")
    assert conftest.lacking("postgres") is None


def test_each_need_of_a_test_counts():
    item = item_with(pytest.mark.needs("pdftoppm", "pango"), pytest.mark.postgres, fixturenames=("page",))
    assert conftest.needed_by(item) == ["pdftoppm", "pango", "postgres", "chromium"]


@pytest.mark.parametrize(
    "url, leaves",
    [
        ("http://127.0.0.1:8000/static/a.css", False),
        ("http://localhost/", False),
        ("data:image/png;base64,AAAA", False),
        ("https://fonts.example/tinos.woff2", True),
        ("http://127.0.0.1.example/", True),
        ("ws://example/", True),
    ],
)
def test_what_leaves_the_machine(url, leaves):
    assert conftest.leaves_the_machine(url) is leaves


@pytest.mark.browser
def test_a_page_that_asks_another_host_is_caught(browser):
    context = browser.new_context(offline=True)
    faults = conftest.watch(context)
    page = context.new_page()
    with context.expect_event("request"):
        page.set_content('<p lang="vi">Xin chào</p><img src="http://elsewhere.invalid/a.png" alt="">')
    with context.expect_event("weberror"):
        page.evaluate("setTimeout(() => { throw new Error('hỏng') })")
    context.close()
    assert faults == ["request to http://elsewhere.invalid/a.png", "script error: hỏng"]


@pytest.mark.browser
def test_the_browser_speaks_vietnamese_in_the_office_time_zone(page):
    assert page.evaluate("navigator.language") == "vi-VN"
    assert page.evaluate("new Date(2026, 10, 22).getTimezoneOffset()") == -7 * 60
    assert page.viewport_size == {"width": 1280, "height": 800}
