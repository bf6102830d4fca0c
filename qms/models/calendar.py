"""The office's own days: what differs from the national calendar, for all units or for one."""

import datetime as dt
from fractions import Fraction

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms import permissions
from qms.history.acts import action
from qms.history.moments import Moment
from qms.history.records import Records, TrackedModel
from qms.models.people import Unit
from qms.public_holidays import YEARS_AHEAD, YEARS_BACK, public_special_days
from qms.states import Refused
from qms.workdays import Calendar, Saturday, SpecialDay


class DayKind(models.TextChoices):
    """How much of the day is worked."""

    OFF = "off", _("Ngày nghỉ")
    HALF = "half", _("Làm việc buổi sáng")
    WORKING = "working", _("Ngày làm việc")


SHARES = {DayKind.OFF: Fraction(0), DayKind.HALF: Fraction(1, 2), DayKind.WORKING: Fraction(1)}


class CalendarDay(TrackedModel):
    """One day on which an office works otherwise than the national calendar says.

    Without a unit the day holds everywhere; with one it holds there and in the units below.
    A day entered by mistake is cancelled, not deleted: due times were counted by it.
    """

    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đơn vị")
    )
    date = models.DateField(_("ngày"))
    kind = models.CharField(_("loại ngày"), max_length=10, choices=DayKind.choices)
    name = models.CharField(_("tên ngày"), max_length=120)
    source = models.CharField(_("căn cứ"), max_length=200, blank=True)
    cancelled = models.BooleanField(_("đã hủy"), default=False)

    label = _("Ngày trong lịch làm việc")
    history = Records()

    class Meta:
        verbose_name = _("ngày trong lịch làm việc")
        verbose_name_plural = _("lịch làm việc")
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "date"],
                condition=Q(cancelled=False),
                name="calendar_day_once_per_unit",
                violation_error_message=_("Ngày này đã có trong lịch của đơn vị."),
            ),
            models.UniqueConstraint(
                fields=["date"],
                condition=Q(unit=None, cancelled=False),
                name="calendar_day_once_for_all",
                violation_error_message=_("Ngày này đã có trong lịch chung."),
            ),
        ]

    def __str__(self):
        return f"{self.date:%d/%m/%Y} {self.name}"

    @property
    def special_day(self) -> SpecialDay:
        """The day as the arithmetic of qms.workdays takes it."""
        return SpecialDay(SHARES[DayKind(self.kind)], self.name)


@action("qms.calendar_edit")
def set_day(date: dt.date, kind: str, name: str, *, unit=None, source="", by, reason=""):
    """Say how a unit (or, without one, every unit) works on a day; returns the CalendarDay.

    Raises PermissionDenied without "qms.maintain_calendar" in the unit, or in the topmost unit
    for a day that holds everywhere; Refused without a name.
    """
    permissions.require(by, "qms.maintain_calendar", unit or _topmost())
    if not name.strip():
        raise Refused(_("Cần ghi tên ngày, ví dụ “Làm bù cho ngày 02/01”."))
    day = CalendarDay.objects.filter(unit=unit, date=date, cancelled=False).first()
    day = day or CalendarDay(unit=unit, date=date)
    day.kind, day.name, day.source = DayKind(kind).value, name.strip(), source.strip()
    day.save()
    return day


@action("qms.calendar_edit")
def cancel_day(day: CalendarDay, *, by, reason=""):
    """Take a day out of the calendar; the reason is kept. Due times already counted do not move."""
    permissions.require(by, "qms.maintain_calendar", day.unit or _topmost())
    if not reason.strip():
        raise Refused(_("Cần nêu lý do bỏ ngày này khỏi lịch."))
    day.cancelled = True
    day.save()


def _topmost() -> Unit:
    return Unit.objects.filter(parent_unit=None).order_by("pk").first()


def office_calendar(unit, on: dt.date, moment: Moment | None = None) -> Calendar:
    """The calendar that counts in `unit` around `on`: two years back, five years ahead.

    The national days come first, then the overrides from the top of the tree down to the unit:
    the nearest one wins. `moment` reads the overrides as they were.
    """
    first, last = on.year - YEARS_BACK, on.year + YEARS_AHEAD
    special = public_special_days(first, last)
    for day in _overrides(unit, first, last, moment or Moment()):
        special[day.date] = day.special_day
    return Calendar(special, first, last, Saturday(getattr(settings, "QMS_SATURDAY", Saturday.OFF)))


def _overrides(unit, first: int, last: int, moment: Moment) -> list[CalendarDay]:
    tree = [int(key) for key in unit.path.split("/") if key] if unit is not None else []
    period = (dt.date(first, 1, 1), dt.date(last, 12, 31))
    rows = moment.rows(CalendarDay).filter(
        Q(unit=None) | Q(unit__in=tree), cancelled=False, date__range=period
    )
    depth = {key: place for place, key in enumerate(tree)}
    return sorted(moment.instances(rows), key=lambda day: depth.get(day.unit_id, -1))
