"""The two catalogues: English says everything the source says, Vietnamese mends what libraries say.

The source is read here by `ast` and by Django's own reading of templates, so these tests run without the
tools of gettext. To mend a failure, with gettext installed:

    python manage.py makemessages -l en --no-wrap --no-obsolete --add-location file -i .venv -i var -i tests
    (translate what is new)
    python manage.py compilemessages -l en -l vi

Never `makemessages -l vi`: that catalogue is written by hand, for strings of Django only.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.utils import translation
from django.utils.translation.template import templatize

from qms.models import User

ROOT = Path(__file__).resolve().parent.parent
APPS = ("qms", "documents", "registers", "audits")
LOCALE = ROOT / "qms" / "locale"
ONE = {"_", "gettext", "gettext_lazy", "gettext_noop"}
MANY = {"ngettext", "ngettext_lazy"}
IN_CONTEXT = {"pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|\{\w*\}|</?\w+>|&[PN]\b")
MARKED = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)

# English texts that keep a Vietnamese letter, because it is part of a code or of a numbering.
KEEP_A_LETTER = {
    "đ) Xem xét lãnh đạo, đánh giá nội bộ, khắc phục",
    "2đ) Công bố lại khi thay đổi phạm vi",
    "Gõ đúng mã của đơn vị, ví dụ QT-01 hoặc QT.GĐ.01. Mỗi mã một tài liệu.",
}

# Python files whose Vietnamese literals are not msgids, and why.
SPEAKS_OTHERWISE = {
    "qms/__main__.py": "runs before Django is installed and says everything in both languages",
    "qms/starter": "runs before Django is installed and says everything in both languages",
    "qms/export/verify_pack.py": "one file for any machine; says everything in both languages",
    "qms/management": "what --help prints",
    "audits/management": "what --help prints",
    "qms/history/acts.py": "the name of the system, kept in history rows",
    "qms/models/standard.py": "the title of the standard, kept in a row",
    "qms/reading.py": "words that officers type",
    "qms/text.py": "letters that Unicode does not take apart",
    "registers/models/conduct.py": "the motto as it is written",
    "registers/naming.py": "forms of address that officers type",
    "registers/papers_handed_in.py": "names of the forms citizens fill in",
    "registers/slip_editions.py": "forms as they are called, kept in rows",
    "documents/checks.py": "words that stand in documents",
    "documents/fees.py": "words that stand in documents",
    "documents/importing/cover.py": "words that stand in documents",
    "documents/importing/drafting.py": "words that stand in documents",
    "documents/importing/encoding.py": "letters of old encodings",
    "documents/importing/folding.py": "words that stand in documents",
    "documents/importing/lists.py": "words that stand in documents",
    "documents/importing/times.py": "words that stand in documents",
    "documents/management": "what --help prints",
    "registers/management": "what --help prints",
    "documents/content_parts.py": "words that stand in documents",
    "audits/starter_checklist.py": "questions copied into a record",
    "audits/demo": "records of the demonstration",
}
# Templates: names of languages stand in their own language; the head of a State paper is fixed by decree.
PAPER_HEAD = "templates/print/_decree_head.html"


def python_files() -> Iterator[Path]:
    for app in APPS:
        yield from (path for path in sorted((ROOT / app).rglob("*.py")) if "migrations" not in path.parts)


def template_files() -> list[Path]:
    return [path for path in sorted((ROOT / "templates").rglob("*")) if path.suffix in (".html", ".txt")]


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def key_of(call: ast.Call) -> tuple[str | None, str] | None:
    """(context, msgid) of a call that marks a string; None when it marks nothing that can be read."""
    name = name_of(call)
    texts = [arg.value for arg in call.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
    if name in ONE | MANY and texts:
        return (None, texts[0])
    if name in IN_CONTEXT and len(texts) > 1:
        return (texts[0], texts[1])
    return None


def keys_in_python(source: str) -> Iterator[tuple[str | None, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (key := key_of(node)):
            yield key


def keys_in_template(source: str) -> Iterator[tuple[str | None, str]]:
    """Django writes a template as Python calls among other letters; each call is cut out and read."""
    text = templatize(source)
    for found in re.finditer(r"\b(?:n?p?gettext|_)\(", text):
        for end in re.finditer(r"\)", text[found.start() :]):
            try:
                call = ast.parse(text[found.start() : found.start() + end.end()], mode="eval").body
            except SyntaxError:
                continue
            if isinstance(call, ast.Call) and (key := key_of(call)):
                yield key
            break


@cache
def keys_in_source() -> dict[tuple[str | None, str], str]:
    """Every marked string of the source with the file it stands in."""
    keys = {}
    for path in python_files():
        keys |= dict.fromkeys(keys_in_python(path.read_text()), str(path.relative_to(ROOT)))
    for path in template_files():
        keys |= dict.fromkeys(keys_in_template(path.read_text()), str(path.relative_to(ROOT)))
    return keys


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))


def texts_of(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_reading_of_templates_finds_every_way_to_mark():
    source = (
        '{% load i18n %}{% translate "Một" %}{% translate "Hai" context "số" %}{{ x|default:_("Ba (3)") }}'
        "{% blocktranslate count n=n %}{{ n }} bốn{% plural %}{{ n }} bốn{% endblocktranslate %}"
        "{% blocktranslate with a=b %}Năm {{ a }} 5%{% endblocktranslate %}"
    )
    assert set(keys_in_template(source)) == {
        (None, "Một"), ("số", "Hai"), (None, "Ba (3)"), (None, "%(n)s bốn"), (None, "Năm %(a)s 5%%"),
    }  # fmt: skip


def test_reading_of_python_finds_every_way_to_mark():
    source = (
        '_("Một"); gettext_lazy("Hai " "ba"); ngettext("Bốn", "Bốn", n); pgettext("số", "Năm"); print("Sáu")'
    )
    assert list(keys_in_python(source)) == [(None, "Một"), (None, "Hai ba"), (None, "Bốn"), ("số", "Năm")]


def test_every_string_of_the_source_is_in_the_english_catalogue():
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue("en")}
    missing = {key[1]: place for key, place in keys_in_source().items() if key not in known}
    assert missing == {}


def test_the_english_catalogue_holds_nothing_that_left_the_source():
    source = keys_in_source()
    stale = [entry.msgid for entry in catalogue("en") if (entry.msgctxt, entry.msgid) not in source]
    assert stale == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_no_text_is_empty_or_fuzzy(language):
    unfit = [
        entry.msgid
        for entry in catalogue(language)
        if entry.fuzzy or entry.obsolete or not all(text.strip() for text in texts_of(entry))
    ]
    assert unfit == []


def test_english_has_a_singular_and_a_plural_wherever_things_are_counted():
    forms_of = {entry.msgid: sorted(entry.msgstr_plural) for entry in catalogue("en") if entry.msgid_plural}
    assert forms_of
    assert {msgid: numbers for msgid, numbers in forms_of.items() if numbers != [0, 1]} == {}


@pytest.mark.parametrize("language", ["en", "vi"])
def test_translations_keep_placeholders_and_tags(language):
    changed = [
        (entry.msgid, text)
        for entry in catalogue(language)
        for text in texts_of(entry)
        if sorted(PLACEHOLDER.findall(text)) != sorted(PLACEHOLDER.findall(entry.msgid))
    ]
    assert changed == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_the_compiled_catalogue_is_made_of_this_text(language):
    """Compared entry by entry: gettext's and polib's compilers order the bytes differently."""
    compiled = polib.mofile(str(LOCALE / language / "LC_MESSAGES" / "django.mo"))
    said = {(entry.msgctxt, entry.msgid): texts_of(entry) for entry in catalogue(language)}
    assert {(entry.msgctxt, entry.msgid): texts_of(entry) for entry in compiled} == said


def test_english_texts_are_english():
    vietnamese = {entry.msgid for entry in catalogue("en") for text in texts_of(entry) if MARKED.search(text)}
    assert vietnamese == KEEP_A_LETTER


def speaks_otherwise(path: Path) -> bool:
    place = str(path.relative_to(ROOT))
    return any(place == known or place.startswith(f"{known}/") for known in SPEAKS_OTHERWISE)


def unmarked_in_python(source: str) -> list[str]:
    """Vietnamese literals that no call marks; docstrings are not for users."""
    tree = ast.parse(source)
    passed = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
        if isinstance(node, ast.Call) and name_of(node) in ONE | MANY | IN_CONTEXT:
            passed |= {id(part) for arg in node.args for part in ast.walk(arg)}
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and MARKED.search(node.value)
        and id(node) not in passed
    ]


def test_vietnamese_in_python_is_marked_for_translation():
    assert unmarked_in_python('"""Chú thích"""\nx = _("Được")\ny = "Sót"\nz = f"{x} nữa là sót"') == [
        "Sót", " nữa là sót",
    ]  # fmt: skip
    unmarked = {
        str(path.relative_to(ROOT)): found
        for path in python_files()
        if not speaks_otherwise(path) and (found := unmarked_in_python(path.read_text()))
    }
    assert unmarked == {}


EAGER = {"gettext", "ngettext", "pgettext", "npgettext"}


def frozen_at_import(source: str) -> list[str]:
    """Strings translated while the module is read, thus for everybody in one language."""
    tree = ast.parse(source)
    eager = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in EAGER
    }
    later = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for part in (node.body if isinstance(node.body, list) else [node.body])
        for inner in ast.walk(part)
    }
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and name_of(node) in eager and id(node) not in later
    ]


def test_what_is_said_at_import_is_translated_later():
    source = (
        "from django.utils.translation import gettext as _\nX = _('Sớm')\ndef f():\n    return _('Đúng lúc')"
    )
    assert frozen_at_import(source) == ["_('Sớm')"]
    frozen = {
        str(path.relative_to(ROOT)): found
        for path in python_files()
        if (found := frozen_at_import(path.read_text()))
    }
    assert frozen == {}


def test_files_that_speak_otherwise_are_there():
    assert [known for known in SPEAKS_OTHERWISE if not (ROOT / known).exists()] == []


def unmarked_in_template(source: str) -> str:
    """A template without its marked strings, its comments and the elements that name their language."""
    source = re.sub(r"{%\s*blocktrans(?:late)?\b.*?endblocktrans(?:late)?\s*%}", "", source, flags=re.DOTALL)
    source = re.sub(r"{%\s*comment\b.*?endcomment\s*%}|{#.*?#}", "", source, flags=re.DOTALL)
    source = re.sub(r"{%\s*trans(?:late)?\s.*?%}|_\(\"[^\"]*\"\)", "", source)
    return re.sub(r"<(\w+)[^>]* lang=\"vi\"[^>]*>[^<]*</\1>", "", source)


def test_vietnamese_in_templates_is_marked_for_translation():
    assert MARKED.search(unmarked_in_template('{% translate "Được" %}<b>Sót</b>'))
    unmarked = [
        str(path.relative_to(ROOT))
        for path in template_files()
        if MARKED.search(unmarked_in_template(path.read_text()))
    ]
    assert unmarked == [PAPER_HEAD]


# What Django says on our pages when we do not say it ourselves.


class Everything(forms.Form):
    text = forms.CharField(min_length=3, max_length=5)
    whole = forms.IntegerField(max_value=10)
    part = forms.DecimalField(max_digits=3, decimal_places=1)
    when = forms.DateField()
    choice = forms.ChoiceField(choices=[("a", "A")])
    several = forms.MultipleChoiceField(choices=[("a", "A")])
    mail = forms.EmailField()
    file = forms.FileField()


def errors(language, **typed) -> dict[str, list[str]]:
    with translation.override(language):
        return {name: [str(error) for error in found] for name, found in Everything(typed).errors.items()}


def test_a_form_left_blank_complains_in_vietnamese():
    assert {error for found in errors("vi").values() for error in found} == {"Mục này bắt buộc phải có."}


def test_a_form_filled_in_wrongly_complains_in_vietnamese():
    typed = {"text": "123456", "whole": "11", "part": "1234", "when": "31/02/2026", "choice": "z"}
    assert errors("vi", **typed, several=["z"], mail="a") == {
        "text": ["Mục này có nhiều nhất 5 ký tự (đang có 6)."],
        "whole": ["Giá trị này phải nhỏ hơn hoặc bằng 10."],
        "part": ["Số này chỉ được có nhiều nhất 3 chữ số."],
        "when": ["Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2026."],
        "choice": ["Lựa chọn z không có trong danh sách."],
        "several": ["Lựa chọn z không có trong danh sách."],
        "mail": ["Hãy nhập một địa chỉ thư điện tử đúng."],
        "file": ["Mục này bắt buộc phải có."],
    }
    again = errors("vi", text="1", whole="x", part="123")
    assert again["text"] == ["Mục này phải có ít nhất 3 ký tự (đang có 1)."]
    assert again["whole"] == ["Hãy nhập một số nguyên."]
    assert again["part"] == ["Số này chỉ được có nhiều nhất 2 chữ số trước dấu phẩy."]


def test_english_forms_keep_the_words_of_django():
    assert errors("en")["text"] == ["This field is required."]


def refused(password: str) -> list[str]:
    person = User(username="hoatt.tantien", full_name="Trần Thị Hoa")
    with translation.override("vi"), pytest.raises(ValidationError) as caught:
        validate_password(password, person)
    return caught.value.messages


def test_weak_passwords_are_refused_in_vietnamese():
    assert refused("1234567") == [
        "Mật khẩu quá ngắn, cần ít nhất 10 ký tự.",
        "Mật khẩu này quá phổ biến, dễ đoán.",
        "Mật khẩu không được chỉ toàn chữ số.",
    ]
    assert refused("hoatt.tantien1") == ["Mật khẩu quá giống tên đăng nhập."]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("x", "Số trang phải là số nguyên"),
        (0, "Số trang phải từ 1 trở lên"),
        (9, "Trang này không có dòng nào"),
    ],
)
def test_pages_that_do_not_exist_are_named_in_vietnamese(page, words):
    with translation.override("vi"), pytest.raises(Exception, match=words):
        Paginator([1], 1).validate_number(page)


def test_the_vietnamese_catalogue_leaves_our_own_strings_alone():
    own = {msgid for _context, msgid in keys_in_source()}
    assert [entry.msgid for entry in catalogue("vi") if entry.msgid in own] == []
