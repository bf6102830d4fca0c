"""Registers as Excel workbooks, written row by row in flat memory.

openpyxl makes the workbook with its styles, widths and print settings and a sample row in each sheet; the
rows are then streamed into the sheet's XML in the sample's place ("splice"): nine times faster than through
openpyxl, and the same cells when read back. Text is always text: nothing a citizen wrote becomes a formula.
No times are written, so the same rows give the same bytes.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from qms.export.captions import Caption
from qms.export.values import local, shown_text

FONT = "Times New Roman"
HEAD_FILL = PatternFill("solid", fgColor="F0F0EC")
FORMATS = {"date": "dd/mm/yyyy", "datetime": "dd/mm/yyyy hh:mm", "int": "#,##0", "decimal": "#,##0.00"}
CENTRED = {"code", "date", "datetime", "state", "bool"}
CHARACTERS_A_MM = 0.65
NARROWEST = {"date": 12, "datetime": 17, "code": 14}
ROWS_A_SHEET = 1_048_575  # Excel's limit less the header
TEXT_LIMIT = 32_767  # characters in one cell, Excel's limit
FLUSH = 500  # rows joined before they are compressed
ZIP_DATE = (1980, 1, 1, 0, 0, 0)
DAY_ZERO = dt.date(1899, 12, 30).toordinal()
FIRST_SAFE_DAY = 61  # 1 March 1900 as Excel counts: it believes that 1900 was a leap year
LARGEST = 10**15  # beyond it Excel rounds, so the figure goes in as text
REMEMBERED, LONGEST_REMEMBERED = 2_000, 200  # texts of a column kept ready, and their length
COMPRESSION = 5
_RISKY_START = ("=", "+", "-", "@", "\t", "\r")
_SPECIAL = re.compile("[&<>\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]|_x[0-9A-Fa-f]{4}_")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_SPACES_MATTER = re.compile(r"^\s|\s$|[\n\t]|  ")
_LOOKS_ESCAPED = re.compile("_(x[0-9A-Fa-f]{4}_)")
_SAMPLE_STYLE = re.compile(r'<c r="([A-Z]+)\d+" s="(\d+)"')


class TooManyRows(ValueError):
    """A sheet cannot hold that many rows; `str(error)` is the sentence for the reader."""


@dataclass
class Sheet:
    """One sheet: its columns (anything with label, kind and width) and its rows of Python values."""

    name: str
    columns: Sequence
    rows: Iterable[Sequence]
    landscape: bool = True
    count: int = field(default=0, init=False)


@dataclass(frozen=True)
class Field:
    """A column of a sheet that belongs to no register."""

    label: str
    kind: str = "text"
    width: float = 30


def write_table(out, table, records: Iterable, caption: Caption) -> int:
    """One register as a workbook: a "Giới thiệu" sheet, then the rows. Returns the number of rows.

    `out` is a path or a binary file that can seek; `records` come from `table.records`.
    """
    sheet = sheet_of(table, records)
    write_book(out, [sheet], title=caption.title, intro=caption.rows())
    return sheet.count


def sheet_of(table, records: Iterable, name: str = "") -> Sheet:
    """The sheet of a register, with the columns it shows."""
    return Sheet(
        name=name or str(table.title),
        columns=table.shown,
        rows=(table.cells(record) for record in records),
        landscape=table.orientation == "landscape",
    )


def write_book(out, sheets: Sequence[Sheet], *, title: str, intro: Sequence[tuple] = ()) -> None:
    """A workbook of several sheets behind a "Giới thiệu" sheet of labels and values with the row counts.

    Raises TooManyRows before anything is lost silently; the caller removes a file left unfinished.
    """
    names = sheet_names([_("Giới thiệu"), *(sheet.name for sheet in sheets)])
    front = Sheet(names[0], [Field("", width=55), Field("", width=150)], (), landscape=False)
    everything = [front, *sheets]
    skeleton = _skeleton(title, everything, names)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=COMPRESSION) as book:
        for number, sheet in enumerate(sheets, start=2):
            _splice(book, skeleton, number, sheet, first_row=2)
        front.rows = [*intro, *_counts(sheets)]
        _splice(book, skeleton, 1, front, first_row=3)
        _copy_rest(book, skeleton, everything)


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Names Excel accepts: at most 31 characters, no []:*?/\\, each once whatever its case."""
    taken: set[str] = set()
    names = []
    for name in wanted:
        bare = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", str(name)).strip(" '") or "Sheet"
        candidate, n = bare[:31].strip(" '"), 1
        while candidate.casefold() in taken:
            n += 1
            candidate = f"{bare[:26].strip()} ({n})"
        taken.add(candidate.casefold())
        names.append(candidate)
    return names


def _counts(sheets):
    """The rows of each sheet by its whole name, which the tab may have to cut."""
    return [(_("Số dòng: %(sheet)s") % {"sheet": sheet.name}, sheet.count) for sheet in sheets]


