"""Due times and outcomes computed anew from what is kept: the receipt, the limit, the calendar of then.

Nothing here trusts the stored due time; an auditor sets both side by side.
"""

import bisect
import copy
import datetime as dt
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from qms.history import Moment, history_of
from qms.models import CalendarDay, SaturdayRule, office_calendar
from qms.models.calendar import tree_of
from qms.workdays import Calendar, OutsideCalendar
from registers import clock
from registers.models import Apology, ServiceFile, Supplement
from registers.procedures_in_force import setting_of

RECOUNT = "registers.file_recount"


@dataclass(frozen=True)
class Recomputed:
    """A file counted anew. A None says that it cannot be: no limit is kept (the desk said the day itself)."""

    file: ServiceFile
    first_due: dt.datetime | None
    due: dt.datetime | None
    calendar_version: str = ""

    @property
    def outcome(self) -> str:
        """Early, on time or late by the recomputed due time; by the kept one where none can be recomputed."""
        resolved = self.file.resolved_at
        return clock.outcome(resolved, self.due or self.file.due_at) if resolved else ""

    @property
    def due_agrees(self) -> bool:
        """Whether both due times come out as they are kept."""
        kept = ((self.first_due, self.file.first_due_at), (self.due, self.file.due_at))
        return all(mine is None or mine == stored for mine, stored in kept)


class Recomputing:
    """Counts files anew, as they stand at a moment; calendars of each time are read once."""

    def __init__(self, moment: Moment):
        self.moment = moment
        self._changes: dict[int, list[dt.datetime]] = {}
        self._calendars: dict[tuple, Calendar] = {}

    def of(self, files: list[ServiceFile]) -> list[Recomputed]:
        """Each file counted anew; three queries besides the calendars."""
        keys = [file.pk for file in files]
        supplements = self.moment.children(Supplement, files, order_by=("asked_at",))
        apologies = self.moment.children(Apology, files, order_by=("signed_at",))
        recounts = _recounts(keys, self.moment)
        return [
            self._one(file, supplements[file.pk], apologies[file.pk], recounts.get(file.pk)) for file in files
        ]

    def _one(self, file, supplements, apologies, recounted_at):
        limit = clock.limit_of(file)
        if limit is None:
            return Recomputed(file, None, None)
        try:
            calendar = self.calendar(file, file.created_at)
            first = clock.promise(file.received_at, limit, file.channel, calendar).at
            begin = calendar if recounted_at is None else self.calendar(file, recounted_at)
            due = clock.promise(file.received_at, limit, file.channel, begin).at
            due = self._moved(file, due, supplements, apologies, recounted_at)
        except (OutsideCalendar, ValueError):
            return Recomputed(file, None, None)
        return Recomputed(file, first, due, begin.version)

    def _moved(self, file, due, supplements, apologies, recounted_at) -> dt.datetime:
        """The due time after every supplement that came and the apology that moved it, in their order."""
        events = [(one.came_at, one) for one in supplements if one.came_at and one.due_after]
        events += [(one.signed_at, one) for one in apologies if one.signed_at and not one.is_late]
        standing = copy.copy(file)
        for at, event in sorted(events, key=lambda pair: pair[0]):
            standing.due_at = due
            due = (
                event.new_due_at
                if isinstance(event, Apology)
                else self._resumed(standing, event, max(at, recounted_at or at))
            )
        return due

    def _resumed(self, file, slip, at):
        when = Moment(slip.came_at)
        rule = setting_of(file.unit, file.procedure, when).clock if file.procedure_id else "resume"
        calendar = self.calendar(file, at)
        return clock.due_again(slip.came_at, slip.asked_at, file, rule, calendar)

    def calendar(self, file, at: dt.datetime) -> Calendar:
        """The calendar of the file's unit as it stood at ``at``, around the day of receipt."""
        if file.unit_id not in self._changes:
            self._changes[file.unit_id] = _changes(file.unit)
        place = bisect.bisect_right(self._changes[file.unit_id], at)
        day = timezone.localdate(file.received_at)
        key = (file.unit_id, place, day.year)
        if key not in self._calendars:
            self._calendars[key] = office_calendar(file.unit, day, Moment(at))
        return self._calendars[key]


def _changes(unit) -> list[dt.datetime]:
    """The moments at which the calendar of a unit was changed, in order."""
    tree, found = tree_of(unit), set()
    for model, reach in ((CalendarDay, Q(unit=None) | Q(unit__in=tree)), (SaturdayRule, Q(unit__in=tree))):
        rows = history_of(model)._base_manager.filter(reach).order_by()
        found.update(rows.values_list("history_date", flat=True))
    return sorted(found)


def _recounts(keys, moment) -> dict[int, dt.datetime]:
    """When the due time of a file was last counted anew by an act."""
    rows = history_of(ServiceFile)._base_manager.filter(id__in=keys, history_verb=RECOUNT)
    rows = rows.filter(history_date__lte=moment.at).order_by("history_date")
    return dict(rows.values_list("id", "history_date"))
