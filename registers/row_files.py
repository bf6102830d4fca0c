"""Which photo proves which row: as page and paper name it, and as the pack files it."""

from qms.history import Moment
from qms.models.files import attached, files_by_record


def named_in_pack(row, attachment) -> str:
    """The name of a row's file on paper and in packs: the number of the row stands before its own."""
    return f"{row.no:02d}-{attachment.name}"


def names_in_pack(row) -> list[str]:
    """The names of a row's files, for the columns of its table; the row carries them (`with_files`)."""
    return [named_in_pack(row, attachment) for attachment in getattr(row, "files", ())]


def with_files(rows: list, moment: Moment) -> list:
    """The rows of one record, each with its ``files``; one query."""
    files = files_by_record(rows, moment)
    for row in rows:
        row.files = files[row.pk]
    return rows


def attached_with_rows(record, moment: Moment) -> list[tuple]:
    """The files of a record and then of its rows in their order, as (name, file) for packs."""
    rows = record.shown_with(moment)["rows"]
    of_rows = [(named_in_pack(row, one), one.file) for row in rows for one in row.files]
    return attached(record, moment) + of_rows
