"""What a changed calendar makes of the due times of open files; nothing here is written.

A due time is counted anew from the beginning, by the rule it was made by: the limit from reception, then
each stop for missing papers by the clock the unit had set when they came, then the date of a signed apology.
A date that a person said (the desk's own, or an apology's) stays; where it has become a day off, and where
the due time on record does not follow from what is on record, the file is settled by hand.
"""

import datetime as dt
from collections import defaultdict
from copy import copy
from dataclasses import dataclass, field

from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from qms.history import Moment
from qms.history.records import HISTORY_MODELS
from qms.models import Unit, office_calendar
from qms.models.calendar import office_calendars
from qms.workdays import HALF, Calendar, OutsideCalendar
from registers import clock
from registers.models import Apology, ReceptionSetting, ServiceFile, Supplement
from registers.models.reception_setting import SupplementClock
from registers.procedures_in_force import setting_of
from registers.states import service_files as states

DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class ChangedDay:
    """A day that counts otherwise than when the file was promised; ``name`` is why."""

    day: dt.date
    name: str
    now: str


@dataclass
class Recount:
    """A file whose due time differs by today's calendar.

    ``due_at`` is None where it is settled by hand, and ``by_hand`` says why.
    """

    file: ServiceFile
    calendar_version: str
    due_at: dt.datetime | None = None
    counted_from: dt.datetime | None = None
    by_hand: str = ""
    days: list[ChangedDay] = field(default_factory=list)

    @property
    def is_earlier(self) -> bool:
        return self.due_at is not None and self.due_at < self.file.due_at


@dataclass(frozen=True)
class Counted:
    """A due time counted by a calendar; ``said`` when a person has said it and no calendar moves it."""

    counted_from: dt.datetime
    due_at: dt.datetime
    said: bool


def recounts(units, only=None) -> list[Recount]:
    """The open files of the units whose due time differs by today's calendar, the first due first.

    ``only`` are keys of files. Files taken over from an old register carry no calendar and are left out.
    """
    calendars, stale = _stale(units)
    if not stale:
        return []
    rows = ServiceFile.objects.filter(stale, status__in=states.RUNNING)
    if only is not None:
        rows = rows.filter(pk__in=only)
    files = list(rows.select_related("unit", "procedure", "revision", "holder").order_by("due_at", "id"))
    story, before = _story(files), _Before()
    found = (_recount(file, story[file.pk], calendars[_year(file), file.unit_id], before) for file in files)
    return [one for one in found if one is not None]


def recount_of(file: ServiceFile) -> Recount | None:
    """What today's calendar makes of one file; None when nothing differs."""
    return next(iter(recounts([file.unit_id], only=[file.pk])), None)


def _year(file) -> int:
    return timezone.localdate(file.received_at).year


def _stale(units) -> tuple[dict, Q | None]:
    """({(year, unit): calendar of today}, which files were counted by another one)."""
    rows = ServiceFile.objects.filter(unit__in=units, status__in=states.RUNNING).exclude(calendar_version="")
    groups = list(
        rows.order_by()
        .values_list("unit_id", "calendar_version")
        .annotate(Min("received_at"), Max("received_at"))
    )
    if not groups:
        return {}, None
    calendars = _calendars({unit for unit, *_rest in groups}, [at for group in groups for at in group[2:]])
    versions = defaultdict(set)
    for (_of_year, unit), calendar in calendars.items():
        versions[unit].add(calendar.version)
    stale = Q()
    for unit, version, *_period in groups:
        if version not in versions[unit]:
            stale |= Q(unit=unit, calendar_version=version)
    return calendars, stale or None


def _calendars(units, moments) -> dict[tuple[int, int], Calendar]:
    """The calendars of the units for each year in which a file was received."""
    years = [timezone.localdate(at).year for at in moments]
    known = list(Unit.objects.filter(pk__in=units))
    return {
        (year, unit): calendar
        for year in range(min(years), max(years) + 1)
        for unit, calendar in office_calendars(known, dt.date(year, 1, 1)).items()
    }


def _story(files) -> dict[int, list]:
    """What moved the due time of each file: stops that ended and apologies in time, in their order."""
    story = defaultdict(list)
    restarts = _said(SupplementClock.RESTART)
    for slip in Supplement.objects.filter(file__in=files, due_after__isnull=False):
        slip.may_restart = restarts
        story[slip.file_id].append((slip.asked_at, slip))
    for apology in Apology.objects.filter(file__in=files, signed_at__isnull=False, is_late=False):
        story[apology.file_id].append((apology.signed_at, apology))
    return defaultdict(
        list,
        {key: [slip for _at, slip in sorted(moved, key=lambda one: one[0])] for key, moved in story.items()},
    )


