"""How many lines each register holds, which is the newest, how many wait: a few queries for all of them."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, IntegerField, Max, Q, Value

from qms.evidence_counts import in_one


@dataclass
class RegisterCount:
    """One register as the index tells it."""

    count: int = 0
    waiting: int = 0
    newest: tuple[int, str, str] | None = None  # key, code, title


def counts_of(tables, units, visible, on: dt.date) -> list[RegisterCount]:
    """A RegisterCount for each table, two queries in all.

    ``visible(model)`` are the rows the person sees at the moment; `waiting` counts those for which a
    reminder has come or is near.
    """
    rows = [visible(table.model).filter(unit__in=units).order_by() for table in tables]
    found = [RegisterCount() for _table in tables]
    newest = {}
    counted = (_counted(each, place, tables[place].model, on) for place, each in enumerate(rows))
    for place, count, key, waiting in in_one(counted):
        found[place], newest[place] = RegisterCount(count, waiting), key
    for place, key, code, title in in_one(_named(rows[place], place, key) for place, key in newest.items()):
        found[place].newest = (key, code, title)
    return found


def _counted(rows, place, model, on):
    told = rows.values(told_place=Value(place, IntegerField())).annotate(
        told_count=Count("id"), told_newest=Max("id"), told_waiting=Count("id", filter=due_of(model, on))
    )
    return told.values_list("told_place", "told_count", "told_newest", "told_waiting")


def _named(rows, place, key):
    told = rows.filter(id=key).annotate(told_place=Value(place, IntegerField()))
    return told.values_list("told_place", "id", "code", "title")


def due_of(model, on: dt.date) -> Q:
    """The rows of a register that wait for a day that has come or is near."""
    near = Q(pk__in=[])
    for reminder in model.reminders:
        limit = on + dt.timedelta(days=reminder.ahead)
        near |= Q(**reminder.when, **{f"{reminder.field}__lte": limit})
    return near
