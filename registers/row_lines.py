"""The rows kept under a record as page and paper show them: the columns of their table, cell by cell."""

from dataclasses import dataclass, field

from registers.tables import ROWS

#: Millimetres a kind of value needs on paper so that no number or date breaks.
LEAST = {"date": 30, "int": 24, "decimal": 24, "bool": 24, "person": 30, "state": 28}


@dataclass
class RowLines:
    """A titled table of rows: its columns, and for each row its cells in their order."""

    title: str
    columns: list
    lines: list = field(default_factory=list)

    @property
    def shares(self) -> list[int]:
        """The width of each column in whole per cent, for paper."""
        widths = [max(column.width, LEAST.get(column.kind, 0)) for column in self.columns]
        return [int(100 * width / sum(widths)) for width in widths]


def rows_of(record, rows, *, takes_files=False) -> RowLines | None:
    """The rows of a record; the column that names the record itself is left out. None where it keeps none.

    Files have a column where some row has any, and where the page takes them.
    """
    if record.row_model is None:
        return None
    table = ROWS[record.row_model]()
    bare = not takes_files and not any(getattr(row, "files", ()) for row in rows)
    left_out = {record.row_model.parent, "files" if bare else ""}
    columns = [column for column in table.shown if column.key not in left_out]
    lines = [(row, [(column, table.cell(row, column)) for column in columns]) for row in rows]
    return RowLines(str(table.title), columns, lines)
