"""Surveys in a real browser: nothing of one person is left for the next, papers are typed with digits."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from registers.models import SurveyAnswer
from tests.conftest import watch
from tests.views.test_browser import session_cookie

from .making import opened

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)


def stand_still(page):
    """The clock of the page moves only when the test says so, however slow the machine is."""
    page.clock.install(time=NOON)
    page.clock.pause_at(NOON + timedelta(seconds=1))


def test_what_is_left_half_done_is_gone_after_a_while(office, live_server, context):
    opened(office)
    faults, page = watch(context), context.new_page()
    stand_still(page)
    counter = f"{live_server.url}/khao-sat/tantien/quay/"
    page.goto(f"{counter}?lang=en")
    page.locator(".question").first.locator("label").nth(4).click()
    page.locator("textarea").fill("Tôi là Hương")
    page.clock.run_for(80_000)
    expect(page.locator("textarea")).to_have_value("Tôi là Hương")
    with page.expect_navigation():
        page.clock.run_for(20_000)
    expect(page).to_have_url(counter)  # in Vietnamese again
    expect(page.locator("textarea")).to_have_value("")
    expect(page.locator("input:checked")).to_have_count(0)
    assert faults == []


def test_after_the_thanks_the_next_person_begins(office, live_server, context):
    opened(office)
    faults, page = watch(context), context.new_page()
    stand_still(page)
    counter = f"{live_server.url}/khao-sat/tantien/quay/"
    page.goto(counter)
    page.locator(".question").first.locator("label").nth(4).click()
    page.get_by_role("button", name="Gửi ý kiến").click()
    expect(page.get_by_role("heading", name="Cảm ơn ông, bà")).to_be_visible()
    with page.expect_navigation():
        page.clock.run_for(9_000)
    expect(page).to_have_url(counter)
    assert faults == []


def test_papers_are_typed_with_digits_and_enter(office, live_server, context):
    of = opened(office)
    context.add_cookies([session_cookie(office.desk, live_server.url)])
    faults, page = watch(context), context.new_page()
    page.goto(live_server.url + of.url("papers"))
    page.locator("[name=r1-answered_on]").fill("02/03/2026")
    page.locator("[name=r1-q1]").focus()
    expect(page.locator("[name=r3-answered_on]")).to_have_value("02/03/2026")
    page.keyboard.type("5432")
    expect(page.locator("[name=r1-comment]")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("11")
    expect(page.locator("[name=r2-q3]")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator("[name=r1-q3]")).to_be_focused()
    page.get_by_role("button", name="Ghi các phiếu").click()
    expect(page.get_by_text("Đã nhập 2 phiếu.")).to_be_visible()
    kept = SurveyAnswer.objects.order_by("id").values_list("scores", "answered_on")
    assert [(scores, f"{day:%d/%m}") for scores, day in kept] == [
        ({"q1": 5, "q2": 4, "q3": 3, "q4": 2}, "02/03"), ({"q1": 1, "q2": 1}, "02/03"),
    ]  # fmt: skip
    assert faults == []
