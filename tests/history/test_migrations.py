"""A migration may rebuild a table; the guard stands again afterwards and the chain still verifies."""

import json

import pytest
from django.core.management import call_command
from django.db import connection, models

from qms.history import history_of, record_tx
from qms.ledger import triggers
from qms.ledger.schema import history_columns, noted_columns
from qms.ledger.verify import verify
from qms.models import LedgerEntry, Unit
from tests.personas import make_office

pytestmark = [pytest.mark.database, pytest.mark.django_db(transaction=True)]


def test_rebuilding_a_history_table_loses_no_trigger_for_good():
    make_office()
    history = history_of(Unit)
    old = history._meta.get_field("place")
    new = models.CharField(max_length=120, blank=True)
    new.set_attributes_from_name("place")
    new.model = history
    with connection.schema_editor() as editor:
        editor.alter_field(history, old, new)
    if connection.vendor == "sqlite":  # the trap: the rebuilt table has none
        assert [name for name in triggers.missing() if "historicalunit_" in name] != []
    call_command("migrate", verbosity=0)
    assert triggers.missing() == []
    assert verify().findings == []


def test_a_column_added_to_history_is_no_false_alarm_and_is_noted():
    office = make_office()
    history = history_of(Unit)
    field = models.CharField(max_length=20, null=True)
    field.set_attributes_from_name("later")
    with connection.schema_editor() as editor:
        editor.add_field(history, field)
    triggers.install()
    with record_tx(by=office.chief, verb="edit"):
        office.tan_tien.place = "Nơi khác"
        office.tan_tien.save()
    assert verify().findings == []


def test_the_shape_of_history_is_noted_once():
    call_command("migrate", verbosity=0)
    call_command("migrate", verbosity=0)
    notes = [
        entry
        for entry in LedgerEntry.objects.filter(source="event")
        if json.loads(entry.payload)["event"] == "schema"
    ]
    assert len(notes) == 1
    assert noted_columns() == history_columns()
