"""The bar of filters: what stands in it, how a chosen one is taken away, what it must not carry along."""

import io
import re
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from qms.filter_bar import filter_bar
from tests.personas import session_cookie
from tests.registers.one_stop.making import received


def made(names, chosen=(), hidden=()):
    """Filters as a list gives them."""
    return [
        {
            "field": SimpleNamespace(name=name, is_hidden=name in hidden, value=lambda: ""),
            "words": "x" * (name in chosen),
            "names": [name],
        }
        for name in names.split()
    ]


def parts(bar) -> tuple[str, str, str]:
    every = (bar.chosen, bar.offered, bar.further)
    return tuple(" ".join(one["field"].name for one in part) for part in every)


@pytest.mark.parametrize(
    ("names", "chosen", "expected"),
    [
        ("a b c d", "", ("", "a b c d", "")),
        ("a b c d e", "", ("", "a b c d e", "")),  # a button for a single one would hide it for nothing
        ("q a b c d e f", "", ("", "a b c d", "e f")),
        ("a b c d e f g", "b f", ("b f", "a c d", "e g")),
        ("a b c d e f", "f", ("f", "a b c d e", "")),
        ("a h b c d e f", "", ("", "a b c", "d e f")),
        ("a h", "h", ("h", "a", "")),
    ],
)
def test_the_first_few_are_offered_and_the_chosen_ones_shown(names, chosen, expected):
    assert parts(filter_bar(made(names, chosen.split(), hidden={"h"}))) == expected


@pytest.mark.django_db
def test_a_chosen_filter_has_a_cross_that_keeps_everything_else(office, signed_in):
    received(office, "2026-06-05 09:00")
    page = signed_in(office.desk).get("/one-stop/?channel=desk&step=1&received_from=01/06/2026&sort=due_at")
    crosses = re.findall(r'<a class="chosen-off" href="([^"]+)">', page.content.decode())
    assert sorted(crosses) == [
        "?channel=desk&amp;received_from=01%2F06%2F2026&amp;sort=due_at",
        "?channel=desk&amp;step=1&amp;sort=due_at",
        "?step=1&amp;received_from=01%2F06%2F2026&amp;sort=due_at",
    ]


@pytest.mark.django_db(transaction=True)
@pytest.mark.browser
def test_a_phone_puts_a_list_in_order_too(new_context, live_server, office):
    for hour in ("09:00", "10:00"):
        received(office, f"2026-06-05 {hour}")
    context = new_context()
    context.add_cookies([session_cookie(office.desk, live_server)])
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{live_server.url}/one-stop/")
    first = page.locator("#list tbody tr .kind-code a").first
    expect(first).to_have_text("HS-2026-0002")
    page.get_by_role("button", name="Bộ lọc").click()
    sheet = page.locator("#filters-sheet")
    sheet.get_by_text("Sắp xếp").click()
    sheet.get_by_role("link", name="Mã hồ sơ").click()
    expect(first).to_have_text("HS-2026-0001")
    expect(page).to_have_url(re.compile("sort=code"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_a_further_filter_is_set_without_script_and_leaves_the_columns_of_the_form(
    new_context, live_server, office, width
):
    for hour in ("09:00", "10:00"):
        received(office, f"2026-06-05 {hour}")
    context = new_context(java_script_enabled=False)
    context.add_cookies([session_cookie(office.desk, live_server)])
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{live_server.url}/one-stop/")
    expect(page.locator("#list tbody tr")).to_have_count(2)
    assert page.locator("#list").bounding_box()["y"] < 340  # a phone shows the first file at once
    if width == 390:
        page.get_by_role("button", name="Bộ lọc").click()
    page.get_by_text("Thêm bộ lọc").click()
    assert page.locator(".further .menu-sheet").bounding_box()["x"] >= 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")  # nothing hangs out
    page.get_by_label("Nhận từ ngày").fill("01/06/2026")
    page.locator(".further .btn-primary").click()
    chosen = page.locator(".chosen")
    expect(chosen).to_have_text(re.compile("Nhận từ ngày.*01/06/2026"))
    sheet = context.request.get(f"{page.url}&format=xlsx").body()
    leaves = load_workbook(io.BytesIO(sheet)).worksheets
    words = {value for leaf in leaves for row in leaf.values for value in row}
    assert "Ký nhận" in words  # a column of the form that the screen does not show
    page.get_by_role("link", name="Bỏ lọc “Nhận từ ngày”").click()
    expect(chosen).to_have_count(0)
    expect(page.locator("#list tbody tr")).to_have_count(2)
