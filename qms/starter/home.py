"""QMS_HOME: the one folder that holds the office's data."""

import os
import tempfile
from pathlib import Path

from qms.starter import environment
from qms.starter.words import Stop


def folder() -> Path:
    """`QMS_HOME`, else `var` beside the code, or below the current folder when installed from a wheel."""
    beside = environment.ROOT if environment.is_checkout() else Path.cwd()
    return Path(os.environ.get("QMS_HOME") or beside / "var").resolve()


def claim() -> None:
    """Name the folder to everything started from here; raise Stop unless files can be written there.

    Found out now rather than in the middle of a record.
    """
    os.environ["QMS_HOME"] = str(folder())
    try:
        folder().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder()):
            pass
    except OSError as error:
        raise Stop(
            f"không ghi được vào thư mục dữ liệu {folder()} ({error.strerror}). "
            "Hãy đặt QMS_HOME là một thư mục ghi được.",
            f"the data folder {folder()} is not writable ({error.strerror}). "
            "Set QMS_HOME to a folder you can write to.",
        ) from error
