"""Triggers that refuse UPDATE and DELETE on history and ledger, on SQLite and PostgreSQL.

A migration that rebuilds a SQLite table drops its triggers without a word, so they are put
back after every migrate; ``missing()`` tells which are not there.
"""

from django.apps import apps
from django.db import connection

from qms.history.records import HISTORY_MODELS

REFUSAL = "append-only: history is never changed"


def guarded_tables() -> list[tuple[str, str]]:
    """(table, key column) of every table that only grows."""
    tables = [(model._meta.db_table, model._meta.pk.column) for model in HISTORY_MODELS.values()]
    return [*tables, (apps.get_model("qms", "LedgerEntry")._meta.db_table, "seq")]


def names(table: str) -> list[str]:
    """The names of the triggers that guard a table on the present database."""
    kinds = ("upd", "del", "rep") if connection.vendor == "sqlite" else ("row", "all")
    return [f"keep_{table}_{kind}"[:63] for kind in kinds]


def drop_sql(table: str) -> list[str]:
    on = "" if connection.vendor == "sqlite" else f' ON "{table}"'
    return [f'DROP TRIGGER IF EXISTS "{name}"{on}' for name in names(table)]


def create_sql(table: str, key: str) -> list[str]:
    """SQLite needs a third trigger: REPLACE INTO fires no delete trigger."""
    if connection.vendor == "sqlite":
        updated, deleted, replaced = names(table)
        stop = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        return [
            f'CREATE TRIGGER "{updated}" BEFORE UPDATE ON "{table}" {stop}',
            f'CREATE TRIGGER "{deleted}" BEFORE DELETE ON "{table}" {stop}',
            f'CREATE TRIGGER "{replaced}" BEFORE INSERT ON "{table}"'  # noqa: S608 (names of our own)
            f' WHEN EXISTS (SELECT 1 FROM "{table}" WHERE "{key}" = NEW."{key}") {stop}',
        ]
    row, whole = names(table)
    return [
        f'CREATE TRIGGER "{row}" BEFORE UPDATE OR DELETE ON "{table}"'
        " FOR EACH ROW EXECUTE FUNCTION qms_append_only()",
        f'CREATE TRIGGER "{whole}" BEFORE TRUNCATE ON "{table}"'
        " FOR EACH STATEMENT EXECUTE FUNCTION qms_append_only()",
        f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{row}"',
        f'ALTER TABLE "{table}" ENABLE ALWAYS TRIGGER "{whole}"',
    ]


FUNCTION = (
    "CREATE OR REPLACE FUNCTION qms_append_only() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
)


def install() -> None:
    """Put every trigger in place, anew."""
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for table, key in guarded_tables():
            if table in present:
                for statement in [*drop_sql(table), *create_sql(table, key)]:
                    cursor.execute(statement)


def missing() -> list[str]:
    """Names of triggers that should guard the database and do not."""
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE tgenabled = 'A'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {row[0] for row in cursor.fetchall()}
    return sorted(name for table, _key in guarded_tables() for name in names(table) if name not in there)