# --- the skeleton: openpyxl's part ---------------------------------------------------------------------
def _skeleton(title: str, sheets, names) -> zipfile.ZipFile:
    book = Workbook()
    book.remove(book.active)
    book.properties.title = title
    book.properties.creator = "qms"
    for number, (sheet, name) in enumerate(zip(sheets, names, strict=True)):
        page = book.create_sheet(name)
        _page_setup(page, sheet, name)
        if number == 0:
            page["A1"] = title
            page["A1"].font = Font(name=FONT, size=14, bold=True)
            _samples(page, sheet, first_row=3, labels=True)
        else:
            _header(page, sheet)
            _samples(page, sheet, first_row=2)
    saved = io.BytesIO()
    book.save(saved)
    return zipfile.ZipFile(saved)


def _page_setup(page, sheet, name) -> None:
    for index, column in enumerate(sheet.columns, start=1):
        width = max(round(column.width * CHARACTERS_A_MM, 1), NARROWEST.get(column.kind, 8))
        page.column_dimensions[get_column_letter(index)].width = width
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_margins.left = page.page_margins.right = 0.5
    page.oddFooter.left.text = name.replace("&", "&&")
    page.oddFooter.right.text = _("Trang &P/&N")


def _header(page, sheet) -> None:
    for index, column in enumerate(sheet.columns, start=1):
        cell = page.cell(1, index)
        cell.value, cell.data_type = _plain(str(column.label)), "s"
        cell.font = Font(name=FONT, size=11, bold=True)
        cell.fill = HEAD_FILL
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    page.freeze_panes = "A2"
    page.print_title_rows = "1:1"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}2"


def _samples(page, sheet, first_row: int, labels=False) -> None:
    """Two sample rows: the styles of the columns, and the same for text that could pass for a formula."""
    for offset, quoted in enumerate((False, True)):
        for index, column in enumerate(sheet.columns, start=1):
            cell = page.cell(first_row + offset, index, "x")
            cell.font = Font(name=FONT, size=11, bold=labels and index == 1)
            centred = "center" if column.kind in CENTRED else None
            cell.alignment = Alignment(horizontal=centred, vertical="top", wrap_text=True)
            cell.number_format = FORMATS.get(column.kind, "General")
            cell.quotePrefix = quoted


# --- the rows: our part ----------------------------------------------------------------------------------
def _splice(book, skeleton, number: int, sheet: Sheet, first_row: int) -> None:
    """Copy one sheet of the skeleton with its sample rows replaced by the rows of `sheet`."""
    xml = skeleton.read(f"xl/worksheets/sheet{number}.xml").decode()
    cut, end = xml.index(f'<row r="{first_row}"'), xml.index("</sheetData>")
    head = re.sub(r"<dimension [^>]*/>", "", xml[:cut])
    cells = _cell_writers(sheet.columns, xml[cut:end])
    with book.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w") as part:
        part.write(head.encode())
        sheet.count = _stream(part, cells, sheet, first_row)
        last = get_column_letter(len(sheet.columns)) + str(first_row + max(sheet.count, 1) - 1)
        tail = re.sub(r'(<autoFilter ref="A1:)[A-Z]+\d+"', rf'\g<1>{last}"', xml[end:])
        part.write(tail.encode())


def _stream(part, cells: list[Callable], sheet: Sheet, first_row: int) -> int:
    number = first_row
    lines: list[str] = []
    for row in sheet.rows:
        text = "".join([cell(value, number) for cell, value in zip(cells, row, strict=True)])
        lines.append(f'<row r="{number}">{text}</row>')
        number += 1
        if len(lines) == FLUSH:
            if number - first_row > ROWS_A_SHEET:
                raise _too_many(sheet)
            part.write("".join(lines).encode())
            lines.clear()
    if number - first_row > ROWS_A_SHEET:
        raise _too_many(sheet)
    part.write("".join(lines).encode())
    return number - first_row


def _too_many(sheet: Sheet) -> TooManyRows:
    limit = shown_text(ROWS_A_SHEET, "int")
    return TooManyRows(
        _("Bảng “%(sheet)s” có hơn %(limit)s dòng, quá giới hạn của Excel. Hãy thu hẹp kỳ hoặc bộ lọc.")
        % {"sheet": sheet.name, "limit": limit}
    )


def _cell_writers(columns, samples: str) -> list[Callable]:
    """One function a column: (value, row number) to the XML of the cell, styled as its sample."""
    rows = samples.split("</row>")
    plain, quoted = (dict(_SAMPLE_STYLE.findall(row)) for row in rows[:2])
    letters = [get_column_letter(index) for index in range(1, len(columns) + 1)]
    return [
        _cell_writer(letter, column.kind, plain.get(letter, "0"), quoted.get(letter, "0"))
        for letter, column in zip(letters, columns, strict=True)
    ]


