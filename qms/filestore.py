"""Content-addressed files below QMS_HOME/files: a file is kept under the SHA-256 of its bytes.

The same content is the same file. What is stored is read-only and is never overwritten or
deleted by the application, so a record points at exactly the bytes it was given.
"""

import contextlib
import os
import re
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from qms.hashing import CHUNK, sha256_file, sha256_of
from qms.leftovers import remove_old
from qms.states import Refused

_SHA256 = re.compile(r"[0-9a-f]{64}")
_PART = "part-"


class FileDamaged(Refused):
    """The stored bytes are missing or are no longer what they were: nothing false is handed out."""

    def __init__(self, sha256: str):
        super().__init__(_("Tệp này đã hỏng hoặc bị mất trong kho. Hãy báo người quản trị kiểm tra."))
        self.sha256 = sha256


def root() -> Path:
    """The folder of all files."""
    return Path(settings.QMS_HOME) / "files"


def path_of(sha256: str) -> Path:
    """Where the content with this fingerprint is kept. Raises ValueError for anything else."""
    if not _SHA256.fullmatch(sha256):
        raise ValueError(f"not a SHA-256: {sha256!r}")
    return root() / sha256[:2] / sha256


def keep(stream, sha256: str) -> Path:
    """Store the bytes of `stream` (read from where it stands), whose fingerprint must be `sha256`.

    Written aside, flushed to disk, then renamed: a killed process leaves no half file.
    Raises FileDamaged when the bytes have another fingerprint, OSError when the disk refuses.
    """
    target = path_of(sha256)
    if target.exists() and sha256_file(target) == sha256:
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    part = _write_aside(stream, target.parent)
    try:
        if sha256_file(part) != sha256:
            raise FileDamaged(sha256)
        if target.exists():
            raise FileDamaged(sha256)
        os.replace(part, target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    _flush_folder(target.parent)
    return target


def _write_aside(stream, folder: Path) -> Path:
    handle, name = tempfile.mkstemp(prefix=_PART, dir=folder)
    try:
        with os.fdopen(handle, "wb") as out:
            while chunk := stream.read(CHUNK):
                out.write(chunk)
            out.flush()
            os.fchmod(out.fileno(), 0o444) if hasattr(os, "fchmod") else None
            os.fsync(out.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _flush_folder(folder: Path):
    """Make the rename itself survive a power cut; Windows cannot open a folder and needs no flush."""
    with contextlib.suppress(PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def open_file(sha256: str):
    """The stored bytes as they lie there, open for reading. Raises FileDamaged when there are none."""
    try:
        return open(path_of(sha256), "rb")
    except FileNotFoundError as error:
        raise FileDamaged(sha256) from error


def open_sound(sha256: str):
    """The content, open for reading after its fingerprint was taken again. Raises FileDamaged."""
    stream = open_file(sha256)
    if sha256_file(stream) != sha256:
        stream.close()
        raise FileDamaged(sha256)
    stream.seek(0)
    return stream


def read_sound(sha256: str) -> bytes:
    """The whole content, whose fingerprint was taken of the very bytes returned. Raises FileDamaged."""
    with open_file(sha256) as stream:
        content = stream.read()
    if sha256_of(content) != sha256:
        raise FileDamaged(sha256)
    return content


def is_sound(sha256: str) -> bool:
    """Whether the content is there and still has its fingerprint."""
    path = path_of(sha256)
    return path.is_file() and sha256_file(path) == sha256


def stored() -> list[str]:
    """The fingerprints of everything in the store, sorted: for finding what no record names."""
    return sorted(path.name for path in root().glob("??/*") if _SHA256.fullmatch(path.name))


def sweep(older_than: float, now: float) -> int:
    """Remove what interrupted writes left aside for more than `older_than` seconds; how many."""
    return remove_old(root().glob(f"??/{_PART}*"), older_than, now)
