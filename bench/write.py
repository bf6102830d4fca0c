"""What history and the chain cost: an act that saves one tracked record against a plain Django save.

Twin models of twelve fields, a transaction each, as one form post makes. The plain twin has no
history, no ledger and no version; the difference is the price of proof.
"""

from django.db import connection, transaction

from bench.measure import Result, interleaved
from bench.twins import VALUES, PlainTwin, TrackedTwin, make_tables
from qms.history import record_tx
from qms.models import Unit, User

LIMIT = 3.3


def run(scale: float) -> list[Result]:
    n = max(50, int(1000 * scale))
    make_tables()
    with record_tx(by=None, verb="qms.load"):
        unit = Unit(code="B", name="Đơn vị đo")
        unit.save()
        person = User(username="bench", full_name="Người đo")
        person.save()
    values = {"unit": unit, **VALUES}
    return [
        _measured("create", n, lambda: _plain_create(values, n), lambda: _tracked_create(values, person, n)),
        _measured("update", n, *_updates(values, person, n)),
    ]


def _measured(kind: str, n: int, plain, tracked) -> Result:
    ours, peer = interleaved(tracked, plain, rounds=5)
    return Result(
        f"write: tracked and chained {kind} / plain save ({connection.vendor})", n, ours / n, LIMIT, peer / n
    )


def _plain_create(values, n):
    for _turn in range(n):
        with transaction.atomic():
            PlainTwin(**values).save()


def _tracked_create(values, person, n):
    for _turn in range(n):
        with record_tx(by=person, verb="create"):
            TrackedTwin(**values).save()


def _updates(values, person, n):
    plain = PlainTwin(**values)
    plain.save()
    tracked = TrackedTwin(**values)
    with record_tx(by=person, verb="create"):
        tracked.save()

    def save_plain():
        for turn in range(n):
            plain.count = turn
            with transaction.atomic():
                plain.save()

    def save_tracked():
        for turn in range(n):
            tracked.count = turn
            with record_tx(by=person, verb="edit"):
                tracked.save()

    return save_plain, save_tracked