def _said(rule: str) -> bool:
    """Whether any unit has ever set this clock; most never do, and then no setting has to be read."""
    return HISTORY_MODELS[ReceptionSetting]._base_manager.filter(clock=rule).exists()


def counted(file: ServiceFile, story: list, calendar: Calendar) -> Counted:
    """The due time of a file by a calendar. Raises ValueError where the calendar does not reach."""
    begin, due_at, said = file.counted_from, file.first_due_at, True
    if (limit := clock.limit_of(file)) is not None:
        made = clock.promise(file.received_at, limit, file.channel, calendar)
        begin, due_at, said = made.counted_from, made.at, False
    for slip in story:
        if isinstance(slip, Apology):
            due_at, said = slip.new_due_at, True
        else:
            due_at, said = _after_stop(file, slip, due_at, calendar), False
    return Counted(begin, due_at, said)


def _after_stop(file, slip: Supplement, due_at, calendar):
    stopped = copy(file)
    stopped.due_at = due_at
    rule = SupplementClock.RESUME
    if slip.may_restart and file.procedure is not None:
        rule = setting_of(file.unit, file.procedure, Moment(slip.came_at)).clock
    return clock.due_again(slip.came_at, slip.asked_at, stopped, rule, calendar)


def _recount(file, story, now: Calendar, before) -> Recount | None:
    if file.calendar_version == now.version:
        return None
    found = Recount(file, now.version)
    try:
        made = counted(file, story, now)
        if not made.said and made.due_at == file.due_at:
            return None
        then = before.calendar(file)
        found.by_hand = _why_by_hand(file, story, made, then, now)
        if made.said and not found.by_hand:
            return None
        last = max(made.due_at, file.due_at)
        found.days = changed_days(then, now, _first_day(file, made), timezone.localdate(last)) if then else []
    except (OutsideCalendar, ValueError) as error:
        found.by_hand = str(error)
    if not found.by_hand:
        found.due_at, found.counted_from = made.due_at, made.counted_from
    return found


def _first_day(file, made):
    return min(timezone.localdate(file.counted_from), timezone.localdate(made.counted_from))


def _why_by_hand(file, story, made, then, now) -> str:
    """Why the due time cannot be counted; "" when it can, or when it does not move."""
    day = timezone.localdate(made.due_at)
    if made.said:
        if now.share(day) or (then is not None and not then.share(day)):
            return ""
        words = _("Ngày hẹn %(day)s do cán bộ hẹn, nay là ngày nghỉ (%(why)s): báo công dân và hẹn lại.")
        return words % {"day": f"{day:%d/%m/%Y}", "why": now.why(day)}
    if then is not None and counted(file, story, then).due_at != file.due_at:
        return _("Hạn đang ghi không tính ra được từ thời hạn và các lần bổ sung đã ghi.")
    return ""


class _Before:
    """The calendars files were counted by, read from history once for each unit, year and version."""

    def __init__(self):
        self.known = {}

    def calendar(self, file) -> Calendar | None:
        """None where it cannot be had again: the national days of the product have changed since."""
        key = (file.unit_id, _year(file), file.calendar_version)
        if key not in self.known:
            self.known[key] = self._read(file)
        return self.known[key]

    def _read(self, file):
        history = HISTORY_MODELS[ServiceFile]._base_manager
        kept = history.filter(id=file.pk, calendar_version=file.calendar_version)
        at = kept.aggregate(at=Min("history_date"))["at"]
        then = office_calendar(file.unit, timezone.localdate(file.received_at), Moment(at)) if at else None
        return then if then is not None and then.version == file.calendar_version else None


def changed_days(then: Calendar, now: Calendar, first: dt.date, last: dt.date) -> list[ChangedDay]:
    """The days between two days that count otherwise than before, with the name of what changed them."""
    days = (first + n * DAY for n in range((last - first).days + 1))
    return [_changed(day, then, now) for day in days if then.share(day) != now.share(day)]


def _changed(day, then, now) -> ChangedDay:
    special = now.special.get(day) or then.special.get(day)
    return ChangedDay(day, special.name if special else now.why(day) or then.why(day), _way(now.share(day)))


def _way(share) -> str:
    return {0: _("nghỉ"), HALF: _("làm việc buổi sáng")}.get(share, _("làm việc"))
