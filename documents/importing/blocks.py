"""The HTML that mammoth made, as one sequence of lines: paragraphs, and rows whose cells know their place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from documents.importing.folding import folded, one_line, split_number

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset({"p", "div", "ul", "ol", "li", "table", "blockquote", "pre", *HEADINGS})
BREAK = "\ue000"


@dataclass(frozen=True)
class Cell:
    """One cell of a table; a merged one is the same object in every row and column it covers."""

    lines: tuple[str, ...]
    row: int
    column: int
    rowspan: int = 1
    colspan: int = 1
    bold: bool = False

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def is_empty(self) -> bool:
        return not self.lines


@dataclass
class Line:
    """A paragraph (no cells) or a row of a table. `place` tells a reader where it stands in the file."""

    text: str
    place: str
    cells: tuple[Cell, ...] = ()
    table: int | None = None
    row: int = 0
    bold: bool = False
    tag: str = "p"
    number: str = ""  # that the text began with, or of the cell that only numbers the row
    raw: str = ""  # the text with its number
    folded: str = field(init=False, repr=False)

    def __post_init__(self):
        self.folded = folded(self.text)
        self.raw = self.raw or self.text

    @property
    def filled(self) -> list[Cell]:
        """Cells with words, each once, whether begun here or above."""
        return [cell for cell in self.cells if not cell.is_empty]

    @property
    def telling(self) -> list[Cell]:
        """Filled cells without the one that only numbers the row."""
        filled = self.filled
        return filled[1:] if len(filled) > 1 and is_number(filled[0].text) else filled

    @property
    def single(self) -> Cell | None:
        """The only telling cell of a row."""
        telling = self.telling
        return telling[0] if len(telling) == 1 else None

    def opened(self) -> Iterator["Line"]:
        """The row with a single telling cell as paragraphs; the first keeps the row's number."""
        number = self.filled[0].text if len(self.filled) > 1 else ""
        for position, text in enumerate(self.single.lines):
            line = Line(text, self.place, (), self.table, self.row, self.single.bold, "p")
            line.number = _bare_number(number) if position == 0 else ""
            yield line


def _bare_number(text: str) -> str:
    return text.strip(" .)-–:")


def is_number(text: str) -> bool:
    """A cell that numbers its row: "2.3", "-", "B1", "Bước 2", "IV."."""
    text = text.strip()
    if len(text) > 12:
        return False
    if text in ("-", "–", "+", "•", "*"):
        return True
    bare = folded(text).removeprefix("buoc").removeprefix("b").strip(" .:)")
    return bool(bare) and (bare.replace(".", "").isdigit() or set(bare) <= set("ivx") or len(bare) == 1)


@dataclass
class Flattened:
    """All lines of a file in order, and what had to be flattened on the way."""

    lines: list[Line] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    tables: int = 0

    def warn(self, text: str):
        if text not in self.warnings:
            self.warnings.append(text)


def flatten(root) -> Flattened:
    """Every word of the tree, in order."""
    found = Flattened()
    _children(root, found)
    for line in found.lines:
        if not line.number and not line.cells:
            line.number, rest = split_number(line.text)
            if line.number:
                line.text, line.folded = rest, folded(rest)
    return found


def _children(element, found):
    loose = [element.text or ""]
    for child in element:
        if child.tag in BLOCKS:
            _paragraph("".join(loose), found, "p", False)
            loose = []
            _block(child, found)
        else:
            loose.append(_inline(child))
        loose.append(child.tail or "")
    _paragraph("".join(loose), found, element.tag if element.tag == "li" else "p", _is_bold(element))


def _block(element, found):
    if element.tag == "table":
        _table(element, found)
    elif element.tag == "p" or element.tag in HEADINGS:
        _paragraph(_inline(element), found, element.tag, _is_bold(element))
    else:
        _children(element, found)


def _inline(element) -> str:
    for line_break in element.iter("br"):
        if not (line_break.tail or "").startswith(BREAK):
            line_break.tail = BREAK + (line_break.tail or "")
    return BREAK if element.tag == "br" else element.text_content()


