"""The verifier handed out beside packs: sound packs pass, every alteration is told, never a traceback."""

import ast
import json
import stat
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from qms.export import verify_pack
from qms.export.bag import TOP
from tests.export.packs import make_pack, patched, put_together, sealed_again, taken_apart, with_entry

NC = "data/10-cai-tien/Phiếu không phù hợp NC-2026-0001.pdf"
CONTEXT = "data/4-boi-canh/BM-4.1-01.pdf"
MANIFEST = "manifest-sha256.txt"


def changed(name, make):
    """An alteration of one file inside; the ZIP is put together anew."""

    def alter(path):
        files = taken_apart(path)
        files[name] = make(files[name])
        put_together(path, files)

    return alter


def without(name):
    def alter(path):
        put_together(path, {key: data for key, data in taken_apart(path).items() if key != name})

    return alter


def forged(name, make, seal=sealed_again):
    """As `changed`, with the tag manifest made to fit."""

    def alter(path):
        files = taken_apart(path)
        files[name] = make(files[name])
        put_together(path, seal(files))

    return alter


def extra(name, data=b"x"):
    def alter(path):
        files = {**taken_apart(path), name: data}
        put_together(path, files)

    return alter


def renamed(old, new):
    def alter(path):
        put_together(path, {new if key == old else key: data for key, data in taken_apart(path).items()})

    return alter


def swapped(path):
    files = taken_apart(path)
    files[NC], files[CONTEXT] = files[CONTEXT], files[NC]
    put_together(path, files)


def twice(path):
    with pytest.warns(UserWarning, match="Duplicate name"):
        with_entry(path, f"{TOP}/{NC}")


def entry(name, data=b"x", **attributes):
    def alter(path):
        info = zipfile.ZipInfo(name)
        for key, value in attributes.items():
            setattr(info, key, value)
        with_entry(path, info, data)

    return alter


def bytes_at(place, data):
    def alter(path):
        whole = path.read_bytes()
        at = place if place >= 0 else len(whole) + place
        path.write_bytes(whole[:at] + data + whole[at + len(data) :])

    return alter


def cut(keep):
    return lambda path: path.write_bytes(path.read_bytes()[: int(len(path.read_bytes()) * keep)])


def flag_encrypted(path):
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        data[at] |= 1
    path.write_bytes(bytes(data))


def unknown_method(path):
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        struct.pack_into("<H", data, data.index(mark) + offset, 12)
    path.write_bytes(bytes(data))


def local_name_differs(path):
    patched(path, b"so-sach.xlsx", b"so-sech.xlsx")


def hidden_between(path):
    """Bytes between the files and the directory, the directory's place corrected."""
    data = path.read_bytes()
    end = data.rindex(b"PK\x05\x06")
    start = struct.unpack_from("<L", data, end + 16)[0]
    tail = bytearray(data[end:])
    struct.pack_into("<L", tail, 16, start + 6)
    path.write_bytes(data[:start] + b"hidden" + data[start:end] + bytes(tail))


def with_comment(path):
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"see http://example"


def bomb(path):
    info = zipfile.ZipInfo(f"{TOP}/data/bomb.txt")
    info.compress_type = zipfile.ZIP_DEFLATED
    with_entry(path, info, b"0" * (12 * 1024 * 1024))


def two_tops(path):
    put_together(
        path, {f"{TOP}/{name}": data for name, data in taken_apart(path).items()} | {"x/y": b"x"}, top=""
    )


def no_top(path):
    put_together(path, taken_apart(path), top="")


def nested(path):
    put_together(path, taken_apart(path), top=f"x/{TOP}")


def replaced_line(old, new):
    return lambda data: data.replace(old, new)


def payload_rewritten(path):
    """A forger changes a file and makes both manifests fit; only the code of the contents gives it away."""
    files = taken_apart(path)
    old = verify_pack.hashlib.sha256(files[NC]).hexdigest().encode()
    files[NC] = files[NC].replace(b"NC", b"NX")
    new = verify_pack.hashlib.sha256(files[NC]).hexdigest().encode()
    files[MANIFEST] = files[MANIFEST].replace(old, new)
    put_together(path, sealed_again(files))


