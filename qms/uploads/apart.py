"""Judging the inside of a file in a process of its own: limited, without settings, database or secrets."""

import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from qms.insides.wrong import Wrong
from qms.insides.wrong import marked as _

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-s", "-m", "qms.insides")
LONGEST = 45  # seconds on the clock
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "TMPDIR", "SYSTEMROOT", "TEMP", "TMP")
UNFINISHED = _(
    "Không kiểm tra xong được tệp này nên không nhận. Hãy mở, lưu lại thành tệp nhỏ hơn rồi gửi lại."
)
_turn = threading.BoundedSemaphore(2)  # of these at once in one web process, each of at most 1 GB


def judge(kind: str, upload) -> bytes | None:
    """Raise Wrong unless the file may be taken; the bytes to keep in its place, or None for its own.

    A process that crashes, takes too long or wants too much memory refuses the file.
    """
    with _turn, tempfile.TemporaryFile() as copy, tempfile.TemporaryFile() as answer:
        upload.seek(0)
        shutil.copyfileobj(upload, copy)
        copy.seek(0)
        _run(kind, copy, answer)
        answer.seek(0)
        return _read(answer)


def _run(kind: str, copy, answer) -> None:
    try:
        done = subprocess.run(  # noqa: S603 (our own program; the kind is one of ours)
            [*COMMAND, kind],
            stdin=copy,
            stdout=answer,
            stderr=subprocess.PIPE,
            timeout=LONGEST,
            cwd=ROOT,
            env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        logger.warning("A %s file could not be judged: %s", kind, error)
        raise Wrong(UNFINISHED) from error
    if done.returncode:
        trouble = done.stderr[-500:].decode("utf-8", "replace")
        logger.warning("Judging a %s file ended with %s: %s", kind, done.returncode, trouble)
        raise Wrong(UNFINISHED)


def _read(answer) -> bytes | None:
    try:
        verdict = json.loads(answer.readline())
        if verdict["wrong"] is not None:
            raise Wrong(str(verdict["wrong"]), **verdict["values"])
        kept = answer.read()
        if len(kept) != verdict["kept"]:
            raise ValueError(f"{len(kept)} bytes instead of {verdict['kept']}")
    except (ValueError, KeyError, TypeError) as error:
        logger.warning("The answer about a file is not readable: %s", error)
        raise Wrong(UNFINISHED) from error
    return kept or None
