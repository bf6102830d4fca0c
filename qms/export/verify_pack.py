#!/usr/bin/env python3
"""Kiểm tra một hồ sơ bằng chứng (tệp ZIP) / Check an evidence pack (ZIP file).

    python3 verify_pack.py ho-so.zip [--code MÃ-DANH-MỤC] [--json]

Chỉ cần Python 3.8 trở lên, không cần cài thêm gì, không cần mạng. Hãy lấy tệp này từ đơn vị lập hồ sơ hoặc từ
hệ thống, không lấy từ bên trong chính hồ sơ cần kiểm tra.
Needs Python 3.8 or later and nothing else, no network. Take this file from the office or the system, never
from inside the pack that is to be checked.

Kết quả / exit code:
0 nguyên vẹn / sound; 1 có sai lệch / something found; 2 không kiểm tra được / could not check.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import stat
import struct
import sys
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass, field

SOUND, FOUND, UNCHECKED = 0, 1, 2
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
BAGIT, BAG_INFO = "bagit.txt", "bag-info.txt"
NEEDED = (BAGIT, BAG_INFO, MANIFEST, TAG_MANIFEST)
INDEX = "data/00-muc-luc.pdf"
BAGIT_TXT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
PIECE = 1024 * 1024
MOST_FILES = 200_000
MOST_BYTES = 200 * 1024**3  # of all files together
MOST_TAG_BYTES = 64 * 1024**2  # of one tag file
HIGHEST_RATIO = 300  # of one file above RATIO_FROM
RATIO_FROM = 10 * 1024**2
ENCRYPTED, DESCRIPTOR = 0x1 | 0x40 | 0x2000, 0x8
LOCAL = struct.Struct("<4s5H3L2H")
END = struct.Struct("<4s4H2LH")
LINE = re.compile(r"([0-9a-fA-F]{64})[ \t]+\*?(\S.*)")
READ_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)

WORDS = {
    "missing": ("không mở được tệp: {why}", "cannot open the file: {why}"),
    "not-a-zip": ("không phải tệp ZIP, hoặc tệp bị cắt cụt: {why}", "not a ZIP file, or cut short: {why}"),
    "broken": ("không đọc tiếp được: {why}", "cannot read on: {why}"),
    "prefix": ("có dữ liệu lạ ở đầu tệp", "foreign data before the archive"),
    "trailing": ("có dữ liệu lạ ở cuối tệp", "foreign data after the archive"),
    "end": ("phần cuối của tệp ZIP không khớp với nội dung", "the end of the archive does not fit it"),
    "comment": ("tệp ZIP có ghi chú kèm theo", "the archive carries a comment"),
    "hidden": ("có dữ liệu giấu giữa các tệp", "data hidden between the files"),
    "too-many": ("quá nhiều tệp ({n})", "too many files ({n})"),
    "too-large": ("nội dung quá lớn khi giải nén ({n} byte)", "too large when unpacked ({n} bytes)"),
    "ratio": ("tỷ lệ nén bất thường", "abnormal compression ratio"),
    "encrypted": ("bị mã hóa", "is encrypted"),
    "method": ("nén bằng cách không dùng trong hồ sơ", "compressed in a way packs do not use"),
    "symlink": ("là liên kết hoặc tệp đặc biệt", "is a link or a special file"),
    "unsafe-name": ("tên tệp không an toàn", "unsafe file name"),
    "duplicate": ("trùng tên với một tệp khác", "has the same name as another file"),
    "headers": ("hai phần đầu mục của tệp không khớp nhau", "its two headers disagree"),
    "top": ("hồ sơ phải nằm trong đúng một thư mục", "the pack must lie in exactly one folder"),
    "no-tag-file": ("thiếu tệp bắt buộc", "required file is missing"),
    "bagit-txt": ("nội dung không đúng chuẩn BagIt 1.0", "not what BagIt 1.0 asks"),
    "fetch": ("hồ sơ không được trỏ tới tệp bên ngoài", "a pack must not point to files elsewhere"),
    "not-text": ("không phải văn bản UTF-8", "is not UTF-8 text"),
    "bad-line": ("dòng {n} không đọc được", "line {n} cannot be read"),
    "listed-twice": ("được liệt kê hai lần trong {where}", "listed twice in {where}"),
    "bad-path": ("{where} ghi một đường dẫn không hợp lệ", "{where} lists a path that is not allowed"),
    "absent": ("có trong {where} nhưng không có trong hồ sơ", "listed in {where} but not in the pack"),
    "unlisted": ("có trong hồ sơ nhưng không có trong {where}", "in the pack but not listed in {where}"),
    "changed": ("nội dung đã bị thay đổi (sai mã SHA-256)", "content was changed (wrong SHA-256)"),
    "unreadable": ("không đọc được: {why}", "cannot be read: {why}"),
    "empty": ("hồ sơ không có tệp nào", "the pack holds no files"),
    "no-oxum": ("thiếu Payload-Oxum", "Payload-Oxum is missing"),
    "oxum": ("Payload-Oxum ghi {said}, thực tế {real}", "Payload-Oxum says {said}, found {real}"),
    "code": ("mã danh mục ghi {said}, tính lại được {real}", "contents code says {said}, computed {real}"),
    "paper-code": ("mã danh mục trên giấy {said}, tính ra {real}", "code on paper {said}, found {real}"),
}  # fmt: skip


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong: what kind, with which file, and the words for it."""

    kind: str
    path: str = ""
    words: dict = field(default_factory=dict)

    def text(self, language: int) -> str:
        """The sentence; language 0 is Vietnamese, 1 English."""
        sentence = WORDS[self.kind][language].format(**self.words)
        return f"{printable(self.path)}: {sentence}" if self.path else sentence


