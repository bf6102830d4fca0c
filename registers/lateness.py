"""How late a file is and at which steps: what a nonconformity or a nonconforming output says of it (8.7)."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.history import Moment
from qms.models import office_calendar
from registers import clock
from registers.models import Handover, NonconformingOutput, ServiceFile
from registers.states import service_files as states

NOW = Moment()
LATELY = dt.timedelta(days=90)  # a file answered late longer ago is no news to anybody


@dataclass(frozen=True)
class Lateness:
    """By how much a file missed its time: calendar days, office hours, and the steps that were late.

    ``until`` is when it was answered, or the moment looked at while it still waits.
    """

    file: ServiceFile
    until: dt.datetime
    days: int
    hours: Decimal
    steps: tuple[str, ...]

    @property
    def words(self) -> str:
        """ "trễ 3 ngày" or, on the due day itself, the office hours; after the office closed only that."""
        if self.days:
            return ngettext("trễ %(n)d ngày", "trễ %(n)d ngày", self.days) % {"n": self.days}
        if not self.hours:
            return _("quá giờ hẹn trong ngày")
        return _("trễ %(hours)s giờ làm việc") % {"hours": f"{self.hours:.2f}".replace(".", ",")}

    @property
    def told(self) -> str:
        """One paragraph: what was promised, what came, by how much, where."""
        came = _("có kết quả %(at)s") if self.file.resolved_at else _("đến %(at)s chưa có kết quả")
        first = _("Hồ sơ %(code)s hẹn trả %(due)s, %(came)s: %(late)s.") % {
            "code": self.file.code, "due": when(self.file.due_at), "came": came % {"at": when(self.until)},
            "late": self.words,
        }  # fmt: skip
        return f"{first} {self._where}".strip()

    @property
    def _where(self) -> str:
        if not self.steps:
            return _("Không bước nào quá thời gian của bước.")
        return _("Trễ ở %(steps)s.") % {"steps": "; ".join(self.steps)}


def when(at: dt.datetime) -> str:
    """A moment as papers write it: 17:30 04/06/2026."""
    return f"{timezone.localtime(at):%H:%M %d/%m/%Y}"


def lateness(file: ServiceFile, at: dt.datetime, handovers=None) -> Lateness | None:
    """How late a file is at a moment; None for one that kept its time, waits for papers or was ended."""
    if not file.is_late(at):
        return None
    until = file.resolved_at or at
    rows = Handover.objects.filter(file=file).order_by("number") if handovers is None else handovers
    calendar = office_calendar(file.unit, timezone.localdate(file.received_at))
    days = (timezone.localdate(until) - timezone.localdate(file.due_at)).days
    hours = clock.hours_between(file.due_at, until, calendar)
    return Lateness(file, until, days, hours, tuple(late_steps(rows, until)))


def late_steps(handovers, at: dt.datetime) -> list[str]:
    """The steps that took longer than their time, each once, in their order."""
    late = [row for row in handovers if row.outcome == "late" or is_overdue(row, at)]
    return list(dict.fromkeys(f"{row.steps} {row.step}" for row in late))


def is_overdue(row: Handover, at: dt.datetime) -> bool:
    """Whether the step is still being worked on past its time."""
    return row.left_at is None and row.due_at is not None and row.due_at < at


def late_files(rows, moment=NOW):
    """Of files (a queryset, live or of a moment) those answered late or waiting past their time."""
    return rows.filter(Q(outcome="late") | Q(status__in=states.RUNNING, due_at__lt=moment.at))


# --- late files nobody has raised yet -------------------------------------------------------------
_raised: list[Callable] = []


def raised_by(source: Callable) -> Callable:
    """Add a source ``f(moment) -> queryset of one column``: keys of files for which something was raised."""
    if source not in _raised:
        _raised.append(source)
    return source


@raised_by
def by_outputs(moment):
    """Files with a nonconforming output."""
    rows = moment.rows(NonconformingOutput).filter(service_file__isnull=False)
    return rows.order_by().values("service_file_id")


def unraised(rows, moment=NOW):
    """Late files with neither a nonconformity nor a nonconforming output: waiting, or answered lately."""
    rows = late_files(rows, moment).filter(Q(resolved_at=None) | Q(resolved_at__gte=moment.at - LATELY))
    for source in _raised:
        rows = rows.exclude(id__in=source(moment))
    return rows


def outputs_of(file: ServiceFile) -> list[NonconformingOutput]:
    """The nonconforming outputs that were written for a file."""
    return list(NonconformingOutput.objects.filter(service_file=file).order_by("code"))
