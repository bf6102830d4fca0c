"""The register set against what else is kept of its files; and a sample of it for auditors."""

import datetime as dt
import secrets

from django.http import HttpResponseRedirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.forms import OfficeDateField, OfficeForm, OfficeIntegerField, PlainTextField
from qms.states import Refused
from qms.views.access import OfficeView
from qms.views.sheets import sheet_response
from registers.reconciling import CHECKS, files_of_period
from registers.tables.reconciliation import ReconciliationTable, SampleTable

SECTION = "registers:service_file_list"
SHOWN = 500
LONGEST = 366 * 3  # days of one reconciliation
USUAL, MOST = 10, 200  # files of a sample


class PeriodForm(OfficeForm):
    first = OfficeDateField(label=gettext_lazy("Nhận từ ngày"), required=False)
    last = OfficeDateField(label=gettext_lazy("Nhận đến ngày"), required=False)


class SampleForm(PeriodForm):
    n = OfficeIntegerField(label=gettext_lazy("Số hồ sơ"), required=False, min_value=1, max_value=MOST)
    seed = PlainTextField(
        label=gettext_lazy("Mã rút mẫu (cùng mã ra cùng mẫu)"), required=False, max_length=40
    )


class WorkedOutView(OfficeView):
    """A page of rows worked out for a period, with its sheet; subclasses name table and form."""

    section = SECTION
    formats = (("xlsx", "Excel"), ("csv", "CSV"), ("pdf", "PDF"))
    table = ReconciliationTable
    form_class = PeriodForm

    def get(self, request, *args, **kwargs):
        self.form = self.form_class(request.GET)
        if not self.form.is_valid():
            name, errors = next(iter(self.form.errors.items()))
            raise Refused(f"{self.form.fields[name].label}: {errors[0]}")
        self.register = self.table()
        self.register.period = self.period
        self.prepare()
        if wanted := request.GET.get("format", ""):
            if request.unit is None:
                raise Refused(_("Đồng chí chưa được phân công ở đơn vị nào."))
            return sheet_response(self, wanted)
        return self.render_to_response(self.get_context_data(**kwargs))

    def prepare(self):
        """What the table needs besides its period."""

    @property
    def period(self) -> tuple[dt.date, dt.date]:
        """As asked for; else from the first day of the year to the day looked at."""
        last = self.form.cleaned_data["last"] or self.moment.on
        first = self.form.cleaned_data["first"] or dt.date(last.year, 1, 1)
        if not 0 <= (last - first).days <= LONGEST:
            raise Refused(_("Ngày kết thúc phải từ ngày bắt đầu trở đi, kỳ dài nhất 3 năm."))
        return first, last

    def rows(self):
        return self.register.queryset(self.request.user, self.units_in_view, self.moment)

    def counted(self) -> int:
        """How many files of the period were looked at."""
        rows = self.register.files(self.request.user, self.units_in_view, self.moment)
        return files_of_period(rows, self.period).count()

    def get_context_data(self, **kwargs):
        first, last = self.period
        lines = self.rows()
        more = {
            "register": self.register, "found": lines, "lines": lines[:SHOWN],
            "more_lines": max(0, len(lines) - SHOWN),
            "first": first, "last": last, "count": len(lines), "looked_at": self.counted(),
            "exports": self.formats if self.request.unit and lines else (),
            "form": self.form_class(initial=self.initial()),
        }  # fmt: skip
        return super().get_context_data(**(more | kwargs))

    def initial(self) -> dict:
        first, last = self.period
        return {"first": first, "last": last}


class ReconciliationView(WorkedOutView):
    """Every line where the register and the rest disagree."""

    template_name = "registers/reconciliation.html"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        found = {line.check for line in context["found"]}
        context["passed"] = [state for key, state in CHECKS.items() if key not in found]
        return context


class FileSampleView(WorkedOutView):
    """Files drawn by a seed that stands in the address, so that anybody draws the same."""

    template_name = "registers/file_sample.html"
    table = SampleTable
    form_class = SampleForm

    def get(self, request, *args, **kwargs):
        if not request.GET.get("seed", "").strip():
            query = request.GET.dict() | {"seed": f"{secrets.randbelow(10**6):06d}"}
            return HttpResponseRedirect(f"{request.path}?{urlencode(query)}")
        return super().get(request, *args, **kwargs)

    def prepare(self):
        self.register.seed = self.form.cleaned_data["seed"]
        self.register.size = self.form.cleaned_data["n"] or USUAL

    def initial(self):
        return super().initial() | {"seed": self.register.seed, "n": self.register.size}