@dataclass
class Report:
    """What the check came to. `exit_code`: 0 sound, 1 something found, 2 could not check."""

    pack: str
    findings: list = field(default_factory=list)
    problem: Finding | None = None
    files: int = 0
    size: int = 0
    contents_code: str = ""
    tag_manifest_sha256: str = ""
    info: dict = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        if self.problem is not None:
            return UNCHECKED
        return FOUND if self.findings else SOUND

    @property
    def sound(self) -> bool:
        return self.exit_code == SOUND

    def found(self, kind: str, path: str = "", **words) -> None:
        self.findings.append(Finding(kind, path, words))

    def as_dict(self) -> dict:
        return {
            "pack": self.pack,
            "result": ("sound", "found", "unchecked")[self.exit_code],
            "files": self.files,
            "bytes": self.size,
            "contents_code": self.contents_code,
            "tag_manifest_sha256": self.tag_manifest_sha256,
            "info": self.info,
            "problem": _as_dict(self.problem) if self.problem else None,
            "findings": [_as_dict(finding) for finding in self.findings],
        }

    def as_json(self) -> str:
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=1)

    def as_text(self) -> str:
        """The report in Vietnamese and English, findings first."""
        lines = [f"✗ {f.text(0)}\n  {f.text(1)}" for f in self.findings]
        if self.problem is not None:
            lines.append(
                f"? Không kiểm tra được: {self.problem.text(0)}\n  Could not check: {self.problem.text(1)}"
            )
            return "\n".join(lines)
        lines.append(f"Đã kiểm tra {self.files} tệp, {self.size} byte. / Files checked: {self.files}.")
        lines += [f"{label}: {value}" for label, value in sorted(self.info.items())]
        lines.append(f"Mã danh mục / contents code: {grouped(self.contents_code)}")
        if self.findings:
            n = len(self.findings)
            lines.append(f"KHÔNG NGUYÊN VẸN: {n} sai lệch. / NOT SOUND: {n} findings.")
        else:
            lines.append(
                "NGUYÊN VẸN. Hãy so mã danh mục với bản giấy. / SOUND. Compare the code with the paper."
            )
        return "\n".join(lines)


def _as_dict(finding: Finding) -> dict:
    return {"kind": finding.kind, "path": finding.path, "vi": finding.text(0), "en": finding.text(1)}


class _Stop(Exception):
    """The check cannot go on; carries the finding that says why."""

    def __init__(self, kind: str, **words):
        super().__init__(kind)
        self.finding = Finding(kind, "", words)


