"""Uploaded Word files between the page that takes them and the page that confirms: a day on disk, by hash.

A batch belongs to one person and one unit; nobody else reads it. Nothing here is evidence yet: that
begins when drafts are made and the file is attached to them.
"""

import io
import json
import os
import re
import tempfile
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from qms.hashing import sha256_of
from qms.states import Refused

KEPT = 24 * 3600  # seconds
KEY = re.compile(r"[0-9a-f]{32}")


@dataclass
class Batch:
    """The files of one import: (sha256, name) each; `made` are the keys of the drafts, once made."""

    key: str
    user: int
    unit: int
    files: list[tuple[str, str]]
    made: list[int] = field(default_factory=list)


def _folder() -> Path:
    return Path(settings.QMS_HOME) / "imports"


def begin(read, *, user, unit) -> Batch:
    """Keep for a day checked uploads, each with the HTML mammoth made of it, and give their batch."""
    _folder().mkdir(parents=True, exist_ok=True)
    _sweep()
    for upload, html in read:
        upload.file.seek(0)
        _write(_folder() / upload.sha256, upload.file.read())
        _write(_folder() / f"{upload.sha256}.html", html.encode())
    files = [(upload.sha256, upload.name) for upload, _html in read]
    batch = Batch(uuid.uuid4().hex, user.pk, unit.pk, files)
    _save(batch)
    return batch


def find(key: str, *, user, unit) -> Batch:
    """The person's batch. Raises Refused when it is gone, another person's or of another unit."""
    try:
        value = json.loads((_folder() / f"{key}.json").read_text("utf-8")) if KEY.fullmatch(key) else {}
    except FileNotFoundError:
        value = {}
    if not value or (value["user"], value["unit"]) != (user.pk, unit.pk):
        raise Refused(_gone())
    return Batch(key, value["user"], value["unit"], [tuple(each) for each in value["files"]], value["made"])


def _gone() -> str:
    return _("Lần nhập này không còn (giữ một ngày, theo người và đơn vị). Hãy chọn lại tệp Word.")


def files_of(batch: Batch) -> list[tuple[io.BytesIO, str]]:
    """The files as they were sent, with names, and their HTML. Raises Refused when one is gone or damaged."""
    uploads = []
    for sha256, name in batch.files:
        try:
            content = (_folder() / sha256).read_bytes()
            html = (_folder() / f"{sha256}.html").read_text("utf-8")
        except FileNotFoundError as error:
            raise Refused(_gone()) from error
        if sha256_of(content) != sha256:
            raise Refused(_gone())
        upload = io.BytesIO(content)
        upload.name = name
        uploads.append((upload, html))
    return uploads


def finish(batch: Batch, made: list[int]) -> None:
    """Remember the drafts, so that the page shown again names them."""
    batch.made = made
    _save(batch)


def _save(batch: Batch):
    value = {"user": batch.user, "unit": batch.unit, "files": batch.files, "made": batch.made}
    _write(_folder() / f"{batch.key}.json", json.dumps(value).encode())


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
