"""What a citizen would be promised, worked out before anything is saved, and explained day by day."""

import datetime as dt
from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.content import Content, TimeLimit
from documents.models import Document, Revision
from qms.models import office_calendar
from qms.states import Refused
from qms.workdays import (
    WEEKDAY_NAMES,
    Calendar,
    OutsideCalendar,
    Skipped,
    TimeUnit,
    next_working_day,
)
from registers import clock
from registers.actions.receiving import (
    desk_calendar,
    refuse_closed,
    refuse_out_of_reach,
    refuse_unexplained,
)
from registers.odd_values import OddValue
from registers.procedures_in_force import revision_on

FEW = 4  # days off that are told one by one; more are told by weekday
WEEKDAYS = {str(name) for name in WEEKDAY_NAMES}
A_DAY = dt.timedelta(days=1)


@dataclass(frozen=True)
class PromiseAhead:
    """The promise a reception would make; ``problem`` says why there is none.

    ``asks_due`` where the procedure states no time limit, so that the desk has to say the day;
    ``asks_reason`` says why a reason is needed, empty within the hours of the desk.
    """

    procedure: Document
    revision: Revision | None = None
    content: Content = field(default_factory=Content)
    made: clock.Promise | None = None
    calendar: Calendar | None = None
    received_at: dt.datetime | None = None
    problem: str = ""
    asks_reason: str = ""

    @property
    def asks_due(self) -> bool:
        return self.revision is not None and not self.limit.is_counted

    @property
    def limit(self) -> TimeLimit:
        return self.content.time_limit

    @property
    def weekday(self) -> str:
        return str(WEEKDAY_NAMES[self.made.due.day.weekday()])

    def told(self) -> list[str]:
        """From when it counts, and which days did not count, as short sentences."""
        if self.made is None:
            return []
        return [words for words in (self._late_today(), self._begins(), self._left_out()) if words]

    def _late_today(self) -> str:
        """Why counting does not begin with the receipt: after hours online, or after the cut-off hour."""
        counted = self.made.counted_from
        if counted.date() != self.received_at.date():
            return _("nộp trực tuyến ngoài giờ, coi như nhận lúc %(at)s") % {"at": f"{counted:%H:%M %d/%m}"}
        if self.made.due.received_on != counted.date():
            words = _("nhận sau %(hour)s, coi như nhận ngày %(day)s")
            day = f"{self.made.due.received_on:%d/%m}"
            return words % {"hour": f"{self.limit.cutoff:%H:%M}", "day": day}
        return ""

    def _begins(self) -> str:
        limit, received_on = clock.as_limit(self.limit), self.made.due.received_on
        if self.limit.unit == "same_day":
            return "; ".join(filter(None, [_("trả trong ngày nhận"), self._cutoff_ahead()]))
        if limit.unit == TimeUnit.WORKING_HOURS:
            return _("tính từ %(at)s") % {"at": f"{self.made.counted_from:%H:%M %d/%m}"}
        first = received_on + A_DAY
        if limit.unit == TimeUnit.WORKING_DAYS:
            first = next_working_day(first, self.calendar)
        day = {"weekday": WEEKDAY_NAMES[first.weekday()], "day": f"{first:%d/%m}"}
        return _("tính từ %(weekday)s %(day)s, không kể ngày nhận") % day

    def _cutoff_ahead(self) -> str:
        """The hour after which the same paper would be due later, while it is still ahead."""
        received_on = self.made.due.received_on
        return self.limit.cutoff_words if received_on == self.received_at.date() else ""

    def _left_out(self) -> str:
        if clock.as_limit(self.limit).unit == TimeUnit.CALENDAR_DAYS:
            return self._moved_on()
        skipped = self.made.due.skipped
        return _("không kể %(days)s") % {"days": in_words(skipped)} if skipped else ""

    def _moved_on(self) -> str:
        """Calendar days all count; only a last day off moves on to the next working day."""
        last = self.made.due.received_on + dt.timedelta(days=int(self.limit.value))
        if last == self.made.due.day:
            return ""
        words = _("ngày cuối %(day)s là %(why)s nên chuyển sang ngày làm việc tiếp theo")
        return words % {"day": f"{last:%d/%m}", "why": self.calendar.why(last)}


def promise_ahead(unit, procedure: Document, channel: str, received_at, now: dt.datetime) -> PromiseAhead:
    """What reception would promise for a file of a procedure, received at a time (None: now)."""
    received = timezone.localtime(received_at or now)
    revision = revision_on(procedure, received.date())
    if revision is None:
        words = _("Quy trình %(code)s không có bản nào hiệu lực vào ngày %(day)s.")
        facts = {"code": procedure.code, "day": f"{received:%d/%m/%Y}"}
        return PromiseAhead(procedure, received_at=received, problem=words % facts)
    known = {"procedure": procedure, "revision": revision, "content": revision.body, "received_at": received}
    try:
        refuse_out_of_reach(received, now)
        known["asks_reason"] = _received_at_the_desk(unit, channel, received, now)
        return PromiseAhead(**known, **_counted(unit, known["content"].time_limit, channel, received))
    except (Refused, OutsideCalendar) as refusal:
        return PromiseAhead(**known, problem=str(refusal))


def _received_at_the_desk(unit, channel, received, now) -> str:
    """Why a reason has to be written beside the time; raises OddValue where the desk is closed."""
    calendar = desk_calendar(unit, channel, received.date())
    if calendar is not None:
        refuse_closed(received.date(), calendar)
    try:
        refuse_unexplained(received, now, calendar)
    except OddValue as asked:
        return str(asked)
    return ""


def _counted(unit, limit, channel, received) -> dict:
    if not limit.is_counted:
        return {}
    calendar = office_calendar(unit, received.date())
    return {"made": clock.promise(received, limit, channel, calendar), "calendar": calendar}


def in_words(skipped: tuple[Skipped, ...]) -> str:
    """Days that did not count: one by one while they are few, else Saturdays and Sundays by their number.

    A holiday is always told by its name and day.
    """
    usual = [day for day in skipped if day.why in WEEKDAYS and not day.share]
    counted = len(usual) > FEW
    parts = [_one(day) for day in skipped if not (counted and day in usual)]
    if counted:
        parts = [*_by_weekday(usual), *parts]
    return ", ".join(parts)


def _one(day: Skipped) -> str:
    told = f"{day.why} {day.day:%d/%m}"
    return _("%(day)s (tính nửa ngày)") % {"day": told} if day.share else told


def _by_weekday(days) -> list[str]:
    found = {}
    for day in days:
        found[day.why] = found.get(day.why, 0) + 1
    return [_("%(n)d ngày %(weekday)s") % {"n": n, "weekday": why} for why, n in found.items()]
