"""Rendered bytes kept by what decides them: the same page is never typeset twice.

Files lie under QMS_HOME/cache and may be deleted at any time; nothing else refers to them.
"""

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from django.conf import settings

from qms.leftovers import remove_old, removed

FOLDER = "cache"
PART = ".part"
LIMIT = 2 * 1024**3  # bytes kept by `prune`


def key_of(*parts: str) -> str:
    """SHA-256 over the parts, each with its length, so that no two lists of parts can meet."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def kept(key: str, make: Callable[[], bytes]) -> bytes:
    """The bytes kept under `key`, made now when they are not there yet."""
    path = _path(key)
    try:
        return path.read_bytes()
    except FileNotFoundError:
        data = make()
        write_whole(path, data)
        return data


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` so that `path` is either absent or complete: temporary file, fsync, rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=PART)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def prune(limit: int = LIMIT) -> int:
    """Delete the longest unused files until at most `limit` bytes are left; returns the bytes freed."""
    files = [(seen.st_atime, seen.st_size, path) for path, seen in _published()]
    excess = sum(size for _, size, _ in files) - limit
    freed = 0
    for _, size, path in sorted(files):
        if freed >= excess:
            break
        freed += size if removed(path) else 0
    return freed


def _published():
    """(path, stat) of each cached file; another process may remove one meanwhile."""
    for path in _root().glob("*/*"):
        with contextlib.suppress(FileNotFoundError):
            if path.suffix != PART:
                yield path, path.stat()


def sweep(older_than: float, now: float) -> int:
    """Remove what interrupted writes left for more than `older_than` seconds; how many."""
    return remove_old(_root().glob(f"*/*{PART}"), older_than, now)


def _root() -> Path:
    return Path(settings.QMS_HOME) / FOLDER


def _path(key: str) -> Path:
    return _root() / key[:2] / key
