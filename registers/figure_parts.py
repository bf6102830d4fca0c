"""A part of the statistics: a table and, where it helps, a drawing of the same numbers.

Page, paper and workbook are made from the same parts. Cells hold numbers, not words, and say which files
stand behind them (`registers.file_sets`); a rate out of nothing is None and reads "–".
"""

from dataclasses import dataclass
from urllib.parse import urlencode

FILES_PAGE = "registers:service_file_list"


@dataclass(frozen=True)
class Cell:
    """A value, its kind (see `Column`), the figure behind it as an address holds it, its second line.

    ``page`` names the list that shows what was counted; ``asked`` is what that list is asked for, where it is
    no figure of `registers.file_sets`.
    """

    value: object
    kind: str = "int"
    figure: str = ""
    told: str = ""
    sub: bool = False
    page: str = FILES_PAGE
    asked: str = ""

    @property
    def query(self) -> str:
        """What the address of the list behind the value ends with; empty where there is none."""
        return self.asked or (urlencode({"figure": self.figure}) if self.figure else "")


MOST_ROWS = 100  # of a part on a page


@dataclass
class Part:
    """A table: heads (label, kind), rows of cells, a drawing, and what has to be said about it."""

    key: str
    title: str
    heads: list[tuple[str, str]]
    rows: list[list[Cell]]
    drawing: str = ""
    drawing_title: str = ""
    note: str = ""
    nothing: str = ""
    wide: bool = False  # the drawing above its table, not beside it

    @property
    def on_page(self) -> list[list[Cell]]:
        """The rows a page shows; files that are taken out have all."""
        return self.rows[:MOST_ROWS]

    @property
    def left_out(self) -> int:
        return max(0, len(self.rows) - MOST_ROWS)