def _cell_writer(letter: str, kind: str, style: str, quoted: str) -> Callable:
    before = f'<c r="{letter}'
    known: dict = {}  # registers repeat themselves: what was escaped once is not escaped again

    def end_of(value) -> str:
        """The cell after its address."""
        if type(value) is str:
            return _text_cell(value, style, quoted)
        figure = _figure(value, kind)
        if figure is None:
            return _text_cell(shown_text(value, kind), style, quoted)
        return f'" s="{style}"><v>{figure}</v></c>'

    def cell(value, number: int) -> str:
        if value is None or value == "":
            return ""
        if type(value) is not str:
            return f"{before}{number}{end_of(value)}"
        end = known.get(value)
        if end is None:
            end = end_of(value)
            if len(known) < REMEMBERED and len(value) < LONGEST_REMEMBERED:
                known[value] = end
        return f"{before}{number}{end}"

    return _states(before, end_of) if kind == "state" else cell


def _states(before: str, end_of: Callable) -> Callable:
    """As a cell of text, but a State is translated once and not once a row."""
    known: dict = {}

    def cell(value, number: int) -> str:
        if value is None or value == "":
            return ""
        kept = known.get(id(value))
        if kept is None:
            kept = (value, end_of(value))  # the value is kept, so that its id stays its own
            if len(known) < REMEMBERED:
                known[id(value)] = kept
        return f"{before}{number}{kept[1]}"

    return cell


def _text_cell(value: str, style: str, quoted: str) -> str:
    if _SPECIAL.search(value) or len(value) > TEXT_LIMIT:
        value = _escaped(value)
    used = quoted if value.startswith(_RISKY_START) else style
    space = ' xml:space="preserve"' if _SPACES_MATTER.search(value) else ""
    return f'" s="{used}" t="inlineStr"><is><t{space}>{value}</t></is></c>'


def _figure(value, kind: str):
    """The number Excel keeps for a date, time or figure; None for what has to be written as text."""
    made = _FIGURES.get(type(value)) or _figure_of_kin(value)
    return made(value, kind) if made else None


def _figure_of_kin(value):
    """For members of an IntegerChoices and the like; True and False are words, not figures."""
    if isinstance(value, bool):
        return None
    return next((made for kind, made in _FIGURES.items() if isinstance(value, kind)), None)


def _of_moment(value: dt.datetime, kind: str):
    if value.tzinfo is not None:
        value = local(value)
    day = value.toordinal() - DAY_ZERO
    if day < FIRST_SAFE_DAY:
        return None
    if kind == "date":
        return day
    return f"{day + (value.hour * 3600 + value.minute * 60 + value.second) / 86400:.10f}"


def _of_day(value: dt.date, kind: str):
    day = value.toordinal() - DAY_ZERO
    return day if day >= FIRST_SAFE_DAY else None


def _of_number(value, kind: str):
    return f"{value:f}" if value == value and abs(value) < LARGEST else None


def _of_integer(value: int, kind: str):
    return value if abs(value) < LARGEST else None


_FIGURES = {
    int: _of_integer,
    float: _of_number,
    Decimal: _of_number,
    dt.date: _of_day,
    dt.datetime: _of_moment,
}


def _plain(text: str) -> str:
    return _CONTROL.sub("", text)


def _escaped(text: str) -> str:
    text = _plain(text)
    if len(text) > TEXT_LIMIT:
        cut = _(" … (đã cắt bớt, xem trên hệ thống)")
        text = text[: TEXT_LIMIT - len(cut)] + cut
    text = _LOOKS_ESCAPED.sub(r"_x005F_\1", text)  # else Excel would read _x0041_ as "A"
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# --- the rest of the package -------------------------------------------------------------------------------
def _copy_rest(book, skeleton, sheets) -> None:
    """The other parts of the skeleton, without the time it was made; filter ranges follow the rows."""
    for name in sorted(skeleton.namelist()):
        if name.startswith("xl/worksheets/sheet"):
            continue
        data = skeleton.read(name)
        if name == "docProps/core.xml":
            data = re.sub(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>", b"", data)
        if name == "xl/workbook.xml":
            data = _filter_ranges(data.decode(), sheets).encode()
        book.writestr(_entry(name), data)


def _filter_ranges(xml: str, sheets) -> str:
    def follow(match):
        sheet = sheets[int(match["sheet"])]
        last = get_column_letter(len(sheet.columns))
        return f"{match['before']}$A$1:${last}${max(sheet.count, 1) + 1}{match['after']}"

    pattern = (
        r'(?P<before><definedName name="_xlnm\._FilterDatabase" localSheetId="(?P<sheet>\d+)"[^>]*>[^<]*!)'
        r"[^<!]*(?P<after></definedName>)"
    )
    return re.sub(pattern, follow, xml)


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, ZIP_DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info._compresslevel = COMPRESSION
    info.external_attr = 0o600 << 16
    return info
