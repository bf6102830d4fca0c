"""The rows of one sheet of an Excel workbook that the gate has passed; read with the limits of the gate.

The kind says which sheet, from 0: "xlsx-rows:1"; without a number it is the first that is not hidden. Cells
are told as they stand: text, number, true or false, ["d", "2026-03-05T00:00:00"] for a date, ["t",
"08:30:00"] for a time, ["f"] for a formula, ["e", "#REF!"] for an error. Values that Excel kept of a formula
are not read: nobody knows when they were worked out.
"""

import datetime as dt
import json
import re

import openpyxl

from qms.insides.wrong import Wrong
from qms.insides.wrong import marked as _

DAMAGED = _("Không đọc được bảng trong tệp. Hãy mở bằng Excel, lưu lại rồi gửi lại.")
NO_SHEET = _("Tệp Excel không có trang tính nào đọc được.")
MOST_ROWS = 20_050  # with something in them: a limit of rows, and some lines above the header
MOST_COLUMNS = 60
LONGEST = 4000  # characters of one cell
MOST_SCANNED = 200_000  # rows looked at, empty ones too
MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+\d+:[A-Z]+\d+)"')
CHUNK = 1 << 20


def check(file, kind: str) -> bytes:
    """JSON, in place of bytes to keep. Raises Wrong for a workbook that cannot be read."""
    asked = kind.partition(":")[2]
    try:
        book = openpyxl.load_workbook(file, read_only=True, data_only=False, keep_links=False)
        told = _told(book, int(asked) if asked else None)
    except Wrong:
        raise
    except Exception as error:  # a parser of others in a process of its own: whatever it is, not this file
        raise Wrong(DAMAGED) from error
    return json.dumps(told, ensure_ascii=False).encode()


def _told(book, asked: int | None) -> dict:
    sheets = book.worksheets
    shown = [number for number, sheet in enumerate(sheets) if sheet.sheet_state == "visible"]
    number = asked if asked is not None else (shown or [0])[0]
    if number >= len(sheets):
        raise Wrong(NO_SHEET)
    rows, is_cut = _rows(sheets[number])
    return {
        "sheets": [{"name": sheet.title, "hidden": sheet.sheet_state != "visible"} for sheet in sheets],
        "sheet": number,
        "rows": rows,
        "cut": is_cut,
        "merged": _merged(book, sheets[number]),
    }


def _rows(sheet) -> tuple[list, bool]:
    """[row number, cells] of each row that holds something; whether there were more than are read."""
    sheet.reset_dimensions()  # what the file claims of its own size is not asked
    rows = []
    for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        cells = [_value(cell) for cell in row]
        while cells and cells[-1] is None:
            cells.pop()
        if cells:
            rows.append([number, cells])
        if len(rows) > MOST_ROWS or number > MOST_SCANNED:
            return rows[:MOST_ROWS], True
    return rows, False


def _value(cell):
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return ["f"]
    if cell.data_type == "e":
        return ["e", str(value)[:20]]
    if isinstance(value, dt.datetime):
        return ["d", value.isoformat()]
    if isinstance(value, dt.date):
        return ["d", dt.datetime.combine(value, dt.time()).isoformat()]
    if isinstance(value, dt.time):
        return ["t", value.isoformat()]
    if isinstance(value, bool | int | float):
        return value
    return str(value)[:LONGEST].strip() or None


def _merged(book, sheet) -> list[str]:
    """The ranges of cells that were made one, which a reader of single rows does not tell."""
    found, tail = [], b""
    with book._archive.open(sheet._worksheet_path) as part:
        while chunk := part.read(CHUNK):
            found += MERGED.findall(tail + chunk)
            tail = chunk[-200:]
    return sorted({ref.decode("ascii") for ref in found})
