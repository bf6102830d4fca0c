"""`pack` and `export` as typed in a shell: the same refusals as the pages, one sentence, no half file."""

import io
import os
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from audits.models import EvidencePack
from qms import evidence, filestore
from qms.export import verify_pack
from qms.models import load_edition
from qms.models.files import store_bytes
from tests.packs.making import NOW, OFFICE, small_data


@pytest.fixture
def filled(office, time_machine):
    time_machine.move_to(NOW)
    load_edition()
    small_data(office)
    return office


def run(*words, **options) -> tuple[int, str, str]:
    """(exit code, what was said, what was refused)."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command(*words, stdout=out, stderr=err, **options)
    except SystemExit as ending:
        return ending.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def pack(path, *more) -> tuple[int, str, str]:
    return run(
        "pack", "--unit", "tantien", "--from", "01/01/2026", "--to", "2026-06-30", "--out", str(path), *more
    )


@pytest.mark.needs("pango")
def test_pack_writes_verifies_and_is_recorded(filled, tmp_path):
    out = tmp_path / "p.zip"
    code, said, refused = pack(out)
    made = EvidencePack.objects.get()

    assert (code, refused, verify_pack.verify(out).exit_code) == (0, "", 0)
    assert said.splitlines()[1] == f"{made.sha256}  {out}"
    assert (made.created_by, made.file, made.as_of) == (None, None, datetime(2026, 7, 1, tzinfo=OFFICE))


@pytest.mark.needs("pango")
def test_pack_again_gives_the_same_bytes_as_the_page_would(filled, tmp_path):
    pack(tmp_path / "1.zip", "--as-of", "30/06/2026")
    pack(tmp_path / "2.zip")

    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


NONSENSE = [
    (("--unit", "NOWHERE"), "Không có đơn vị mang mã “NOWHERE”. Ví dụ: CAT, NHAMBIEN, TANTIEN."),
    (("--from", "31/02/2026"), "--from: Không có ngày 31/02/2026 trong lịch."),
    (("--from", "soon"), "--from: Hãy nhập ngày theo dạng ngày/tháng/năm"),
    (("--from", "01/07/2026"), "Kỳ hồ sơ bị ngược: ngày bắt đầu 01/07/2026 sau ngày kết thúc 30/06/2026."),
    (("--as-of", "01/01/2099"), "chưa tới"),
    (("--as-of", "yesterday"), "yesterday"),
    (("--order", "alphabet"), "Không có thứ tự “alphabet”; chọn clauses hoặc inspection."),
    (("--out", "/nowhere/p.zip"), "Không có thư mục /nowhere."),
    (("--out", ""), "Thiếu --out."),
    (("--unit", ""), "Thiếu --unit."),
    (("--purpose", "\udcff"), "--purpose: Văn bản có ký tự không dùng được (mã U+DCFF, ký tự thứ 1)."),
]


@pytest.mark.parametrize(("words", "sentence"), NONSENSE)
def test_pack_refuses_nonsense_in_one_sentence(filled, tmp_path, words, sentence):
    code, said, refused = pack(tmp_path / "p.zip", *words)

    assert (code, said) == (2, "")
    assert sentence in refused and refused.count("\n") == 1
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []
    assert EvidencePack.objects.count() == 0


def test_a_folder_is_no_file(filled, tmp_path):
    code, _said, refused = pack(tmp_path)

    assert (code, refused) == (2, f"{tmp_path} là một thư mục; hãy nêu tên tệp.\n")


def test_damaged_evidence_is_a_sentence_and_a_refusal(filled, tmp_path, monkeypatch):
    stored = store_bytes(b"%PDF-1.7 frozen", "application/pdf")
    filestore.path_of(stored.sha256).unlink()
    monkeypatch.setitem(evidence.find("risks").__dict__, "record_pdf", lambda *args: stored.read())
    monkeypatch.setattr("audits.packs.build.register_paper", lambda *args: b"%PDF-")
    code, said, refused = pack(tmp_path / "p.zip")

    assert (code, said, refused.count("\n")) == (2, "", 1)
    assert refused.startswith("Không lập hồ sơ: “Bản giấy của RR-2026-0")
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


@pytest.mark.parametrize("command", ["pack", "export"])
def test_a_pipe_is_not_replaced_by_a_file(filled, tmp_path, command):
    out, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(out)
    link.symlink_to(out)
    answers = [pack(path) if command == "pack" else export(path) for path in (out, link)]

    assert [answer[::2] for answer in answers] == [
        (2, f"{path} không phải là tệp thường; hãy nêu tên tệp khác.\n") for path in (out, link)
    ]
    assert (out.is_fifo(), link.is_symlink()) == (True, True)


def export(path) -> tuple[int, str, str]:
    return run("export", "risks", "--unit", "TANTIEN", "--format", "csv", "--out", str(path))


def test_devices_stay_devices(filled):
    assert (export("/dev/full")[0], Path("/dev/full").is_char_device()) == (2, True)


def test_replacing_a_file_is_told(filled, tmp_path):
    out, link = tmp_path / "risks.csv", tmp_path / "link.csv"
    link.symlink_to(out)
    said = [export(path)[1].splitlines() for path in (out, out, link)]

    assert [len(lines) for lines in said] == [1, 2, 2]
    assert said[1][0] == said[2][0] == f"Tệp cũ {out} đã được thay bằng tệp mới."
    assert link.is_symlink()


def test_a_name_no_disk_takes_is_one_sentence(filled, tmp_path):
    code, _said, refused = export(tmp_path / ("ô" * 300))

    assert (code, refused.count("\n"), "File name too long" in refused) == (2, 1, True)


@pytest.mark.parametrize("command", ["pack", "export"])
def test_a_full_disk_is_told_and_leaves_nothing(filled, tmp_path, monkeypatch, command):
    def full(*args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("audits.packs.build.workbook", full)
    monkeypatch.setattr("qms.management.commands.export.xlsx.write_table", full)
    monkeypatch.setattr("audits.packs.build.register_paper", lambda *args: b"%PDF-")
    out = tmp_path / "out.file"
    if command == "pack":
        code, _said, refused = pack(out)
    else:
        code, _said, refused = run("export", "risks", "--unit", "TANTIEN", "--out", str(out))

    assert (code, "Đĩa đã đầy" in refused) == (2, True)
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def test_export_lists_its_registers(filled):
    code, said, _refused = run("export", "--list")
    slugs = [line.split("\t")[0] for line in said.splitlines()]

    assert code == 0
    assert {"risks", "objectives", "measurements", "nonconformities"} <= set(slugs)


def test_export_writes_one_unit_as_of_a_day(filled, tmp_path):
    out = tmp_path / "risks.xlsx"
    code, said, _refused = run(
        "export", "risks", "--unit", "TANTIEN", "--as-of", "01/02/2026", "--out", str(out)
    )
    rows = list(load_workbook(out)["Rủi ro và cơ hội"].iter_rows(values_only=True))

    assert (code, said) == (0, f"Đã xuất 1 dòng của “Rủi ro và cơ hội” vào {out}.\n")
    assert [row[0] for row in rows[1:]] == ["RR-2026-0001"]


def test_export_as_csv_holds_no_foreign_row(filled, tmp_path):
    out = tmp_path / "risks.csv"
    run("export", "risks", "--unit", "TANTIEN", "--format", "csv", "--out", str(out))
    text = out.read_text(encoding="utf-8-sig")

    assert "Mất điện giờ cao điểm" in text and "Bí mật" not in text


@pytest.mark.needs("pango")
def test_export_as_pdf(filled, tmp_path):
    out = tmp_path / "risks.pdf"

    assert run("export", "risks", "--unit", "TANTIEN", "--format", "pdf", "--out", str(out))[0] == 0
    assert out.read_bytes()[:5] == b"%PDF-"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nonsense",), "Không có sổ “nonsense”. Các sổ:"),
        ((), "Không có sổ “”."),
        (("\udcff",), "SỔ: Văn bản có ký tự không dùng được (mã U+DCFF, ký tự thứ 1)."),
        (("risks", "--unit", "\udcff"), "--unit: Văn bản có ký tự không dùng được (mã U+DCFF, ký tự thứ 1)."),
        (("risks", "--format", "docx"), "Không có dạng tệp “docx”."),
        (("risks", "--as-of", "2099-01-01"), "chưa tới"),
        (("risks", "--unit", "NOWHERE"), "Không có đơn vị mang mã “NOWHERE”."),
    ],
)
def test_export_refuses_nonsense_in_one_sentence(filled, tmp_path, words, sentence):
    out = tmp_path / "out.xlsx"
    code, said, refused = run("export", "--unit", "TANTIEN", "--out", str(out), *words)

    assert (code, said, out.exists()) == (2, "", False)
    assert sentence in refused and refused.count("\n") == 1


@pytest.mark.needs("pango")
def test_a_pack_that_cannot_be_recorded_does_not_stay(filled, tmp_path, monkeypatch):
    def refuse(*args, **kwargs):
        raise RuntimeError("killed")

    monkeypatch.setattr("audits.actions.packs.record_built", refuse)
    with pytest.raises(RuntimeError):
        pack(tmp_path / "p.zip")
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


@pytest.mark.needs("pango")
def test_nothing_of_a_clock_lies_in_the_zip(filled, tmp_path):
    pack(tmp_path / "p.zip")

    assert {entry.date_time for entry in zipfile.ZipFile(tmp_path / "p.zip").infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }
