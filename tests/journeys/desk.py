"""Somebody at a desk: opens pages, fills fields, presses buttons that bear words, as people do."""

from contextlib import contextmanager
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import expect

from tests.personas import PASSWORD


def day(days: int = 0) -> str:
    """A day counted from today, as it is typed."""
    return f"{timezone.localdate() + timedelta(days=days):%d/%m/%Y}"


class Desk:
    """One person in one browser window, signed in."""

    def __init__(self, page, address: str, username: str):
        self.page, self.address, self.username = page, address, username

    def sign_in(self):
        self.go("/sign-in/")
        self.fill(username=self.username, password=PASSWORD)
        self.press("Đăng nhập")
        return self

    def go(self, path: str):
        answer = self.page.goto(path if path.startswith("http") else self.address + path)
        assert answer.status == 200, f"{answer.status} {path}"
        return self

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address).split("#")[0].split("?")[0]

    @property
    def text(self) -> str:
        """What stands in the middle of the page."""
        return self.page.locator("main").inner_text()

    def fill(self, **fields):
        """Type, choose or tick by the name of the field; None leaves it as it is."""
        for name, value in fields.items():
            if value is not None:
                self._fill(name, value)
        return self

    def _fill(self, name, value):
        field = self.page.locator(f'main [name="{name}"]:not([type=hidden])')
        kind = field.first.evaluate("field => 'prose' in field.dataset ? 'prose' : field.type")
        if kind == "prose":
            self._write(field, value)
        elif kind == "radio":
            self.page.locator(f'main [name="{name}"][value="{value}"]').check(force=True)
        elif kind == "checkbox" and isinstance(value, list):
            for each in value:
                self._tick(self.page.locator(f'main [name="{name}"][value="{each}"]'))
        elif kind == "checkbox":
            field.set_checked(value)
        elif kind == "select-one":
            self._choose(field, value)
        else:
            field.fill(str(value))

    def _write(self, field, words):
        """Into the rich text that stands before the field, once the page has made it."""
        self.page.locator("form[data-ready]").wait_for()
        field.locator("xpath=..").locator(".prose-typed").fill(words)

    def _tick(self, box):
        """By the keyboard: a box in a scrolling list may stand below its edge."""
        if not box.is_checked():
            box.press("Space")
        expect(box).to_be_checked()

    def _choose(self, field, wanted):
        """The option with this value, or whose words begin so."""
        options = field.locator("option").evaluate_all("all => all.map(o => [o.value, o.text.trim()])")
        found = [
            value for value, words in options if value == wanted or words.lower().startswith(wanted.lower())
        ]
        assert found, f"{wanted} is not offered: {options}"
        field.select_option(value=found[0])

    def rows(self, name: str, add: str, rows: list[dict]):
        """Type a table row by row; `add` are the words of the button that gives another row."""
        first = next(iter(rows[0]))
        for place, row in enumerate(rows):
            field = self.page.locator(f'[name="{name}-{place}-{first}"]')
            if not field.count():
                self._named(add).click()
                expect(field).to_be_visible()
            self.fill(**{f"{name}-{place}-{field}": value for field, value in row.items()})
        return self

    @contextmanager
    def leaving(self):
        """What is done inside brings another page: it stands, and what was sent is written, afterwards."""
        with self.page.expect_navigation():
            yield

    def press(self, words: str):
        """Press what bears these words and wait for the page that it brings."""
        wanted = self._named(words)
        with self.leaving():
            wanted.click()
        return self

    def _named(self, words: str):
        """The button, or the link, that bears these words; the last one on the page counts."""
        main = self.page.locator("main")
        wanted = main.get_by_role("button", name=words, exact=True)
        if not wanted.count():
            wanted = main.get_by_role("link", name=words, exact=True)
        if not wanted.count():
            self._open_menus()
            wanted = main.get_by_text(words, exact=True)
        return wanted.last

    def _open_menus(self):
        for menu in self.page.locator("main details.menu:not([open]) > summary").all():
            menu.click()

    def act(self, words: str, sign: bool = False, **fields):
        """Press a step of a record's life; on the page that asks, answer, sign and press again."""
        self.press(words)
        if sign:
            fields["password"] = PASSWORD
        if fields:
            self.fill(**fields)
            self.press(words)
        return self

    @contextmanager
    def at(self, path: str):
        """A look at another page and back."""
        here = self.page.url
        yield self.go(path)
        self.go(here)
