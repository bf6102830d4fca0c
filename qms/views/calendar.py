"""Lịch làm việc: the year at a glance, why a day differs, how Saturday counts, a checker of due times."""

from django.db.models import Q
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.calendar_notes import notes_of
from qms.forms.calendar import CancelForm, CheckerForm, DayForm, SaturdayForm
from qms.history import history_of
from qms.history.changes import feed
from qms.models import CalendarDay, DayKind, SaturdayCounts, SaturdayRule
from qms.models.calendar import (
    Purpose,
    calendar_of,
    cancel_day,
    cancel_saturday,
    nearest_saturdays,
    own_days,
    saturday_rules,
    serves,
    set_day,
    set_saturday,
    tree_of,
    years_around,
)
from qms.public_holidays import YEARS_AHEAD, YEARS_BACK
from qms.states import Refused
from qms.views.access import OfficeView, unit_for
from qms.views.act_forms import ActFormView
from qms.views.calendar_year import ONE_PURPOSE, days_of, lines, months, week_of
from qms.views.records import by_day
from qms.workdays import WEEKDAY_NAMES, Limit, OutsideCalendar, TimeUnit, due

PERMISSION = "qms.maintain_calendar"
MODELS = (CalendarDay, SaturdayRule)
LATEST = 60  # acts on the history page
SHORT_WEEKDAYS = (
    gettext_lazy("T2"), gettext_lazy("T3"), gettext_lazy("T4"), gettext_lazy("T5"), gettext_lazy("T6"),
    gettext_lazy("T7"), gettext_lazy("CN"),
)  # fmt: skip


class CalendarView(OfficeView):
    """``/calendar/?year=2026``: the working year of the unit; ``received`` and ``days`` ask the checker."""

    template_name = "qms/calendar.html"

    def get(self, request, *args, **kwargs):
        self.unit = unit_for(self)
        first, last = years_around(self.moment.on)
        self.entries = own_days(self.unit, first, last, self.moment)
        self.rules = saturday_rules(self.unit, self.moment)
        self.calendar, self.desk = (
            calendar_of(self.unit, self.entries, self.rules, purpose, first, last) for purpose in ONE_PURPOSE
        )
        year = self._year()
        checker = self._checker()
        answer = self._due(checker) if checker.is_valid() else None
        late = answer and answer.received_on != timezone.localdate(checker.cleaned_data["received"])
        context = self.get_context_data(year, checker=checker, due=answer, late_receipt=late)
        return self.render_to_response(context, status=422 if checker.errors else 200)

    def get_context_data(self, year, **kwargs):
        entries = [day for day in self.entries if day.date.year == year]
        return super().get_context_data(
            unit=self.unit,
            year=year,
            years=(year - 1 if year > self.calendar.first_year else 0,
                   year + 1 if year < self.calendar.last_year else 0),
            months=months(
                year, self.calendar, self.desk, {day.date for day in entries}, self.moment.on
            ),
            weekdays=list(zip(SHORT_WEEKDAYS, WEEKDAY_NAMES, strict=True)),
            working_days=sum(self.calendar.share(day) for day in days_of(year)),
            open_days=sum(bool(self.desk.share(day)) for day in days_of(year)),
            lines=lines(year, entries, self.unit),
            rules=self.rules,
            saturdays=[
                (purpose, self._saturday(purpose)) for purpose in ONE_PURPOSE
            ],
            week=week_of(self.desk, self.moment.on),
            notes=[] if self.moment.is_past else notes_of(self.units_in_view),
            may_maintain=self.may(PERMISSION, self.unit),
            **kwargs,
        )  # fmt: skip

    def _saturday(self, purpose) -> SaturdayRule | None:
        """The rule that decides about Saturdays today; None where nobody has said anything."""
        rules = [rule for rule in self.rules if serves(rule, purpose)]
        nearest = reversed(nearest_saturdays(self.unit, rules))
        return next((rule for start, rule in nearest if start <= self.moment.on), None)

    def _year(self) -> int:
        text = self.request.GET.get("year", "")
        if not text:
            return self.moment.on.year
        first, last = self.calendar.first_year, self.calendar.last_year
        if not (text.isdecimal() and len(text) == 4 and first <= int(text) <= last):
            words = {"first": first, "last": last}
            raise Refused(_("Lịch làm việc chỉ có từ năm %(first)d đến năm %(last)d.") % words)
        return int(text)

    def _checker(self) -> CheckerForm:
        asked = any(name in self.request.GET for name in CheckerForm.base_fields)
        return CheckerForm(self.request.GET if asked else None, initial={"received": timezone.now()})

    def _due(self, checker):
        """The due time with every day passed over, or None with the refusal on the form."""
        values = checker.cleaned_data
        received = timezone.localtime(values["received"])
        try:
            limit = Limit(values["days"], TimeUnit.WORKING_DAYS)
            return due(received, limit, self.calendar, cutoff=values["cutoff"])
        except OutsideCalendar as error:
            checker.add_error("received", str(error))
            return None


