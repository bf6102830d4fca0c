"""In English no page keeps a Vietnamese word, except what the office itself has written."""

import html
import re

import lxml.html
import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import CharField, JSONField, TextField

from qms.models import PersonalData

from . import voice_rows
from .addresses import address, url_names

pytestmark = pytest.mark.django_db

MARKED = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)
SHOWN_ATTRIBUTES = ("title", "aria-label", "placeholder", "alt", "data-label")
OURS = ("qms", "documents", "registers", "audits")
# An example of a code with a letter of its own.
EXAMPLES = ("QT.GĐ.01",)


def leaves(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from leaves(part)
    elif isinstance(value, list):
        for part in value:
            yield from leaves(part)


def written_by_the_office() -> list[str]:
    """Every text that some row keeps, longest first. A choice is a word of ours, not of the office."""
    texts = set(EXAMPLES)
    for model in (model for label in OURS for model in apps.get_app_config(label).get_models()):
        names = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, CharField | TextField | JSONField) and not field.choices
        ]
        for row in model._default_manager.values_list(*names) if names else ():
            texts |= {line for text in leaves(list(row)) for line in lines_of(text) if MARKED.search(line)}
    texts |= {person.masked().get("name", "") for person in PersonalData.objects.all()} - {""}
    return sorted(texts, key=len, reverse=True)


def lines_of(text: str) -> list[str]:
    """A page shows a long text line by line, or a piece of it in a rich text without its tags."""
    plain = html.unescape(re.sub(r"<[^>]+>", "\n", text))
    return [" ".join(line.split()).strip(" -.") for line in plain.split("\n")]


def shown(page: str) -> list[str]:
    """The texts a reader meets. Left out: what is marked as Vietnamese (the name of the language), a person's
    initials, and drawings, which break the office's words into lines."""
    document = lxml.html.document_fromstring(page)
    for element in document.xpath(
        "//script | //style | //svg//text | //*[contains(@class, 'avatar')] | //body//*[@lang='vi']"
    ):
        element.drop_tree()
    texts = [text for text in document.itertext() if isinstance(text, str)]
    for element in document.iter():
        texts += [element.get(name) for name in SHOWN_ATTRIBUTES if element.get(name)]
    return [" ".join(text.split()) for text in texts if MARKED.search(text)]


def left_over(page: str, known: list[str]) -> list[str]:
    found = []
    for text in shown(page):
        rest = text
        for own in known:
            rest = rest.replace(own, "")
        if MARKED.search(rest):
            found.append(text)
    return found


def test_a_vietnamese_word_of_ours_would_be_found():
    page = '<html><body><p>Đóng QT-01 Đăng ký tạm trú</p><b lang="vi">Tiếng Việt</b><i title="Mở"></i></body>'
    assert left_over(page, ["Đăng ký tạm trú"]) == ["Đóng QT-01 Đăng ký tạm trú", "Mở"]


@pytest.mark.parametrize("name", ["secretary", "chief", "auditor"])
def test_english_pages_are_english(story, as_persona, name):
    known = written_by_the_office()
    client = as_persona(name)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    left, pages = {}, 0
    for url_name in url_names():
        # a page for citizens is in the language of its address, whatever the reader's own is
        lang = "?lang=en" if url_name.startswith(("documents:public_", *voice_rows.PUBLIC)) else ""
        answer = client.get(address(url_name, story.ours) + lang)
        is_page = "text/html" in answer.headers.get("Content-Type", "")
        if is_page and answer.content:
            pages += 1
            if found := left_over(answer.content.decode(), known):
                left[url_name] = found[:5]
    assert left == {}
    assert pages > 50


def test_the_first_visit_is_vietnamese_whatever_the_browser_prefers(as_persona):
    answer = as_persona("anonymous").get(
        address("login", None), headers={"accept-language": "en-GB,en;q=0.9"}
    )
    assert answer.headers["Content-Language"] == "vi"
    assert lxml.html.document_fromstring(answer.content).get("lang") == "vi"
