"""What history and the chain cost: an act that saves one tracked record against a plain Django save.

Twin models of twelve fields, a transaction each, as one form post makes. The plain twin has no
history, no ledger and no version; the difference is the price of proof.
"""

import datetime as dt
from decimal import Decimal

from django.db import connection, models, transaction

from bench.measure import Result, interleaved
from qms.history import Records, TrackedModel, history_of, record_tx
from qms.ledger import triggers
from qms.models import Unit, User

LIMIT = 3.3


class Twelve(models.Model):
    """Twelve fields of the kinds that registers have."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    code = models.CharField(max_length=60)
    title = models.CharField(max_length=300)
    status = models.CharField(max_length=30)
    text = models.TextField()
    received = models.DateTimeField()
    due = models.DateField()
    cost = models.DecimalField(max_digits=12, decimal_places=2)
    count = models.IntegerField()
    done = models.BooleanField()
    clauses = models.JSONField(default=list)

    class Meta:
        abstract = True
        app_label = "qms"


class PlainTwin(Twelve):
    """Saved by Django alone."""

    version = models.PositiveIntegerField(default=1)

    class Meta(Twelve.Meta):
        pass


class TrackedTwin(Twelve, TrackedModel):
    """Saved by an act."""

    history = Records()

    class Meta(Twelve.Meta):
        pass


def run(scale: float) -> list[Result]:
    n = max(50, int(1000 * scale))
    with connection.schema_editor() as editor:
        for model in (PlainTwin, TrackedTwin, history_of(TrackedTwin)):
            editor.create_model(model)
    triggers.install()
    with record_tx(by=None, verb="qms.load"):
        unit = Unit(code="B", name="Đơn vị đo")
        unit.save()
        person = User(username="bench", full_name="Người đo")
        person.save()
    values = {
        "unit": unit,
        "code": "NC-2026-0001",
        "title": "Trả trễ hẹn hai hồ sơ thường trú",
        "status": "open",
        "text": "Hai hồ sơ đăng ký thường trú trả trễ hai ngày làm việc. " * 4,
        "received": dt.datetime(2026, 6, 30, 8, 15, tzinfo=dt.UTC),
        "due": dt.date(2026, 7, 7),
        "cost": Decimal("20000.50"),
        "count": 3,
        "done": False,
        "clauses": ["8.5.1", "8.7"],
    }
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
