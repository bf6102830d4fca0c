"""Documents made elsewhere: the file through the gate, its words, its life, its paper."""

import io

import docx
import pikepdf
import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents import actions
from documents.comparison import compare
from documents.exports.documents import _files
from documents.models import Document, Revision
from documents.papers import approved_bytes, paper_bytes
from documents.uploaded_words import body_of, has_words, no_words, paragraphs, unnumbered
from qms.hashing import sha256_of
from qms.history import Moment
from qms.models.ledger import LedgerEntry
from qms.states import Refused
from qms.uploads import check
from tests.documents.samples import DAY_ONE, effective, in_approval, written

pytestmark = pytest.mark.django_db


def word_file(*lines, name="huong-dan.docx"):
    made, out = docx.Document(), io.BytesIO()
    made.add_heading("Hướng dẫn", 1)
    for line in lines:
        made.add_paragraph(line)
    table = made.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Việc", "Ngày"
    made.save(out)
    return SimpleUploadedFile(name, out.getvalue())


def pdf_file(*texts, name="tai-lieu.pdf"):
    """A page of Latin text for each; an empty text is a page as a scanner makes it."""
    book, out = pikepdf.new(), io.BytesIO()
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )
    for text in texts:
        page = book.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        if text:
            page.Contents = book.make_stream(f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode())
    book.save(out)
    return SimpleUploadedFile(name, out.getvalue())


def uploaded(office, file, code="HD-07"):
    """The draft of a document that came as a file, with its people."""
    document = Document(
        unit=office.tan_tien, code=code, title="Hướng dẫn", kind="procedure", owner=office.owner
    )
    actions.create_document(document, by=office.secretary, upload=check(file), at=DAY_ONE)
    draft = Revision.objects.select_related("document").get(document=document)
    return actions.edit_revision(
        draft, by=office.secretary, reviewer=office.owner, approver=office.chief, at=DAY_ONE
    )


def page_url(name, revision):
    return reverse(f"documents:revision_{name}", args=[revision.pk])


def test_words_of_a_word_file_become_clean_paragraphs_and_tables():
    assert body_of(check(word_file("Bước một", "Bước <hai>"))) == "\n".join([
        "<h3>Hướng dẫn</h3>", "<p>Bước một</p>", "<p>Bước &lt;hai&gt;</p>",
        "<table><tbody><tr><td><p>Việc</p></td><td><p>Ngày</p></td></tr></tbody></table>",
    ])  # fmt: skip


def test_lines_of_a_page_are_joined_where_a_sentence_goes_on():
    assert paragraphs("Công dân nộp\nhồ sơ tại xã.\n- Tờ khai\n- Giấy tờ\n\n1. Việc\nđầu") == [
        "<p>Công dân nộp hồ sơ tại xã.</p>", "<p>- Tờ khai</p>", "<p>- Giấy tờ</p>", "<p>1. Việc đầu</p>",
    ]  # fmt: skip


def test_the_number_of_a_page_does_not_run_into_the_words_of_the_next():
    pages = ["Công dân nộp\n1", "- 2 -\nhồ sơ\n7", "Trang 3/5\ntại xã", "2026", ""]
    assert unnumbered(pages) == ["Công dân nộp", "hồ sơ\n7", "tại xã", "2026", ""]


def test_a_scan_is_taken_and_says_that_it_has_no_words():
    body = body_of(check(pdf_file("")))
    assert (body, has_words(body)) == (f"<p>{no_words()}</p>", False)
    assert has_words(body_of(check(pdf_file("Noi dung"))))


