"""The latest 200 changes among a million: finding them, against one primary-key lookup."""

from django.db import connection

from bench.measure import Result, interleaved
from bench.twins import numbers
from qms.history import latest_acts, record_tx
from qms.models import LedgerEntry, Unit

FULL, TURNS, UNITS = 1_000_000, 30, 3300


def run(scale: float) -> list[Result]:
    n = int(FULL * scale)
    with record_tx(by=None, verb="qms.load"):
        unit = Unit(code="F", name="Đơn vị đo")
        unit.save()
    _fill(n, unit.pk)
    results = []
    for title, units in (("all units", None), ("one unit", [unit.pk])):
        ours, peer = interleaved(
            lambda units=units: _turns(lambda: latest_acts(units, limit=200)),
            lambda: _turns(lambda: LedgerEntry.objects.get(pk=n // 2)),
        )
        results.append(
            Result(
                f"feed: latest 200 changes, {title} / primary-key lookup", n, ours / TURNS, 3, peer / TURNS
            )
        )
    return results


def _turns(act) -> None:
    for _turn in range(TURNS):
        act()


def _fill(n: int, unit: int) -> None:
    """Links of acts that each wrote one row; their hashes are not what is measured here."""
    sqlite = connection.vendor == "sqlite"
    hexed = "printf('%%064x', n + 1)" if sqlite else "lpad(to_hex(n + 1), 64, '0')"
    act = "printf('%%032x', n)" if sqlite else "lpad(to_hex(n), 32, '0')::uuid"
    columns = "(seq, source, row_key, payload, prev, hash, at, act, unit_id, person_id)"
    select = (
        f"SELECT n + 100000, 'bench', CAST(n AS TEXT), '', {hexed}, {hexed},"
        f" CURRENT_TIMESTAMP, {act}, {unit} + n %% {UNITS}, NULL FROM g"
    )
    insert = f"INSERT INTO qms_ledgerentry {columns}"
    with connection.cursor() as cursor:
        cursor.execute(f"{insert} {numbers(n)} {select}" if sqlite else f"{numbers(n)} {insert} {select}", [])
        cursor.execute("ANALYZE")
