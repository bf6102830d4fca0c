"""The bag: valid for the reference tool and for sha256sum, the same bytes twice, whole or not at all."""

import errno
import hashlib
import io
import os
import shutil
import subprocess
import unicodedata
import zipfile
from collections import namedtuple

import bagit
import pytest

from qms.export import bag as bags
from qms.export.bag import TOP, BadName, BagWriter, sweep_parts
from tests.export.packs import FILES, make_pack, taken_apart


def unzipped(pack, folder):
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(folder)
    return folder / TOP


def test_the_reference_tool_finds_the_bag_valid(tmp_path):
    folder = unzipped(make_pack(tmp_path / "pack.zip"), tmp_path / "out")
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert bag.info["Source-Organization"] == "Công an xã Tân Tiến"
    assert sorted(bag.payload_files()) == sorted(f"data/{name}" for name in (*FILES, "00-muc-luc.pdf"))


def test_plain_sha256sum_passes(tmp_path):
    folder = unzipped(make_pack(tmp_path / "pack.zip"), tmp_path / "out")
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        done = subprocess.run(["sha256sum", "--strict", "-c", manifest], cwd=folder, capture_output=True)
        assert (done.returncode, done.stderr) == (0, b"")


def test_the_contents_code_is_what_grep_and_sha256sum_give(tmp_path):
    folder = unzipped(make_pack(tmp_path / "pack.zip"), tmp_path / "out")
    line = "grep -v 00-muc-luc.pdf manifest-sha256.txt | sha256sum"
    done = subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, text=True)
    assert f"QMS-Contents-Code: {done.stdout.split()[0]}\n" in (folder / "bag-info.txt").read_text()


def test_the_same_files_give_the_same_bytes(tmp_path):
    first, second = (make_pack(tmp_path / name).read_bytes() for name in ("a.zip", "b.zip"))
    assert first == second


def test_the_tag_files_are_what_the_rfc_asks(tmp_path):
    files = taken_apart(make_pack(tmp_path / "pack.zip"))
    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    total = sum(len(data) for name, data in files.items() if name.startswith("data/"))
    assert f"Payload-Oxum: {total}.5\n" in files["bag-info.txt"].decode()
    listed = [line.split("  ", 1)[1] for line in files["manifest-sha256.txt"].decode().splitlines()]
    assert listed == sorted(listed) == sorted(name for name in files if name.startswith("data/"))


def test_what_is_packed_already_is_stored_and_text_is_deflated(tmp_path):
    with zipfile.ZipFile(make_pack(tmp_path / "pack.zip")) as archive:
        kinds = {info.filename.rsplit(".", 1)[1]: info.compress_type for info in archive.infolist()}
        dates = {info.date_time for info in archive.infolist()}
    stored, deflated = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
    assert kinds == {"pdf": stored, "xlsx": stored, "json": deflated, "txt": deflated}
    assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_bytes_files_and_paths_can_be_added(tmp_path):
    source = tmp_path / "source.txt"
    source.write_bytes(b"ba")
    with BagWriter(tmp_path / "pack.zip") as bag:
        digests = [bag.add("1.txt", b"ba"), bag.add("2.txt", io.BytesIO(b"ba")), bag.add("3.txt", source)]
    assert digests == [hashlib.sha256(b"ba").hexdigest()] * 3


def test_names_are_kept_in_one_form(tmp_path):
    with BagWriter(tmp_path / "pack.zip") as bag:
        bag.add(unicodedata.normalize("NFD", "Đánh giá.pdf"), b"x")
    assert "data/Đánh giá.pdf" in taken_apart(tmp_path / "pack.zip")


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "/x",
        "a//b",
        "a/./b",
        "",
        "a\\b",
        "C:x",
        "a\x00b",
        "a\nb",
        "50%.pdf",
        "a?b",
        "x.",
        " x",
        "ă" * 200,
    ],
)
def test_a_path_some_system_cannot_unzip_is_refused(name, tmp_path):
    with pytest.raises(BadName), BagWriter(tmp_path / "pack.zip") as bag:
        bag.add(name, b"x")
    assert list(tmp_path.iterdir()) == []


def test_two_files_that_differ_only_in_case_are_refused(tmp_path):
    with pytest.raises(BadName, match="already"), BagWriter(tmp_path / "pack.zip") as bag:
        bag.add("Hồ sơ.pdf", b"x")
        bag.add("hồ sơ.PDF", b"y")


def test_a_failure_leaves_nothing_and_keeps_the_older_pack(tmp_path):
    pack = make_pack(tmp_path / "pack.zip")
    before = pack.read_bytes()
    with pytest.raises(RuntimeError), BagWriter(pack) as bag:
        bag.add("a.pdf", b"x" * 100_000)
        raise RuntimeError("stopped")
    assert [path.name for path in tmp_path.iterdir()] == ["pack.zip"]
    assert pack.read_bytes() == before


def test_a_source_that_breaks_half_way_leaves_nothing(tmp_path):
    class Broken(io.RawIOBase):
        reads = 0

        def read(self, size=-1):
            self.reads += 1
            if self.reads > 1:
                raise OSError(errno.EIO, "unreadable sector")
            return b"x" * 1000

    with pytest.raises(OSError, match="unreadable sector"), BagWriter(tmp_path / "pack.zip") as bag:
        bag.add("a.pdf", Broken())
    assert list(tmp_path.iterdir()) == []


def test_a_disk_too_full_is_refused_before_writing(tmp_path, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage(10**9, 10**9, 1000))
    with pytest.raises(OSError) as refused, BagWriter(tmp_path / "pack.zip", expected=10**6) as bag:
        bag.add("a.pdf", b"x")
    assert refused.value.errno == errno.ENOSPC
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_an_os_error(tmp_path):
    with pytest.raises(FileNotFoundError), BagWriter(tmp_path / "none" / "pack.zip"):
        pass


def test_parts_of_killed_processes_are_swept(tmp_path):
    (tmp_path / ".pack.zip.abc.part").write_bytes(b"half")
    (tmp_path / ".pack.zip.abd.part").write_bytes(b"being written")
    (tmp_path / "pack.zip").write_bytes(b"whole")
    for name, at in ((".pack.zip.abc.part", 1_000), ("pack.zip", 1_000), (".pack.zip.abd.part", 90_000)):
        os.utime(tmp_path / name, (at, at))
    assert sweep_parts(tmp_path, 86_400, 90_000) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == [".pack.zip.abd.part", "pack.zip"]


def test_closing_tells_the_hash_of_the_tag_manifest(tmp_path):
    with BagWriter(tmp_path / "pack.zip") as bag:
        bag.add("a.txt", b"x")
        digest = bag.close()
    assert digest == hashlib.sha256(taken_apart(tmp_path / "pack.zip")["tagmanifest-sha256.txt"]).hexdigest()
    assert bags.MANIFEST in taken_apart(tmp_path / "pack.zip")
