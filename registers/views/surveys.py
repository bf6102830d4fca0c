"""Pages of satisfaction surveys: lists, one of them, writing it, its steps, papers, summary, poster."""

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from documents.models.posting import unit_slug
from qms.export.pdf import PdfUnavailable
from qms.forms import OfficeDateField, OfficeForm
from qms.states import Refused
from qms.views import (
    OfficeView,
    RecordDetailView,
    RecordFormView,
    RecordHistoryView,
    RecordListView,
    TransitionView,
)
from qms.views.access import PastIsReadOnly, RecordView, unit_for
from qms.views.bulk import BulkAct
from qms.views.records import RecordPdfView
from qms.views.sheets import sheet_response
from registers.actions import surveys as acts
from registers.forms.surveys import PaperRows, SurveyForm
from registers.models.survey import Factor, Survey, SurveyAnswer
from registers.papers.posters import survey_poster
from registers.papers.surveys import months_chart, tally_words, told
from registers.states import surveys as life
from registers.survey_figures import groups, overall, papers
from registers.tables.surveys import SurveyAnswerTable, SurveySummaryTable, SurveyTable
from registers.views.public import page_key

SECTION = "registers:service_file_list"
LIST = "registers:survey_list"
LIST_TITLE = gettext_lazy("Khảo sát hài lòng")
RELATED = ("unit", "replaces", "created_by")
ROWS, MOST_ROWS = 10, 50  # of a sheet of papers

LEAVE_OUT = BulkAct(
    "leave_out", gettext_lazy("Bỏ phiếu nhập nhầm"), "registers.keep_survey",
    lambda answer, *, by, reason: acts.leave_out(answer, by=by, reason=reason), icon="clipboard-x",
    check=acts.refuse_kept, needs_reason=True,
)  # fmt: skip


class SurveyListView(RecordListView):
    table = SurveyTable
    section = SECTION
    template_name = "registers/survey_list.html"
    create_url = "registers:survey_create"
    create_permission = "registers.keep_survey"
    create_label = gettext_lazy("Soạn khảo sát")

    def get_context_data(self, **kwargs):
        unit = self.request.unit
        public = reverse("registers:public_survey", args=[unit_slug(unit)]) if unit else ""
        poster = reverse("registers:survey_poster") if unit else ""
        return super().get_context_data(**({"public_url": public, "poster_url": poster} | kwargs))


class SurveyAnswerListView(RecordListView):
    table = SurveyAnswerTable
    section = SECTION
    bulk_acts = [LEAVE_OUT]


class SurveyDetailView(RecordDetailView):
    """What is asked, and what was answered so far."""

    model = Survey
    related = RELATED
    section = SECTION
    template_name = "registers/survey_detail.html"
    permission = "registers.keep_survey"
    list_url = LIST
    list_title = LIST_TITLE

    def _edit_url(self) -> str:
        return super()._edit_url() if self.record.status != life.CLOSED else ""

    def get_context_data(self, **kwargs):
        survey = self.record
        found = papers([survey.unit_id], self.moment, survey=survey.pk)
        drawing, drawing_title = months_chart(found)
        may_enter = survey.status != life.DRAFT and self.may("registers.enter_survey", survey)
        slug = unit_slug(survey.unit)
        more = {
            "told": told(survey), "groups": groups(found) if found else [], "tally": overall(found),
            "words": tally_words(overall(found)), "drawing": drawing, "drawing_title": drawing_title,
            "enter_url": survey.url("papers") if may_enter else "",
            "revise_url": survey.url("revise") if self.may("registers.keep_survey", survey) else "",
            "is_open": survey.takes_answers(self.moment.on),
            "public_url": reverse("registers:public_survey", args=[slug]),
            "kiosk_url": reverse("registers:kiosk_survey", args=[slug]),
        }  # fmt: skip
        return super().get_context_data(**(more | kwargs))


class SurveyHistoryView(RecordHistoryView, SurveyDetailView):
    template_name = "record_detail.html"


class SurveyFormView(RecordFormView):
    """The survey and its questions, factor by factor."""

    model = Survey
    form_class = SurveyForm
    permission = "registers.keep_survey"
    section = SECTION
    related = RELATED
    sections = [
        (gettext_lazy("Khảo sát"), ["title", "starts_on", "ends_on", "intro"]),
        (gettext_lazy("Câu hỏi theo năm yếu tố"), Factor.values),
    ]


class SurveyCreateView(SurveyFormView):
    title = gettext_lazy("Soạn khảo sát hài lòng")

    def act(self, form):
        return acts.write(form.instance, by=self.request.user)


class SurveyEditView(SurveyFormView):
    def act(self, form):
        return acts.edit(form.instance, by=self.request.user, reason=self.reason_text)


class SurveyActView(TransitionView):
    """Open, close, open again."""

    model = Survey
    related = RELATED
    section = SECTION
    actions = acts.STEPS


class SurveyReviseView(RecordView):
    """Another survey with the same questions, to be changed."""

    model = Survey
    related = RELATED

    def post(self, request, *args, **kwargs):
        survey = self.get_record()
        self.require("registers.keep_survey", survey)
        new = acts.revise(survey, by=request.user)
        messages.success(
            request, _("Đã lập bản mới %(code)s. Sửa câu hỏi rồi mở lấy ý kiến.") % {"code": new.code}
        )
        return HttpResponseRedirect(new.url("edit"))


