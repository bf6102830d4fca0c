"""Writing a history row and reading it back in one statement.

``INSERT … RETURNING`` gives the row as the database holds it, which is what the ledger must hash;
saving a model instance and selecting it again costs four times as much in every save.
"""

import functools

from django.db import connection


class RowWriter:
    """The prepared INSERT of one history model on the present kind of database."""

    def __init__(self, history_model):
        meta = history_model._meta
        key = history_model.instance_type._meta.pk
        self.table = meta.db_table
        self.fields = [field for field in meta.concrete_fields if not field.primary_key]
        self.returned = [meta.pk, *self.fields]
        quote = connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in self.fields)
        back = ", ".join(quote(field.column) for field in self.returned)
        insert = f"INSERT INTO {quote(self.table)} ({columns}) VALUES ({{}}) RETURNING {back}"  # noqa: S608
        self.sql = insert.format(", ".join("%s" for _field in self.fields))
        later = _not_before_last(self.table, key)
        self.following_sql = insert.format(
            ", ".join(later if field.name == "history_date" else "%s" for field in self.fields)
        )
        self.key, self.date_place = key, [field.name for field in self.fields].index("history_date")
        self.names = [field.attname for field in self.returned]
        self.readers = column_readers(self.returned, self.table)

    def write(self, values: dict, *, following: bool) -> dict:
        """Insert the values (by attname, Python values) and return the row as stored.

        A `following` row is dated no earlier than the last one of its record.
        """
        given = [field.get_db_prep_save(values[field.attname], connection) for field in self.fields]
        if following:
            given.insert(
                self.date_place + 1, self.key.get_db_prep_value(values[self.key.attname], connection)
            )
        with connection.cursor() as cursor:
            cursor.execute(self.following_sql if following else self.sql, given)
            row = cursor.fetchone()
        read = (read_column(value, *reader) for value, reader in zip(row, self.readers, strict=True))
        return dict(zip(self.names, read, strict=True))


def _not_before_last(table: str, key) -> str:
    """SQL for the later of a given time and the time of the record's last row.

    PostgreSQL reads the clock before it waits for the row of the record, and clocks are set back: without
    this the version written last could look like an earlier one. Read while the record's row is locked.
    """
    quote = connection.ops.quote_name
    date, number = quote("history_date"), quote("history_id")
    last = (
        f"SELECT {date} FROM {quote(table)} WHERE {quote(key.column)} = %s"  # noqa: S608 (names of our own)
        f" ORDER BY {date} DESC, {number} DESC LIMIT 1"
    )
    return f"MAX(%s, COALESCE(({last}), ''))" if connection.vendor == "sqlite" else f"GREATEST(%s, ({last}))"


def column_readers(fields, table: str) -> list[tuple]:
    """(column, converters) of each field: how the present database gives its values back to Python."""
    columns = [field.get_col(table) for field in fields]
    return [
        (column, [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)])
        for column in columns
    ]


def read_column(value, column, converters):
    """One value as Python has it."""
    for convert in converters:
        value = convert(value, column, connection)
    return value


@functools.cache
def _writer(history_model, vendor: str) -> RowWriter:
    return RowWriter(history_model)


def write_row(history_model, values: dict, *, following: bool) -> dict:
    """Insert a history row; the stored values by attname, ``history_id`` included.

    ``following`` dates it no earlier than the last row of its record.
    """
    return _writer(history_model, connection.vendor).write(values, following=following)
