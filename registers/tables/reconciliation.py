"""Columns of the reconciliation and of the sample for auditors; both worked out, stored nowhere."""

import datetime as dt

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from qms.export.captions import Figure
from qms.export.tables import Column, Table
from qms.export.values import shown_text
from qms.permissions import visible_to
from registers.models import ServiceFile
from registers.recomputing import Recomputing
from registers.reconciling import CHECKS, differences, drawn
from registers.states import service_files as states

SAME = _("Khớp")


class Lines(list):
    """Lines in the place of a queryset, for the writers of files."""

    def order_by(self):
        return self

    def count(self):
        return len(self)


class WorkedOutTable(Table):
    """A table of files of a period, which the page sets; without one, the year of the moment."""

    model = ServiceFile
    form_code = ""
    period_field = "received_at"
    period: tuple[dt.date, dt.date] | None = None

    def files(self, user, units, moment):
        """The rows of the register that the person sees."""
        rows = moment.rows(ServiceFile)
        if user is not None:
            rows = visible_to(user, rows)
        return rows if units is None else rows.filter(unit__in=units)

    def period_of(self, moment, period):
        return period or self.period or (dt.date(moment.on.year, 1, 1), moment.on)

    def records(self, queryset, moment):
        return iter(queryset)

    def filters_in_words(self, params):
        if self.period is None:
            return ()
        first, last = self.period
        days = f"{shown_text(first, 'date')} – {shown_text(last, 'date')}"
        return ((gettext("Nhận trong kỳ"), days),)


class ReconciliationTable(WorkedOutTable):
    slug = "file_reconciliation"
    title = _("Đối chiếu sổ theo dõi hồ sơ")
    clauses = ("9.1.3", "8.5.1")
    empty_hint = _("Sổ và các lượt giao nhận khớp nhau trong kỳ này.")
    columns = [
        Column("code", _("Mã hồ sơ"), kind="code", width=30, link=True),
        Column("check", _("Điểm lệch"), value="state", kind="state", width=70),
        Column("kept", _("Sổ đang ghi"), width=60),
        Column("counted", _("Đối chiếu, tính lại"), width=60),
        Column("received_at", _("Nhận"), value="file.received_at", kind="datetime", width=28),
        Column("title", _("Tên thủ tục hành chính"), value="file.title", width=50, optional=True),
        Column("unit", _("Đơn vị"), width=40),
    ]

    def queryset(self, user, units, moment, params=None, period=None):
        rows = self.files(user, units, moment)
        return Lines(differences(rows, self.period_of(moment, period), moment))

    def figures(self, queryset, moment):
        counts = [(state, sum(line.check == key for line in queryset)) for key, state in CHECKS.items()]
        return [Figure(str(n), str(state.label)) for state, n in counts if n]

    def order_in_words(self, params=None) -> str:
        return gettext("theo mã hồ sơ")


class SampleTable(WorkedOutTable):
    """Files drawn by a seed, each with its due time counted anew beside the one that is kept."""

    slug = "file_sample"
    title = _("Mẫu hồ sơ để kiểm tra")
    clauses = ("9.1.3",)
    seed, size = "", 0
    empty_hint = _("Kỳ này không có hồ sơ nào để lấy mẫu.")
    columns = [
        Column("code", _("Mã hồ sơ"), value="file.code", kind="code", width=30, link=True),
        Column("title", _("Tên thủ tục hành chính"), value="file.title", width=56),
        Column("received_at", _("Nhận"), value="file.received_at", kind="datetime", width=28),
        Column("due_at", _("Hẹn trả ghi trong sổ"), value="file.due_at", kind="datetime", width=30),
        Column("due", _("Hẹn trả tính lại"), kind="datetime", width=30),
        Column("agrees", _("So sánh"), kind="state", width=32),
        Column("resolved_at", _("Có kết quả"), value="file.resolved_at", kind="datetime", width=28),
        Column("kept_outcome", _("Sổ ghi"), value="file.outcome_state", kind="state", width=24),
        Column("counted_outcome", pgettext_lazy("counted anew", "Tính lại"), kind="state", width=24),
        Column("calendar_version", _("Phiên bản lịch"), value="file.calendar_version", kind="code", width=28,
               optional=True),
        Column("unit", _("Đơn vị"), value="file.unit", width=40, optional=True),
    ]  # fmt: skip

    def queryset(self, user, units, moment, params=None, period=None):
        rows = self.files(user, units, moment)
        keys = drawn(rows, self.period_of(moment, period), self.seed, self.size)
        picked = moment.instances(rows.filter(id__in=keys).select_related("unit", "procedure"))
        picked.sort(key=lambda file: keys.index(file.pk))
        return Lines(Drawn(again) for again in Recomputing(moment).of(picked))

    def filters_in_words(self, params):
        drawn_by = (gettext("Mã rút mẫu"), f"{self.seed}, n = {self.size}")
        return (*super().filters_in_words(params), drawn_by)

    def order_in_words(self, params=None) -> str:
        return gettext("theo thứ tự rút mẫu")


class Drawn:
    """One file of a sample and what it comes to when it is counted anew."""

    def __init__(self, again):
        self.again, self.file, self.pk, self.due = again, again.file, again.file.pk, again.due

    @property
    def agrees(self):
        """Whether the due times agree, in words; a file without a kept limit cannot be counted."""
        return _agreement(self.again)

    @property
    def counted_outcome(self):
        return states.OUTCOMES.get(self.again.outcome)

    def get_absolute_url(self):
        return self.file.get_absolute_url()


def _agreement(again) -> states.State:
    if again.due is None:
        return states.State("unknown", _("Không tính lại được"), "mute", "circle-help")
    if again.due_agrees:
        return states.State("same", SAME, "ok", "check")
    return states.State("differs", _("Lệch"), "danger", "scale")
