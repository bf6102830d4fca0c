"""The one-stop register of a province, a million files of 3,300 units: any page against page one."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.measure import Result, interleaved
from bench.register_rows import FULL, register
from qms.history import Moment
from qms.views.paging import page_of
from registers.tables.service_files import ServiceFileTable

MOST_QUERIES, MOST_MS, TURNS = 10, 250, 3


def run(scale: float) -> list[Result]:
    n = int(FULL * scale)
    user, units = register(n)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    _get(client, "")
    results = [Result("register: queries of a page", n, _queries(client, ""), MOST_QUERIES, unit="queries")]
    for share in (0.01, 0.5, 0.95):
        deep = f"?after={_cursor(user, units, int(n * share))}"
        ours, peer = interleaved(lambda deep=deep: _turns(client, deep), lambda: _turns(client, ""), rounds=5)
        title = f"register: page at {share:.0%} of the depth / page one ({connection.vendor})"
        results.append(Result(title, n, ours / TURNS, 1.5, peer / TURNS))
    results.append(Result(f"register: page one ({connection.vendor})", n, peer / TURNS, MOST_MS))
    return results


def _get(client, query):
    answer = client.get(f"/one-stop/{query}")
    if answer.status_code != 200 or answer.content.count(b"HS-20") < 50:
        raise RuntimeError(f"the list answered {answer.status_code}")


def _turns(client, query):
    for _turn in range(TURNS):
        _get(client, query)


def _queries(client, query) -> int:
    with CaptureQueriesContext(connection) as caught:
        _get(client, query)
    return len(caught)


def _cursor(user, units, place: int) -> str:
    """The cursor that the list itself gives after the row at this place."""
    table = ServiceFileTable(masked=False)
    keys = [unit.pk for unit in units]
    rows = table.queryset(user, keys, Moment())
    last = rows.values_list("received_at", flat=True)[place]
    window = table.queryset(user, keys, Moment()).filter(received_at__lte=last)
    return page_of(window, table.ordering(), {}, 50).after