def test_a_document_is_made_from_a_file_on_the_page(office, signed_in):
    client = signed_in(office.secretary)
    data = {"kind": "instruction", "code": "HD-01", "title": "Hướng dẫn", "clauses": ["8.1"], "made": "file"}
    address = reverse("documents:document_create")
    missing = client.post(address, data)
    assert (missing.status_code, Document.objects.count()) == (422, 0)
    assert missing.context["form"].errors["file"] == ["Hãy chọn tệp Word hoặc PDF."]
    bad = client.post(address, data | {"file": SimpleUploadedFile("a.docm", b"PK\x03\x04")})
    assert bad.context["form"].errors["file"] == [
        "Không nhận tệp có macro. Hãy lưu lại thành .docx hoặc .xlsx."
    ]
    unsure = client.post(address, data | {"made": "written", "file": word_file("Một")})
    assert (unsure.status_code, list(unsure.context["form"].errors)) == (422, ["made"])
    made = client.post(address, data | {"file": word_file("Một")})
    draft = Revision.objects.get()
    assert (made.status_code, made.url) == (302, page_url("edit", draft))
    assert (draft.upload_name, draft.upload_kind, draft.document.as_file) == ("huong-dan.docx", "docx", True)
    assert "<p>Một</p>" in draft.body.body


def test_editing_the_facts_keeps_the_words_of_the_file(office, signed_in):
    draft = uploaded(office, word_file("Một"))
    client = signed_in(office.secretary)
    page = client.get(page_url("edit", draft))
    assert "body" not in page.context["form"].fields
    data = {"version": draft.version, "title": "Tên mới", "references": "Luật",
            "records-TOTAL_FORMS": 0, "records-INITIAL_FORMS": 0}  # fmt: skip
    assert client.post(page_url("edit", draft), data).status_code == 302
    stored = Revision.objects.get(pk=draft.pk)
    assert (stored.title, stored.body.references, stored.body.body) == (
        "Tên mới",
        "<p>Luật</p>",
        draft.body.body,
    )


def test_another_file_takes_the_place_in_the_draft_only(office, signed_in):
    draft = uploaded(office, word_file("Một"))
    first = draft.upload_id
    client = signed_in(office.secretary)
    address = page_url("upload", draft)
    stale = client.post(address, {"version": draft.version - 1, "file": word_file("Hai")})
    empty = client.post(address, {"version": draft.version})
    locked = client.post(
        address, {"version": draft.version, "file": SimpleUploadedFile("a.pdf", b"not a pdf")}
    )
    assert (stale.status_code, empty.status_code, locked.status_code) == (409, 422, 422)
    assert locked.context["upload_form"].errors["file"] == [
        "Nội dung tệp không phải là .pdf như tên tệp. Hãy lưu lại đúng định dạng."
    ]
    assert Revision.objects.get(pk=draft.pk).upload_id == first
    assert client.post(address, {"version": draft.version, "file": word_file("Hai")}).status_code == 302
    stored = Revision.objects.select_related("document").get(pk=draft.pk)
    assert stored.upload_id != first and "<p>Hai</p>" in stored.body.body
    in_approval(office, revision=stored)
    with pytest.raises(Refused, match="không sửa được nữa"):
        actions.replace_upload(stored, check(word_file("Ba")), by=office.secretary)


def test_a_written_document_takes_no_file(office):
    with pytest.raises(Refused, match="soạn trong hệ thống"):
        actions.replace_upload(written(office), check(word_file("Một")), by=office.secretary)


@pytest.mark.parametrize("name", ["desk", "auditor", "inspector", "owner2", "chief"])
def test_the_wrong_role_reads_the_original_and_uploads_nothing(office, signed_in, name):
    draft = uploaded(office, word_file("Một"))
    client = signed_in(getattr(office, name))
    assert client.post(page_url("upload", draft), {"version": 1, "file": word_file("Hai")}).status_code == 403
    assert client.get(page_url("original", draft)).status_code == 200


def test_a_stranger_gets_nothing_and_a_download_is_noted(office, signed_in):
    draft = uploaded(office, word_file("Một"))
    assert signed_in(office.neighbour).get(page_url("original", draft)).status_code == 404
    answer = signed_in(office.secretary).get(page_url("original", draft))
    assert sha256_of(b"".join(answer.streaming_content)) == draft.upload_id
    assert answer["Content-Disposition"] == 'attachment; filename="huong-dan.docx"'
    assert answer["Content-Security-Policy"].startswith("sandbox")
    noted = LedgerEntry.objects.filter(source="event", payload__contains="qms.download").get()
    assert draft.upload_id in noted.payload


