"""The statistics of a unit's month out of 10,000 files of its own, among a million of 3,300 units."""

import datetime as dt

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.measure import Result, interleaved
from bench.register_rows import FULL, fill, insert, office
from qms.history import Moment
from registers.file_figures import file_figures
from registers.models import Handover, ServiceFile, Supplement
from registers.spans import whole

FILES, STEPS, MOST_QUERIES, MOST_MS = 10_000, 5, 8, 50
YEAR_MINUTES = 365 * 24 * 60
STEP = dt.timedelta(hours=10)
CHANNELS = ("desk", "desk", "online", "post")


def run(scale: float) -> list[Result]:
    n = int(FULL * scale)
    user, units = office(n)
    fill(n, units)
    own = units[1]
    _busy(own, FILES, user)
    month = whole("month", timezone.localdate().replace(day=1) - dt.timedelta(days=1))
    moment = Moment()
    with CaptureQueriesContext(connection) as caught:
        found = file_figures([own.pk], month, moment)
    if not (found.total.is_balanced and found.total.received and found.steps):
        raise RuntimeError("the month has no figures")
    ours, _again = interleaved(
        lambda: file_figures([own.pk], month, moment), lambda: None, rounds=9
    )  # fmt: skip
    title = "statistics: a unit's month, {} ({:,} files in all)"
    return [
        Result(title.format("queries", n), FILES, len(caught), MOST_QUERIES, unit="queries"),
        Result(title.format("cpu", n), FILES, ours, MOST_MS),
    ]


def _busy(unit, files: int, user) -> None:
    """A year of files of one unit, with the stays of each at five steps and some requests for papers."""
    now = timezone.now().replace(microsecond=0)
    insert(ServiceFile, [_file(number, unit, now, files) for number in range(files)])
    rows = ServiceFile.objects.filter(unit=unit, code__startswith="TK-").order_by("id")
    known = list(rows.values_list("id", "received_at"))
    insert(Handover, [_stay(key, at, step, unit) for key, at in known for step in range(STEPS)])
    insert(Supplement, [_request(key, at, unit, user) for key, at in known[::10]])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _file(number, unit, now, files) -> dict:
    received = now - dt.timedelta(minutes=YEAR_MINUTES * (files - number) // files)
    late, over = number % 20 == 7, received + dt.timedelta(days=6) < now
    answered = received + dt.timedelta(days=6 if late else 3) if over else None
    due = received + dt.timedelta(days=5)
    return {
        "unit_id": unit.pk, "code": f"TK-{number:06d}", "title": "Đăng ký thường trú", "search_text": "",
        "status": "returned" if over else "in_progress", "version": 1, "created_at": received,
        "received_at": received, "counted_from": received, "first_due_at": due, "due_at": due,
        "channel": CHANNELS[number % len(CHANNELS)], "field": f"Lĩnh vực {number % 4}",
        "resolved_at": answered, "returned_at": answered, "ended_at": answered,
        "outcome": ("late" if late else "early") if over else "",
        "limit_hours": 40, "law_hours": 56, "taken_hours": 24 if over else None,
    }  # fmt: skip


def _stay(file, received, step, unit) -> dict:
    taken = received + step * STEP
    return {
        "file_id": file, "unit_id": unit.pk, "number": step + 1, "step_no": step + 1,
        "step": f"Bước {step + 1}", "taken_at": taken, "left_at": taken + STEP, "limit_hours": 8,
        "taken_hours": 6, "outcome": "late" if file % 15 == step else "early", "version": 1,
    }  # fmt: skip


def _request(file, received, unit, user) -> dict:
    return {
        "file_id": file, "unit_id": unit.pk, "number": f"PBS-{file}", "asked_at": received + STEP,
        "asked_by_id": user.pk, "items": "Bản sao", "reason": "Thiếu", "came_at": received + 2 * STEP,
        "due_before": received + dt.timedelta(days=5), "version": 1,
    }  # fmt: skip
