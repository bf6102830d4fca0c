"""The one-stop register as a list."""

from django.utils.translation import gettext_lazy, ngettext

from qms.views import RecordListView
from registers.bulk_files import FILE_ACTS
from registers.file_figures import FEW
from registers.states import service_files as states
from registers.tables.service_files import SCREEN, ServiceFileTable, waiting_counts

SECTION = "registers:service_file_list"
TOO_MANY = ("procedure", "holder")


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
    bulk_acts = FILE_ACTS
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

    def _form(self):
        """Procedures and people to choose from are offered for a few units; for more they are thousands."""
        is_known = hasattr(self, "_filter_form")
        form = super()._form()
        if not is_known and len(self.units_in_view) > FEW:
            for name in TOO_MANY:
                chosen, field = self.request.GET.get(name, ""), form.fields[name]
                is_key = chosen.isdecimal() and len(chosen) < 19
                field.queryset = field.queryset.filter(pk=chosen) if is_key else field.queryset.none()
        return form

    def _filters(self):
        found = super()._filters()
        if len(self.units_in_view) <= FEW:
            return found
        return [one for one in found if one["field"].name not in TOO_MANY or one["words"]]

    def tabs(self):
        """The built-in tabs count what waits, where one unit or a few are looked at."""
        tabs = super().tabs()
        if len(self.units_in_view) <= FEW:
            counts = self._counts_of_all()
            for tab, name in zip(tabs[1:], ("open", "late", "mine", "today", "resolved"), strict=False):
                tab["count"], tab["tone"] = counts[name], "late" if name == "late" and counts[name] else ""
        return tabs

    def get_context_data(self, **kwargs):
        unit = self.request.unit
        may_import = unit is not None and self.may("registers.import_files", unit)
        return super().get_context_data(may_import=may_import, **kwargs)

    def _counts_of_all(self) -> dict[str, int]:
        """The counts without any filter, asked once a page."""
        if not hasattr(self, "_counts"):
            rows = self.register.queryset(self.request.user, self.units_in_view, self.moment)
            self._counts = self._counted(rows)
        return self._counts

    def _counted(self, rows) -> dict[str, int]:
        """How many of these wait, and how, in one query; of many units only what the sentence tells."""
        if len(self.units_in_view) > FEW:
            return rows.order_by().filter(status__in=states.OPEN).aggregate(**waiting_counts(self.moment))
        unfinished = rows.order_by().filter(status__in=(*states.OPEN, states.RESOLVED))
        return unfinished.aggregate(**waiting_counts(self.moment, self.request.user))

    def lead(self):
        """What is being worked on, what of it is late and what is due today, of the rows shown."""
        is_narrowed = any(self.request.GET.get(name) for name in self.filter_names())
        counts = self._counted(self.rows()) if is_narrowed else self._counts_of_all()
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