def verify(path, code: str = "") -> Report:
    """Check the pack at `path`; `code` is the contents code printed on the paper, if it is at hand.

    Never raises: what cannot be checked is told in the report.
    """
    report = Report(str(path))
    try:
        _check(path, code, report)
    except _Stop as stop:
        report.problem = stop.finding
    except Exception as error:  # whatever a broken file provokes, the answer is a sentence
        report.problem = Finding("broken", "", {"why": f"{type(error).__name__}: {error}"})
    return report


def _check(path, code: str, report: Report) -> None:
    try:
        stream = open(path, "rb")  # noqa: SIM115  closed by the with below
    except OSError as error:
        raise _Stop("missing", why=error.strerror or str(error)) from error
    with stream, _opened(stream) as archive:
        entries = _sane_entries(stream, archive, report)
        if report.findings:
            return  # nothing inside an unsafe archive is read
        bag = _Bag(archive, entries, report)
        bag.check()
        _check_codes(bag, code, report)


def _opened(stream) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(stream)
    except READ_ERRORS as error:
        raise _Stop("not-a-zip", why=str(error)) from error


# --- the ZIP itself ---------------------------------------------------------------------------
def _sane_entries(stream, archive, report: Report) -> dict:
    """The files by name, after everything that makes an archive unsafe or ambiguous has been looked for."""
    entries = archive.infolist()
    _check_frame(stream, archive, report)
    _check_amounts(entries, report)
    seen = set()
    for entry in entries:
        _check_entry(entry, report)
        folded = unicodedata.normalize("NFC", entry.filename).casefold()
        if folded in seen:
            report.found("duplicate", entry.filename)
        seen.add(folded)
    if not report.findings:
        _check_records(stream, archive, entries, report)
    return {entry.filename: entry for entry in entries if not entry.is_dir()}


