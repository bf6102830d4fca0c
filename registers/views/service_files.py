"""The one-stop register and the page of a file: its promise, its control slip, its papers."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from qms.models.calendar import office_calendar
from qms.steps import NextStep
from qms.views import RecordDetailView, RecordHistoryView, RecordListView
from qms.workdays import explain
from registers.models import Apology, Handover, HeldOriginal, ServiceFile, Supplement
from registers.papers_handed_in import read
from registers.standing import standing
from registers.states import service_files as states
from registers.tables.service_files import ServiceFileTable, by_due

SECTION = "registers:service_file_list"
RELATED = (
    "unit", "procedure", "revision", "revision__document", "applicant", "received_by", "holder",
    "approved_by", "returned_by",
)  # fmt: skip


class ServiceFileListView(RecordListView):
    """Everything the desk has received, what is late first in its sentence."""

    table = ServiceFileTable
    section = SECTION
    saved_views = [
        (gettext_lazy("Đang giải quyết"), "status=received&status=in_progress&status=supplement"),
        (gettext_lazy("Quá hạn"), "due=late"),
        (gettext_lazy("Hết hạn hôm nay"), "due=today"),
        (gettext_lazy("Chờ trả kết quả"), f"status={states.RESOLVED}"),
    ]

    def lead(self):
        """What is late and what is due today, of the rows shown."""
        rows = self.rows().order_by()
        words = []
        if late := by_due(rows, "late", self.moment).count():
            words.append((ngettext("%(n)s quá hạn", "%(n)s quá hạn", late) % {"n": late}, "danger"))
        if today := by_due(rows, "today", self.moment).count():
            text = ngettext("%(n)s hết hạn hôm nay", "%(n)s hết hạn hôm nay", today)
            words.append((text % {"n": today}, "warn"))
        return words


class ServiceFileDetailView(RecordDetailView):
    """One file."""

    model = ServiceFile
    related = RELATED
    section = SECTION
    template_name = "registers/service_file_detail.html"
    list_url = "registers:service_file_list"
    list_title = gettext_lazy("Sổ theo dõi hồ sơ")

    def get_context_data(self, **kwargs):
        file, moment = self.record, self.moment
        more = {
            "applicant": file.applicant.shown_to(self.request.user, file.unit) if file.applicant else {},
            "standing": standing(file, moment.at),
            "skipped": self._skipped(),
            "handovers": moment.children(Handover, [file], order_by=("number",))[file.pk],
            "supplements": moment.children(Supplement, [file])[file.pk],
            "apologies": moment.children(Apology, [file])[file.pk],
            "originals": moment.children(HeldOriginal, [file])[file.pk],
            "papers": read(file.papers),
        }
        return super().get_context_data(**(more | kwargs))

    def _skipped(self):
        """The days between receipt and due day that did not count, and why, by the calendar of that time."""
        received = timezone.localdate(self.record.received_at)
        calendar = office_calendar(self.record.unit, received, self.moment)
        return explain(received, timezone.localdate(self.record.due_at), calendar)

    def next_step(self):
        """Whoever has the file now, until it is due."""
        file = self.record
        if file.status in states.RUNNING and file.holder_id:
            return NextStep(_("Giải quyết và giao tiếp"), [file.holder], timezone.localdate(file.due_at))
        return super().next_step()


class ServiceFileHistoryView(RecordHistoryView, ServiceFileDetailView):
    template_name = "record_detail.html"
