"""Twin models for measuring: twelve fields of the kinds that registers have, one twin tracked, one plain."""

import datetime as dt
from decimal import Decimal

from django.db import connection, models
from simple_history.models import HistoricalRecords

from qms.history import Records, TrackedModel, history_of
from qms.ledger import triggers
from qms.models import Unit

VALUES = {
    "code": "NC-2026-0001",
    "title": "Trả trễ hẹn hai hồ sơ thường trú",
    "status": "open",
    "text": "Hai hồ sơ đăng ký thường trú trả trễ hai ngày làm việc. " * 4,
    "received": dt.datetime(2026, 6, 30, 8, 15, tzinfo=dt.UTC),
    "due": dt.date(2026, 7, 7),
    "cost": Decimal("20000.50"),
    "count": 3,
    "done": False,
    "clauses": ["8.5.1", "8.7"],
}


class Twelve(models.Model):
    """The fields of both twins."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    status = models.CharField(max_length=30)
    text = models.TextField()
    received = models.DateTimeField()
    due = models.DateField()
    cost = models.DecimalField(max_digits=12, decimal_places=2)
    count = models.IntegerField()
    done = models.BooleanField()
    clauses = models.JSONField(default=list)

    class Meta:
        abstract = True
        app_label = "qms"

    def __str__(self):
        return self.code


class PlainTwin(Twelve):
    """Saved by Django alone."""

    version = models.PositiveIntegerField(default=1)

    class Meta(Twelve.Meta):
        indexes = [models.Index(fields=["received", "id"])]


class TrackedTwin(Twelve, TrackedModel):
    """Saved by an act."""

    history = Records()

    class Meta(Twelve.Meta):
        pass


class StockTwin(Twelve):
    """Tracked by the library as it comes, with its default indexes."""

    version = models.PositiveIntegerField(default=1)
    history = HistoricalRecords(app="qms")

    class Meta(Twelve.Meta):
        pass


def make_tables() -> None:
    """Create the twins' tables in the throw-away database, once."""
    there = set(connection.introspection.table_names())
    with connection.schema_editor() as editor:
        for model in (PlainTwin, TrackedTwin, history_of(TrackedTwin), StockTwin, StockTwin.history.model):
            if model._meta.db_table not in there:
                editor.create_model(model)
    triggers.install()


def numbers(count: int) -> str:
    """SQL for a table ``g(n)`` of 0 … count-1, on SQLite and PostgreSQL."""
    return f"WITH RECURSIVE g(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM g WHERE n + 1 < {int(count)})"


def insert_rows(model, count: int, **expressions: str) -> None:
    """Insert ``count`` rows by one statement; ``expressions`` give SQL by attname, the rest is VALUES.

    Used where a million rows must be there and how they came is not what is measured.
    """
    columns, parts, params = [], [], []
    for field in model._meta.concrete_fields:
        columns.append(f'"{field.column}"')
        if field.attname in expressions:
            parts.append(expressions[field.attname])
        else:
            parts.append("%s")
            params.append(field.get_db_prep_save(VALUES.get(field.attname), connection))
    statement = (
        f'{numbers(count)} INSERT INTO "{model._meta.db_table}" ({", ".join(columns)})'
        f" SELECT {', '.join(parts)} FROM g"
    )
    if connection.vendor == "sqlite":  # its grammar wants INSERT before WITH
        head, tail = statement.split(" INSERT INTO ", 1)
        table, select = tail.split(" SELECT ", 1)
        statement = f"INSERT INTO {table} {head} SELECT {select}"
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
