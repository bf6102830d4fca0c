"""Name, size and first bytes; then the check of the kind."""

import io
import os
from dataclasses import dataclass
from typing import BinaryIO

from django.conf import settings
from django.utils.translation import gettext as _

from qms.hashing import sha256_file
from qms.insides.wrong import Wrong
from qms.text import UncleanText, clean
from qms.uploads import apart, plain
from qms.uploads.refusal import UploadRefused

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CONTENT_TYPES = {
    "pdf": "application/pdf",
    "docx": DOCX,
    "xlsx": XLSX,
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "txt": "text/plain; charset=utf-8",
}
KINDS = tuple(CONTENT_TYPES)

LONGEST_NAME = 150  # characters
OLD_OFFICE = ("doc", "xls", "ppt", "dot", "xlt", "pps")
WITH_MACROS = ("docm", "xlsm", "dotm", "xltm", "xlsb", "pptm")
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")
MAGIC = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "png": b"\x89PNG\r\n\x1a\n"} | {
    kind: b"\xff\xd8\xff" for kind in ("jpg", "jpeg")
}


@dataclass(frozen=True)
class CheckedUpload:
    """A file that passed the gate: its clean name, kind, content type, size in bytes and SHA-256.

    ``sent_sha256`` is the fingerprint of what was sent: another one when a picture lost its place.
    """

    file: BinaryIO
    name: str
    kind: str
    content_type: str
    size: int
    sha256: str
    sent_sha256: str

    @property
    def lost_its_place(self) -> bool:
        """Whether the picture said where it was taken, which is not kept."""
        return self.sha256 != self.sent_sha256


def check(upload, *, kinds=KINDS, limit: int | None = None) -> CheckedUpload:
    """Let `upload` (a seekable binary file with a `name`) through, or raise UploadRefused.

    `kinds` narrows the allowed extensions; `limit` is in bytes, by default QMS_UPLOAD_LIMIT.
    """
    if isinstance(upload, CheckedUpload):
        return upload
    name = _clean_name(upload.name)
    kind = _kind(name, kinds)
    size = _size(upload, limit or settings.QMS_UPLOAD_LIMIT)
    _check_first_bytes(upload, kind)
    kept = _look_inside(upload, kind)
    sent = _fingerprint(upload)
    if kept is None:
        return CheckedUpload(upload, name, kind, CONTENT_TYPES[kind], size, sent, sent)
    file = io.BytesIO(kept)
    return CheckedUpload(file, name, kind, CONTENT_TYPES[kind], len(kept), _fingerprint(file), sent)


def _look_inside(upload, kind: str) -> bytes | None:
    """The bytes to keep in the place of those sent, or None. Text needs no parser and no process."""
    upload.seek(0)
    if kind == "txt":
        return plain.check(upload)
    try:
        return apart.judge(kind, upload)
    except Wrong as wrong:
        raise UploadRefused(_(wrong.text) % wrong.values) from wrong


def _fingerprint(file) -> str:
    file.seek(0)
    digest = sha256_file(file)
    file.seek(0)
    return digest


def _clean_name(name: str) -> str:
    try:
        name = clean(os.path.basename(str(name or "").replace("\\", "/")), lines=False)
    except UncleanText as error:
        raise UploadRefused(_("Tên tệp có ký tự không dùng được. Hãy đổi tên tệp.")) from error
    if not name.strip(". "):
        raise UploadRefused(_("Tệp không có tên. Hãy đặt tên cho tệp."))
    if len(name) > LONGEST_NAME:
        raise UploadRefused(
            _("Tên tệp dài quá %(most)d ký tự. Hãy đặt tên ngắn hơn.") % {"most": LONGEST_NAME}
        )
    return name


def _kind(name: str, kinds) -> str:
    kind = os.path.splitext(name)[1].lower().lstrip(".")
    if kind in kinds:
        return kind
    if kind in WITH_MACROS:
        raise UploadRefused(_("Không nhận tệp có macro. Hãy lưu lại thành .docx hoặc .xlsx."))
    if kind in OLD_OFFICE:
        raise UploadRefused(_("Định dạng Word/Excel cũ không được nhận. Hãy lưu lại thành .docx hoặc .xlsx."))
    raise UploadRefused(
        _("Không nhận loại tệp này. Chỉ nhận: %(kinds)s.") % {"kinds": ", ".join(f".{k}" for k in kinds)}
    )


def _size(upload, limit: int) -> int:
    upload.seek(0, os.SEEK_END)
    size = upload.tell()
    if not size:
        raise UploadRefused(_("Tệp trống, không có nội dung."))
    if size > limit:
        raise UploadRefused(
            _("Tệp nặng %(size)s MB, vượt mức %(limit)s MB. Hãy nén ảnh hoặc tách tệp.")
            % {"size": _megabytes(size), "limit": _megabytes(limit)}
        )
    return size


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".replace(".", ",").removesuffix(",0")


def _check_first_bytes(upload, kind: str):
    upload.seek(0)
    head = upload.read(4096)
    if kind in ("docx", "xlsx") and head.startswith(OLE2):
        upload.seek(0)
        raise UploadRefused(_old_or_locked(upload.read()))
    if head.startswith(PROGRAMS) and kind != "txt":
        raise UploadRefused(_("Tệp này là chương trình được đổi tên, không phải tài liệu."))
    if not head.startswith(MAGIC.get(kind, b"")):
        raise UploadRefused(
            _("Nội dung tệp không phải là .%(kind)s như tên tệp. Hãy lưu lại đúng định dạng.")
            % {"kind": kind}
        )


def _old_or_locked(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _("Tệp đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại.")
    return _("Định dạng Word/Excel cũ không được nhận. Hãy lưu lại thành .docx hoặc .xlsx.")
