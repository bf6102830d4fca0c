"""A register of a million rows: the page at any depth against page one."""

from django.db import connection

from bench.measure import Result, interleaved
from bench.twins import PlainTwin, insert_rows, make_tables
from qms.history import record_tx
from qms.models import Unit
from qms.views.paging import page_of

FULL, TURNS = 1_000_000, 20
ORDER = ("-received", "-id")


def run(scale: float) -> list[Result]:
    n = int(FULL * scale)
    make_tables()
    with record_tx(by=None, verb="qms.load"):
        unit = Unit(code="L", name="Đơn vị đo")
        unit.save()
    minute = (
        "strftime('%%Y-%%m-%%d %%H:%%M:%%S', 1700000000 + n * 60, 'unixepoch')"
        if connection.vendor == "sqlite"
        else "to_timestamp(1700000000 + n * 60)"
    )
    insert_rows(PlainTwin, n, id="n + 1", unit_id=str(unit.pk), received=minute, version="1")
    rows = PlainTwin.objects.all()
    results = []
    for share in (0.01, 0.5, 0.95):
        last = PlainTwin.objects.get(pk=n - int(n * share))
        params = {"after": _cursor(rows, last, int(n * share))}
        ours, peer = interleaved(
            lambda params=params: _turns(rows, params), lambda: _turns(rows, {}), rounds=9
        )
        title = f"list: page at {share:.0%} of the depth / page one"
        results.append(Result(title, n, ours / TURNS, 1.5, peer / TURNS))
    return results


def _turns(rows, params) -> None:
    for _turn in range(TURNS):
        page_of(rows, ORDER, params, 50)


def _cursor(rows, last, place: int) -> str:
    """The cursor that the list itself gives after the row ``last``."""
    window = rows.filter(received__gte=last.received).order_by("received", "id")[:51]
    first_key = list(window)[-1]
    page = page_of(rows.filter(received__lte=first_key.received), ORDER, {}, 50)
    return page.after
