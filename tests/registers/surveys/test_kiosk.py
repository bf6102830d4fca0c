"""The screen at the counter in a real browser: nothing of one person is left for the next."""

import pytest
from playwright.sync_api import expect

from tests.conftest import watch

from .making import opened

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_what_is_left_half_done_is_gone_after_a_while(office, live_server, context):
    opened(office)
    faults, page = watch(context), context.new_page()
    page.clock.install()
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
