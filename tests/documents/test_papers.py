"""The printed paper: what stands on it, frozen at approval, laid over with its status afterwards."""

import io
import re
import zlib
from datetime import date, timedelta

import pypdf
import pytest

from documents import actions, states
from documents.content import Step
from documents.exports.documents import waiting_revisions
from documents.models import Revision
from documents.papers import paper_bytes, step_columns, total_words
from qms import evidence
from qms.export import pdf
from qms.hashing import sha256_of
from qms.history import Moment

from .samples import DAY_ONE, PROCEDURE, effective, in_approval, written

pytestmark = [pytest.mark.django_db, pytest.mark.needs("pango")]
PRINTED = {"printed_by": "Trần Thị Hoa", "printed_at": DAY_ONE + timedelta(days=90)}


def pages_of(content):
    return [" ".join(page.extract_text().split()) for page in pypdf.PdfReader(io.BytesIO(content)).pages]


def fonts_of(content):
    found = set()
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        for font in page["/Resources"]["/Font"].values():
            found.add(re.sub(r"^/?[A-Z]{6}\+", "", str(font.get_object()["/BaseFont"])))
    return found


def test_the_frozen_paper_says_who_approved_what_and_nothing_of_the_future(office):
    revision = effective(office)
    frozen = revision.pdf.read()
    pages = pages_of(frozen)
    assert len(pages) == 3
    for text in ("QT-02", "ĐĂNG KÝ TẠM TRÚ", "03 ngày làm việc", "Trần Thị Hoa", "Lê Quang Dũng",
                 "Nguyễn Văn Thắng", "02/03/2026", revision.content_hash[:4]):  # fmt: skip
        assert text in pages[0]
    assert all("QT-02" in page and "01 (sửa đổi 00)" in page for page in pages)
    whole = " ".join(pages)
    assert "Tổng B2, B3 (B1, B4 không tính); khớp mục 5.4" in whole
    for word in ("HIỆU LỰC", "In lúc", "KHÔNG KIỂM SOÁT"):
        assert word not in whole
    assert sha256_of(frozen) == revision.pdf_id
    assert b"pdfaid" in frozen or any(b"pdfaid" in part for part in _streams(frozen))


def _streams(content):
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.S):
        try:
            yield zlib.decompress(match.group(1))
        except zlib.error:
            yield match.group(1)


def test_only_our_fonts_are_inside(office):
    assert fonts_of(effective(office).pdf.read()) == {"QMS-Tinos", "QMS-Tinos-Bold", "QMS-DejaVu"}


def test_the_status_is_laid_over_a_copy(office):
    old = effective(office)
    frozen = old.pdf.read()
    assert "HIỆU LỰC" in pages_of(paper_bytes(old, Moment(), **PRINTED))[0]
    draft = actions.start_revision(old.document, by=office.secretary, reason="Sửa")
    draft = in_approval(office, revision=draft, at=DAY_ONE + timedelta(days=1))
    actions.approve(draft, by=office.chief, effective_from=date(2026, 4, 1), at=DAY_ONE + timedelta(days=2))
    assert "01/04/2026" in pages_of(paper_bytes(draft, Moment(), **PRINTED))[0]
    actions.advance(date(2026, 4, 1))
    old = Revision.objects.select_related("document", "pdf").get(pk=old.pk)
    pages = pages_of(paper_bytes(old, Moment(), **PRINTED))
    assert all("HẾT HIỆU LỰC" in page for page in pages)
    assert "lần sửa đổi 01" in pages[1] and "01/04/2026" in pages[1] and "Trần Thị Hoa" in pages[1]
    assert old.pdf.read() == frozen


def test_a_draft_is_marked_on_every_sheet_and_not_kept(office):
    draft = written(office)
    pages = pages_of(paper_bytes(draft, Moment(), **PRINTED))
    assert all("DỰ THẢO" in page and "BẢN DỰ THẢO" in page for page in pages)
    assert draft.pdf_id is None


def test_evidence_is_the_frozen_paper_of_the_day(office):
    old = effective(office)
    draft = actions.start_revision(old.document, by=office.secretary, reason="Sửa")
    new = effective(office, revision=draft, at=DAY_ONE + timedelta(days=5))
    register = evidence.find("documents")
    then, now = Moment(DAY_ONE + timedelta(days=1)), Moment()
    assert register.record_pdf(old.document, then) == old.pdf.read()
    assert register.record_pdf(old.document, now) == new.pdf.read()
    assert tuple(register.clauses_of(old.document)) == ("8.1", "8.5.1")


