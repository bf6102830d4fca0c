"""What is told of an old register before it is taken in, and a cell as its reader sees it in Excel."""

import datetime as dt

from django.utils.translation import gettext as _

SHOWN_ROWS = 8  # rows named in a notice; the others are counted


def notices_of(sheet, columns: dict[str, int], told: dict[str, list[int]]) -> list[str]:
    """What the reader should know of a sheet before it is taken in; ``told`` are the rows of each matter."""
    words = {
        "procedure": _("Không khớp quy trình nào của đơn vị: giữ tên thủ tục, để trống quy trình"),
        "resolved": _("Không có ngày có kết quả: lấy ngày trả"),
        "open": _("Không có ngày kết quả, ngày trả: vào sổ là đang giải quyết"),
        "supplement": _(
            "Chờ bổ sung: vào sổ là đang giải quyết, hạn vẫn tính; nhập xong hãy ghi yêu cầu bổ sung"
        ),
        "zero": _("Số định danh, số điện thoại là số trong Excel: thêm lại số 0 ở đầu"),
        "empty": _("Không có gì trong các cột đã chọn: bỏ qua"),
    }
    found = [f"{text}: {_rows_in_words(told[key])}" for key, text in words.items() if key in told]
    return [*found, *_about_sheet(sheet, columns)]


def _about_sheet(sheet, columns):
    if hidden := [name for name, is_hidden in sheet.names if is_hidden]:
        yield _("Trang ẩn không được đọc: %(names)s.") % {"names": ", ".join(hidden)}
    if len(sheet.names) - len(hidden) > 1:
        yield _("Chỉ đọc trang “%(name)s”.") % {"name": sheet.name}
    if sheet.numbered:
        yield _("Dòng %(row)d chỉ đánh số cột: bỏ qua.") % {"row": sheet.numbered}
    for name in dict.fromkeys(name for name in sheet.headings if name):
        if len(letters := sheet.places(name)) > 1:
            words = _("Tiêu đề “%(name)s” đứng ở nhiều cột: %(letters)s. Hãy xem cột nào được đọc.")
            yield words % {"name": name, "letters": ", ".join(letters)}
    used = set(columns.values())
    left = [name for place, name in enumerate(sheet.headings) if name and place not in used]
    if left:
        yield _("Cột không dùng: %(names)s.") % {"names": ", ".join(left)}


def shown_cell(cell) -> str:
    """A cell as its reader sees it in Excel; a formula by its sign."""
    if cell is None:
        return ""
    if isinstance(cell, list):
        return _day_shown(cell[1]) if cell[0] == "d" else cell[1] if len(cell) > 1 else "=…"
    return str(cell)[:60]


def _day_shown(written: str) -> str:
    """A date cell as people write it; midnight is a day without an hour."""
    at = dt.datetime.fromisoformat(written)
    return f"{at:%d/%m/%Y %H:%M}" if at.time() != dt.time() else f"{at:%d/%m/%Y}"


def _rows_in_words(rows: list[int]) -> str:
    named = ", ".join(str(number) for number in rows[:SHOWN_ROWS])
    if len(rows) > SHOWN_ROWS:
        return _("dòng %(named)s… (%(n)d dòng).") % {"named": named, "n": len(rows)}
    return _("dòng %(named)s.") % {"named": named}
