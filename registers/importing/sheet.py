"""One sheet of an uploaded workbook as plain rows, and what of it cannot be taken at all."""

import json
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from qms.insides.wrong import Wrong
from qms.uploads import UploadRefused, apart, check
from registers.importing.columns import header_place, texts_of

MOST_ROWS = 20_000
LAST_ROW = re.compile(r"\d+$")


@dataclass(frozen=True)
class Row:
    """A row of the sheet: its number in Excel, and its cells as `qms.insides.xlsx_rows` tells them."""

    number: int
    cells: list


@dataclass(frozen=True)
class Sheet:
    """The chosen sheet: its headings and the rows under them; ``names`` are (name, is hidden) of all."""

    names: list[tuple[str, bool]]
    chosen: int
    header: Row
    rows: list[Row]

    @property
    def name(self) -> str:
        return self.names[self.chosen][0]

    @property
    def headings(self) -> list[str]:
        return texts_of(self.header.cells)

    def where(self, place: int) -> str:
        """A column as the reader finds it: "Cột H, “Nhận”"."""
        name = self.headings[place] if place < len(self.headings) else ""
        return _("cột %(letter)s “%(name)s”") % {"letter": get_column_letter(place + 1), "name": name}


def checked_upload(upload):
    """The workbook through the gate. Raises UploadRefused."""
    return check(upload, kinds=("xlsx",))


def told_apart(upload, number: int | None = None) -> str:
    """The rows of a sheet as JSON, read in a limited process. Raises UploadRefused."""
    try:
        kind = "xlsx-rows" if number is None else f"xlsx-rows:{number}"
        return apart.judge(kind, upload.file).decode()
    except Wrong as wrong:
        raise UploadRefused(_(wrong.text) % wrong.values) from wrong


def sheet_of(told: str) -> Sheet:
    """The sheet. Raises UploadRefused: nothing in it, no headings, merged cells, too many rows."""
    found = json.loads(told)
    names = [(sheet["name"], sheet["hidden"]) for sheet in found["sheets"]]
    rows = [Row(number, cells) for number, cells in found["rows"]]
    name = names[found["sheet"]][0]
    place = header_place(rows)
    if place is None:
        raise UploadRefused(_("Trang “%(name)s” không có hàng tiêu đề cột.") % {"name": name})
    header, below = rows[place], rows[place + 1 :]
    _refuse_merged(found["merged"], header)
    if not below:
        raise UploadRefused(_("Trang “%(name)s” không có dòng nào dưới hàng tiêu đề.") % {"name": name})
    if len(below) > MOST_ROWS or found["cut"]:
        words = _("Trang “%(name)s” có quá %(most)d dòng. Hãy tách thành nhiều tệp, mỗi tệp nhập một lần.")
        raise UploadRefused(words % {"name": name, "most": MOST_ROWS})
    return Sheet(names, found["sheet"], header, below)


def _refuse_merged(ranges, header):
    """Titles above the headings may be merged; the headings and the rows may not."""
    for cells in ranges:
        if int(LAST_ROW.search(cells)[0]) < header.number:
            continue
        words = _("Ô %(cells)s bị gộp: hãy bỏ gộp ô ở hàng tiêu đề và trong bảng rồi gửi lại.")
        raise UploadRefused(words % {"cells": cells})
