"""The statistics of a unit's month out of 10,000 files of its own, among a million of 3,300 units."""

import datetime as dt

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.measure import Result, interleaved
from bench.register_rows import FULL, busy_unit, register
from qms.history import Moment
from registers.file_figures import file_figures
from registers.models import ServiceFile
from registers.spans import whole

MOST_QUERIES, MOST_MS = 8, 50
LONG_AGO = dt.timedelta(days=700)


def run(scale: float) -> list[Result]:
    n = int(FULL * scale)
    _user, units = register(n)
    unit, moment, today = busy_unit(units), Moment(), timezone.localdate()
    files = ServiceFile.objects.filter(unit=unit).count()
    results = []
    for told, day in (("this month", today), ("two years ago", today - LONG_AGO)):
        month = whole("month", day)
        with CaptureQueriesContext(connection) as caught:
            found = file_figures([unit.pk], month, moment)
        if not (found.total.is_balanced and found.total.received and found.steps):
            raise RuntimeError("the month has no figures")
        ours, _nothing = interleaved(
            lambda month=month: file_figures([unit.pk], month, moment), lambda: None, rounds=9
        )
        title = f"statistics: a unit's month, {told}, {files:,} of {n:,} files ({connection.vendor})"
        results += [
            Result(f"{title}, queries", files, len(caught), MOST_QUERIES, unit="queries"),
            Result(title, files, ours, MOST_MS),
        ]
    return results
