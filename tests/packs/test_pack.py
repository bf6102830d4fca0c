"""The pack: its paths, the same bytes twice, what every verifier says, and what must never be in it."""

import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from io import BytesIO

import bagit
import pytest
from django.db import connection, models
from openpyxl import load_workbook
from pypdf import PdfReader

from audits.packs.request import in_words
from qms import evidence, filestore
from qms.export import cache, verify_pack
from qms.export.bag import TOP
from qms.history import history_of, record_tx
from qms.ledger import triggers
from qms.ledger.anchors import read_anchor
from qms.models import LedgerEntry, load_edition
from qms.models.files import attach, store_bytes
from qms.states import Refused
from registers import actions
from registers.models import Objective, Risk
from tests.conftest import lift_triggers
from tests.packs.making import AS_OF, asked, at, built, small_data

pytestmark = pytest.mark.needs("pango")


@pytest.fixture
def filled(office):
    load_edition()
    small_data(office)
    return office


def open_pack(path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as pack:
        return {name.removeprefix(f"{TOP}/"): pack.read(name) for name in pack.namelist()}


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def rows_of(xlsx: bytes, sheet: str) -> list[tuple]:
    return list(load_workbook(BytesIO(xlsx))[sheet].iter_rows(values_only=True))


GOLDEN = [
    "bag-info.txt",
    "bagit.txt",
    "data/00-muc-luc.pdf",
    "data/6-hoach-dinh/BM-6.1-01.pdf",
    "data/6-hoach-dinh/BM-6.2-01.pdf",
    "data/6-hoach-dinh/BM-6.2-02.pdf",
    "data/6-hoach-dinh/MT-2026-0001.pdf",
    "data/6-hoach-dinh/RR-2026-0001.pdf",
    "data/6-hoach-dinh/RR-2026-0002.pdf",
    "data/evidence.json",
    "data/lich-su.xlsx",
    "data/so-sach.xlsx",
    "manifest-sha256.txt",
    "tagmanifest-sha256.txt",
]


def test_the_paths_of_a_small_pack(filled, tmp_path):
    built(filled, tmp_path / "p.zip")

    assert sorted(open_pack(tmp_path / "p.zip")) == GOLDEN


def test_the_same_choices_give_the_same_bytes_whatever_happens_meanwhile(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "kept", lambda key, make: make())  # typeset everything twice
    first = built(filled, tmp_path / "1.zip")
    actions.edit(_changed(Risk.objects.order_by("pk").first()), by=filled.secretary)
    second = built(filled, tmp_path / "2.zip")

    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    assert first.sha256 == second.sha256 == hashlib.sha256((tmp_path / "1.zip").read_bytes()).hexdigest()


def _changed(record):
    record.title = "Đổi sau khi lập hồ sơ"
    return record


def test_names_given_after_the_moment_change_no_byte(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "kept", lambda key, make: make())  # typeset everything twice
    built(filled, tmp_path / "1.zip")
    with record_tx(by=filled.province, verb="edit"):
        filled.tan_tien.name = "Công an phường Tân Tiến"
        filled.tan_tien.save()
        for person in (filled.secretary, filled.chief, filled.owner):
            person.full_name, person.position = f"{person.full_name} (mới)", "Chức vụ mới"
            person.save()
        aim = Objective.objects.get(unit=filled.tan_tien)
        aim.title = "Tên mục tiêu sau này"
        aim.save()
    built(filled, tmp_path / "2.zip")

    assert open_pack(tmp_path / "2.zip") == open_pack(tmp_path / "1.zip")


def test_every_verifier_agrees(filled, tmp_path):
    pack = tmp_path / "p.zip"
    done = built(filled, pack)
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(tmp_path / "out")
    folder = tmp_path / "out" / TOP

    report = verify_pack.verify(pack, done.contents_code)
    assert (report.exit_code, report.files, report.contents_code) == (0, 10, done.contents_code)
    alone = shutil.copy(verify_pack.__file__, tmp_path)
    assert subprocess.run([sys.executable, "-I", alone, pack], capture_output=True).returncode == 0
    summed = subprocess.run(
        ["sha256sum", "-c", "manifest-sha256.txt"], cwd=folder, capture_output=True, text=True
    )
    assert (summed.returncode, summed.stdout.count(": OK")) == (0, 10)
    assert bagit.Bag(str(folder)).validate() is True


def test_the_contents_code_can_be_repeated_by_hand(filled, tmp_path):
    done = built(filled, tmp_path / "p.zip")
    manifest = open_pack(tmp_path / "p.zip")["manifest-sha256.txt"].decode()
    without = "".join(line for line in manifest.splitlines(True) if "00-muc-luc.pdf" not in line)

    assert hashlib.sha256(without.encode()).hexdigest() == done.contents_code
    index = text_of(open_pack(tmp_path / "p.zip")["data/00-muc-luc.pdf"]).replace(" ", "")
    assert done.contents_code[:32] in index and done.contents_code[32:] in index
    assert done.head.hash[:32] in index


def test_the_pack_is_an_anchor_of_the_ledger_as_of_its_moment(filled, tmp_path):
    built(filled, tmp_path / "p.zip")
    anchor = read_anchor(tmp_path / "p.zip")
    last = LedgerEntry.objects.filter(at__lte=AS_OF).order_by("-seq").first()

    assert (anchor.seq, anchor.hash) == (last.seq, last.hash)


def test_as_of_shows_the_past(filled, tmp_path):
    built(filled, tmp_path / "p.zip", as_of=at(2, 2), period=(at(1).date(), at(2, 2).date()))
    inside = open_pack(tmp_path / "p.zip")

    assert "data/6-hoach-dinh/RR-2026-0002.pdf" not in inside
    risks = rows_of(inside["data/so-sach.xlsx"], "Rủi ro và cơ hội")
    assert [(row[0], row[-1]) for row in risks[1:]] == [("RR-2026-0001", "Mới nêu")]
    verbs = [row[5] for row in rows_of(inside["data/lich-su.xlsx"], "Lịch sử thay đổi")[1:]]
    assert "bắt đầu xử lý" not in verbs and "ghi vào sổ" in verbs


def test_the_history_holds_who_when_verb_why_old_and_new(filled, tmp_path):
    risk = Risk.objects.get(code="RR-2026-0002", unit=filled.tan_tien)
    risk.likelihood = 5
    actions.edit(risk, by=filled.chief, reason="Mất điện hai lần trong tháng", at=at(4))
    built(filled, tmp_path / "p.zip")
    rows = rows_of(open_pack(tmp_path / "p.zip")["data/lich-su.xlsx"], "Lịch sử thay đổi")

    told = [row for row in rows if row[1] == "RR-2026-0002" and row[7] == "Khả năng xảy ra" and row[8]]
    assert [(row[4], row[5], row[6], row[8], row[9]) for row in told] == [
        (
            "Nguyễn Văn Thắng (chief)",
            "sửa",
            "Mất điện hai lần trong tháng",
            "2 – Ít khi",
            "5 – Gần như chắc chắn",
        )
    ]


def test_the_index_says_what_is_missing_and_out_of_what(filled, tmp_path):
    done = built(filled, tmp_path / "p.zip")
    index = text_of(open_pack(tmp_path / "p.zip")["data/00-muc-luc.pdf"])

    assert (done.gap_count, done.stale_count) == (25, 0)
    assert "25 điều khoản chưa có bằng chứng, 00 điều khoản có bằng chứng đã cũ" in " ".join(index.split())
    assert "50 %" in index.replace("\xa0", " ") and "1/2 lần đo" in index
    assert "Đoàn kiểm tra Công an tỉnh; Kiểm tra 6 tháng đầu năm" in " ".join(index.split())


def test_the_inspection_order_has_its_own_folders(filled, tmp_path):
    built(filled, tmp_path / "p.zip", order="inspection")
    inside = open_pack(tmp_path / "p.zip")

    assert "data/1c-tuan-thu/BM-6.1-01.pdf" in inside
    index = " ".join(text_of(inside["data/00-muc-luc.pdf"]).split())
    assert "2b) Người đứng đầu xác nhận hiệu lực Không có tệp nào" in index


def test_a_foreign_units_records_are_never_in_the_pack(filled, tmp_path):
    for user in (None, filled.secretary, filled.province):
        path = tmp_path / "p.zip"
        built(filled, path, user=user)
        inside = open_pack(path)
        everything = text_of(inside["data/00-muc-luc.pdf"]) + inside["data/evidence.json"].decode()
        for name in ("data/so-sach.xlsx", "data/lich-su.xlsx"):
            with zipfile.ZipFile(BytesIO(inside[name])) as book:
                everything += "".join(book.read(part).decode("utf-8", "replace") for part in book.namelist())
        for name, data in inside.items():
            if name.endswith(".pdf"):
                everything += text_of(data)
        assert "Mất điện" in everything
        assert "Bí mật" not in everything and "NHAMBIEN" not in everything


def test_a_person_of_another_unit_gets_an_empty_pack_never_ours(filled, tmp_path):
    built(filled, tmp_path / "p.zip", user=filled.neighbour)

    assert [name for name in open_pack(tmp_path / "p.zip") if "2026-" in name] == []


def test_attachments_are_the_bytes_that_were_uploaded(filled, tmp_path, uploaded_pdf):
    risk = Risk.objects.get(code="RR-2026-0001", unit=filled.tan_tien)
    upload, data = uploaded_pdf("Biên bản mất điện.pdf")
    attach(risk, upload, by=filled.secretary, at=at(5))
    built(filled, tmp_path / "with.zip")
    built(filled, tmp_path / "without.zip", attachments=False)

    name = "data/6-hoach-dinh/RR-2026-0001-tep-kem/Bien-ban-mat-dien.pdf"
    assert open_pack(tmp_path / "with.zip")[name] == data
    assert name not in open_pack(tmp_path / "without.zip")
    told = json.loads(open_pack(tmp_path / "with.zip")["data/evidence.json"])
    assert [f["original_name"] for f in told["files"] if f["path"] == name] == ["Biên bản mất điện.pdf"]


def altered(sha256: str) -> None:
    """Change one stored byte behind the back of the application."""
    path = filestore.path_of(sha256)
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-1] + b"?")


