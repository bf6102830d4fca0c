"""Finding a citizen's file inside a unit, name without marks, against a look-up by primary key."""

from django.db import connection

from bench.measure import Result, interleaved
from bench.register_rows import FULL, fill, name_of, office
from qms.history import Moment
from qms.permissions import visible_to
from qms.text import fold
from registers.finding import found
from registers.models import ServiceFile

TURNS = 50
ORDER = ("-received_at", "-id")
LIMITS = {"sqlite": 5, "postgresql": 20}


def run(scale: float) -> list[Result]:
    n = int(FULL * scale)
    user, units = office(n)
    fill(n, units)
    unit, limit = units[1], LIMITS[connection.vendor]
    wanted = 1 + len(units) * 50
    asked = {
        "name": f"{fold(name_of(wanted))} {wanted:09d}"[:60].rsplit(" ", 1)[0],
        "name and last digits": f"{fold(name_of(wanted))} {str(wanted).zfill(9)[-4:]}",
        "identity number": f"024{wanted:09d}",
        "no hit": "khong co ai",
    }
    key = ServiceFile.objects.filter(unit=unit).order_by("id").values_list("pk", flat=True).first()
    results = []
    for title, text in asked.items():
        hits = _keys(user, unit, text)
        if title != "no hit" and not hits:
            raise RuntimeError(f"{text!r} was not found")
        ours, peer = interleaved(
            lambda text=text: _turns(lambda: _keys(user, unit, text)),
            lambda: _turns(lambda: ServiceFile.objects.get(pk=key)),
        )
        result = Result(
            f"search: {title} in a unit, {len(hits)} hits / primary key ({connection.vendor})",
            n, ours / TURNS, limit, peer / TURNS,
        )  # fmt: skip
        results.append(result)
    return results


def _keys(user, unit, text) -> list[int]:
    """The newest 50 files found, by key: what drawing fifty rows costs is measured with the list."""
    rows = visible_to(user, Moment().rows(ServiceFile)).filter(unit__in=[unit.pk])
    rows = found(rows, text, [unit.pk], personal=True).order_by(*ORDER)
    return list(rows.values_list("pk", flat=True)[:50])


def _turns(act):
    for _turn in range(TURNS):
        act()
