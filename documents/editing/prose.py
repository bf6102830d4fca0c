"""A section of prose: rich text where the browser can, plain typing where it cannot.

The page carries the plain words in a text area. The script turns it into an editor, fills in the HTML
it is given beside it, and names the field in ``rich``; only then is what comes back read as HTML. The
gate is the same for both: `documents.wording.clean_html`.
"""

from django import forms
from lxml import html as lxml_html

from documents.wording import PROSE, BadContent, clean_html, html_from_text, text_from_html
from qms.forms import PlainTextField

ALONE_IN = ("li", "td", "th")  # a single paragraph in these is written without <p>
RICH_NAMES = "rich"


class Rich(str):
    """HTML from the editor, not yet cleaned; any other string is plain typing."""

    __slots__ = ()


class ProseWidget(forms.Textarea):
    """The text area with the plain words, and beside it the HTML for the editor."""

    stored = ""  # the HTML of the draft, which plain words that say the same stand for

    def __init__(self, attrs=None):
        super().__init__({"rows": 4} | (attrs or {}))

    def value_from_datadict(self, data, files, name):
        typed = data.get(name, "")
        rich = data.getlist(RICH_NAMES) if hasattr(data, "getlist") else data.get(RICH_NAMES, ())
        return Rich(typed) if name in rich else typed

    def get_context(self, name, value, attrs):
        context = super().get_context(name, as_text(value), attrs)
        context["widget"]["attrs"]["data-prose"] = self._html(value)
        return context

    def _html(self, value) -> str:
        if isinstance(value, Rich):
            return lenient_html(value)
        value = (value or "").replace("\r\n", "\n")
        return self.stored if value == text_from_html(self.stored) else plainly(value)


def as_text(value) -> str:
    """The words of a value as they are typed without the editor."""
    return text_from_html(lenient_html(value)) if isinstance(value, Rich) else value


def lenient_html(value) -> str:
    """The safe HTML of what may be too long or hold control characters: for showing it again."""
    try:
        return clean_html(value)
    except BadContent:
        return ""


def plainly(value) -> str:
    try:
        return html_from_text(value)
    except BadContent:
        return ""


class ProseField(PlainTextField):
    """A section of prose, see the module; cleaned to a `Rich` of safe HTML or to plain text."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", ProseWidget())
        super().__init__(lines=True, required=False, max_length=PROSE, **kwargs)

    def clean(self, value):
        if not isinstance(value, Rich):
            return super().clean(value)
        try:
            return Rich(clean_html(value))
        except BadContent as error:
            raise forms.ValidationError(str(error)) from error


def prose_html(typed, stored: str) -> str:
    """What is stored for a cleaned `typed`; words nobody touched keep the markup they have."""
    if isinstance(typed, Rich):
        return stored if typed == stored else tidied(typed)
    return stored if typed == text_from_html(stored) else html_from_text(typed)


# --- the one form of markup ----------------------------------------------------------------------


def tidied(html: str) -> str:
    """Clean HTML of the editor in the form the rest of the house writes, so that comparisons stay quiet.

    No paragraph alone in an item or cell, no spans of one, no empty ends, a block a line, and a first row
    of headings only is the head of its table.
    """
    if not html:
        return ""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    for holder in root.iter(*ALONE_IN):
        _unwrap(holder)
        for name in ("colspan", "rowspan"):
            if holder.get(name) == "1":
                del holder.attrib[name]
    for table in root.iter("table"):
        _head(table)
    blocks = list(root)
    while blocks and _is_blank(blocks[-1]):
        blocks.pop()
    while blocks and _is_blank(blocks[0]):
        blocks.pop(0)
    lead = [root.text.strip()] if (root.text or "").strip() else []
    return clean_html("\n".join(lead + [_written(block) for block in blocks]))


def _unwrap(holder) -> None:
    if len(holder) and holder[0].tag == "p" and not (holder.text or "").strip():
        rest = [child.tag for child in holder[1:]]
        if all(tag in ("ul", "ol") for tag in rest) and not (holder[0].tail or "").strip():
            holder[0].drop_tag()


def _head(table) -> None:
    rows = table.findall("tbody/tr")
    if table.find("thead") is None and len(rows) > 1 and all(cell.tag == "th" for cell in rows[0]):
        head = table.makeelement("thead")
        table.insert(0, head)
        head.append(rows[0])


def _is_blank(block) -> bool:
    return block.tag == "p" and not block.text_content().strip()


def _written(block) -> str:
    return lxml_html.tostring(block, encoding="unicode").strip()
