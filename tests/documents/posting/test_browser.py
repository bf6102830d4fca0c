"""The public pages on a phone, in a real browser: no script, no cookie, WCAG 2.2 AA, nothing too wide."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from documents.actions.posting import post, take_down
from tests.conftest import watch
from tests.views.test_browser import RULES

from ..samples import effective, written
from .test_public import long_procedure, theirs_posted

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def addresses(office, live_server):
    """One address of each kind of public page."""
    usual = post(effective(office).document, field="Cư trú", place="bảng niêm yết", by=office.secretary)
    long = written(office, code="QT-03", title="Cấp giấy tờ " * 12, content=long_procedure())
    post(effective(office, revision=long).document, field="Căn cước", slug="dai", by=office.secretary)
    down = post(effective(office, code="QT-04", title="Đã gỡ").document, field="Cư trú", by=office.secretary)
    take_down(down, by=office.secretary, reason="Thử")
    theirs_posted(office)
    pages = ["/niem-yet/", "/niem-yet/tantien/", "/niem-yet/tantien/?q=tam+tru", usual.public_path,
             "/niem-yet/tantien/dai/", down.public_path, "/niem-yet/tantien/khong-co/"]  # fmt: skip
    return [live_server.url + page for page in pages]


def phone(context):
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    return page


@pytest.mark.parametrize("language, scheme", [("vi", "light"), ("en", "dark")])
def test_public_pages_stand_on_a_phone(new_context, addresses, language, scheme):
    context = new_context(color_scheme=scheme, bypass_csp=True)
    page, wrong = phone(context), []
    for address in addresses:
        page.goto(f"{address}{'&' if '?' in address else '?'}lang={language}")
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]}).response
        wrong += [
            (address, fault["id"], node["html"][:120])
            for fault in found["violations"]
            for node in fault["nodes"]
        ]
        wrong += [(address, "too wide")] if wide else []
    assert wrong == []
    assert context.cookies() == []


def test_a_citizen_without_scripts_finds_a_procedure(new_context, addresses):
    context = new_context(java_script_enabled=False)
    faults = watch(context)
    page = phone(context)
    page.goto(addresses[0])
    page.get_by_role("link", name="Công an xã Tân Tiến").click()
    page.get_by_label("Tìm thủ tục, gõ không dấu cũng được").fill("tam tru")
    page.get_by_role("button", name="Tìm").click()
    page.get_by_role("link", name="Đăng ký tạm trú").click()
    expect(page.get_by_text("3 ngày làm việc", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Kiểm tra bản giấy còn hiệu lực")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", name="Papers needed")).to_be_visible()
    assert faults == []
