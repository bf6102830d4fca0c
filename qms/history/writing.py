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
        self.table = meta.db_table
        self.fields = [field for field in meta.concrete_fields if not field.primary_key]
        self.returned = [meta.pk, *self.fields]
        quote = connection.ops.quote_name
        columns = ", ".join(quote(field.column) for field in self.fields)
        places = ", ".join(["%s"] * len(self.fields))
        back = ", ".join(quote(field.column) for field in self.returned)
        self.sql = f"INSERT INTO {quote(self.table)} ({columns}) VALUES ({places}) RETURNING {back}"  # noqa: S608
        self.readers = [(field.attname, *_converters(field, self.table)) for field in self.returned]

    def write(self, values: dict) -> dict:
        """Insert the values (by attname, Python values) and return the row as stored."""
        given = [field.get_db_prep_save(values[field.attname], connection) for field in self.fields]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, given)
            row = cursor.fetchone()
        return {
            name: _read(value, column, converters)
            for value, (name, column, converters) in zip(row, self.readers, strict=True)
        }


def _converters(field, table):
    column = field.get_col(table)
    return column, [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]


def _read(value, column, converters):
    for convert in converters:
        value = convert(value, column, connection)
    return value


@functools.cache
def _writer(history_model, vendor: str) -> RowWriter:
    return RowWriter(history_model)


def write_row(history_model, values: dict) -> dict:
    """Insert a history row; the stored values by attname, ``history_id`` included."""
    return _writer(history_model, connection.vendor).write(values)
