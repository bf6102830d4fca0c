"""A late file becomes a nonconforming output by one button; a second one is asked about first (8.7)."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from qms.states import Refused
from qms.views.access import RecordView
from registers.actions.late_files import raise_output
from registers.lateness import lateness, outputs_of
from registers.models import ServiceFile

SECTION = "registers:service_file_list"


class LateFileView(RecordView):
    """GET tells what would be written and what there is already; POST writes it."""

    model = ServiceFile
    related = ("unit", "procedure", "revision")
    section = SECTION
    template_name = "registers/late_file.html"

    def get(self, request, *args, **kwargs):
        return self.shown(self._file())

    def post(self, request, *args, **kwargs):
        file = self._file()
        again = request.POST.get("again") == "1"
        if outputs_of(file) and not again:
            return self.shown(file, status=409)
        output = raise_output(file, again=again, by=request.user)
        messages.success(request, _("Đã ghi %(code)s. Hãy chọn cách xử lý.") % {"code": output.code})
        return HttpResponseRedirect(output.get_absolute_url())

    def _file(self):
        file = self.get_record()
        self.require("registers.add", file)
        return file

    def shown(self, file, status=200):
        late = lateness(file, self.moment.at)
        if late is None:
            raise Refused(_("Hồ sơ %(code)s không quá hạn.") % {"code": file.code})
        context = self.get_context_data(record=file, late=late, known=outputs_of(file))
        return self.render_to_response(context, status=status)
