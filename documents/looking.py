"""Since when "my last visit" counts: the last look on an earlier day."""

import datetime as dt

from django.utils import timezone

from documents import states
from documents.models import LastLook, Revision


def last_look(person) -> dt.datetime | None:
    """When the person last looked on a day before the present visit; None for somebody who never did."""
    row = LastLook.objects.filter(person=person).first()
    if row is None:
        return None
    return row.latest if _is_earlier_day(row.latest, timezone.now()) else row.before


def note_look(person, at: dt.datetime) -> None:
    """Remember that the person looks now; the first look of a day moves the mark to the look before it."""
    row = LastLook.objects.filter(person=person).first()
    if row is None:
        LastLook(person=person, latest=at).save()
        return
    if _is_earlier_day(row.latest, at):
        row.before = row.latest
    row.latest = at
    row.save()


def new_since_visit(person, units, moment) -> int:
    """How many revisions took effect in these units since the last visit; 0 for who never looked."""
    if moment.is_past or (seen := last_look(person)) is None:
        return 0
    rows = Revision.objects.filter(unit__in=units, status=states.EFFECTIVE)
    return rows.filter(effective_from__gt=timezone.localtime(seen).date()).count()


def _is_earlier_day(one: dt.datetime, other: dt.datetime) -> bool:
    return timezone.localtime(one).date() < timezone.localtime(other).date()
