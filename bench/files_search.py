"""Finding a citizen's file inside a unit, name without marks, against a look-up by primary key."""

from django.db import connection

from bench.measure import Result, interleaved
from bench.register_rows import FULL, busy_unit, register
from qms.history import Moment
from qms.permissions import visible_to
from qms.text import fold
from registers.finding import found
from registers.models import ServiceFile

TURNS = 20
ORDER = ("-received_at", "-id")
LIMITS = {"sqlite": 5, "postgresql": 20}  # by a name in a unit of usual size
NUMBER, BUSY = 2, 3  # times as long: a number is looked for twice, in a busy unit among all its people


def run(scale: float) -> list[Result]:
    n = int(FULL * scale)
    user, units = register(n)
    return [
        result for where, unit in (("usual", units[2]), ("busy", busy_unit(units)))
        for result in _of_unit(n, user, unit, where)
    ]  # fmt: skip


def _of_unit(n, user, unit, where) -> list[Result]:
    rows = ServiceFile.objects.filter(unit=unit).select_related("applicant").order_by("id")
    files = rows.count()
    known = rows[files // 2].applicant.fields
    name, digits = fold(known["name"]), known["id_number"]
    asked = {
        "name": name, "name and last digits": f"{name} {digits[-4:]}", "identity number": digits,
        "phone": known["phone"], "no hit": "khong co ai",
    }  # fmt: skip
    key, results = rows[0].pk, []
    for title, text in asked.items():
        hits = _keys(user, unit, text)
        if (title == "no hit") != (not hits):
            raise RuntimeError(f"{text!r}: {len(hits)} hits")
        ours, peer = interleaved(
            lambda text=text: _turns(lambda: _keys(user, unit, text)),
            lambda: _turns(lambda: ServiceFile.objects.get(pk=key)),
        )
        told = f"search: {title} in a {where} unit of {files:,}, {len(hits)} hits / primary key"
        by_number = title in ("identity number", "phone")
        limit = LIMITS[connection.vendor] * (BUSY if where == "busy" else NUMBER if by_number else 1)
        results.append(Result(f"{told} ({connection.vendor})", n, ours / TURNS, limit, peer / TURNS))
    return results


def _keys(user, unit, text) -> list[int]:
    """The newest 50 files found, by key: what drawing fifty rows costs is measured with the list."""
    rows = visible_to(user, Moment().rows(ServiceFile)).filter(unit__in=[unit.pk])
    rows = found(rows, text, [unit.pk], personal=True).order_by(*ORDER)
    return list(rows.values_list("pk", flat=True)[:50])


def _turns(act):
    for _turn in range(TURNS):
        act()
