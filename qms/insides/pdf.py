"""PDF: readable without a password, nothing that runs, nothing hidden inside or behind it."""

import os

from qms.insides.wrong import Wrong
from qms.insides.wrong import marked as _

TAIL = 4096  # bytes read to find the end mark
MOST_OBJECTS = 200_000
DEEPEST = 40
LOCKED = _("Tệp PDF đặt mật khẩu hoặc bị khóa. Hãy bỏ khóa rồi gửi lại.")
DAMAGED = _("Tệp PDF bị hỏng hoặc thiếu, không mở được. Hãy xuất lại tệp.")
TOO_COMPLEX = _("Tệp PDF quá phức tạp để kiểm tra. Hãy tách tệp.")
RUNS = frozenset({"/JavaScript", "/JS", "/Launch", "/RichMedia", "/XFA"})
HIDES = frozenset({"/EmbeddedFile", "/EmbeddedFiles", "/EF"})


def check(file, kind: str) -> None:
    """Raise Wrong for a PDF that is damaged, locked, active, or carries other files."""
    _refuse_appended_data(file)
    file.seek(0)
    # a native library: the other kinds are judged without it
    import pikepdf

    try:
        with pikepdf.open(file) as document:
            _check_open(document)
    except pikepdf.PasswordError as error:
        raise Wrong(LOCKED) from error
    except (pikepdf.PdfError, UnicodeError, ValueError) as error:
        raise Wrong(DAMAGED) from error


def _refuse_appended_data(file):
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - TAIL))
    _body, mark, after = file.read().rpartition(b"%%EOF")
    if not mark:
        raise Wrong(DAMAGED)
    if after.strip(b"\r\n\t \x00"):
        raise Wrong(_("Tệp PDF có dữ liệu lạ nối vào cuối. Hãy xuất lại tệp."))


def _check_open(document):
    if document.is_encrypted:
        raise Wrong(LOCKED)
    if not len(document.pages):
        raise Wrong(_("Tệp PDF không có trang nào."))
    if len(document.objects) > MOST_OBJECTS:
        raise Wrong(TOO_COMPLEX)
    for item in document.objects:
        _check_item(item, 0)


def _check_item(item, depth: int):
    """Look at the names in one object and what lies directly inside it; references come by themselves."""
    import pikepdf

    if depth > DEEPEST:
        raise Wrong(TOO_COMPLEX)
    if isinstance(item, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, value in item.items():
            _check_name(key)
            if isinstance(value, pikepdf.Name) and key in ("/S", "/Type", "/Subtype"):
                _check_name(value.unparse().decode("ascii", "replace"))
            _check_child(value, depth)
    elif isinstance(item, pikepdf.Array):
        for value in item:
            _check_child(value, depth)


def _check_child(value, depth: int):
    if not getattr(value, "is_indirect", False):
        _check_item(value, depth + 1)


def _check_name(name: str):
    if name in RUNS:
        raise Wrong(_("Tệp PDF có mã lệnh chạy được. Hãy in lại thành PDF thường."))
    if name in HIDES:
        raise Wrong(_("Tệp PDF có tệp khác đính kèm bên trong. Hãy tách ra và gửi riêng từng tệp."))
