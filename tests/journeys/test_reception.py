"""The desk receives files, and hands a pile of them on, with the keyboard alone, each key counted.

What each step took on this machine is printed (``pytest -rP``); it is no condition of the test.
"""

from time import perf_counter

import pytest
from playwright.sync_api import expect

from documents.models import Document
from registers.actions import receiving
from registers.models import ServiceFile
from tests.conftest import watch
from tests.journeys.desk import Desk

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db, pytest.mark.needs("pango")]

CITIZEN = ("024190001234", "0912345678", "Nguyễn Thị Đào", "Thôn Đông")


class Keys:
    """Two hands on a keyboard: what they press and how many letters they type."""

    def __init__(self, page):
        self.page, self.pressed, self.typed = page, 0, 0
        self.steps, self.begun = [], perf_counter()

    def press(self, *names):
        for name in names:
            self.pressed += 1
            self.page.keyboard.press(name)
        return self

    def type(self, words):
        self.typed += len(words)
        self.page.keyboard.type(words)
        return self

    def done(self, step):
        """A step is over: its keys, its letters, and the seconds it took."""
        before = [sum(each[part] for each in self.steps) for part in (1, 2)]
        now = perf_counter()
        self.steps.append((step, self.pressed - before[0], self.typed - before[1]))
        print(f"{step}: {self.steps[-1][1]} keys, {self.steps[-1][2]} letters, {now - self.begun:.2f} s")
        self.begun = now

    def stand_at(self, name):
        """The field of that name is where the next letter goes."""
        expect(self.page.locator("*:focus")).to_have_attribute("name", name)


@pytest.fixture
def counter(office_open, counter_open, browser, browser_context_args):
    """The desk on a day it is open, signed in at the register."""
    context = browser.new_context(**browser_context_args)
    faults = watch(context)
    yield Desk(context.new_page(), office_open.address, "desk").sign_in().go("/one-stop/")
    context.close()
    assert faults == []


def choose(keys):
    """The procedure by words without marks; its papers come while the hands go on."""
    keys.type("thuong tru").press("Enter")
    keys.page.locator("[data-all-papers]").wait_for()
    keys.stand_at("id_number")


def saved(keys) -> str:
    with keys.page.expect_navigation():
        keys.press("Control+Enter")
    keys.page.get_by_role("heading", name="Đã tiếp nhận").wait_for()
    return keys.page.url


def test_a_file_is_received_by_keyboard_and_the_next_one_sooner(counter):
    keys = Keys(counter.page)
    keys.press("n")
    keys.page.wait_for_url("**/one-stop/new/")
    keys.done("open")
    choose(keys)
    keys.done("procedure")
    for words, then in zip(CITIZEN, ("phone", "name", "address", "papers-0-handed_in"), strict=True):
        keys.type(words).press("Enter")
        keys.stand_at(then)
    keys.done("citizen")
    keys.press("F8").done("papers")
    saved(keys)
    keys.done("save")
    assert keys.steps == [
        ("open", 1, 0), ("procedure", 1, 10), ("citizen", 4, 45), ("papers", 1, 0), ("save", 1, 0),
    ]  # fmt: skip

    again = Keys(counter.page)
    again.press("n")
    again.page.wait_for_url("**/one-stop/new/")
    choose(again)
    again.type(CITIZEN[0]).press("Enter")
    again.page.locator("[data-fill]").wait_for()
    saved(again.press("F2", "F8"))
    assert (again.pressed, again.typed) == (6, 22)

    second, first = ServiceFile.objects.order_by("-id")[:2]
    assert (first.applicant.fields, second.applicant.fields) == (
        dict(zip(("id_number", "phone", "name", "address"), CITIZEN, strict=True)),
    ) * 2
    assert [[row["originals"], row["copies"]] for row in second.papers] == [[1, 0], [0, 1]]
    assert second.due_at == first.due_at


def piled(office) -> list[ServiceFile]:
    """Two files the desk has just received."""
    of = Document.objects.filter(unit=office.tan_tien, status="effective").order_by("id").first()
    files = [ServiceFile(unit=office.tan_tien, procedure=of) for _ in range(2)]
    return [receiving.receive(file, {"name": "Trần Văn Bình"}, by=office.desk) for file in files]


def test_a_pile_is_handed_over_by_keyboard(counter, office_open):
    office = office_open.people
    files = piled(office)
    page = counter.go("/one-stop/handover/").page
    keys, rows = Keys(page), page.locator(".scan-lines tbody tr")
    for count, file in enumerate(files, start=1):
        keys.type(str(int(file.code[-4:]))).press("Enter")
        expect(rows).to_have_count(count)
    keys.press("Enter")
    expect(page.locator("#id_to_person")).to_be_focused()
    names = page.locator("#id_to_person option").all_inner_texts()
    keys.press(*["ArrowDown"] * next(n for n, name in enumerate(names) if name.startswith(str(office.owner))))
    expect(rows.locator("b").first).to_have_text(str(office.owner))
    keys.press("Control+Enter")
    expect(page.get_by_text("Có thể quét tiếp.")).to_be_visible()
    assert {ServiceFile.objects.get(pk=file.pk).holder for file in files} == {office.owner}