ALTERATIONS = {
    "one byte of a paper": (changed(NC, lambda d: b"\x00" + d[1:]), "changed"),
    "a byte appended": (changed(NC, lambda d: d + b"\n"), "changed"),
    "a file emptied": (changed(NC, lambda d: b""), "changed"),
    "two files swapped": (swapped, "changed"),
    "a file removed": (without(NC), "absent"),
    "a file added": (extra("data/them.pdf"), "unlisted"),
    "a file renamed": (renamed(NC, "data/10-cai-tien/NC-2026-0002.pdf"), "absent"),
    "a file moved to another clause": (renamed(CONTEXT, "data/9-danh-gia/BM-4.1-01.pdf"), "unlisted"),
    "the index replaced": (changed("data/00-muc-luc.pdf", lambda d: b"%PDF other"), "changed"),
    "the workbook replaced": (changed("data/so-sach.xlsx", lambda d: d[::-1]), "changed"),
    "a line of the manifest removed": (changed(MANIFEST, lambda d: d.split(b"\n", 1)[1]), "unlisted"),
    "a hash of the manifest altered": (changed(MANIFEST, lambda d: b"0" * 64 + d[64:]), "changed"),
    "a line twice": (forged(MANIFEST, lambda d: d + d.split(b"\n")[0] + b"\n"), "listed-twice"),
    "nonsense in the manifest": (forged(MANIFEST, lambda d: d + b"xyz\n"), "bad-line"),
    "a path out of the bag": (forged(MANIFEST, lambda d: d + b"0" * 64 + b"  data/../../x\n"), "bad-path"),
    "an absolute path listed": (forged(MANIFEST, lambda d: d + b"0" * 64 + b"  /etc/passwd\n"), "bad-path"),
    "the manifest emptied": (forged(MANIFEST, lambda d: b""), "unlisted"),
    "the manifest no text": (forged(MANIFEST, lambda d: b"\xff\xfe" + d), "not-text"),
    "the manifest removed": (without(MANIFEST), "no-tag-file"),
    "the tag manifest removed": (without("tagmanifest-sha256.txt"), "no-tag-file"),
    "bagit.txt removed": (without("bagit.txt"), "no-tag-file"),
    "bag-info.txt removed": (without("bag-info.txt"), "no-tag-file"),
    "another BagIt version": (forged("bagit.txt", replaced_line(b"1.0", b"0.9")), "bagit-txt"),
    "the unit renamed": (changed("bag-info.txt", replaced_line("Tân".encode(), b"Tan")), "changed"),
    "the count of files altered": (forged("bag-info.txt", replaced_line(b".5\n", b".6\n")), "oxum"),
    "the count removed": (forged("bag-info.txt", lambda d: d.split(b"\n", 1)[1]), "no-oxum"),
    "the contents code altered": (
        forged("bag-info.txt", replaced_line(b"Contents-Code: ", b"Contents-Code: 0")), "code",
    ),
    "a payload rewritten with both manifests": (payload_rewritten, "code"),
    "a tag file added": (extra("ghi-chu.txt"), "unlisted"),
    "files to be fetched": (extra("fetch.txt", b"http://x 1 data/x\n"), "fetch"),
    "a second top folder": (two_tops, "top"),
    "no top folder": (no_top, "top"),
    "a folder too deep": (nested, "no-tag-file"),
    "a file beside the top folder": (entry("readme.txt"), "top"),
    "the same name twice": (twice, "duplicate"),
    "the same name in capitals": (entry(f"{TOP}/data/SO-SACH.XLSX"), "duplicate"),
    "a path upwards": (entry(f"{TOP}/data/../../x"), "unsafe-name"),
    "an absolute name": (entry("/etc/cron.d/x"), "unsafe-name"),
    "a drive letter": (entry("C:/x"), "unsafe-name"),
    "a backslash": (entry(f"{TOP}/data\\..\\x"), "unsafe-name"),
    "a control character": (entry(f"{TOP}/data/a\x1bb"), "unsafe-name"),
    "an empty part": (entry(f"{TOP}//data/x"), "unsafe-name"),
    "a symbolic link": (entry(f"{TOP}/data/x", external_attr=(stat.S_IFLNK | 0o777) << 16), "symlink"),
    "a device": (entry(f"{TOP}/data/x", external_attr=(stat.S_IFCHR | 0o600) << 16), "symlink"),
    "a zip bomb": (bomb, "ratio"),
    "flagged as encrypted": (flag_encrypted, "encrypted"),
    "an unknown compression": (unknown_method, "method"),
    "headers that disagree": (local_name_differs, "headers"),
    "data before the archive": (lambda p: p.write_bytes(b"MZ" + p.read_bytes()), "prefix"),
    "data after the archive": (lambda p: p.write_bytes(p.read_bytes() + b"tail"), "trailing"),
    "a comment": (with_comment, "comment"),
    "data between files and directory": (hidden_between, "hidden"),
}  # fmt: skip
UNREADABLE = {
    "cut to nine tenths": cut(0.9),
    "cut to half": cut(0.5),
    "cut to nothing": cut(0),
    "the end overwritten": bytes_at(-22, b"\x00" * 22),
    "no ZIP at all": lambda path: path.write_bytes(b"%PDF-1.7\n" * 100),
    "a directory of nonsense": lambda path: patched(path, b"PK\x01\x02", b"XX\x01\x02"),
}