class CalendarHistoryView(OfficeView):
    """``/calendar/history/``: who changed the calendar of the unit, or one above it, when and why."""

    template_name = "qms/calendar_history.html"

    def get(self, request, *args, **kwargs):
        unit = unit_for(self)
        tables = [history_of(model)._meta.db_table for model in MODELS]
        reaching = Q(unit__in=tree_of(unit)) | Q(unit=None)
        entries = feed(None, self.moment, limit=LATEST, where=Q(source__in=tables) & reaching)
        shown = [entry for entry in entries if _keep_calendar_rows(entry, tree_of(unit))]
        return self.render_to_response(
            self.get_context_data(unit=unit, days=by_day(shown), entry_count=len(shown))
        )


def _keep_calendar_rows(entry, tree: list[int]) -> bool:
    """Leave in an entry only what it says of this calendar: one act may have loaded other things too."""
    entry.rows = [row for row in entry.rows if row.model in MODELS and row.row.unit_id in (None, *tree)]
    return bool(entry.rows)


class CalendarFormView(ActFormView):
    """A form about the calendar of the unit in the top bar."""

    permission = PERMISSION
    list_url = "calendar"
    list_title = gettext_lazy("Lịch làm việc")


class DayCreateView(CalendarFormView):
    """A day on which the unit works otherwise."""

    form_class = DayForm
    creates = True

    @property
    def title(self):
        return _("Thêm ngày khác với lịch chung")

    def act(self, form):
        values = form.cleaned_data
        set_day(
            values["date"], DayKind(values["kind"]), values["name"], unit=self.unit, source=values["source"],
            purpose=Purpose(values["purpose"]), by=self.request.user, reason=values["reason"],
        )  # fmt: skip
        self.year = values["date"].year

    def back_url(self):
        year = getattr(self, "year", self.moment.on.year)
        near = -YEARS_BACK <= year - self.moment.on.year <= YEARS_AHEAD
        return f"{super().back_url()}?year={year}" if near else super().back_url()


class SaturdayView(CalendarFormView):
    """From a day on, how much of a Saturday counts in the unit and below it."""

    form_class = SaturdayForm
    creates = True

    @property
    def title(self):
        return _("Thứ Bảy: tính hạn và tiếp nhận")

    def act(self, form):
        values = form.cleaned_data
        counts = SaturdayCounts(values["counts"])
        set_saturday(
            self.unit, values["from_date"], counts, source=values["source"],
            purpose=Purpose(values["purpose"]), by=self.request.user,
        )  # fmt: skip


class CancelView(CalendarFormView):
    """Take back an entry of a visible unit, with a reason. Subclasses give ``model`` and ``verb``."""

    form_class = CancelForm
    model = None
    verb = None

    @property
    def submit_label(self):
        return _("Hủy")

    def start(self):
        self.entry = self.visible(self.model).filter(pk=self.kwargs["pk"]).select_related("unit").first()
        if self.entry is None:
            raise Http404(_("Không có mục này trong lịch của các đơn vị của đồng chí."))
        self.require(self.permission, self.entry.unit)

    def act(self, form):
        type(self).verb(self.entry, by=self.request.user, reason=form.cleaned_data["reason"])


class DayCancelView(CancelView):
    model = CalendarDay
    verb = staticmethod(cancel_day)

    @property
    def title(self):
        return _("Hủy ngày %(day)s khỏi lịch") % {"day": self.entry}


class SaturdayCancelView(CancelView):
    model = SaturdayRule
    verb = staticmethod(cancel_saturday)

    @property
    def title(self):
        words = {"counts": self.entry.get_counts_display(), "day": f"{self.entry.from_date:%d/%m/%Y}"}
        return _("Hủy cách tính thứ Bảy “%(counts)s” từ ngày %(day)s") % words
