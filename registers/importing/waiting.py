"""An uploaded register between the page that takes it and the one that confirms: a day on disk, then gone.

It holds names and numbers of citizens, so it is deleted as soon as it is taken in or given up. A batch
belongs to one person and one unit; nobody else reads it.
"""

import json
import os
import re
import tempfile
import time
import uuid
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from qms.hashing import sha256_of
from qms.states import Refused

KEPT = 24 * 3600  # seconds
KEY = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Batch:
    """One uploaded workbook: whose it is, its name and its fingerprint."""

    key: str
    user: int
    unit: int
    name: str
    sha256: str


def _folder() -> Path:
    return Path(settings.QMS_HOME) / "imports" / "files"


def begin(upload, *, user, unit) -> Batch:
    """Keep a checked upload for a day and give its batch."""
    _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    _sweep()
    upload.file.seek(0)
    batch = Batch(uuid.uuid4().hex, user.pk, unit.pk, upload.name, upload.sha256)
    _write(_path(batch, "xlsx"), upload.file.read())
    _write(_path(batch, "json"), json.dumps(asdict(batch)).encode())
    return batch


def find(key: str, *, user, unit) -> Batch:
    """The person's batch. Raises Refused when it is gone, another person's or of another unit."""
    try:
        kept = json.loads((_folder() / f"{key}.json").read_text("utf-8")) if KEY.fullmatch(key) else {}
    except FileNotFoundError:
        kept = {}
    if not kept or (kept["user"], kept["unit"]) != (user.pk, unit.pk):
        raise Refused(_gone())
    return Batch(**kept)


def _gone() -> str:
    return _("Lần nhập này không còn (giữ một ngày, theo người và đơn vị). Hãy chọn lại tệp Excel.")


def file_of(batch: Batch) -> BytesIO:
    """The workbook as it was sent, with its name. Raises Refused when it is gone or damaged."""
    try:
        content = _path(batch, "xlsx").read_bytes()
    except FileNotFoundError as error:
        raise Refused(_gone()) from error
    if sha256_of(content) != batch.sha256:
        raise Refused(_gone())
    upload = BytesIO(content)
    upload.name = batch.name
    return upload


def rows_of(batch: Batch, number: int | None, read) -> str:
    """What ``read()`` tells of a sheet, asked once: a large sheet takes seconds."""
    path = _path(batch, f"{'first' if number is None else number}.rows")
    if not path.exists():
        _write(path, read().encode())
    return path.read_text("utf-8")


def forget(batch: Batch) -> None:
    """Delete everything of a batch."""
    for path in _folder().glob(f"{batch.key}.*"):
        path.unlink(missing_ok=True)


def _path(batch, ending) -> Path:
    return _folder() / f"{batch.key}.{ending}"


def _write(path: Path, content: bytes):
    """Aside, then renamed: two tabs never read half a file."""
    handle, part = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(content)
    os.replace(part, path)


def _sweep():
    for path in _folder().iterdir():
        if time.time() - path.stat().st_mtime > KEPT:
            path.unlink(missing_ok=True)
