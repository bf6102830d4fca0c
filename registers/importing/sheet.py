"""One sheet of an uploaded workbook as plain rows, and what of it cannot be taken at all."""

import json
import re
from dataclasses import dataclass
from itertools import zip_longest

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter, range_boundaries

from qms.insides.wrong import Wrong
from qms.uploads import UploadRefused, apart, check
from registers.importing.columns import header_place, known_columns, missing, texts_of

MOST_ROWS = 20_000
MOST_TRIED = 8  # sheets looked through for the one that is the register
NUMBER = re.compile(r"\(?(\d{1,2})\)?")


@dataclass(frozen=True)
class Row:
    """A row of the sheet: its number in Excel, and its cells as `qms.insides.xlsx_rows` tells them."""

    number: int
    cells: list


@dataclass(frozen=True)
class Sheet:
    """The chosen sheet: its headings and the rows under them; ``names`` are (name, is hidden) of all.

    ``numbered`` is the row under the headings that only counts the columns; 0 where there is none.
    """

    names: list[tuple[str, bool]]
    chosen: int
    header: Row
    rows: list[Row]
    numbered: int = 0

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

    def filled_places(self) -> list[int]:
        """The columns with a heading or, among the first rows, with anything in them."""
        width = max(len(row.cells) for row in (self.header, *self.rows[:MOST_TRIED]))
        names = [*self.headings, *[""] * (width - len(self.headings))]
        first = self.rows[:MOST_TRIED]
        return [
            place
            for place, name in enumerate(names)
            if name or any(place < len(row.cells) and row.cells[place] is not None for row in first)
        ]

    def places(self, name: str) -> list[str]:
        """The letters of all columns with this heading."""
        found = [place for place, one in enumerate(self.headings) if one == name]
        return [get_column_letter(place + 1) for place in found]


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


def chosen_sheet(upload) -> tuple[str, int]:
    """The rows of the first sheet in sight whose headings are those of a register, and its number.

    A book may begin with a cover or with sums. Without such a sheet the first with any headings, else the
    first of all. Raises UploadRefused.
    """
    first = told_apart(upload)
    found = json.loads(first)
    shown = [number for number, sheet in enumerate(found["sheets"]) if not sheet["hidden"]]
    best = None
    for number in shown[:MOST_TRIED]:
        told = first if number == found["sheet"] else told_apart(upload, number)
        header = _header(_rows(json.loads(told)))[0]
        if header and not missing(known_columns(texts_of(header.cells))):
            return told, number
        best = best or (header and (told, number))
    return best or (first, found["sheet"])


def _rows(found) -> list[Row]:
    return [Row(number, cells) for number, cells in found["rows"]]


def _header(rows: list[Row]) -> tuple[Row | None, list[Row]]:
    """The row of headings and the rows under it.

    Headings may stand in two rows, with a group above ("Người nộp") and its columns below it: a cell that
    is empty below is then told by the one above.
    """
    place = header_place(rows)
    if place is None:
        return None, []
    header, above = rows[place], rows[place - 1] if place else None
    if above and above.number == header.number - 1:
        pairs = zip_longest(texts_of(header.cells), texts_of(above.cells), fillvalue="")
        both = [low or high for low, high in pairs]
        if len(known_columns(both)) > len(known_columns(texts_of(header.cells))):
            header = Row(header.number, both)
    return header, rows[place + 1 :]


def _counts_columns(row: Row) -> bool:
    """Whether a row says 1, 2, 3… or (1), (2), (3)… and nothing else."""
    told = [cell for cell in row.cells if cell is not None]
    found = [NUMBER.fullmatch(str(cell).strip().removesuffix(".0")) for cell in told]
    numbers = [int(one[1]) for one in found if one]
    is_row = len(numbers) == len(told) > 2
    return is_row and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def sheet_of(told: str) -> Sheet:
    """The sheet. Raises UploadRefused: nothing in it, no headings, merged cells, too many rows."""
    found = json.loads(told)
    names = [(sheet["name"], sheet["hidden"]) for sheet in found["sheets"]]
    name = names[found["sheet"]][0]
    header, below = _header(_rows(found))
    if header is None:
        raise UploadRefused(_("Trang “%(name)s” không có hàng tiêu đề cột.") % {"name": name})
    _refuse_merged(found["merged"], header)
    numbered = below[0].number if below and _counts_columns(below[0]) else 0
    below = below[1:] if numbered else below
    if not below:
        raise UploadRefused(_("Trang “%(name)s” không có dòng nào dưới hàng tiêu đề.") % {"name": name})
    if len(below) > MOST_ROWS or found["cut"]:
        words = _("Trang “%(name)s” có quá %(most)d dòng. Hãy tách thành nhiều tệp, mỗi tệp nhập một lần.")
        raise UploadRefused(words % {"name": name, "most": MOST_ROWS})
    return Sheet(names, found["sheet"], header, below, numbered)


def _refuse_merged(ranges, header):
    """Titles above the headings may be merged, and a heading with the row above it; nothing else."""
    for cells in ranges:
        left, top, right, bottom = range_boundaries(cells)
        is_heading = bottom == header.number and top < bottom and left == right
        if bottom < header.number or is_heading:
            continue
        words = _("Ô %(cells)s bị gộp: hãy bỏ gộp ô ở hàng tiêu đề và trong bảng rồi gửi lại.")
        raise UploadRefused(words % {"cells": cells})