def _paragraph(text, found, tag, bold):
    for part in text.split(BREAK):
        if words := one_line(part):
            place = _("đoạn %(no)s") % {"no": len(found.lines) + 1}
            found.lines.append(Line(words, place, tag=tag, bold=bold))


def _is_bold(element) -> bool:
    """Every word of it is bold."""
    if element.tag in HEADINGS:
        return True
    if element.tag == "li":
        return False
    if (element.text or "").strip():
        return False
    return len(element) > 0 and all(
        (child.tag == "strong" or not child.text_content().strip() or _is_bold(child))
        and not (child.tail or "").strip(" :.\xa0")
        for child in element
    )


# --- tables --------------------------------------------------------------------------------------


def _table(element, found):
    found.tables += 1
    number = found.tables
    for position, (cells, inner) in enumerate(_grid(element, found), start=1):
        place = _("bảng %(table)s, dòng %(row)s") % {"table": number, "row": position}
        text = "\n".join(cell.text for cell in cells if cell.row == position - 1 and not cell.is_empty)
        if text or any(not cell.is_empty for cell in cells):
            found.lines.append(Line(text, place, tuple(cells), number, position - 1))
        for nested in inner:
            _table(nested, found)


def _rows(table):
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _grid(table, found):
    """Per row its cells from left to right, each merged cell once, and tables to be read by themselves."""
    hanging: dict[int, tuple[Cell, int]] = {}  # column → merged cell from above, rows it still covers
    for row, tr in enumerate(_rows(table)):
        cells, inner, column = [], [], 0
        own = [child for child in tr if child.tag in ("td", "th")]
        alone = sum(1 for td in own if td.text_content().strip()) == 1
        narrow = len(own) <= 3
        for td in own:
            column = _past_hanging(hanging, column, cells)
            cell, nested = _cell(td, row, column, found, alone, narrow)
            cells.append(cell)
            inner += nested
            if cell.rowspan > 1:
                hanging |= {column + i: (cell, cell.rowspan) for i in range(cell.colspan)}
            column += cell.colspan
        _past_hanging(hanging, column, cells)
        yield cells, inner
        hanging = {place: (cell, left - 1) for place, (cell, left) in hanging.items() if left > 1}


def _past_hanging(hanging, column, cells) -> int:
    while column in hanging:
        cell = hanging[column][0]
        if cell not in cells:
            cells.append(cell)
        column += 1
    return column


def _cell(td, row, column, found, alone, narrow):
    """A table inside is read by itself where the cell only frames it, else as lines of the cell."""
    part, frames = Flattened(), []
    for nested in [each for each in td.iterchildren("table")]:
        found.warn(_("Có bảng lồng trong bảng: đã trải ra thành các dòng; hãy so lại với bản gốc."))
        if _frames(nested, alone, narrow):
            frames.append(nested)
            tail = nested.tail
            td.remove(nested)
            if (tail or "").strip():
                td.append(_loose(td, tail))
    _children(td, part)
    lines = tuple(_told(line) for line in part.lines)
    found.warnings += [text for text in part.warnings if text not in found.warnings]
    bold = bool(part.lines) and part.lines[0].bold
    spans = _span(td, "rowspan"), _span(td, "colspan")
    return Cell(lines, row, column, *spans, bold), frames


def _frames(nested, alone, narrow) -> bool:
    """The cell is only a frame, or the value beside a label, and the table in it has columns of its own."""
    rows = list(_rows(nested))
    return len(rows) > 1 and (alone or (narrow and max(len(row) for row in rows) >= 3))


def _loose(td, text):
    element = td.makeelement("p")
    element.text = text
    return element


def _told(line: Line) -> str:
    return " | ".join(" ".join(cell.lines) for cell in line.filled) if line.cells else line.text


def _span(td, name) -> int:
    text = td.get(name, "1")
    return max(1, min(int(text), 500)) if text.isdecimal() else 1