@pytest.mark.parametrize("damage", [altered, lambda sha256: filestore.path_of(sha256).unlink()])
def test_a_damaged_attachment_stops_the_pack_and_is_named(filled, tmp_path, uploaded_pdf, damage):
    risk = Risk.objects.get(code="RR-2026-0001", unit=filled.tan_tien)
    upload, _data = uploaded_pdf("Biên bản mất điện.pdf")
    damage(attach(risk, upload, by=filled.secretary, at=at(5)).file_id)
    with pytest.raises(Refused, match="RR-2026-0001, tệp kèm: Biên bản mất điện"):
        built(filled, tmp_path / "p.zip")
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_a_damaged_frozen_paper_stops_the_pack_and_is_named(filled, tmp_path, monkeypatch):
    stored = store_bytes(b"%PDF-1.7 frozen", "application/pdf")
    register = evidence.find("risks")
    monkeypatch.setitem(register.__dict__, "record_pdf", lambda record, moment: stored.read())
    altered(stored.sha256)
    with pytest.raises(Refused, match="Bản giấy của RR-2026-0"):
        built(filled, tmp_path / "p.zip")
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_evidence_json_tells_record_version_clause_and_hash(filled, tmp_path):
    built(filled, tmp_path / "p.zip")
    inside = open_pack(tmp_path / "p.zip")
    told = json.loads(inside["data/evidence.json"])

    found = next(f for f in told["files"] if f["path"].endswith("RR-2026-0001.pdf"))
    assert found["record"] == {
        "type": "registers.risk",
        "code": "RR-2026-0001",
        "title": "Trả hồ sơ trễ dịp cuối năm",
        "status": "treating",
        "version": 2,
    }
    assert found["clauses"] == ["6.1"]
    assert found["sha256"] == hashlib.sha256(inside[found["path"]]).hexdigest()
    assert "00-muc-luc.pdf" not in inside["data/evidence.json"].decode()


