"""The words of an uploaded file as the body of its revision, so that it can be read, searched, compared.

The file stays the original; this is a reading of it. A picture of a page has no words, and says so.
"""

import html
import json
import re

from django.utils import translation
from django.utils.translation import gettext as _
from lxml import html as lxml_html

from documents.wording import PROSE, clean_html
from qms.insides.wrong import Wrong
from qms.text import UncleanText, clean
from qms.uploads import CheckedUpload, UploadRefused, apart

LANGUAGE = "vi"  # what stands in a document is in Vietnamese whoever uploads it
ENDS = re.compile(r"[.:;!?…]\s*$")
BEGINS = re.compile(
    r"^\s*(?:[-–•+*]|\d{1,3}(?:\.\d{1,2})*[.)]|[a-z\u0111][.)]|\u0110i\u1ec1u \d+|[IVX]+\.)\s"
)
NUMBER = re.compile(r"^\s*(?:trang\s+)?[-–]?\s*(\d{1,3})\s*(?:[-–]|/\s*\d{1,3})?\s*$", re.IGNORECASE)
BAD = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udfff]")


def body_of(upload: CheckedUpload) -> str:
    """Safe HTML of the words. Raises UploadRefused with a sentence for a file that cannot be read."""
    found = words_apart(upload)
    blocks = _blocks_of_html(found) if upload.kind == "docx" else paragraphs("\n".join(unnumbered(found)))
    if not blocks:
        return f"<p>{html.escape(no_words())}</p>"
    return clean_html(_within("\n".join(blocks), blocks))


def has_words(body: str) -> bool:
    """Whether anything could be read in the file."""
    return bool(body) and body != f"<p>{html.escape(no_words())}</p>"


def no_words() -> str:
    """What stands in the place of the words of a scanned page."""
    with translation.override(LANGUAGE):
        return _("Tệp là bản chụp, không có chữ để tìm kiếm và so sánh. Đọc trong tệp gốc.")


def words_apart(upload: CheckedUpload):
    """HTML of a Word file, lines of a PDF; read in a limited process. Raises UploadRefused."""
    try:
        return json.loads(apart.judge(f"{upload.kind}-words", upload.file))
    except Wrong as wrong:
        raise UploadRefused(_(wrong.text) % wrong.values) from wrong


def _blocks_of_html(found: str) -> list[str]:
    found = BAD.sub("", re.sub(r"<(/?)h[12]\b", r"<\1h3", re.sub(r"<(/?)h[56]\b", r"<\1h4", found)))
    root = lxml_html.fragment_fromstring(found, create_parent="div") if found.strip() else []
    return [lxml_html.tostring(block, encoding="unicode") for block in root if block.text_content().strip()]


def unnumbered(pages: list[str]) -> list[str]:
    """Pages without the line at their head or foot that is nothing but their own number."""
    return [
        "\n".join(_lines_of(text.strip().split("\n"), number)) for number, text in enumerate(pages, start=1)
    ]


def _lines_of(lines: list[str], number: int) -> list[str]:
    if _is_number(lines[-1], number):
        return lines[:-1]
    return lines[1:] if _is_number(lines[0], number) else lines


def _is_number(line: str, number: int) -> bool:
    found = NUMBER.match(line)
    return found is not None and int(found[1]) == number


def paragraphs(text: str) -> list[str]:
    """Lines of a page joined to paragraphs: one ends where a sentence does or a new item begins."""
    try:
        lines = clean(BAD.sub("", text)).split("\n")
    except UncleanText as error:
        raise UploadRefused(str(error)) from error
    found, open_ = [], []
    for line in [*lines, ""]:
        if open_ and (not line.strip() or BEGINS.match(line)):
            found.append(" ".join(open_))
            open_ = []
        if line.strip():
            open_.append(line.strip())
            if ENDS.search(line):
                found.append(" ".join(open_))
                open_ = []
    return [f"<p>{html.escape(' '.join(words.split()), quote=False)}</p>" for words in found]


def _within(whole: str, blocks: list[str]) -> str:
    """As much as a revision holds, whole blocks only, with a word that there is more."""
    if len(whole) <= PROSE:
        return whole
    with translation.override(LANGUAGE):
        more = f"<p>{html.escape(_('(Phần sau đọc trong tệp gốc.)'))}</p>"
    kept, size = [], 0
    for block in blocks:
        size += len(block) + 1
        if size > PROSE - 200:
            break
        kept.append(block)
    return "\n".join([*kept, more])
