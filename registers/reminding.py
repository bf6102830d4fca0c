"""What the days of the registers ask of people: one query finds what is due, one more for each kind of it."""

import datetime as dt

from django.db.models import F, IntegerField, Value

from qms.evidence_counts import in_one
from qms.worklist import Task
from registers.tables import REGISTERS


def _kinds() -> list[tuple]:
    """(model, reminder) of every register and of the rows kept under its records."""
    models = [table.model for table in REGISTERS]
    models += [model.row_model for model in models if model.row_model]
    return [(model, reminder) for model in models for reminder in model.reminders]


def reminded(user, units, on: dt.date):
    """A Task for each day that has come or is near, for the person named or for whoever keeps the register.

    The home page asks this on every opening: what is not due costs one query for all registers together.
    """
    kinds = _kinds()
    due: dict[int, list[int]] = {}
    for place, key in in_one(_due(kinds, user, units, on)):
        due.setdefault(place, []).append(key)
    for place, keys in due.items():
        model, reminder = kinds[place]
        rows = model.objects.filter(pk__in=keys).select_related(*_shown_with(model, reminder))
        for row in rows.order_by(reminder.field, "id"):
            yield from _task(row, reminder, user)


def _due(kinds, user, units, on):
    for place, (model, reminder) in enumerate(kinds):
        limit = on + dt.timedelta(days=reminder.ahead)
        wanted = {**reminder.when, f"{reminder.field}__lte": limit, "unit__in": units}
        rows = model.objects.filter(**wanted).annotate(
            told_place=Value(place, IntegerField()), told_key=F("id")
        )
        yield rows.order_by().values_list("told_place", "told_key")


def _shown_with(model, reminder) -> list[str]:
    return [
        "unit",
        *([reminder.person] if reminder.person else []),
        *([model.parent] if model.parent else []),
    ]


def _task(row, reminder, user):
    """The task where it waits for this person: named, or nobody is and the person keeps the register."""
    record = row.record if row.parent else row
    named = getattr(row, reminder.person)
    if named is None and not user.has_perm("registers.maintain", record):
        return
    if named is not None and named != user and not user.has_perm("registers.decide", record):
        return
    note = str(row) if row.parent else ""
    due = getattr(row, reminder.field)
    yield Task(
        reminder.verb, record, record.get_absolute_url(), note=note, due=due, person=named, icon=reminder.icon
    )
