"""The rows kept under a record as page and paper show them: the columns of their table, cell by cell."""

from dataclasses import dataclass, field

from registers.tables import ROWS


@dataclass
class RowLines:
    """A titled table of rows: its columns, and for each row its cells in their order."""

    title: str
    columns: list
    lines: list = field(default_factory=list)


def rows_of(record, rows) -> RowLines | None:
    """The rows of a record; the column that names the record itself is left out. None where it keeps none."""
    if record.row_model is None:
        return None
    table = ROWS[record.row_model]()
    columns = [column for column in table.shown if column.key != record.row_model.parent]
    lines = [(row, [(column, table.cell(row, column)) for column in columns]) for row in rows]
    return RowLines(str(table.title), columns, lines)