def test_personal_columns_are_masked_and_the_cover_says_so(filled, tmp_path, monkeypatch):
    table = evidence.find("risks").table
    columns = [
        column if column.key != "process" else type(column)("process", "Điện thoại", personal=True)
        for column in table.columns
    ]
    monkeypatch.setattr(table, "columns", columns)
    for risk in Risk.objects.filter(unit=filled.tan_tien):
        risk.process = "0912345678"
        actions.edit(risk, by=filled.secretary, at=at(5))
    built(filled, tmp_path / "p.zip", registers=("risks",))
    inside = open_pack(tmp_path / "p.zip")

    cells = [cell for row in rows_of(inside["data/so-sach.xlsx"], "Rủi ro và cơ hội") for cell in row]
    assert "0912345678" not in cells and "•••••••678" in cells
    index = " ".join(text_of(inside["data/00-muc-luc.pdf"]).split())
    assert "Rủi ro và cơ hội: Điện thoại (2 dòng)" in index


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"period": (at(6).date(), at(1).date())}, "ngược"),
        ({"as_of": at(12)}, "chưa tới"),
        ({"order": "alphabet"}, "alphabet"),
        ({"registers": ("nonsense",)}, "nonsense"),
        ({"registers": ()}, "ít nhất một sổ"),
        ({"requester": " "}, "ai yêu cầu"),
    ],
)
def test_nonsense_is_refused_in_a_sentence_and_leaves_nothing(filled, tmp_path, changes, words):
    with pytest.raises(Refused, match=words):
        built(filled, tmp_path / "p.zip", **changes)
    assert list(tmp_path.glob("*.zip*")) == list(tmp_path.glob(".*")) == []


