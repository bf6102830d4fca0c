"""Figures of feedback, each with its denominator (9.1.2, 9.1.3)."""

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from registers.measures import measure
from registers.models import Feedback, Objective
from registers.models.feedback import answered_in_time, owing


def answered_on_time(units, period, moment) -> tuple[int, int]:
    """(answered on or before the day due, those that count) of what came in a period, as of a moment.

    ``units`` are Unit keys, ``period`` two days, both included. Counted are complaints and petitions with a
    day due that are answered or whose day has passed: what is still in time is neither kept nor broken.
    Praise, and what was not for this office, ask for no answer.
    """
    rows = moment.rows(Feedback).filter(unit__in=units, received_at__range=_ends(period))
    return counted(rows, moment.on)


@measure(Objective.Source.FEEDBACK, Objective.Source.FEEDBACK.label)
def on_time_measure(unit, first, last, moment) -> tuple[int, int]:
    """The figure for an objective of a unit."""
    return answered_on_time([unit.pk], (first, last), moment)


def received(units, period, moment) -> int:
    """How much came in a period, praise included."""
    return moment.rows(Feedback).filter(unit__in=units, received_at__range=_ends(period)).count()


def counted(rows, on: dt.date) -> tuple[int, int]:
    """(answered on time, those that count) of some rows on a day; two queries."""
    counts = owing(rows.order_by()).filter(due_on__isnull=False)
    counts = counts.filter(Q(answered_on__isnull=False) | Q(due_on__lt=on))
    return answered_in_time(counts).count(), counts.count()


def _ends(period):
    first, last = period
    begin = timezone.make_aware(dt.datetime.combine(first, dt.time.min))
    end = timezone.make_aware(dt.datetime.combine(last, dt.time.max))
    return begin, end
