"""A file that is either whole or not there: written aside, flushed, renamed."""

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from qms.states import Refused


class NotWritable(Refused):
    """The operating system refuses the file; the message says why in one sentence."""


@contextlib.contextmanager
def whole_file(out: Path) -> Iterator[Path]:
    """A draft beside `out`, renamed to it on success and removed on any failure.

    Raises `NotWritable` for a folder that is missing or refuses, and when the disk is full.
    """
    draft = _draft_beside(out)
    try:
        yield draft
        _publish(draft, out)
    except OSError as error:
        raise not_writable(out, error) from error
    finally:
        draft.unlink(missing_ok=True)


def _draft_beside(out: Path) -> Path:
    if out.is_dir():
        raise NotWritable(_("%(path)s là một thư mục; hãy nêu tên tệp.") % {"path": out})
    try:
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}.", suffix=".part")
    except OSError as error:
        raise not_writable(out, error) from error
    os.close(handle)
    return Path(name)


def _publish(draft: Path, out: Path) -> None:
    with open(draft, "rb+") as stream:
        os.fsync(stream.fileno())
    draft.chmod(0o644)
    os.replace(draft, out)
    folder = os.open(out.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def not_writable(path: Path, error: OSError) -> NotWritable:
    """The refusal of the operating system in one sentence."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        words = _("Đĩa đã đầy, không ghi được %(path)s. Hãy giải phóng dung lượng rồi làm lại.")
        return NotWritable(words % {"path": path})
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        return NotWritable(_("Không có thư mục %(path)s.") % {"path": path.parent})
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return NotWritable(_("Không được phép ghi vào %(path)s.") % {"path": path})
    why = os.strerror(error.errno or errno.EIO)
    return NotWritable(_("Không ghi được %(path)s: %(why)s.") % {"path": path, "why": why})
