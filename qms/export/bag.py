"""Evidence packs as BagIt bags (RFC 8493) in one ZIP, written file by file and published whole or not at all.

Nothing in the file depends on when, where or by whom it was made: dates are fixed, manifests sorted, so the
same files give the same bytes. In the unzipped top folder `sha256sum -c manifest-sha256.txt` checks the
payload. Names with CR, LF or % are refused: the RFC writes them percent-encoded, and neither `sha256sum` nor
the reference tool reads that back.
"""

import errno
import hashlib
import io
import os
import shutil
import tempfile
import unicodedata
import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from qms.leftovers import remove_old

BAGIT_TXT = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
TOP = "ho-so-bang-chung"
MANIFEST, TAG_MANIFEST = "manifest-sha256.txt", "tagmanifest-sha256.txt"
PACKED_ALREADY = {".pdf", ".xlsx", ".docx", ".pptx", ".ods", ".odt", ".zip", ".png", ".jpg", ".jpeg", ".webp"}
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
PIECE = 1024 * 1024  # bytes
RESERVE = 16 * 1024 * 1024  # bytes kept free on the disk
LONGEST_NAME = 255  # bytes of one part of a path
_FORBIDDEN = set('\\:*?"<>|%')  # a pack is unzipped on Windows too; % see above


class BadName(ValueError):
    """A path that some system could not unzip, or that would leave the bag's folder."""


class BagWriter:
    """Writes a bag to `path`, which appears only when the bag is whole.

        with BagWriter(path, info={"Source-Organization": "…"}) as bag:
            bag.add("4-boi-canh/BM-4.1-01.pdf", data)

    Leaving the block closes and publishes the bag; an exception inside leaves nothing behind, part file
    included. `info` becomes bag-info.txt together with the Payload-Oxum; what is only known at the end can be
    given to `close` instead. `expected` is the estimated size in bytes: twice that much must be free.
    Raises OSError (ENOSPC when the disk is too full), BadName for a path that is not safe.
    """

    def __init__(self, path, top: str = TOP, info: Mapping[str, str] | None = None, *, expected: int = 0):
        self.path, self.top = Path(path), _safe(top)
        self.info = dict(info or {})
        self._expected = expected
        self._hashes: dict[str, str] = {}  # path inside data/ -> sha256
        self._folded: set[str] = set()
        self._octets = 0
        self._part: Path | None = None
        self.tag_manifest_sha256 = ""

    def __enter__(self):
        _need(self.path.parent, 2 * self._expected)
        handle, name = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.", suffix=".part")
        self._part = Path(name)
        self._file = os.fdopen(handle, "w+b")
        self._zip = zipfile.ZipFile(self._file, "w")
        return self

    def __exit__(self, kind, error, trace):
        try:
            if kind is None and self._part is not None:
                self.close()
        finally:
            self._sweep()
        return False

    def add(self, path: str, source: bytes | BinaryIO | Path) -> str:
        """Put a file at data/`path`; returns its SHA-256. An open file or a Path is copied in pieces."""
        path = _safe(path)
        if path.casefold() in self._folded:
            raise BadName(f"the bag already holds {path}")
        digest, size = self._write(f"data/{path}", source)
        self._hashes[path] = digest
        self._folded.add(path.casefold())
        self._octets += size
        return digest

    def contents_code(self) -> str:
        """SHA-256 of the manifest lines of what has been added so far: the "mã danh mục" of a pack.

        Asked for before the index is added, anyone can repeat it:
        `grep -v 00-muc-luc.pdf manifest-sha256.txt | sha256sum`.
        """
        return hashlib.sha256(self._manifest().encode()).hexdigest()

    def close(self, info: Mapping[str, str] | None = None) -> str:
        """Write the tag files, publish the bag, and return the SHA-256 of its tag manifest."""
        if self._part is None:
            return self.tag_manifest_sha256
        oxum = {"Payload-Oxum": f"{self._octets}.{len(self._hashes)}"}
        tags = {
            "bag-info.txt": _info_text({**self.info, **(info or {}), **oxum}),
            "bagit.txt": BAGIT_TXT,
            MANIFEST: self._manifest(),
        }
        lines = [f"{self._write(name, text.encode())[0]}  {name}\n" for name, text in sorted(tags.items())]
        self.tag_manifest_sha256 = self._write(TAG_MANIFEST, "".join(lines).encode())[0]
        self._publish()
        return self.tag_manifest_sha256

    def _manifest(self) -> str:
        return "".join(f"{self._hashes[path]}  data/{path}\n" for path in sorted(self._hashes))

    def _write(self, name: str, source) -> tuple[str, int]:
        if isinstance(source, Path):
            with source.open("rb") as stream:
                return self._write(name, stream)
        stream = io.BytesIO(source) if isinstance(source, bytes | bytearray | memoryview) else source
        size = _size_of(stream)
        _need(self.path.parent, size)
        entry = zipfile.ZipInfo(f"{self.top}/{name}", ZIP_DATE)
        packed = PurePosixPath(name).suffix.lower() in PACKED_ALREADY
        entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
        entry.external_attr = 0o100644 << 16
        entry.create_system = 3  # the same bytes on every system
        digest, copied = hashlib.sha256(), 0
        with self._zip.open(entry, "w", force_zip64=size >= 2**31 - 1) as out:
            while piece := stream.read(PIECE):
                digest.update(piece)
                out.write(piece)
                copied += len(piece)
        return digest.hexdigest(), copied

    def _publish(self) -> None:
        self._zip.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._part.chmod(0o644)
        os.replace(self._part, self.path)
        self._part = None
        _sync_folder(self.path.parent)

    def _sweep(self) -> None:
        """Remove the unfinished part; closed first, so that the ZIP is not completed by accident."""
        if self._part is None:
            return
        self._file.close()
        self._zip.fp = None  # nothing may write to the closed file when the ZIP object is collected
        self._part.unlink(missing_ok=True)
        self._part = None


def sweep_parts(folder, older_than: float, now: float) -> int:
    """Remove part files in `folder` that no process has written to for `older_than` seconds; how many."""
    return remove_old(Path(folder).glob("*.part"), older_than, now)


def _safe(path: str) -> str:
    """The path in NFC, or BadName: relative, forward slashes, nothing a common system refuses."""
    text = unicodedata.normalize("NFC", str(path))
    parts = text.split("/")
    if any(part in ("", ".", "..") or part != part.strip() or part.endswith(".") for part in parts):
        raise BadName(f"not a safe path: {path!r}")
    if any(len(part.encode()) > LONGEST_NAME for part in parts):
        raise BadName(f"a name too long: {path!r}")
    if any(letter in _FORBIDDEN or ord(letter) < 32 for letter in text):
        raise BadName(f"a character that not every system can store: {path!r}")
    return text


def _info_text(info: Mapping[str, str]) -> str:
    lines = (f"{label}: {' '.join(str(value).split())}\n" for label, value in sorted(info.items()))
    return "".join(unicodedata.normalize("NFC", line) for line in lines)


def _size_of(stream) -> int:
    """Bytes left in a stream that can seek; 0 when it cannot tell."""
    try:
        here = stream.tell()
        end = stream.seek(0, os.SEEK_END)
        stream.seek(here)
    except (AttributeError, OSError):
        return 0
    return end - here


def _need(folder: Path, size: int) -> None:
    if size and shutil.disk_usage(folder).free < size + RESERVE:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open a folder
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
