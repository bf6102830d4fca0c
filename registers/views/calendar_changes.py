"""What a changed calendar would move: open files with the due time they have and the one they would get."""

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.states import Refused
from qms.views import OfficeView
from qms.views.bulk import MOST, BulkAct, carry_out, chosen_keys, found_rows, tell
from registers.actions.recounting import recount, refuse_recount
from registers.models import ServiceFile
from registers.recounts import recounts

PERMISSION = "registers.recount_files"


def _recount(file, *, by, reason):
    return recount(file, by=by, reason=reason)


RECOUNT = BulkAct(
    "recount", gettext_lazy("Tính lại hạn"), PERMISSION, _recount, icon="calendar-sync", check=refuse_recount,
    needs_reason=True,
)  # fmt: skip


class CalendarChangesView(OfficeView):
    """GET shows what would move and moves nothing; POST recounts the ticked files, each by itself."""

    section = "registers:service_file_list"
    template_name = "registers/calendar_changes.html"

    def get(self, request, *args, **kwargs):
        return self.render_to_response(self.get_context_data())

    def post(self, request, *args, **kwargs):
        files = found_rows(self.visible(ServiceFile).select_related("unit"), chosen_keys(request.POST))
        reason = request.POST.get("reason", "").strip()[:300]
        try:
            self._refuse_careless(files, reason)
        except Refused as refusal:
            ticked = [file.pk for file in files]
            context = self.get_context_data(error=str(refusal), reason=reason, ticked=ticked)
            return self.render_to_response(context, status=422)
        outcome = carry_out(RECOUNT, files, self._seen(files), by=request.user, reason=reason, values={})
        tell(request, RECOUNT, outcome)
        return HttpResponseRedirect(reverse("registers:calendar_changes"))

    def _refuse_careless(self, files, reason):
        if not files:
            raise Refused(_("Hãy chọn ít nhất một hồ sơ."))
        if not reason:
            raise Refused(_("Cần nêu lý do tính lại hạn: công dân đã được hẹn theo lịch cũ."))

    def _seen(self, files) -> dict:
        texts = {file.pk: self.request.POST.get(f"version_{file.pk}", "") for file in files}
        return {key: int(text) for key, text in texts.items() if text.isascii() and text.isdecimal()}

    def get_context_data(self, **kwargs):
        found = [] if self.moment.is_past else recounts(self.units_in_view)
        units = {one.file.unit for one in found}
        more = {
            "found": found[:MOST],
            "found_count": len(found),
            "most": MOST,
            "movable": sum(not one.by_hand for one in found[:MOST]),
            "may_recount": any(self.may(PERMISSION, unit) for unit in units),
            "several_units": len(units) > 1,
        }
        return super().get_context_data(**(more | kwargs))
