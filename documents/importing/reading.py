"""A Word file through the gate and, in a process of its own, through mammoth; its procedures, and all else.

Nothing of the file is run, fetched or stored here. Pictures are left out and counted.
"""

import re
import zipfile
from dataclasses import dataclass

import nh3
from django.core.files.base import File
from django.utils.translation import gettext as _
from lxml import etree
from lxml import html as lxml_html

from documents.importing.blocks import flatten
from documents.importing.catalogue import fill_from_catalogue
from documents.importing.cover import read_page_header
from documents.importing.encoding import LEGACY_FONT, legacy_encoding, refusal_sentence
from documents.importing.fields import read_procedure
from documents.importing.folding import one_line
from documents.importing.result import Kept, ReadFile
from documents.importing.sections import words_of
from documents.importing.splitting import split
from documents.importing.tagging import Tagger
from documents.importing.weighing import weigh
from documents.uploaded_words import words_apart
from documents.wording import ATTRIBUTES, TAGS
from qms.uploads import CheckedUpload, UploadRefused, check

LONGEST_MARKUP = (
    10 * 1024 * 1024
)  # bytes of word/document.xml unpacked; measured: 2.5 s and 60 MB of memory each MB
DEEPEST = 60  # tables in tables and the like
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING = re.compile(r"<(/?)h[1-6]\b")


@dataclass(frozen=True)
class _Parts:
    """What mammoth leaves aside: words of headers and footers, and what to warn of."""

    headers: list[str]
    warnings: list[str]
    has_legacy_font: bool


def read_file(upload, html: str | None = None) -> ReadFile:
    """The procedures of one .docx. Raises UploadRefused with a sentence for a file that cannot be used.

    `html` is what mammoth made of the same file before, so that nobody waits for it twice.
    """
    checked = check(upload, kinds=("docx",))
    parts = _parts(checked)
    html = words_apart(checked) if html is None else html
    flat = flatten(_tree(html))
    _refuse_unusable(flat.lines, parts)
    before, pieces = split(Tagger().tag(flat.lines))
    read = ReadFile(checked.name, checked.sha256, html, [read_procedure(piece) for piece in pieces])
    read.outside = [Kept(text, item.line.place) for item in before for text in words_of(item)]
    read.warnings = parts.warnings + flat.warnings
    _page_headers(read, parts.headers)
    fill_from_catalogue(before, read.procedures)
    for procedure in read.procedures:
        weigh(procedure)
    return read


def shown(read: ReadFile) -> str:
    """The file as safe HTML, to be set beside what was understood of it; headings as paragraphs."""
    plain = HEADING.sub(r"<\1p", read.html)
    return nh3.clean(plain, tags=TAGS, attributes=ATTRIBUTES, link_rel=None)


# --- inside the zip ------------------------------------------------------------------------------


def _parts(checked: CheckedUpload) -> _Parts:
    checked.file.seek(0)
    with zipfile.ZipFile(checked.file) as archive:
        names = archive.namelist()
        if "word/document.xml" not in names:
            raise UploadRefused(_damaged())
        if archive.getinfo("word/document.xml").file_size > LONGEST_MARKUP:
            raise UploadRefused(_("Tệp Word quá dài để nhập một lần. Hãy tách thành nhiều tệp."))
        document = archive.read("word/document.xml")
        headers = [
            archive.read(name) for name in names if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name)
        ]
    _refuse_deep(document)
    texts = [text for markup in headers for text in _paragraphs(markup)]
    return _Parts(list(dict.fromkeys(texts)), _about_markup(document), bool(LEGACY_FONT.search(document)))


def _damaged() -> str:
    return _("Tệp bị hỏng hoặc thiếu, không mở được. Hãy mở bằng Word và lưu lại.")


def _refuse_deep(document: bytes):
    """mammoth calls itself for each level; nobody writes sixty tables one in another."""
    depth = most = 0
    for mark in re.finditer(rb"<(/?)w:tbl>", document):
        depth += -1 if mark.group(1) else 1
        most = max(most, depth)
    if most > DEEPEST:
        raise UploadRefused(_("Tệp có quá nhiều bảng lồng nhau. Hãy bỏ bớt rồi gửi lại."))


def _paragraphs(markup: bytes) -> list[str]:
    """The paragraphs of a header; page fields and empty ones left out."""
    try:
        root = etree.fromstring(markup, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise UploadRefused(_damaged()) from error
    texts = ["".join(node.text or "" for node in each.iter(f"{W}t")) for each in root.iter(f"{W}p")]
    texts = [one_line(text) for text in texts]
    return [text for text in texts if any(letter.isalpha() for letter in text)]


def _about_markup(document: bytes) -> list[str]:
    warnings = []
    if re.search(rb"<w:(?:ins|del|moveFrom|moveTo) ", document):
        warnings.append(_("Tệp còn vết sửa đổi (Track Changes): phần thêm được nhập, phần xóa bị bỏ."))
    if b"<w:commentReference" in document:
        warnings.append(_("Tệp có ghi chú bên lề (Comment): không nhập, vẫn còn trong tệp gốc."))
    return warnings + _about_pictures(document)


def _about_pictures(document: bytes) -> list[str]:
    """A picture is told in one of two ways, in some files in both."""
    count = max(len(re.findall(rb"<a:blip\b", document)), len(re.findall(rb"<v:imagedata\b", document)))
    if not count:
        return []
    return [_("Tệp có %(count)s hình (dấu, lưu đồ…): không nhập, vẫn còn trong tệp gốc.") % {"count": count}]


# --- the words -------------------------------------------------------------------------------------


def _tree(html: str):
    parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
    return lxml_html.fragment_fromstring(html.encode(), create_parent="div", parser=parser)


def _refuse_unusable(lines, parts):
    if not lines:
        raise UploadRefused(_("Tệp không có chữ nào. Nếu là bản chụp thì cần gõ lại."))
    text = "\n".join(line.text for line in lines)
    if name := legacy_encoding(text, parts.has_legacy_font):
        raise UploadRefused(refusal_sentence(name))


def _page_headers(read: ReadFile, headers: list[str]):
    """One procedure owns the page headers of its file; with several nobody knows whose they are."""
    if len(read.procedures) == 1:
        headers = read_page_header(headers, read.procedures[0])
    read.outside += [Kept(text, _("đầu, chân trang")) for text in headers]


def as_upload(path) -> File:
    """A file on disk as something the gate takes."""
    return File(open(path, "rb"), name=path.name)
