"""A day at the one-stop desk: received, handed on, stopped for a paper, answered, returned, found again."""

import pytest
from playwright.sync_api import expect

from registers.models import ServiceFile
from tests.journeys.desk import Desk
from tests.journeys.test_axe import TALL, WAYS, faults

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db, pytest.mark.needs("pango")]

CITIZEN = {"id_number": "024190005678", "phone": "0987123456", "name": "Giáp Văn Bền", "address": "Thôn Hạ"}


@pytest.fixture
def counter(office_open, counter_open, browser, browser_context_args):
    """Whoever sits at the desk, on a day it is open."""
    context = browser.new_context(**browser_context_args)
    yield Desk(context.new_page(), office_open.address, "desk").sign_in()
    context.close()


def receive(desk: Desk) -> str:
    """The procedure is typed, the citizen asked, the papers are all there; gives the address of the file."""
    keys = desk.go("/one-stop/new/").page.keyboard
    desk.page.locator("#procedure-typed").focus()
    keys.type("thuong tru")
    keys.press("Enter")
    desk.page.locator("[data-all-papers]").wait_for()
    desk.fill(**CITIZEN)
    keys.press("F8")
    with desk.leaving():
        keys.press("Control+Enter")
    desk.page.get_by_role("heading", name="Đã tiếp nhận").wait_for()
    return desk.path


def look_up(passer_by, code: str) -> str:
    """What the citizen reads without an account, by the code and the end of the telephone number."""
    passer_by.go("/tra-cuu/tantien/").fill(code=code, check=CITIZEN["phone"][-4:])
    with passer_by.leaving():
        passer_by.page.locator("main form button").last.click()
    return passer_by.text


def test_a_file_goes_through_the_day(desks, counter, passer_by):
    path = receive(counter)
    code = ServiceFile.objects.get(pk=path.strip("/").split("/")[-1]).code

    counter.go(path).act("Giao hồ sơ", to_person="Lê Quang Dũng")
    desks.owner.go(path).act("Yêu cầu bổ sung", items="Hợp đồng thuê nhà", reason="Chưa rõ chỗ ở")
    waiting = look_up(passer_by, code)
    assert "Chờ ông, bà bổ sung giấy tờ" in waiting
    assert "Hợp đồng thuê nhà" in waiting

    counter.go(path).press("Nhận bổ sung").press("Nhận bổ sung")
    desks.owner.go(path).act("Giao hồ sơ", to_person="Nguyễn Văn Thắng")
    desks.chief.go(path).act("Ghi kết quả đã duyệt", result_number="12/XN")
    counter.go(path).act("Trả kết quả", receipt="Ký trên giấy hẹn")

    assert code in counter.go("/one-stop/?q=giap+van+ben").text
    returned = look_up(passer_by, code)
    assert "Đã trả kết quả" in returned
    assert CITIZEN["name"] not in returned
    counter.go(f"/one-stop/handovers/?code={code}")
    expect(counter.page.locator("main tbody tr")).to_have_count(4)


@pytest.mark.parametrize("way", WAYS)
def test_axe_finds_nothing_on_the_pages_around_files(
    way, office_open, browser, browser_context_args, documented
):
    language, width, scheme = way
    viewport = {"viewport": {"width": width, "height": TALL}}
    context = browser.new_context(**browser_context_args | viewport, bypass_csp=True, color_scheme=scheme)
    desk = Desk(context.new_page(), office_open.address, "secretary").sign_in()
    context.add_cookies([{"name": "django_language", "value": language, "url": office_open.address}])
    pages = [
        "/one-stop/calendar-changes/", "/one-stop/handovers/", "/one-stop/supplements/",
        "/one-stop/apologies/", "/one-stop/originals/", "/calendar/", "/calendar/saturday/new/",
    ]  # fmt: skip
    found = [fault for page in pages for fault in faults(desk.go(page).page, page)]
    context.close()
    assert found == []
