"""Old registers as offices keep them in Excel."""

import io
from datetime import datetime

from openpyxl import Workbook

HEADINGS = [
    "STT",
    "Mã hồ sơ",
    "Thủ tục",
    "Họ và tên",
    "Số định danh",
    "Số điện thoại",
    "Nhận",
    "Hẹn trả",
    "Trả",
]
RECEIVED, DUE, RETURNED = (datetime(2025, 3, day, 8, 30) for day in (3, 10, 7))


def row(**changes) -> list:
    """One good row; a change by heading."""
    good = {
        "STT": 1, "Mã hồ sơ": "G01-0001", "Thủ tục": "Đăng ký tạm trú", "Họ và tên": "Nguyễn Thị Đào",
        "Số định danh": "024190001234", "Số điện thoại": "0912345678", "Nhận": RECEIVED, "Hẹn trả": DUE,
        "Trả": RETURNED,
    }  # fmt: skip
    return list((good | changes).values())


def workbook(*rows, headings=HEADINGS, above=(), touch=None, name="so-cu.xlsx") -> io.BytesIO:
    """A workbook of these rows; ``touch(book)`` may spoil it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Sổ 2025"
    for line in (*above, headings, *rows):
        sheet.append(line)
    if touch:
        touch(book)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    out.name = name
    return out
