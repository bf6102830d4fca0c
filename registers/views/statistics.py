"""The statistics of service files: a period, the one before it, every figure with the files behind it."""

import datetime as dt
import tempfile
from urllib.parse import urlencode

from django.http import FileResponse, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qms.export.pdf import PdfUnavailable
from qms.states import Refused
from qms.views import OfficeView
from qms.views.sheets import XLSX, BadSheet, sheet_response
from registers.file_report import report
from registers.file_sets import FILES
from registers.forms.statistics import SpanForm
from registers.papers.statistics import comma_separated, statistics_paper, workbook
from registers.spans import Span
from registers.tables.statistics import StatisticsTable

OLDEST = dt.date(1990, 1, 1)
LONGEST = dt.timedelta(days=366 * 5)
KEPT = ("unit", "as_of")


class StatisticsView(OfficeView):
    """``one-stop/statistics/``: figures, drawings, comparison; the same as Excel, CSV and PDF."""

    section = "registers:service_file_list"
    template_name = "registers/statistics.html"
    formats = (("xlsx", "Excel"), ("csv", "CSV"), ("pdf", "PDF"))

    def get(self, request, *args, **kwargs):
        self.span = self._span()
        self.register = StatisticsTable()
        self.register.period = self.span.days
        self.report = report(self._units(), self.span, self.moment, self.units_in_view)
        if wanted := request.GET.get("format", ""):
            if request.unit is None:
                raise Refused(_("Đồng chí chưa được phân công ở đơn vị nào."))
            return sheet_response(self, wanted)
        return self.render_to_response(self.get_context_data(**kwargs))

    def _span(self) -> Span:
        form = SpanForm(self.request.GET)
        if not form.is_valid():
            errors = next(iter(form.errors.values()))
            raise Refused(_("Không đọc được kỳ: %(error)s") % {"error": errors[0]})
        span = form.span(self.moment.on)
        if span.first < OLDEST or span.last - span.first > LONGEST:
            raise Refused(_("Kỳ dài nhất năm năm, từ năm 1990 trở lại đây."))
        if span.first > self.moment.on:
            raise Refused(_("Kỳ này chưa tới."))
        return span

    def _units(self):
        seen = set(self.units_in_view)
        return [unit for unit in self.request.units if unit.pk in seen]

    # --- what `sheet_response` asks ---------------------------------------------------------------
    def rows(self):
        return self.register.queryset(self.request.user, self.units_in_view, self.moment)

    @property
    def makers(self):
        """Files are made from the parts of the page."""
        return {"xlsx": _workbook, "csv": _text, "pdf": _paper}

    # --- the page ---------------------------------------------------------------------------------
    def get_context_data(self, **kwargs):
        on, shown = self.moment.on, self.report
        running = self.span.last >= on
        more = {
            "report": shown, "span": self.span, "register": self.register, "before": shown.before.span,
            "later": self._query(self.span.after()) if self.span.after().first <= on else "",
            "earlier": self._query(self.span.before()) if self.span.before().first >= OLDEST else "",
            "until": on if running else None, "kept": f"{urlencode(self._kept())}&" if self._kept() else "",
            "definitions": [(one.label, one.told) for one in FILES.values()],
            "exports": self.formats if self.request.unit else (), "total": shown.now.total,
            "previous": shown.before.total, "scores": shown.voice.scores,
            "form": SpanForm(
                initial={"kind": self.span.kind, "first": self.span.first, "last": self.span.last}
            ),
        }  # fmt: skip
        return super().get_context_data(**(more | kwargs))

    def _kept(self) -> dict:
        return {name: self.request.GET[name] for name in KEPT if self.request.GET.get(name)}

    def _query(self, span: Span) -> str:
        days = {"first": span.first.isoformat(), "last": span.last.isoformat()}
        return f"?{urlencode({'kind': span.kind, **days, **self._kept()})}"


def _workbook(view, rows, caption):
    out = tempfile.SpooledTemporaryFile(max_size=4 * 1024 * 1024)  # noqa: SIM115 (FileResponse closes it)
    workbook(out, view.report, caption)
    out.seek(0)
    return FileResponse(out, content_type=XLSX)


def _text(view, rows, caption):
    return HttpResponse(comma_separated(view.report), content_type="text/csv; charset=utf-8")


def _paper(view, rows, caption):
    try:
        content = statistics_paper(view.report, caption, get_language() or "vi")
    except PdfUnavailable as error:
        raise BadSheet(str(error)) from error
    return HttpResponse(content, content_type="application/pdf")
