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
from registers.tables.service_files import SCREEN, ServiceFileTable, waiting_counts

SECTION = "registers:service_file_list"
FEW = 40  # units whose files are counted on the tabs
RELATED = (
    "unit", "procedure", "revision", "revision__document", "applicant", "received_by", "holder",
    "approved_by", "returned_by",
)  # fmt: skip


class ServiceFileListView(RecordListView):
    """Everything the desk has received, what is late first in its sentence.

    The page shows the columns a desk works with; a file that is taken out has those of the form in force,
    unless columns were chosen.
    """

    table = ServiceFileTable
    section = SECTION
    template_name = "registers/service_file_list.html"
    create_url = "registers:service_file_create"
    create_permission = "registers.receive_file"
    create_label = gettext_lazy("Tiếp nhận")
    saved_views = [
        (gettext_lazy("Đang giải quyết"), f"{'&'.join(f'status={one}' for one in states.OPEN)}&sort=due_at"),
        (gettext_lazy("Quá hạn"), "due=late&sort=due_at"),
        (gettext_lazy("Của tôi"), "mine=held&sort=due_at"),
        (gettext_lazy("Hết hạn hôm nay"), "due=today&sort=due_at"),
        (gettext_lazy("Chờ trả"), f"status={states.RESOLVED}"),
        (gettext_lazy("Đã trả"), f"status={states.RETURNED}"),
    ]

    def _usual_columns(self):
        if self.request.method == "POST" or self.request.GET.get("format"):
            return None
        return [*SCREEN, *(["unit"] if len(self.units_in_view) > 1 else [])]

    def tabs(self):
        """The built-in tabs count what waits, where one unit or a few are looked at."""
        tabs = super().tabs()
        if len(self.units_in_view) <= FEW:
            counts = self._counted(self._everything())
            for tab, name in zip(tabs[1:], ("open", "late", "mine", "today", "resolved"), strict=False):
                tab["count"], tab["tone"] = counts[name], "late" if name == "late" and counts[name] else ""
        return tabs

    def _everything(self):
        return self.register.queryset(self.request.user, self.units_in_view, self.moment)

    def _counted(self, rows) -> dict[str, int]:
        """How many of these wait, and how: one query over what is not over yet."""
        return (
            rows.order_by()
            .filter(status__in=(*states.OPEN, states.RESOLVED))
            .aggregate(**waiting_counts(self.moment, self.request.user))
        )

    def lead(self):
        """What is being worked on, what of it is late and what is due today, of the rows shown."""
        counts = self._counted(self.rows())
        words = []
        if counts["open"]:
            text = ngettext("%(n)s đang giải quyết", "%(n)s đang giải quyết", counts["open"])
            words.append((text % {"n": counts["open"]}, ""))
        if late := counts["late"]:
            words.append((ngettext("%(n)s quá hạn", "%(n)s quá hạn", late) % {"n": late}, "danger"))
        if today := counts["today"]:
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