def _check_frame(stream, archive, report: Report) -> None:
    """The archive starts at the first byte, ends at the last, and carries no comment."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(0)
    if stream.read(4) not in (b"PK\x03\x04", b"PK\x05\x06"):
        report.found("prefix")
    stream.seek(max(size - END.size, 0))
    tail = stream.read(END.size)
    if archive.comment:
        report.found("comment")
    elif len(tail) < END.size or tail[:4] != b"PK\x05\x06":
        report.found("trailing")
    else:
        _mark, disk, first_disk, here, total, _size, _start, _comment = END.unpack(tail)
        if disk or first_disk or any(n not in (len(archive.infolist()), 0xFFFF) for n in (here, total)):
            report.found("end")


def _check_amounts(entries, report: Report) -> None:
    if len(entries) > MOST_FILES:
        report.found("too-many", n=len(entries))
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES:
        report.found("too-large", n=total)
    for entry in entries:
        if entry.file_size > RATIO_FROM and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1):
            report.found("ratio", entry.filename)


def _check_entry(entry, report: Report) -> None:
    if entry.volume:
        report.found("headers", entry.filename)
    if entry.flag_bits & ENCRYPTED:
        report.found("encrypted", entry.filename)
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        report.found("method", entry.filename)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR) or (entry.is_dir() and entry.file_size):
        report.found("symlink", entry.filename)
    # zipfile replaces a NUL and what follows; the name as stored is looked at.
    if not is_safe(entry.orig_filename) or entry.orig_filename != entry.filename:
        report.found("unsafe-name", entry.orig_filename)


def is_safe(name: str) -> bool:
    """A relative path with forward slashes that stays inside the folder it is unzipped to."""
    parts = name[:-1].split("/") if name.endswith("/") else name.split("/")
    if "\\" in name or name.startswith("/") or re.match(r"[A-Za-z]:", name):
        return False
    if any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in "\r\n" for letter in name):
        return False
    return all(part not in ("", ".", "..") for part in parts)


def _check_records(stream, archive, entries, report: Report) -> None:
    """Every byte before the directory belongs to exactly one file, and both its headers agree."""
    place = 0
    for entry in sorted(entries, key=lambda entry: entry.header_offset):
        if entry.header_offset != place:
            report.found("hidden", entry.filename)
            return
        stream.seek(place)
        raw = stream.read(LOCAL.size)
        if len(raw) < LOCAL.size:
            report.found("headers", entry.filename)
            return
        mark, _v, flags, method, _t, _d, crc, packed, size, name_length, extra_length = LOCAL.unpack(raw)
        name = stream.read(name_length)
        stated = entry.orig_filename.encode("utf-8" if entry.flag_bits & 0x800 else "cp437", "replace")
        same = mark == b"PK\x03\x04" and flags == entry.flag_bits and method == entry.compress_type
        if not same or name != stated or not _same_sizes(entry, flags, crc, packed, size):
            report.found("headers", entry.filename)
            return
        place += LOCAL.size + name_length + extra_length + entry.compress_size
        if flags & DESCRIPTOR:
            place += _descriptor_length(stream, place)
    if place != archive.start_dir:
        report.found("hidden")


def _same_sizes(entry, flags, crc, packed, size) -> bool:
    if flags & DESCRIPTOR:
        return True  # they stand behind the data; reading checks the sum
    wide = 0xFFFFFFFF  # a large file keeps its sizes in an extra field
    return crc == entry.CRC and packed in (entry.compress_size, wide) and size in (entry.file_size, wide)


def _descriptor_length(stream, place: int) -> int:
    stream.seek(place)
    following = stream.read(28)
    for length in (12, 16, 20, 24):
        if following[length : length + 4] in (b"PK\x03\x04", b"PK\x01\x02", b"PK\x06\x06", b"PK\x05\x06"):
            return length
    return 0


# --- the bag ---------------------------------------------------------------------------
class _Bag:
    """The files of one bag and what its manifests say about them."""

    def __init__(self, archive, entries: dict, report: Report):
        self.archive, self.report = archive, report
        tops = {name.split("/", 1)[0] for name in entries}
        if len(tops) != 1 or any("/" not in name for name in entries):
            report.found("top")
            self.entries, self.broken = {}, True
            return
        top = tops.pop()
        self.entries = {name[len(top) + 1 :]: entry for name, entry in entries.items()}
        self.broken = False
        self.manifest: dict = {}
        self.tags: dict = {}

    def check(self) -> None:
        if self.broken:
            return
        for name in NEEDED:
            if name not in self.entries:
                self.report.found("no-tag-file", name)
        if self.report.findings:
            return
        if self.text(BAGIT) != BAGIT_TXT:
            self.report.found("bagit-txt", BAGIT)
        if "fetch.txt" in self.entries:
            self.report.found("fetch", "fetch.txt")
        self.manifest = self.listed(MANIFEST, payload=True)
        self.tags = self.listed(TAG_MANIFEST, payload=False)
        self.compare()
        self.report.info = self.read_info()
        self.check_oxum()

    def text(self, name: str) -> str:
        """A tag file as text; "" after telling why it cannot be read."""
        entry = self.entries[name]
        if entry.file_size > MOST_TAG_BYTES:
            self.report.found("too-large", name, n=entry.file_size)
            return ""
        try:
            return self.archive.read(entry).decode("utf-8")
        except UnicodeDecodeError:
            self.report.found("not-text", name)
        except READ_ERRORS as error:
            self.report.found("unreadable", name, why=str(error))
        return ""

    def listed(self, name: str, *, payload: bool) -> dict:
        """Path to SHA-256 as a manifest lists them."""
        found: dict = {}
        for number, line in enumerate(self.text(name).split("\n"), start=1):
            if not line:
                continue
            match = LINE.fullmatch(line.rstrip("\r"))
            if match is None:
                self.report.found("bad-line", name, n=number)
                continue
            path = decoded(match.group(2))
            if path in found:
                self.report.found("listed-twice", path, where=name)
            if not is_safe(path) or path.startswith("data/") is not payload or path == TAG_MANIFEST:
                self.report.found("bad-path", path, where=name)
            found[path] = match.group(1).lower()
        return found

    def compare(self) -> None:
        """Complete both ways, and every file as its manifest says."""
        payload = {path for path in self.entries if path.startswith("data/")}
        tag_files = set(self.entries) - payload - {TAG_MANIFEST}
        if not payload:
            self.report.found("empty")
        for there, listed, where in (
            (payload, self.manifest, MANIFEST),
            (tag_files, self.tags, TAG_MANIFEST),
        ):
            for path in sorted(set(listed) - there):
                self.report.found("absent", path, where=where)
            for path in sorted(there - set(listed)):
                self.report.found("unlisted", path, where=where)
            for path in sorted(there & set(listed)):
                self.hash_of(path, listed[path], counted=where == MANIFEST)
        self.report.tag_manifest_sha256 = self.digest(TAG_MANIFEST)[0]

    def hash_of(self, path: str, expected: str, *, counted: bool) -> None:
        digest, size = self.digest(path)
        if digest and digest != expected:
            self.report.found("changed", path)
        if counted and digest:
            self.report.files += 1
            self.report.size += size

    def digest(self, path: str) -> tuple:
        digest, size = hashlib.sha256(), 0
        try:
            with self.archive.open(self.entries[path]) as stream:
                while True:
                    piece = stream.read(PIECE)
                    if not piece:
                        return digest.hexdigest(), size
                    digest.update(piece)
                    size += len(piece)
        except READ_ERRORS as error:
            self.report.found("unreadable", path, why=str(error))
            return "", size

    def read_info(self) -> dict:
        info: dict = {}
        label = ""
        for line in self.text(BAG_INFO).splitlines():
            if line[:1] in (" ", "\t") and label:
                info[label] += " " + line.strip()
            elif ":" in line:
                label, value = (part.strip() for part in line.split(":", 1))
                info[label] = value
            elif line.strip():
                self.report.found("bad-line", BAG_INFO, n=line[:40])
        return info

    def check_oxum(self) -> None:
        said = self.report.info.get("Payload-Oxum")
        entries = [entry for path, entry in self.entries.items() if path.startswith("data/")]
        real = f"{sum(entry.file_size for entry in entries)}.{len(entries)}"
        if said is None:
            self.report.found("no-oxum", BAG_INFO)
        elif said != real:
            self.report.found("oxum", BAG_INFO, said=said, real=real)

    def contents_code(self) -> str:
        """SHA-256 of the manifest lines without the index, as printed on the paper."""
        try:
            lines = self.archive.read(self.entries[MANIFEST]).splitlines(keepends=True)
        except READ_ERRORS:
            return ""
        index = INDEX.encode()
        return hashlib.sha256(
            b"".join(line for line in lines if not line.rstrip().endswith(index))
        ).hexdigest()


def _check_codes(bag: _Bag, code: str, report: Report) -> None:
    if bag.broken or MANIFEST not in bag.entries:
        return
    report.contents_code = bag.contents_code()
    said = report.info.get("QMS-Contents-Code")
    if said is not None and said.lower() != report.contents_code:
        report.found("code", BAG_INFO, said=said[:64], real=report.contents_code)
    wanted = re.sub(r"[^0-9a-f]", "", code.lower())
    if code and (not wanted or not report.contents_code.startswith(wanted)):
        report.found("paper-code", said=code[:80], real=report.contents_code)


def decoded(path: str) -> str:
    """A path of a manifest with %0D, %0A and %25 read back."""
    return re.sub("%(0[DdAa]|25)", lambda match: chr(int(match.group(1), 16)), path)


def grouped(code: str) -> str:
    return " ".join(code[i : i + 4] for i in range(0, len(code), 4))


def printable(text: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in text)[:300]


def main(arguments=None) -> int:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(description="Kiểm tra hồ sơ bằng chứng / Check an evidence pack")
    parser.add_argument("pack", help="tệp ZIP / the ZIP file")
    parser.add_argument(
        "--code", default="", help="mã danh mục trên giấy / contents code printed on the paper"
    )
    parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON / print JSON")
    options = parser.parse_args(arguments)
    report = verify(options.pack, options.code)
    print(report.as_json() if options.json else report.as_text())
    return report.exit_code


if __name__ == "__main__":
    sys.exit(main())
