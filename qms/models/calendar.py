"""The office's own calendar: what differs from the national one, for all units or for one and those below."""

import datetime as dt
from fractions import Fraction

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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


class Purpose(models.TextChoices):
    """What a day or a Saturday is said for: time limits are counted otherwise than the desk is open."""

    BOTH = "both", _("Tính hạn và tiếp nhận")
    COUNTING = "counting", _("Chỉ tính hạn")
    RECEPTION = "reception", _("Chỉ tiếp nhận")


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
    purpose = models.CharField(_("dùng để"), max_length=10, choices=Purpose, default=Purpose.BOTH)
    name = models.CharField(_("tên ngày"), max_length=120)
    source = models.CharField(_("căn cứ"), max_length=200, blank=True)
    cancelled = models.BooleanField(_("đã hủy"), default=False)

    label = _("Ngày trong lịch làm việc")
    untold = ("cancelled",)  # its own verb says it
    history = Records()

    class Meta:
        verbose_name = _("ngày trong lịch làm việc")
        verbose_name_plural = _("lịch làm việc")
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "date", "purpose"],
                condition=Q(cancelled=False),
                name="calendar_day_once_per_unit",
                violation_error_message=_("Ngày này đã có trong lịch của đơn vị."),
            ),
            models.UniqueConstraint(
                fields=["date", "purpose"],
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


class SaturdayCounts(models.TextChoices):
    """How much of a Saturday is worked: counts in time limits, or has an open desk."""

    OFF = "off", pgettext_lazy("Saturday", "Nghỉ")
    HALF = "half", pgettext_lazy("Saturday", "Buổi sáng")
    WHOLE = "whole", pgettext_lazy("Saturday", "Cả ngày")
    PARENT = "parent", _("Theo đơn vị cấp trên")


class SaturdayRule(TrackedModel):
    """From a day on, how much of a Saturday counts in a unit and in the units below it.

    No text found settles it, so the office decides and says on what ground; a unit that has said
    nothing follows the nearest one above that has, and where none has, Saturday does not count.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("đơn vị"))
    from_date = models.DateField(_("từ ngày"))
    counts = models.CharField(_("thứ Bảy"), max_length=10, choices=SaturdayCounts.choices)
    purpose = models.CharField(_("dùng để"), max_length=10, choices=Purpose, default=Purpose.COUNTING)
    source = models.CharField(_("căn cứ"), max_length=200)
    cancelled = models.BooleanField(_("đã hủy"), default=False)

    label = _("Cách tính thứ Bảy")
    untold = ("cancelled",)
    history = Records()

    class Meta:
        verbose_name = _("cách tính thứ Bảy")
        verbose_name_plural = _("cách tính thứ Bảy")
        ordering = ["from_date"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "from_date", "purpose"],
                condition=Q(cancelled=False),
                name="saturday_rule_once_a_day",
                violation_error_message=_("Đơn vị đã có cách tính thứ Bảy bắt đầu từ ngày này."),
            )
        ]

    def __str__(self):
        return f"{self.get_counts_display()}, {self.from_date:%d/%m/%Y}"


@action("qms.calendar_edit")
def set_day(
    date: dt.date, kind: str, name: str, *, unit=None, source="", purpose=Purpose.BOTH, by, reason=""
):
    """Say how a unit (or, without one, every unit) works on a day; returns the CalendarDay.

    Raises PermissionDenied without "qms.maintain_calendar" in the unit, or in the topmost unit
    for a day that holds everywhere; Refused without a name, without source and reason, and for a day
    that is there already: it is cancelled first, so that nobody replaces what another has just entered.
    """
    permissions.require(by, "qms.maintain_calendar", unit or _topmost())
    if not name.strip():
        raise Refused(_("Cần ghi tên ngày, ví dụ “Làm bù cho ngày 02/01”."))
    if not (source.strip() or reason.strip()):
        raise Refused(_("Cần ghi căn cứ hoặc lý do để sau này biết vì sao ngày này khác."))
    same = CalendarDay.objects.filter(unit=unit, date=date, cancelled=False)
    if known := same.filter(purpose__in=_clashing(purpose)).first():
        words = {"day": f"{date:%d/%m/%Y}", "name": known.name}
        raise Refused(
            _("Ngày %(day)s đã có trong lịch: “%(name)s”. Muốn ghi khác thì hủy ngày đó trước.") % words
        )
    day = CalendarDay(
        unit=unit,
        date=date,
        kind=DayKind(kind).value,
        purpose=Purpose(purpose).value,
        name=name.strip(),
        source=source.strip(),
    )
    day.save()
    return day


def _clashing(purpose: str) -> list[str]:
    """The purposes of which only one may be said of a day: both clashes with each."""
    return list(Purpose) if purpose == Purpose.BOTH else [purpose, Purpose.BOTH]


@action("qms.calendar_cancel")
def cancel_day(day: CalendarDay, *, by, reason=""):
    """Take a day out of the calendar; the reason is kept. Due times already counted do not move."""
    permissions.require(by, "qms.maintain_calendar", day.unit or _topmost())
    if not reason.strip():
        raise Refused(_("Cần nêu lý do bỏ ngày này khỏi lịch."))
    if day.cancelled:
        raise Refused(_("Ngày này đã được hủy rồi."))
    day.cancelled = True
    day.save()


@action("qms.calendar_edit")
def set_saturday(
    unit: Unit, from_date: dt.date, counts: str, *, source: str, purpose=Purpose.COUNTING, by, reason=""
):
    """Say from a day on how much of a Saturday counts, or is open, in a unit; returns the SaturdayRule.

    Raises PermissionDenied without "qms.maintain_calendar" in the unit; Refused without a ground, and
    where a rule begins on that day already. Due times already counted do not move.
    """
    permissions.require(by, "qms.maintain_calendar", unit)
    if not source.strip():
        raise Refused(_("Cần ghi căn cứ: văn bản hoặc lý do của cách tính thứ Bảy."))
    same = SaturdayRule.objects.filter(unit=unit, from_date=from_date, cancelled=False)
    if same.filter(purpose__in=_clashing(purpose)).exists():
        raise Refused(
            _("Đơn vị đã có cách tính thứ Bảy bắt đầu từ ngày này. Muốn ghi khác thì hủy cách cũ trước.")
        )
    rule = SaturdayRule(
        unit=unit,
        from_date=from_date,
        counts=SaturdayCounts(counts).value,
        purpose=Purpose(purpose).value,
        source=source.strip(),
    )
    rule.save()
    return rule


@action("qms.calendar_cancel")
def cancel_saturday(rule: SaturdayRule, *, by, reason=""):
    """Take back a rule entered by mistake; the reason is kept. Due times already counted do not move."""
    permissions.require(by, "qms.maintain_calendar", rule.unit)
    if not reason.strip():
        raise Refused(_("Cần nêu lý do hủy cách tính thứ Bảy này."))
    if rule.cancelled:
        raise Refused(_("Cách tính này đã được hủy rồi."))
    rule.cancelled = True
    rule.save()


def _topmost() -> Unit:
    return Unit.objects.filter(parent_unit=None).order_by("pk").first()


def office_calendar(unit, on: dt.date, moment: Moment | None = None) -> Calendar:
    """The calendar that counts in `unit` around `on`: two years back, five years ahead.

    The national days come first, then the overrides from the top of the tree down to the unit:
    the nearest one wins. `moment` reads overrides and Saturdays as they were.
    """
    return _calendar_for(unit, on, moment or Moment(), Purpose.COUNTING)


def reception_calendar(unit, on: dt.date, moment: Moment | None = None) -> Calendar:
    """When the desk of `unit` is open around `on`: as `office_calendar`, with its own days and Saturdays.

    Published procedures of the police receive on Saturday mornings; so does an office that has said nothing.
    """
    return _calendar_for(unit, on, moment or Moment(), Purpose.RECEPTION)


def office_calendars(units, on: dt.date) -> dict[int, Calendar]:
    """The calendars that count in many units around `on`, by the key of the unit; two queries for all."""
    first, last = years_around(on)
    days = list(_days(first, last, Moment()).select_related(None))
    rules = list(_rules(Moment()).select_related(None).order_by("from_date"))
    found, made = {}, {}  # units that the same days and rules reach share one calendar
    for unit in units:
        near, said = _nearest_last(days, unit), _reaching(rules, unit)
        key = tuple(day.pk for day in near), tuple(rule.pk for rule in said)
        if key not in made:
            made[key] = calendar_of(unit, near, said, Purpose.COUNTING, first, last)
        found[unit.pk] = made[key]
    return found


def years_around(on: dt.date) -> tuple[int, int]:
    """The years a calendar asked for on a day knows."""
    return on.year - YEARS_BACK, on.year + YEARS_AHEAD


def _calendar_for(unit, on, moment, purpose) -> Calendar:
    first, last = years_around(on)
    days, rules = own_days(unit, first, last, moment), saturday_rules(unit, moment)
    return calendar_of(unit, days, rules, purpose, first, last)


#: How much of a Saturday is worked where no unit has said it.
UNSAID = {Purpose.COUNTING: Saturday.OFF, Purpose.RECEPTION: Saturday.HALF}


def calendar_of(unit, days, rules, purpose: Purpose, first: int, last: int) -> Calendar:
    """The calendar of one purpose (COUNTING or RECEPTION) from all days and rules that reach a unit.

    The national days of the years `first` to `last` come first; of `days` the last one of a date wins.
    """
    own = {day.date: day.special_day for day in days if serves(day, purpose)}
    said = nearest_saturdays(unit, [rule for rule in rules if serves(rule, purpose)])
    unsaid = UNSAID[purpose]
    counted = ((start, Saturday(rule.counts) if rule else unsaid) for start, rule in said)
    special = public_special_days(first, last) | own
    return Calendar(special, first, last, saturday=unsaid, saturdays=tuple(counted))


def serves(entry, purpose: Purpose) -> bool:
    """Whether a day or a rule is said for this purpose."""
    return entry.purpose in (purpose, Purpose.BOTH)


def own_days(unit, first: int, last: int, moment: Moment) -> list[CalendarDay]:
    """The overrides of the years `first` to `last` that reach a unit, from the top of the tree down to it."""
    rows = _days(first, last, moment).filter(Q(unit=None) | Q(unit__in=tree_of(unit)))
    return _nearest_last(moment.instances(rows), unit)


def _days(first, last, moment):
    period = (dt.date(first, 1, 1), dt.date(last, 12, 31))
    return moment.rows(CalendarDay).filter(cancelled=False, date__range=period).select_related("unit")


def _nearest_last(days, unit) -> list[CalendarDay]:
    depth = {None: -1} | {key: place for place, key in enumerate(tree_of(unit))}
    return sorted((day for day in days if day.unit_id in depth), key=lambda day: depth[day.unit_id])


def saturday_rules(unit, moment: Moment) -> list[SaturdayRule]:
    """The rules of a unit and of those above it, by their first day."""
    rows = _rules(moment).filter(unit__in=tree_of(unit))
    return moment.instances(rows.order_by("from_date"))


def _rules(moment):
    return moment.rows(SaturdayRule).filter(cancelled=False).select_related("unit")


def _reaching(rules, unit) -> list[SaturdayRule]:
    tree = tree_of(unit)
    return [rule for rule in rules if rule.unit_id in tree]


def nearest_saturdays(unit, rules: list[SaturdayRule]) -> list[tuple[dt.date, SaturdayRule | None]]:
    """From which day on which rule holds in the unit: [(day, rule or None), …] in the order of the days.

    The rules are those of one purpose. On each day the latest rule of the nearest unit holds; a unit that
    says "as above" leaves it to its parent.
    """
    found = []
    for start in sorted({rule.from_date for rule in rules}):
        latest = {rule.unit_id: rule for rule in rules if rule.from_date <= start}
        said = (latest[key] for key in reversed(tree_of(unit)) if key in latest)
        found.append((start, next((rule for rule in said if rule.counts != SaturdayCounts.PARENT), None)))
    return found


def tree_of(unit) -> list[int]:
    """Keys of the units above a unit, from the top, and its own last."""
    return [int(key) for key in unit.path.split("/") if key] if unit is not None else []
