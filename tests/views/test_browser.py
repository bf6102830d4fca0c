"""The pages in a real browser: no fault, nothing from outside, WCAG 2.2 AA, on a desk and on a phone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.conftest import watch
from tests.personas import session_cookie

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [1280, 390]
FIRST_PAGE = 300_000  # bytes, nothing compressed


@pytest.fixture
def go(live_server):
    """``go(page, "/history/")``: open an address of the office."""
    return lambda page, address: page.goto(live_server.url + address)


@pytest.fixture
def open_office(new_context, live_server, go, office, edition, make_risk):
    """``open_office(width)``: the home page in a browser that has signed in as the officer."""
    make_risk(person=office.owner, measure="Nhắc trước hạn")

    def start(width, **options):
        context = new_context(**options)
        context.add_cookies([session_cookie(office.secretary, live_server)])
        page = context.new_page()
        page.set_viewport_size({"width": width, "height": 844})
        go(page, "/")
        return page

    return start


PAGES = [
    "/", "/history/", "/search/?q=tre", "/me/", "/me/password/", "/registers/risks/", "/registers/risks/1/",
    "/registers/risks/1/?tab=versions", "/registers/risks/1/?tab=evidence", "/registers/risks/1/history/",
    "/registers/risks/1/edit/", "/registers/risks/new/", "/registers/risks/404/", "/?as_of=2026-01-01",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_axe_finds_nothing(open_office, go, width, scheme):
    page = open_office(width, bypass_csp=True, color_scheme=scheme)  # axe is put in by a script tag
    found = []
    for address in PAGES:
        go(page, address)
        for fault in Axe().run(page, options={"runOnly": RULES}).response["violations"]:
            found += [f"{address} {fault['id']}: {node['html'][:120]}" for node in fault["nodes"]]
    assert found == []


@pytest.mark.parametrize("width", WIDTHS)
def test_pages_break_no_rule_and_stay_in_their_width(open_office, go, width):
    page = open_office(width)
    faults, wide = watch(page.context), []
    for address in PAGES:
        go(page, address)
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(address)
    assert (faults, wide) == ([], [])


def test_first_page_is_light(open_office, go):
    page = open_office(1280)
    answers = {}
    page.on("response", lambda answer: answers.__setitem__(answer.url, answer))
    page.goto(page.url, wait_until="networkidle")
    assert 0 < sum(len(answer.body()) for answer in answers.values()) < FIRST_PAGE


def test_slash_searches_and_typing_shows_hits(open_office, go):
    page = open_office(1280)
    page.keyboard.press("/")
    page.keyboard.type("tre hen")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("#hits").get_by_role("link", name="Trả kết quả trễ hẹn").wait_for()
    page.locator("#search-big").fill("khong co gi")
    page.get_by_text("Không tìm thấy").wait_for()


def test_sorting_swaps_the_table_and_the_address(open_office, go):
    page = open_office(1280)
    go(page, "/registers/risks/")
    page.get_by_role("link", name="Hạn", exact=True).click()
    expect(page.locator("th[aria-sort=ascending]")).to_have_text("Hạn")
    expect(page.locator("#exports a").first).to_have_attribute("href", re.compile("sort=due"))
    expect(page).to_have_url(re.compile("sort=due$"))


def test_drawer_opens_and_closes_by_keyboard_on_a_phone(open_office, go):
    page = open_office(390)
    page.get_by_role("link", name="Mở trình đơn").click()
    link = page.get_by_role("navigation", name="Trình đơn chính").get_by_role("link", name="Lịch sử")
    expect(link).to_be_visible()
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()


def test_drawer_works_without_javascript(open_office, go):
    page = open_office(390, java_script_enabled=False)
    page.get_by_role("link", name="Mở trình đơn").click()
    page.get_by_role("navigation", name="Trình đơn chính").get_by_role("link", name="Lịch sử").click()
    expect(page).to_have_url(re.compile("/history/$"))


def test_targets_on_a_phone_are_large(open_office, go):
    page = open_office(390)
    go(page, "/registers/risks/1/")
    small = page.eval_on_selector_all(
        ".btn, .tabs a, .bar-button, .rail-open, .menu-item",
        "nodes => nodes.map(n => [n.textContent.trim(), n.getBoundingClientRect()])"
        ".filter(([text, box]) => box.width && box.height < 44).map(([text]) => text)",
    )
    assert small == []


def test_leaving_an_unsaved_form_asks(open_office, go):
    page = open_office(1280)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    go(page, "/registers/risks/new/")
    page.locator("#id_title").fill("Chưa lưu")
    page.get_by_role("link", name="Thôi, quay lại").click()
    page.wait_for_url("**/registers/risks/")
    assert asked == ["beforeunload"]
