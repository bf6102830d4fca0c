"""One version of one record by a prepared SELECT: composing the query costs more than running it."""

import functools

from django.db import connection

from qms.history.writing import column_readers, read_column


class ValidRow:
    """The prepared query of one history model on the present kind of database."""

    def __init__(self, model, history_model):
        self.history_model = history_model
        self.key = model._meta.pk
        fields = history_model._meta.concrete_fields
        self.names = [field.attname for field in fields]
        self.readers = column_readers(fields, history_model._meta.db_table)
        quote = connection.ops.quote_name
        self.sql = (
            f"SELECT {', '.join(quote(field.column) for field in fields)}"  # noqa: S608 (names of our own)
            f" FROM {quote(history_model._meta.db_table)}"
            f" WHERE {quote(self.key.column)} = %s AND {quote('history_date')} <= %s"
            f" ORDER BY {quote('history_date')} DESC, {quote('history_id')} DESC LIMIT 1"
        )

    def at(self, pk, moment):
        """The newest history row of the record at the moment, or None; ValueError for a key of nonsense."""
        key = self.key.get_db_prep_value(pk, connection)
        if isinstance(key, int) and not self._fits(key):
            return None
        with connection.cursor() as cursor:
            cursor.execute(self.sql, [key, connection.ops.adapt_datetimefield_value(moment)])
            row = cursor.fetchone()
        if row is None:
            return None
        values = [read_column(value, *reader) for value, reader in zip(row, self.readers, strict=True)]
        return self.history_model.from_db(connection.alias, self.names, values)

    def _fits(self, key: int) -> bool:
        """Whether the database has such numbers at all: addresses are typed with any number of digits."""
        least, most = connection.ops.integer_field_range(self.key.get_internal_type())
        return least <= key <= most


@functools.cache
def _prepared(model, history_model, vendor: str) -> ValidRow:
    return ValidRow(model, history_model)


def valid_row(model, history_model, pk, moment):
    """The history row of a record valid at an aware moment, or None when it had none by then."""
    return _prepared(model, history_model, connection.vendor).at(pk, moment)