def test_a_signature_binds_the_file_and_nothing_new_where_there_is_none(office):
    plain = written(office).signed_value()
    assert list(plain) == ["format", "unit", "code", "kind", "title", "issue_no", "revision_no",
                           "change_summary", "changed_parts", "content"]  # fmt: skip
    draft = uploaded(office, word_file("Một"))
    before = sha256_of(draft.signed_value())
    actions.replace_upload(draft, check(word_file("Hai")), by=office.secretary)
    assert draft.signed_value()["upload"] == draft.upload_id
    assert sha256_of(draft.signed_value()) != before


def test_the_next_revision_begins_with_the_file_in_force_and_compares_by_words(office):
    old = effective(office, revision=uploaded(office, word_file("Nộp tại xã")))
    new = actions.start_revision(old.document, by=office.secretary, reason="Sửa")
    assert (new.upload_id, new.upload_name) == (old.upload_id, "huong-dan.docx")
    actions.replace_upload(new, check(word_file("Nộp tại tỉnh")), by=office.secretary)
    changed = compare(old.body, new.body).changed
    assert [section.key for section in changed] == ["body"]
    assert "<del>xã</del>" in changed[0].html.replace(" </del>", "</del>")


def test_evidence_holds_the_original_of_the_revision_in_force(office):
    old = effective(office, revision=uploaded(office, word_file("Một")))
    new = actions.start_revision(old.document, by=office.secretary, reason="Sửa")
    actions.replace_upload(new, check(word_file("Hai")), by=office.secretary)
    document = Document.objects.get(pk=old.document_id)
    assert [(name, file.pk) for name, file in _files(document, Moment())] == [
        ("huong-dan.docx", old.upload_id)
    ]


@pytest.mark.needs("pango")
def test_the_paper_of_a_pdf_is_our_cover_and_the_pages_as_they_came(office):
    revision = effective(office, revision=uploaded(office, pdf_file("Trang goc mot", "Trang goc hai")))
    paper = pypdf.PdfReader(io.BytesIO(approved_bytes(revision)))
    texts = [page.extract_text() for page in paper.pages]
    assert [text.strip() for text in texts[-2:]] == ["Trang goc mot", "Trang goc hai"]
    own = " ".join(" ".join(texts[:-2]).split())
    assert "Nội dung là 2 trang kèm sau" in own and "Trang goc" not in own
    with pikepdf.open(io.BytesIO(approved_bytes(revision))) as book, book.open_metadata() as about:
        assert [claim for claim in about if "pdfa" in claim] == []
    copy = pypdf.PdfReader(io.BytesIO(paper_bytes(revision, Moment(), printed_by="Hoa")))
    assert len(copy.pages) == len(paper.pages)
    last = copy.pages[-1].extract_text()
    assert "Trang goc hai" in last and "BẢN IN KHÔNG KIỂM SOÁT" in last


@pytest.mark.needs("pango")
def test_the_paper_of_a_word_file_prints_its_words_and_names_the_original(office):
    revision = effective(office, revision=uploaded(office, word_file("Nộp tại xã")))
    words = " ".join(
        " ".join(
            page.extract_text() for page in pypdf.PdfReader(io.BytesIO(approved_bytes(revision))).pages
        ).split()
    )
    assert "Bản gốc là tệp Word “huong-dan.docx”" in words and "Nộp tại xã" in words


@pytest.mark.needs("pango")
def test_a_draft_says_so_on_each_page_of_the_file(office):
    draft = uploaded(office, pdf_file("Trang goc"))
    pages = pypdf.PdfReader(io.BytesIO(paper_bytes(draft, Moment()))).pages
    assert "DỰ THẢO" in pages[-1].extract_text() and "Trang goc" in pages[-1].extract_text()
