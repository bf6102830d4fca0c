"""A million rows by INSERT … SELECT out of one staged table, indexes built afterwards; not measured.

Tables of history and the ledger are not written here, so the triggers that guard them stay where they are.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.management.color import no_style
from django.db import connection

from qms.planner import refresh

STAGE = "bench_stage"


@contextmanager
def filling(models) -> Iterator[None]:
    """Tables without indexes and foreign keys while they are filled; afterwards these are put back."""
    tables = [model._meta.db_table for model in models]
    with connection.cursor() as cursor:
        restore = _take_off(cursor, tables)
        yield
        for statement in restore:
            cursor.execute(statement)
        cursor.execute(f"DROP TABLE IF EXISTS {STAGE}")
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA journal_mode = WAL")
    refresh()


def _take_off(cursor, tables) -> list[str]:
    """Drop what slows inserting down; the statements that make it again, in their order."""
    return (_take_off_sqlite if connection.vendor == "sqlite" else _take_off_postgres)(cursor, tables)


def _take_off_sqlite(cursor, tables) -> list[str]:
    """A throw-away database needs no journal while it is filled."""
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -800000", "foreign_keys = OFF"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    taken = [(name, sql) for table, name, sql in cursor.fetchall() if table in tables]
    for name, _sql in taken:
        cursor.execute(f'DROP INDEX "{name}"')
    return [sql for _name, sql in taken]


INDEXES = """
SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
WHERE i.indrelid = %s::regclass
AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)"""
KEYS = """
SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid = %s::regclass"""


def _take_off_postgres(cursor, tables) -> list[str]:
    cursor.execute("SET synchronous_commit = off; SET maintenance_work_mem = '512MB'")
    indexes, keys = [], []
    for table in tables:
        cursor.execute(INDEXES, [table])
        found = cursor.fetchall()
        indexes += [definition for _name, definition in found]
        for name, _definition in found:
            cursor.execute(f"DROP INDEX {name}")
        cursor.execute(KEYS, [table])
        for name, definition in cursor.fetchall():
            cursor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')
            keys.append(f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}')
    return indexes + keys


def stage(columns: dict[str, str], rows: Iterable[tuple]) -> None:
    """A table of rows, of which ``put`` makes records; ``columns`` are {name: "bigint" or "text"}."""
    told = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {STAGE} ({told})")
        if connection.vendor == "sqlite":
            places = ", ".join("?" * len(columns))  # past Django: it would write each value apart
            cursor.connection.executemany(f"INSERT INTO {STAGE} VALUES ({places})", rows)
            return
        with cursor.copy(f"COPY {STAGE} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def put(model, where: str = "", **expressions: str) -> None:
    """Records of a model out of the staged rows: SQL by attname, defaults for the rest."""
    fields = [f for f in model._meta.concrete_fields if f.attname != "id" or "id" in expressions]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    told, params = [], []
    for field in fields:
        told.append(expressions.get(field.attname, "%s"))
        if field.attname not in expressions:
            params.append(field.get_db_prep_save(field.get_default(), connection))
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{model._meta.db_table}" ({columns}) SELECT {", ".join(told)} FROM {STAGE} {where}',
            params,
        )
        if "id" in expressions:
            for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
                cursor.execute(statement)


def at(seconds: str) -> str:
    """SQL of a moment out of seconds since 1970."""
    if connection.vendor == "sqlite":
        return f"strftime('%%Y-%%m-%%d %%H:%%M:%%S', {seconds}, 'unixepoch')"
    return f"to_timestamp({seconds})"


def cast(text: str, kind: str) -> str:
    """SQL of a text as "uuid" or "jsonb", which SQLite keeps as text."""
    return text if connection.vendor == "sqlite" else f"{text}::{kind}"


def text(column: str) -> str:
    """SQL of a number as text."""
    return f"CAST({column} AS text)"


def insert(model, rows: list[dict]) -> None:
    """A few thousand rows by plain inserts; ``rows`` name values by attname, defaults for the rest."""
    fields = [field for field in model._meta.concrete_fields if field.attname != "id"]
    columns = ", ".join(f'"{field.column}"' for field in fields)
    places = ", ".join(["%s"] * len(fields))
    usual = {field: field.get_default() for field in fields}

    def saved(field, row):
        return field.get_db_prep_save(row.get(field.attname, usual[field]), connection)

    with connection.cursor() as cursor:
        cursor.executemany(
            f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places})',
            [[saved(field, row) for field in fields] for row in rows],
        )
