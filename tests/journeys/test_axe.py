"""Every kind of page under axe: WCAG 2.2 AA, in both languages, on a desk and on a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.journeys import around
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db, pytest.mark.needs("pango")]

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
TALL = 844
# Each page in each language, at each width and in each scheme; not every crossing of the three. Whether it
# fits is asked at the other width too.
WAYS = [("vi", 1280, "light"), ("en", 390, "dark")]
OTHER_WIDTH = {1280: 390, 390: 1280}


@pytest.fixture(scope="package")
def pages(documented, improved, audited, reviewed, packed):
    """Address of one page of each kind, as (address, who opens it)."""
    lists = ["/", "/history/", "/search/?q=thuong+tru", "/documents/", "/nonconformities/",
             "/nonconformities/board/", "/audits/", "/findings/", "/reviews/", "/reviews/decisions/",
             "/registers/", "/registers/risks/", "/one-stop/", "/evidence/", "/evidence/packs/"]  # fmt: skip
    forms = ["/documents/new/", "/nonconformities/new/", "/audits/new/", "/reviews/new/",
             "/registers/objectives/new/", "/one-stop/new/", "/evidence/packs/new/", "/evidence/verify/",
             f"{documented.second}edit/", f"{documented.second}act/revision_submit/"]  # fmt: skip
    records = [documented.document, documented.second, f"{documented.document}compare/",
               f"{documented.first}?tab=revisions", f"{documented.document}history/", improved,
               f"{improved}history/", f"{improved}?tab=versions", f"{improved}?tab=evidence", audited.path,
               f"{audited.path}checklist/", f"{audited.path}checklist/1/", reviewed.path,
               f"{reviewed.path}history/", packed.path]  # fmt: skip
    return [*lists, *forms, *records, "/?as_of=2026-01-01", "/nonconformities/?as_of=2026-01-01"]


@pytest.fixture(scope="package")
def document_pages(around_documents, controlled):
    """One of each kind of page of controlled documents; the last is what a list asks before it acts."""
    return [*around.pages(around_documents, controlled), ("/documents/", "hand_over")]


@pytest.fixture
def look(browser, browser_context_args, office_open):
    """``look(language, width, scheme)``: the officer's browser set up so, without the CSP axe cannot pass."""
    opened = []

    def open_so(language, width, scheme):
        viewport = {"viewport": {"width": width, "height": TALL}}
        context = browser.new_context(**browser_context_args | viewport, bypass_csp=True, color_scheme=scheme)
        opened.append(context)
        desk = Desk(context.new_page(), office_open.address, "secretary").sign_in()
        context.add_cookies([{"name": "django_language", "value": language, "url": office_open.address}])
        return desk

    yield open_so
    for context in opened:
        context.close()


@pytest.mark.parametrize("shelf", ["document_pages", "pages"])
@pytest.mark.parametrize("way", WAYS)
def test_axe_finds_nothing_and_no_page_is_too_wide(look, request, way, shelf):
    pages, desk = request.getfixturevalue(shelf), look(*way)
    assert [fault for address in pages for fault in faults(opened(desk, address), address)] == []


def opened(desk, address):
    """The page of an address; of (list, act) the page that asks what to do with all rows of the list."""
    if isinstance(address, str):
        page = desk.go(address).page
        if page.locator("form[data-editor]").count():
            page.locator("form[data-ready]").wait_for()
        return page
    where, act = address
    page = desk.go(where).page
    for box in page.locator('main [name="row"]').all():
        box.check(force=True)
    with desk.leaving():
        page.locator(f'#bulk button[value="{act}"]').click()
    page.locator("form input[name=do][type=hidden]").wait_for(state="attached")
    return page


def faults(page, address) -> list[str]:
    """What axe has against a page, and whether it runs out of its width."""
    answer = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    found = [
        f"{address} {fault['id']}: {node['html'][:160]}"
        for fault in answer.response["violations"]
        for node in fault["nodes"]
    ]
    return found + [f"{address} too wide at {width}" for width in too_wide(page)]


def too_wide(page) -> list[int]:
    """The widths, in pixels, which the page runs out of; it is left as it was found."""
    found, first = [], page.viewport_size
    for width in (first["width"], OTHER_WIDTH[first["width"]]):
        page.set_viewport_size(first | {"width": width})
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            found.append(width)
    page.set_viewport_size(first)
    return found