def test_a_failure_in_the_middle_leaves_no_half_file(filled, tmp_path, monkeypatch):
    def broken(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("audits.packs.build.workbook", broken)
    with pytest.raises(Refused, match="Đĩa đã đầy"):
        built(filled, tmp_path / "p.zip")
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_a_broken_ledger_is_named_and_no_pack_claims_otherwise(filled, tmp_path, monkeypatch):
    monkeypatch.setattr("audits.packs.chain_check.chain.link_hash", lambda *values: "0" * 64)
    with pytest.raises(Refused, match="mục 1"):
        built(filled, tmp_path / "p.zip")
    assert not (tmp_path / "p.zip").exists()


def test_a_history_that_differs_from_the_ledger_stops_the_pack_and_is_named(filled, tmp_path):
    table = history_of(Risk)._meta.db_table
    lift_triggers()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET title = 'giả' WHERE code = 'RR-2026-0002'")
    with pytest.raises(Refused, match=r"đã bị sửa trong lịch sử.*RR-2026-0002"):
        built(filled, tmp_path / "p.zip")
    triggers.install()
    assert not (tmp_path / "p.zip").exists()


def test_a_version_put_into_history_beside_the_ledger_stops_the_pack(filled, tmp_path):
    row = history_of(Risk)._base_manager.filter(code="RR-2026-0002").latest("history_id")
    row.history_id, row.title = None, "giả"
    models.Model.save_base(row, raw=True, force_insert=True)
    with pytest.raises(Refused, match=r"chèn vào ngoài chuỗi lịch sử. \(RR-2026-0002"):
        built(filled, tmp_path / "p.zip")
    assert not (tmp_path / "p.zip").exists()


@pytest.mark.parametrize(
    ("moment", "words"), [(AS_OF, "24:00 ngày 30/06/2026"), (at(2, 3), "10:00:00 ngày 03/02/2026")]
)
def test_the_moment_in_words(moment, words):
    assert in_words(moment) == words


@pytest.mark.parametrize("name", ["so-sach.xlsx", "lich-su.xlsx"])
def test_both_workbooks_tell_office_period_and_moment_as_the_cover_does(filled, tmp_path, name):
    built(filled, tmp_path / "p.zip", registers=("risks", "audits"))
    told = dict(rows_of(open_pack(tmp_path / "p.zip")[f"data/{name}"], "Giới thiệu")[2:])

    assert told["Đơn vị"] == filled.tan_tien.name
    assert told["Kỳ"] == "từ ngày 01/01/2026 đến ngày 30/06/2026"
    assert told["Số liệu tại thời điểm"] == "24:00 ngày 30/06/2026 (UTC+7)"
    assert "Sổ cái" in told
    counted = [label for label in told if label.startswith("Số dòng: ")]
    assert (
        counted
        == {
            "so-sach.xlsx": ["Số dòng: Chương trình và kết quả đánh giá nội bộ", "Số dòng: Rủi ro và cơ hội"],
            "lich-su.xlsx": ["Số dòng: Lịch sử thay đổi"],
        }[name]
    )


def test_options_are_part_of_the_request(filled):
    assert asked(filled).options()["registers"] == ["risks", "objectives", "measurements"]
