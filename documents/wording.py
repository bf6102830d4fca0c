"""Text as it may enter a controlled document: one normal form, no hidden signs, and a small safe HTML.

Nothing here touches the database; the editor, later the Word import, and the demo use the same gate.
"""

import html
import itertools
import re

import nh3
from django.utils.translation import gettext as _
from lxml import html as lxml_html

from qms.text import UncleanText, clean

LINE = 2_000
TEXT = 20_000
PROSE = 200_000
BREAK = "\ue000"  # stands for <br> while words are taken out of HTML

TAGS = {
    "p", "br", "ul", "ol", "li", "strong", "em", "u", "sub", "sup", "h3", "h4", "blockquote",
    "table", "thead", "tbody", "tr", "th", "td", "a",
}  # fmt: skip
ATTRIBUTES = {"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "a": {"href"}}
SCHEMES = {"http", "https", "mailto"}


class BadContent(ValueError):
    """A value that cannot enter a document; the message is a sentence for the person who typed it."""


def clean_text(value, limit=TEXT, many_lines=True) -> str:
    """`value` as it is stored: NFC, no invisible signs, at most one blank line between two others.

    Raises BadContent for control characters and for more than `limit` characters.
    """
    if not isinstance(value, str):
        raise BadContent(_("Chỗ này cần là chữ."))
    if len(value) > limit * 4:
        raise BadContent(_too_long(limit))
    try:
        text = clean(value.replace("\t", " "), lines=many_lines)
    except UncleanText as error:
        raise BadContent(str(error)) from error
    text = re.sub(r"\n{3,}", "\n\n", text)
    if len(text) > limit:
        raise BadContent(_too_long(limit))
    return text


def _too_long(limit):
    return _("Đoạn này quá dài: tối đa %(limit)s ký tự.") % {"limit": f"{limit:,}".replace(",", ".")}


def clean_html(value, limit=PROSE) -> str:
    """The safe subset of `value`: headings, lists, tables, emphasis, links; no styles or scripts."""
    return safe_html(clean_text(value, limit=limit)).strip()


def safe_html(value, more_tags=frozenset()) -> str:
    """`value` with only the tags of a document and `more_tags`; a link leads to a full address."""
    return nh3.clean(
        value, tags=TAGS | more_tags, attributes=ATTRIBUTES, link_rel=None, url_schemes=SCHEMES,
        attribute_filter=_full_address,
    )  # fmt: skip


def _full_address(tag, name, value):
    if tag != "a":
        return value
    return value if value.partition(":")[0].lower() in SCHEMES else None


BULLET = re.compile(r"^\s*[-–•+*]\s+(.*)$")


def html_from_text(text) -> str:
    """Paragraphs and lists from plain typing: a blank line parts paragraphs, "- " starts a list item.

    Typed numbers ("1.", "a)") stay as typed: renumbering them would change the document.
    """
    blocks = re.split(r"\n\s*\n", clean_text(text, limit=PROSE))
    return "\n".join(part for block in blocks if block.strip() for part in _parts(block))


def _parts(block):
    for is_item, lines in itertools.groupby(block.split("\n"), key=lambda line: bool(BULLET.match(line))):
        words = [html.escape(_words_of(line), quote=False) for line in lines]
        yield (
            "<ul>" + "".join(f"<li>{item}</li>" for item in words) + "</ul>" if is_item else _paragraph(words)
        )


def _paragraph(lines):
    return "<p>" + "<br>".join(lines) + "</p>"


def _words_of(line):
    match = BULLET.match(line)
    return (match.group(1) if match else line).strip()


def text_from_html(value) -> str:
    """The plain typing that gives `value` back; emphasis and tables are flattened to their words."""
    if not value:
        return ""
    root = lxml_html.fragment_fromstring(value, create_parent="div")
    text, previous = (root.text or "").strip(), "text" if (root.text or "").strip() else None
    for child in root:
        if previous:
            text += "\n\n" if previous == child.tag else "\n"
        text, previous = text + _element_text(child), child.tag
        if (child.tail or "").strip():
            text, previous = f"{text}\n{child.tail.strip()}", "text"
    return text.strip()


def _element_text(element):
    if element.tag in ("ul", "ol"):
        signs = [f"{n}. " if element.tag == "ol" else "- " for n in range(1, len(element) + 1)]
        return "\n".join(sign + _one_line(item) for sign, item in zip(signs, element, strict=True))
    if element.tag == "table":
        return "\n".join(" | ".join(_one_line(cell) for cell in row) for row in element.iter("tr"))
    return "\n".join(_one_line_text(part) for part in _lines_of(element))


def _lines_of(element):
    for line_break in element.iter("br"):
        line_break.tail = BREAK + (line_break.tail or "")
    return element.text_content().split(BREAK)


def _one_line(element):
    return _one_line_text(element.text_content())


def _one_line_text(text):
    return " ".join(text.split())


def plain_words(value) -> str:
    """All words of an HTML value on one line, for search and for counting."""
    return _one_line(lxml_html.fragment_fromstring(value, create_parent="div")) if value else ""


def is_plain(value) -> bool:
    """True when the plain editor shows `value` without losing anything."""
    return html_from_text(text_from_html(value)) == value
