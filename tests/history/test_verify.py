"""Tampering of every kind is found, and the finding names record, time and person."""

import json

import pytest
from django.db import connection

from qms.hashing import canonical_json
from qms.history import history_of, record_tx
from qms.ledger import head, triggers
from qms.ledger.anchors import Anchor, read_anchor, write_anchor
from qms.ledger.chain import link_hash
from qms.ledger.verify import verify
from qms.models import LedgerEntry, Unit
from tests.conftest import lift_triggers


@pytest.fixture
def told(office):
    """Three versions of a unit, then the triggers lifted as somebody with the database file could."""
    for name in ("Tên hai", "Tên ba"):
        with record_tx(by=office.chief, verb="edit"):
            office.tan_tien.name = name
            office.tan_tien.save()
    assert verify().findings == []
    lift_triggers()
    yield office
    triggers.install()


def run(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def checks():
    return {finding.check for finding in verify().findings if finding.check != "trigger"}


def latest(office):
    return history_of(Unit)._base_manager.filter(id=office.tan_tien.pk).order_by("-history_id").first()


@pytest.mark.parametrize(
    "column", ["name", "code", "address", "place", "history_verb", "history_actor", "path"]
)
def test_an_edited_column_of_history_is_found(told, column):
    run(f"UPDATE qms_historicalunit SET {column} = 'giả' WHERE history_id = %s", latest(told).history_id - 1)
    assert checks() == {"row-changed"}


def test_a_finding_names_record_time_and_person(told):
    run("UPDATE qms_historicalunit SET name = 'giả' WHERE history_id = %s", latest(told).history_id)
    finding = next(f for f in verify().findings if f.check == "row-changed")
    assert (finding.record, finding.person, finding.seq) == (
        "TANTIEN",
        "Nguyễn Văn Thắng (chief)",
        head().seq,
    )
    assert len(finding.at) == len("30/06/2026 12:00:00")


def test_a_deleted_version_is_found(told):
    run("DELETE FROM qms_historicalunit WHERE history_id = %s", latest(told).history_id - 1)
    assert checks() == {"row-missing"}


def test_an_inserted_version_is_found(told):
    row = latest(told)
    row.history_id += 1000
    row.version += 1
    row.name = "chèn"
    row.save_base(raw=True, force_insert=True)
    assert checks() == {"unchained", "live-changed"}


def test_two_swapped_versions_are_found(told):
    newest = latest(told).history_id
    for old, new in ((newest, -1), (newest - 1, newest), (-1, newest - 1)):
        run("UPDATE qms_historicalunit SET history_id = %s WHERE history_id = %s", new, old)
    assert "row-changed" in checks()


@pytest.mark.parametrize("column", ["payload", "prev", "hash", "at", "source", "row_key"])
def test_an_edited_link_is_found(told, column):
    value = {"at": "2020-01-01 00:00:00"}.get(column, "0" * 64)
    run(f"UPDATE qms_ledgerentry SET {column} = %s WHERE seq = %s", value[:36], head().seq - 1)
    assert checks() & {"hash", "link"}


@pytest.mark.parametrize("column", ["unit_id", "person_id"])
def test_an_edited_index_of_a_link_is_found(told, column):
    run(f"UPDATE qms_ledgerentry SET {column} = 424242 WHERE seq = %s", head().seq)
    assert checks() == {"index"}


@pytest.mark.parametrize("payload", ["[1]", "null", "7", "{", '{"row": 3}', '{"row": {"code": {}}}'])
def test_a_payload_of_nonsense_is_found_not_fatal(told, payload):
    run("UPDATE qms_ledgerentry SET payload = %s WHERE seq = %s", payload, head().seq)
    assert "hash" in checks()


def test_a_deleted_link_is_found(told):
    run("DELETE FROM qms_ledgerentry WHERE seq = %s", head().seq - 1)
    assert checks() == {"gap", "link", "unchained"}


def test_a_cut_tail_is_found(told):
    row = latest(told)
    run("DELETE FROM qms_ledgerentry WHERE seq = %s", head().seq)
    run("DELETE FROM qms_historicalunit WHERE history_id = %s", row.history_id)
    assert checks() == {"live-changed"}


def test_an_edited_live_row_is_found(told):
    Unit._base_manager.filter(pk=told.tan_tien.pk).update(address="giả")
    assert checks() == {"live-changed"}


def test_a_live_row_without_history_is_found(told):
    Unit(code="MA", name="Đơn vị ma", version=1).save_base(raw=True, force_insert=True)
    lost = history_of(Unit)._base_manager.filter(code="MA")
    assert lost.count() == 0
    assert checks() == {"live-unborn"}


def test_a_full_rewrite_is_found_by_an_anchor_only(told, tmp_path):
    anchor = read_anchor(write_anchor(tmp_path))
    seq = head().seq
    entry = LedgerEntry.objects.get(seq=seq)
    data = json.loads(entry.payload)
    data["row"]["name"] = "viết lại"
    payload = canonical_json(data)
    digest = link_hash(seq, entry.source, entry.row_key, payload, entry.prev, entry.at)
    run("UPDATE qms_ledgerentry SET payload = %s, hash = %s WHERE seq = %s", payload, digest, seq)
    run("UPDATE qms_historicalunit SET name = 'viết lại' WHERE history_id = %s", int(entry.row_key))
    Unit._base_manager.filter(pk=told.tan_tien.pk).update(name="viết lại")
    assert checks() == set()
    assert {f.check for f in verify([anchor]).findings} - {"trigger"} == {"anchor"}


def test_an_anchor_of_links_that_are_gone_is_found(told):
    found = verify([Anchor(head().seq + 5, "a" * 64, origin="bản in")]).findings
    assert "anchor" in {finding.check for finding in found}


def test_missing_triggers_are_told(told):
    assert len([f for f in verify().findings if f.check == "trigger"]) == len(triggers.missing()) > 0
    triggers.install()
    assert verify().findings == []
