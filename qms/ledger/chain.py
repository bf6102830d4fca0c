"""Appending to the chain, as the last statements before COMMIT.

``hash = sha256(canonical [seq, table, key, payload, prev, at])``; ``payload`` is the canonical
text of the history row as the database gives it back, so a value that changes on its way in
(``1.5`` to ``1.50``) can never look like tampering. Written in SQL: this is in every save.
"""

import contextlib
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection

from qms.hashing import canonical_json, sha256_of

try:
    import fcntl
except ImportError:  # Windows has no flock; BEGIN IMMEDIATE alone still keeps the chain whole
    fcntl = None

GENESIS = "0" * 64
EVENT = "event"
ADVISORY_KEY = 7_001_9001
INSERT = (
    "INSERT INTO qms_ledgerentry (seq, source, row_key, payload, prev, hash, at, act, unit_id, person_id)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


@dataclass(frozen=True)
class Head:
    """The newest link: its number, hash and time (None for an empty chain)."""

    seq: int
    hash: str
    at: datetime | None


@contextlib.contextmanager
def write_lock():
    """On SQLite, queue writers fairly before BEGIN IMMEDIATE: its busy handler starves some for seconds."""
    name = connection.settings_dict["NAME"]
    if connection.vendor != "sqlite" or fcntl is None or connection.is_in_memory_db() or not name:
        yield
        return
    with open(f"{Path(name)}.lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def head() -> Head:
    """The newest link of the chain."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq, hash FROM qms_ledgerentry ORDER BY seq DESC LIMIT 1")
        row = cursor.fetchone()
    return Head(row[0], row[1], None) if row else Head(0, GENESIS, None)


def link_hash(seq: int, source: str, key: str, payload: str, prev: str, at: datetime) -> str:
    """The hash of one link; ``payload`` is the canonical text as stored."""
    return sha256_of([seq, source, key, payload, prev, at])


def append(act) -> None:
    """Chain the history rows and notes of an act. Called once, by the outermost act, last of all."""
    links = [*_row_links(act.written), *act.notes]
    if not links:
        return
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ADVISORY_KEY])
    newest = head()
    seq, prev = newest.seq, newest.hash
    at = connection.ops.adapt_datetimefield_value(act.linked_at)
    act_id = act.uid.hex if connection.vendor == "sqlite" else act.uid
    rows = []
    for source, key, payload, unit in links:
        seq += 1
        digest = link_hash(seq, source, key, payload, prev, act.linked_at)
        rows.append((seq, source, key, payload, prev, digest, at, act_id, unit, act.by and act.by.pk))
        prev = digest
    with connection.cursor() as cursor:
        if len(rows) == 1:
            cursor.execute(INSERT, rows[0])
        else:
            cursor.executemany(INSERT, rows)


def _row_links(written):
    """(source, key, payload, unit) of each history row, from its values as stored."""
    for table, values in written:
        yield table, str(values["history_id"]), canonical_json({"row": values}), unit_of(values)


def unit_of(values: dict) -> int | None:
    """The unit a history row belongs to; the row of a unit itself has a path and no unit."""
    return values["id"] if "path" in values else values.get("unit_id")


def stored_rows(history_model, history_ids):
    """The history rows as the database holds them: dicts of column values."""
    return history_model._base_manager.filter(history_id__in=history_ids).order_by().values()


def event_link(kind: str, data: dict, unit=None):
    """A link for something that changes no record: a sign-in, an export, an erasure."""
    payload = canonical_json({"event": kind, "data": data})
    return EVENT, str(uuid.uuid4()), payload, getattr(unit, "pk", unit)


def note(kind: str, data: dict, *, act, unit=None) -> None:
    """Note an event in the ledger as part of an act.

    ``kind`` is a slug like ``files.downloaded``; ``data`` holds plain values, no personal data.
    """
    act.notes.append(event_link(kind, data, unit))