def test_without_pdf_libraries_approval_works_and_the_paper_follows(office, monkeypatch):
    def nothing(*args, **kwargs):
        raise pdf.PdfUnavailable("không có thư viện")

    with monkeypatch.context() as patched:
        patched.setattr(pdf, "render_paper", nothing)
        revision = effective(office)
        assert (revision.status, revision.pdf_id) == (states.EFFECTIVE, None)
    assert [found.pk for found in actions.unfrozen()] == [revision.pk]
    actions.keep_waiting()
    assert list(actions.unfrozen()) == []


def test_a_paper_that_cannot_be_made_leaves_the_approval_standing_and_is_told(office, monkeypatch, caplog):
    def broken(*args, **kwargs):
        raise ValueError("chữ không vẽ được")

    with monkeypatch.context() as patched:
        patched.setattr(pdf, "render_paper", broken)
        revision = effective(office)
    assert (revision.status, revision.pdf_id) == (states.EFFECTIVE, None)
    assert [record.getMessage() for record in caplog.records if record.name == "qms.export.keeping"] == [
        f"The paper of documents.revision {revision.pk} could not be kept"
    ]


def test_the_longest_title_and_the_longest_cells_fit(office):
    long = "Bổ nhiệm giám định viên pháp y và giám định viên pháp y tâm thần thuộc thẩm quyền " * 3
    words = [f"việc{number:03d}" for number in range(400)]
    steps = [{"action": " ".join(words), "role": "Cán bộ", "value": "3", "forms": "Dự thảo văn bản " * 40}]
    revision = written(office, title=long[:290].strip(), content=PROCEDURE | {"steps": steps})
    pages = pages_of(paper_bytes(revision, Moment(), **PRINTED))
    assert [word for word in words if word not in " ".join(pages)] == []
    assert "Phê duyệt" in pages[0] and "Họ và tên" in pages[0]


def test_a_text_document_prints_its_text(office):
    body = "<p>Phục vụ người dân đúng hạn.</p><ul><li>Công khai.</li></ul>"
    revision = effective(
        office, code="CSCL", title="Chính sách chất lượng", kind="policy", content={"body": body}
    )
    pages = pages_of(revision.pdf.read())
    assert "CHÍNH SÁCH CHẤT LƯỢNG" in pages[0] and "Thời hạn giải quyết" not in pages[0]
    assert "Phục vụ người dân đúng hạn." in pages[1] and "– Công khai." in pages[1]


def test_the_total_row_names_what_is_counted(office):
    revision = written(office, content=PROCEDURE | {"time_limit": {"value": "5", "unit": "working_day"}})
    assert total_words(revision.body) == "Tổng B2, B3 (B1, B4 không tính)"


def test_tasks_wait_for_the_right_people(office):
    revision = in_approval(office)
    units = [office.tan_tien.pk]

    def verbs(name):
        return [str(task.verb) for task in waiting_revisions(getattr(office, name), units, date(2026, 3, 2))]

    lines = {name: verbs(name) for name in ("chief", "secretary", "owner", "desk", "inspector")}
    assert lines == {"chief": ["Phê duyệt"], "secretary": [], "owner": [], "desk": [], "inspector": []}
    actions.return_(revision, by=office.chief, reason="Chưa rõ")
    assert verbs("secretary") == ["Sửa bản bị trả lại"]


@pytest.mark.parametrize(
    ("action", "forms", "columns"),
    [
        ("Vào sổ", "CT01", [10, 69, 27, 20, 34]),
        ("Thẩm tra " * 40, "CT01", [10, 69, 27, 20, 34]),
        ("Vào sổ", "Dự thảo văn bản " * 20, [10, 53, 27, 20, 50]),
        ("Thẩm tra " * 20, "Dự thảo văn bản " * 10, [10, 57, 27, 20, 46]),
    ],
)
def test_the_step_table_gives_room_to_what_has_most_to_say(action, forms, columns):
    assert step_columns([Step(action=action, forms=forms)]) == columns
    assert sum(columns) == 160


def test_no_more_than_a_few_waiting_papers_are_made_at_a_time(office, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)
        _first, second = effective(office), effective(office, revision=written(office, code="QT-03"))
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: b"%PDF")
    actions.keep_waiting(most=1)
    assert [found.pk for found in actions.unfrozen()] == [second.pk]
    actions.keep_waiting()
    assert list(actions.unfrozen()) == []
