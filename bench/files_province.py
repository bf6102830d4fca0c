"""The pages that a province of 3,300 units with a million files opens: each by queries and time."""

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench.measure import Result, interleaved
from bench.register_rows import FULL, register

MOST_MS = 4_000
PAGES = {
    "/": "today",
    "/one-stop/?due=late&sort=due_at": "files that are late",
    "/one-stop/statistics/": "statistics of the month",
    "/one-stop/calendar-changes/": "changed calendar",
}


def run(scale: float) -> list[Result]:
    n = int(FULL * scale)
    user, _units = register(n)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return [_page(client, n, url, told) for url, told in PAGES.items()]


def _page(client, n, url, told) -> Result:
    _get(client, url)
    with CaptureQueriesContext(connection) as caught:
        _get(client, url)
    ours, _nothing = interleaved(lambda: _get(client, url), lambda: None, rounds=3)
    return Result(f"province: {told}, {len(caught)} queries ({connection.vendor})", n, ours, MOST_MS)


def _get(client, url):
    """As after somebody wrote something: nothing kept of the page before."""
    cache.clear()
    answer = client.get(url)
    if answer.status_code != 200:
        raise RuntimeError(f"{url} answered {answer.status_code}")
