"""A document that an office keeps as a Word file: uploaded, signed, in force like the others."""

import io
import zipfile
from functools import partial
from html import escape

from django.core.files.uploadedfile import SimpleUploadedFile

from audits.demo.diary import Book, Diary, clock
from audits.demo.units import Office
from documents import actions
from documents.models import Document, Kind, Revision
from qms.uploads import check

NAME, CODE, TITLE = "noi-quy-tiep-dan.docx", "NQ-01", "Nội quy phòng tiếp công dân"
LINES = (
    "Nội quy phòng tiếp công dân",
    "1. Công dân xuất trình giấy tờ tùy thân, lấy số và chờ theo thứ tự.",
    "2. Người già, phụ nữ có thai, người khuyết tật được tiếp trước.",
    "3. Cán bộ tiếp dân mặc trang phục đúng quy định, đeo thẻ, nói lời chào và lời cảm ơn.",
    "4. Không quay phim, chụp ảnh giấy tờ của người khác; không hút thuốc trong phòng.",
    "5. Ý kiến về thái độ phục vụ: ghi vào sổ góp ý hoặc quét mã tại quầy.",
)
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}" Target="word/document.xml"/></Relationships>'
)
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def tell(diary: Diary, book: Book, office: Office) -> None:
    """Note its life: 64 working days ago the file came, three days later it was in force."""
    seed = f"{office.unit.code}/{CODE}"
    steps = ((64, _begin), (63, _submit), (62, _review), (61, _approve))
    for ago, act in steps:
        diary.write(ago, clock(seed, 9), partial(act, book, office, seed))


def word_file(lines) -> bytes:
    """The smallest Word file with these paragraphs; the same lines give the same bytes."""
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": f'<w:document xmlns:w="{SPACE}"><w:body>{body}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return out.getvalue()


def _begin(book, office, seed, at):
    cast = office.cast
    document = Document(
        unit=office.unit, kind=Kind.INSTRUCTION, code=CODE, title=TITLE, owner=cast["owner"],
        clauses=["7.1.4", "8.2.1"],
    )  # fmt: skip
    upload = check(SimpleUploadedFile(NAME, word_file(LINES)))
    actions.create_document(document, by=cast["secretary"], at=at, upload=upload)
    book.keep(seed, document)
    people = {"reviewer": cast["owner"], "approver": cast["chief"]}
    actions.edit_revision(_draft(document), by=cast["secretary"], at=at, **people)


def _draft(document):
    return Revision.objects.select_related("document").get(document=document)


def _submit(book, office, seed, at):
    actions.submit(_draft(book[seed]), by=office.cast["secretary"], at=at)


def _review(book, office, seed, at):
    actions.review(_draft(book[seed]), by=office.cast["owner"], at=at)


def _approve(book, office, seed, at):
    actions.approve(_draft(book[seed]), by=office.cast["chief"], at=at)