class SurveyPdfView(RecordPdfView):
    model = Survey
    related = RELATED


class SurveyPapersView(RecordView):
    """Entering papers, a row each; all of them or none."""

    model = Survey
    related = RELATED
    section = SECTION
    template_name = "registers/survey_papers.html"

    def dispatch(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise PastIsReadOnly
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        self._start()
        return self._page(PaperRows(self.record, self.moment.on, self._count()))

    def post(self, request, *args, **kwargs):
        self._start()
        sheet = PaperRows(self.record, self.moment.on, self._count(), request.POST)
        errors = sheet.errors()
        if not errors and not sheet.filled():
            errors = [{"text": _("Chưa có phiếu nào được nhập."), "anchor": "", "label": ""}]
        if errors:
            return self._page(sheet, errors, status=422)
        try:
            made = acts.enter(self.record, sheet.rows(), key=page_key(request), by=request.user)
        except Refused as refusal:
            return self._page(sheet, [{"text": str(refusal), "anchor": "", "label": ""}], status=422)
        told_ = ngettext("Đã nhập %(n)s phiếu.", "Đã nhập %(n)s phiếu.", len(made))
        messages.success(request, told_ % {"n": len(made)})
        return HttpResponseRedirect(f"{self.record.url('papers')}?rows={len(sheet.forms)}")  # the next batch

    def _start(self):
        self.record = self.get_record()
        self.require("registers.enter_survey", self.record)
        if self.record.status == life.DRAFT:
            raise Refused(_("Khảo sát chưa mở nên chưa nhập được phiếu."))

    def _count(self) -> int:
        text = self.request.GET.get("rows", "") or str(ROWS)
        count = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else 0
        if not 1 <= count <= MOST_ROWS:
            raise Refused(_("Bảng nhập phiếu có từ 1 đến %(n)d dòng.") % {"n": MOST_ROWS})
        return count

    def _page(self, sheet, errors=(), status=200):
        wrong = {error["anchor"] for error in errors}
        context = self.get_context_data(
            record=self.record, sheet=sheet, key=page_key(self.request), errors=list(errors), wrong=wrong,
            count=len(sheet.forms), counts=(10, 20, 50),
            list_link={"url": reverse(LIST), "title": LIST_TITLE},
        )  # fmt: skip
        return self.render_to_response(context, status=status)


class PeriodForm(OfficeForm):
    """From which day to which."""

    first = OfficeDateField(label=gettext_lazy("Từ ngày"), required=False)
    last = OfficeDateField(label=gettext_lazy("Đến ngày"), required=False)


class SurveySummaryView(OfficeView):
    """What citizens answered in a period, in every way of looking at it; its sheet as Excel, CSV and PDF."""

    section = SECTION
    template_name = "registers/survey_summary.html"
    formats = (("xlsx", "Excel"), ("csv", "CSV"), ("pdf", "PDF"))

    def get(self, request, *args, **kwargs):
        self.form = PeriodForm(request.GET)
        if not self.form.is_valid():
            raise Refused(_("Không đọc được ngày của kỳ. Hãy ghi như 30/06/2026."))
        self.register = SurveySummaryTable()
        self.register.period = self.period
        if wanted := request.GET.get("format", ""):
            if request.unit is None:
                raise Refused(_("Đồng chí chưa được phân công ở đơn vị nào."))
            return sheet_response(self, wanted)
        return self.render_to_response(self.get_context_data(**kwargs))

    @property
    def period(self) -> tuple[dt.date, dt.date]:
        """As asked for; else from the first day of the year to the day looked at."""
        last = self.form.cleaned_data["last"] or self.moment.on
        first = self.form.cleaned_data["first"] or dt.date(last.year, 1, 1)
        if first > last:
            raise Refused(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."))
        return first, last

    def rows(self):
        return self.register.queryset(self.request.user, self.units_in_view, self.moment)

    def get_context_data(self, **kwargs):
        self.rows()
        found = self.register.found
        drawing, title = months_chart(found)
        first, last = self.period
        more = {
            "groups": groups(found) if found else [], "words": tally_words(overall(found)),
            "drawing": drawing, "drawing_title": title, "first": first, "last": last,
            "register": self.register,
            "exports": self.formats if found and self.request.unit else (),
            "form": PeriodForm(initial={"first": first, "last": last}),
            "left_out": self._left_out(),
        }  # fmt: skip
        return super().get_context_data(**(more | kwargs))

    def _left_out(self) -> int:
        rows = self.moment.rows(SurveyAnswer).filter(unit__in=self.units_in_view, left_out=True)
        return rows.filter(answered_on__range=self.period).count()


class SurveyPosterView(OfficeView):
    """The poster that leads to the survey of the unit of the top bar."""

    section = SECTION

    def get(self, request, *args, **kwargs):
        try:
            data = survey_poster(unit_for(self), self.moment)
        except PdfUnavailable as error:
            return render(request, "503.html", {"message": str(error)}, status=503)
        headers = {"Content-Disposition": 'inline; filename="khao-sat.pdf"'}
        return HttpResponse(data, content_type="application/pdf", headers=headers)
