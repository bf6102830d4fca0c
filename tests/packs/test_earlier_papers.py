"""A pack holds every revision that was in force in its period: bytes as approved, days, signatures."""

import json
from datetime import date, timedelta

import pytest

from audits.packs.contents import gather, items
from documents import actions
from qms.hashing import sha256_of
from qms.models import load_edition
from qms.uploads import check
from tests.documents.editing.test_uploads import uploaded, word_file
from tests.documents.samples import DAY_ONE, effective, in_approval
from tests.packs.making import asked, built
from tests.packs.test_pack import open_pack, text_of

pytestmark = pytest.mark.needs("pango")
ONLY = {"registers": ("documents",)}
SECOND = DAY_ONE + timedelta(days=60)  # 01/05/2026


@pytest.fixture
def replaced(office):
    """QT-02 issue 01: revision 00 in force 02/03/2026, replaced by revision 01 on 01/05/2026."""
    load_edition()
    old = effective(office)
    draft = actions.start_revision(old.document, by=office.secretary, reason="Rút thời hạn", at=SECOND)
    new = effective(office, at=SECOND, revision=draft)
    old.refresh_from_db()
    return office, old, new


def earlier(office, **changes):
    request = asked(office, **ONLY | changes)
    found = items(request, gather(request), lambda content: b"")
    return [(item.path, item.earlier.since, item.earlier.until) for item in found if item.kind == "earlier"]


def test_the_replaced_revision_lies_beside_its_successor_as_it_was_approved(replaced, tmp_path):
    office, old, new = replaced
    built(office, tmp_path / "p.zip", **ONLY)
    inside = open_pack(tmp_path / "p.zip")
    assert inside["data/8-thuc-hien/QT-02.pdf"] == new.pdf.read()
    assert inside["data/8-thuc-hien/QT-02-01-00.pdf"] == old.pdf.read()

    told = json.loads(inside["data/evidence.json"])["files"]
    entry = next(file for file in told if file["kind"] == "earlier")
    assert (entry["path"], entry["sha256"]) == ("data/8-thuc-hien/QT-02-01-00.pdf", old.pdf_id)
    assert entry["in_force"] == {"from": "2026-03-02", "until": "2026-05-01"}
    assert [(one["meaning"], one["content_sha256"]) for one in entry["signatures"]] == [
        (meaning, sha256_of(old.signed_value())) for meaning in ("wrote", "reviewed", "approved")
    ]
    index = " ".join(text_of(inside["data/00-muc-luc.pdf"]).split())
    assert "lần ban hành 01, lần sửa đổi 00 (hiệu lực từ 02/03/2026, hết hiệu lực từ 01/05/2026)" in index
    assert "QT-02-01-00.pdf" in index


def test_the_same_choices_give_the_same_bytes_when_a_third_revision_came(replaced, tmp_path):
    office, _old, new = replaced
    built(office, tmp_path / "1.zip", **ONLY)
    draft = actions.start_revision(new.document, by=office.secretary, reason="Lần nữa")
    effective(office, at=DAY_ONE + timedelta(days=200), revision=draft)
    built(office, tmp_path / "2.zip", **ONLY)
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


@pytest.mark.parametrize(
    ("period", "count"),
    [
        ((date(2026, 1, 1), date(2026, 3, 1)), 0),
        ((date(2026, 1, 1), date(2026, 3, 2)), 1),
        ((date(2026, 4, 30), date(2026, 6, 30)), 1),
        ((date(2026, 5, 1), date(2026, 6, 30)), 0),
    ],
)
def test_a_revision_is_in_the_pack_when_a_day_of_the_period_was_its_own(replaced, period, count):
    office, _old, _new = replaced
    found = [("8-thuc-hien/QT-02-01-00.pdf", date(2026, 3, 2), date(2026, 5, 1))] * count
    assert earlier(office, period=period) == found


def test_before_it_was_replaced_it_is_the_paper_of_the_document(replaced):
    office, _old, _new = replaced
    assert earlier(office, as_of=SECOND - timedelta(days=1)) == []


def test_the_inspection_order_files_it_with_its_document(replaced):
    office, _old, _new = replaced
    assert [path for path, _since, _until in earlier(office, order="inspection")] == [
        "1d-van-hanh/QT-02-01-00.pdf"
    ]


def test_what_was_withdrawn_before_its_day_was_never_in_force(office):
    load_edition()
    first = effective(office)
    draft = actions.start_revision(first.document, by=office.secretary, reason="Sửa", at=SECOND)
    in_approval(office, at=SECOND, revision=draft)
    later = (SECOND + timedelta(days=9)).date()
    actions.approve(draft, by=office.chief, effective_from=later, at=SECOND + timedelta(hours=3))
    actions.withdraw(draft, by=office.chief, reason="Nhầm số", at=SECOND + timedelta(days=1))
    assert earlier(office) == []


def test_a_withdrawn_document_keeps_both_its_papers(replaced):
    office, _old, new = replaced
    actions.withdraw(new, by=office.chief, reason="Bãi bỏ thủ tục", at=SECOND + timedelta(days=9))
    request = asked(office, **ONLY)
    found = {item.path: item.read() for item in items(request, gather(request), lambda content: b"")}
    assert sorted(found) == ["7-ho-tro/BM-01-01.pdf", "8-thuc-hien/QT-02-01-00.pdf", "8-thuc-hien/QT-02.pdf"]
    assert found["8-thuc-hien/QT-02.pdf"] == new.pdf.read()


def test_the_originals_of_earlier_revisions_lie_beside_their_papers(office, tmp_path):
    load_edition()
    old = effective(office, revision=uploaded(office, word_file("Một")))
    draft = actions.start_revision(old.document, by=office.secretary, reason="Sửa", at=SECOND)
    actions.replace_upload(draft, check(word_file("Hai", name="huong-dan-moi.docx")), by=office.secretary)
    new = effective(office, at=SECOND, revision=draft)
    built(office, tmp_path / "p.zip", **ONLY)
    inside = open_pack(tmp_path / "p.zip")
    originals = {path: sha256_of(data) for path, data in inside.items() if path.endswith(".docx")}
    place = "data/7-ho-tro/HD-07"
    assert originals == {
        f"{place}-tep-kem/huong-dan-moi.docx": new.upload_id,
        f"{place}-01-00-tep-kem/huong-dan.docx": old.upload_id,
    }
    told = json.loads(inside["data/evidence.json"])["files"]
    entry = next(file for file in told if file["path"] == f"{place}-01-00-tep-kem/huong-dan.docx")
    assert (entry["kind"], entry["original_name"]) == ("attachment", "huong-dan.docx")
    assert entry["in_force"] == {"from": "2026-03-02", "until": "2026-05-01"}
    request = asked(office, **ONLY, attachments=False)
    kinds = {item.kind for item in items(request, gather(request), lambda content: b"")}
    assert kinds == {"register", "record", "earlier"}
