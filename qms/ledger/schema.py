"""After a migration: triggers back in place, the standard loaded, a changed shape of history noted."""

import json

from django.db import connection

from qms.history.acts import record_tx
from qms.history.records import HISTORY_MODELS
from qms.ledger import chain, triggers
from qms.models.ledger import LedgerEntry
from qms.models.standard import load_edition

KIND = "schema"


def history_columns() -> dict[str, list[str]]:
    """Columns of every history table, by table: what payloads of today hold."""
    return {
        model._meta.db_table: sorted(field.attname for field in model._meta.concrete_fields)
        for model in HISTORY_MODELS.values()
    }


def noted_columns() -> dict[str, list[str]] | None:
    """The columns as noted last, or None before the first note."""
    last = LedgerEntry.objects.filter(source=chain.EVENT, payload__contains='"event":"schema"').first()
    return json.loads(last.payload)["data"]["tables"] if last else None


def after_migrate(sender, using="default", **kwargs) -> None:
    """Runs once every table is there (this app is the last of ours to migrate that history needs)."""
    if using != "default" or sender.name != "qms":
        return
    present = set(connection.introspection.table_names())
    if "qms_ledgerentry" not in present:
        return
    triggers.install()
    load_edition()
    tables = {name: columns for name, columns in history_columns().items() if name in present}
    if noted_columns() != tables:
        with record_tx(by=None, verb="qms.load") as act:
            chain.note(KIND, {"tables": tables}, act=act)