@pytest.fixture
def pack(tmp_path):
    return make_pack(tmp_path / "pack.zip")


def run(path, *arguments):
    script = Path(verify_pack.__file__)
    return subprocess.run(
        [sys.executable, "-I", "-S", str(script), str(path), *arguments], capture_output=True, text=True
    )


def test_a_sound_pack_is_sound(pack):
    report = verify_pack.verify(pack)
    assert (report.findings, report.problem, report.exit_code, report.files) == ([], None, 0, 5)
    assert report.info["Source-Organization"] == "Công an xã Tân Tiến"
    assert report.contents_code == report.info["QMS-Contents-Code"]


def test_a_pack_zipped_again_by_another_tool_is_still_sound(pack, tmp_path):
    put_together(pack, taken_apart(pack))
    assert verify_pack.verify(pack).findings == []


@pytest.mark.parametrize("name", ALTERATIONS)
def test_every_alteration_is_found(name, pack):
    alter, kind = ALTERATIONS[name]
    alter(pack)
    report = verify_pack.verify(pack)
    assert report.exit_code == 1
    assert kind in [finding.kind for finding in report.findings]
    assert "Traceback" not in report.as_text()


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_said_so(name, pack):
    UNREADABLE[name](pack)
    report = verify_pack.verify(pack)
    assert (report.exit_code, report.findings) == (2, [])
    assert report.as_text().startswith("? Không kiểm tra được: ")


def test_a_byte_anywhere_is_found(pack):
    """One bit in every 53rd byte of the file, wherever it falls: never sound, never a traceback."""
    whole = pack.read_bytes()
    passed = []
    for place in range(0, len(whole), 53):
        pack.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        if verify_pack.verify(pack).exit_code == 0:
            passed.append(place)
    harmless = _dates_and_attributes(whole)
    assert [place for place in passed if place not in harmless] == []


def _dates_and_attributes(whole: bytes) -> set[int]:
    """Bytes of the ZIP headers that say nothing about the content: versions, times, attributes."""
    places = set()
    for mark, spans in ((b"PK\x03\x04", [(4, 6), (10, 14)]), (b"PK\x01\x02", [(4, 8), (12, 16), (36, 42)])):
        at = whole.find(mark)
        while at >= 0:
            places |= {at + i for first, last in spans for i in range(first, last)}
            at = whole.find(mark, at + 1)
    return places


def test_the_code_on_paper_is_compared(pack):
    code = verify_pack.verify(pack).contents_code
    assert verify_pack.verify(pack, code[:12].upper()).exit_code == 0
    assert verify_pack.verify(pack, " ".join([code[:4], code[4:8], code[8:12]])).exit_code == 0
    report = verify_pack.verify(pack, "0000 1111 2222")
    assert [finding.kind for finding in report.findings] == ["paper-code"]
    assert verify_pack.verify(pack, "xyz").exit_code == 1


def test_it_runs_alone_without_anything_installed(pack):
    done = run(pack)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == (
        "NGUYÊN VẸN. Hãy so mã danh mục với bản giấy. / SOUND. Compare the code with the paper."
    )


def test_it_names_the_file_in_both_languages(pack):
    ALTERATIONS["one byte of a paper"][0](pack)
    done = run(pack)
    assert done.returncode == 1
    assert done.stdout.splitlines()[:2] == [
        f"✗ {NC}: nội dung đã bị thay đổi (sai mã SHA-256)",
        f"  {NC}: content was changed (wrong SHA-256)",
    ]


def test_it_speaks_json(pack):
    without(NC)(pack)
    done = run(pack, "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["result"], told["files"]) == (1, "found", 4)
    assert told["findings"][0]["path"] == NC
    assert told["findings"][0]["vi"] == f"{NC}: có trong {MANIFEST} nhưng không có trong hồ sơ"


@pytest.mark.parametrize("path", ["/no/such/file.zip", "/", "/dev/null"])
def test_a_path_that_is_no_pack_is_exit_2(path):
    done = run(path)
    assert (done.returncode, done.stderr) == (2, "")
    assert "Không kiểm tra được" in done.stdout


def test_it_imports_the_standard_library_only():
    tree = ast.parse(Path(verify_pack.__file__).read_text(encoding="utf-8"))
    names = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names])
    }
    assert sorted(names - sys.stdlib_module_names) == []


def test_every_finding_has_words_in_both_languages():
    assert [kind for kind, pair in verify_pack.WORDS.items() if len(pair) != 2 or not all(pair)] == []
    assert len(ALTERATIONS) + len(UNREADABLE) >= 35
