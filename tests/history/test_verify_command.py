"""``verify``: 0 sound, 1 something found, 2 could not check; always in words, never a traceback."""

import datetime as dt
import io
import json
import zipfile

import pytest
from django.core.management import call_command

from qms import chain_status, filestore
from qms.history import record_tx
from qms.ledger import head
from qms.ledger.anchors import read_anchor, write_anchor
from qms.models import Unit, attach
from qms.models.files import store_bytes
from tests.ground.test_files import Matter
from tests.ground.upload_corpus import Upload, picture


def run(*arguments, command="verify"):
    out, err = io.StringIO(), io.StringIO()
    with pytest.raises(SystemExit) as stopped:
        call_command(command, *arguments, stdout=out, stderr=err)
    return stopped.value.code, out.getvalue(), err.getvalue()


def test_a_sound_history_exits_0_and_is_remembered_for_the_pages(office):
    code, out, _err = run("--files", "all")
    assert code == 0
    assert out.splitlines()[-1] == "Lịch sử nguyên vẹn."
    assert (chain_status.last().sound, chain_status.last().links) == (True, head().seq)


def test_a_finding_exits_1_and_names_record_time_and_person(office):
    with record_tx(by=office.chief, verb="edit"):
        office.tan_tien.address = "Số 1"
        office.tan_tien.save()
    Unit._base_manager.filter(pk=office.tan_tien.pk).update(address="giả")
    code, out, _err = run("--json")
    finding = json.loads(out)["findings"][0]
    assert code == 1
    assert (finding["check"], finding["record"], finding["person"]) == (
        "live-changed",
        "Công an xã Tân Tiến",
        "Nguyễn Văn Thắng (chief)",
    )


def test_a_lost_file_is_told_in_fields_of_their_own(office):
    at = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    matter = Matter(office.tan_tien)
    named = attach(matter, Upload("mất.png", picture("PNG")), by=office.secretary, at=at).file_id
    unnamed = store_bytes(b"khong ai nhac toi", "text/plain").sha256
    for sha256 in (named, unnamed):
        filestore.path_of(sha256).unlink()
    code, out, _err = run("--json", "--files", "all")
    nothing = {"record": "", "at": "", "person": "", "seq": None}
    lost = {"check": "file", "message": "Nội dung tệp bị mất khỏi kho."}
    told = {"record": "tests.matter 7", "at": "05/01/2026 16:00:00", "person": office.secretary.signature}
    assert code == 1
    assert sorted(json.loads(out)["findings"], key=lambda finding: finding["file"] != "mất.png") == [
        {**lost, **nothing, **told, "file": "mất.png", "sha256": named},
        {**lost, **nothing, "file": unnamed[:12], "sha256": unnamed},
    ]
    spoken = f"(mất.png; tests.matter 7; 05/01/2026 16:00:00; {office.secretary.signature})"
    assert f"✗ Nội dung tệp bị mất khỏi kho. {spoken}" in run("--files", "all")[1].splitlines()


def test_an_anchor_is_written_where_it_is_asked_for(office, tmp_path, settings):
    for arguments, folder in (
        ((), settings.QMS_HOME / "anchors"),
        (("--out", tmp_path / "a"), tmp_path / "a"),
    ):
        out = io.StringIO()
        call_command("anchor", *map(str, arguments), stdout=out)
        written = folder / f"anchor-{head().seq:09d}.json"
        assert out.getvalue() == f"{written}\n"
        assert (read_anchor(written).seq, read_anchor(written).hash) == (head().seq, head().hash)


@pytest.mark.parametrize(
    "folder, why",
    [
        ("", "Thiếu --out."),
        ("/dev/null", "/dev/null không phải là thư mục."),
        ("/dev/null/ben/trong", "Không có thư mục /dev/null/ben."),
    ],
)
def test_an_anchor_that_cannot_be_written_exits_2_with_one_sentence(office, folder, why):
    assert run("--out", folder, command="anchor") == (2, "", f"{why}\n")


def test_an_anchor_that_still_holds_exits_0(office, tmp_path):
    anchor = write_anchor(tmp_path)
    assert run("--anchor", str(anchor))[0] == 0


@pytest.mark.parametrize(
    "content", ["", "{}", "[]", '{"seq": 1, "hash": "zz"}', '{"seq": "1", "hash": null}', "\x00"]
)
def test_an_anchor_that_cannot_be_read_exits_2(office, tmp_path, content):
    (tmp_path / "anchor.json").write_text(content, encoding="utf-8")
    code, out, err = run("--anchor", str(tmp_path / "anchor.json"))
    assert (code, out) == (2, "")
    assert err.startswith("Không kiểm tra được: ")


@pytest.mark.parametrize("name", ["khong-co.zip", "."])
def test_a_pack_that_is_not_there_exits_2(office, tmp_path, name):
    assert run("--pack", str(tmp_path / name))[0] == 2


def test_every_anchor_given_counts_however_it_is_given(office, tmp_path):
    good = write_anchor(tmp_path)
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({"seq": head().seq, "hash": "0" * 64}), encoding="utf-8")
    for arguments in (("--anchor", str(bad), "--anchor", str(good)), ("--anchor", str(good), str(bad))):
        code, out, _err = run(*arguments)
        assert code == 1
        assert "bad.json" in out


def test_a_zip_that_is_no_pack_is_no_anchor(office, tmp_path):
    with zipfile.ZipFile(tmp_path / "khac.zip", "w") as archive:
        archive.writestr("thu.txt", "x")
    assert run("--anchor", str(tmp_path / "khac.zip"))[0] == 2


@pytest.mark.parametrize("arguments", [("--pack", ""), ("--pack", "x.zip", "--anchor", "y.json")])
def test_words_that_make_no_sense_together_check_nothing(office, arguments):
    assert run(*arguments)[0] == 2
