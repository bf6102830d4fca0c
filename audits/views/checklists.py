"""Pages of the checklist, one question a screen, and of findings."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from audits.actions import checklists, findings
from audits.forms.audits import AnswerForm, FindingForm, QuestionForm
from audits.models import Audit, ChecklistItem, Finding
from audits.states.audits import RESULTS
from audits.tables.audits import FindingTable
from audits.views.audits import PEOPLE, SECTION, previous_findings, tally
from qms.states import Refused
from qms.views.access import RecordView
from qms.views.attachments import files_panel
from qms.views.forms import RecordFormView
from qms.views.lists import RecordListView


class FindingListView(RecordListView):
    """The register of findings (9.2)."""

    table = FindingTable
    section = SECTION
    title = gettext_lazy("Phát hiện đánh giá")
    saved_views = (
        (gettext_lazy("KPH nặng"), "grade=major"),
        (gettext_lazy("KPH nhẹ"), "grade=minor"),
        (gettext_lazy("Chưa lập phiếu"), "raised=waiting"),
    )


class ChecklistView(RecordView):
    """All questions of an audit on one page, with the findings of the last audit beside them."""

    model = Audit
    section = SECTION
    related = PEOPLE
    template_name = "audits/audit_checklist.html"

    def get(self, request, *args, **kwargs):
        record = self.get_record()
        questions = record.at("questions", self.moment, related=["answered_by"], order_by=["no"])
        for item in questions:
            item.audit = record
        context = self.get_context_data(
            record=record,
            questions=questions,
            tally=tally(questions),
            previous=previous_findings(record, self.moment),
            may_edit=self.may("audits.edit_checklist", record),
            may_answer=self.may("audits.answer_checklist", record),
        )
        return self.render_to_response(context)


class CopyChecklistView(RecordView):
    """POST: copy the starter questions."""

    model = Audit
    section = SECTION
    related = PEOPLE

    def post(self, request, *args, **kwargs):
        record = self.get_record()
        self.require("audits.edit_checklist", record)
        try:
            count = checklists.copy_starter(record, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            words = ngettext("Đã chép %(n)s câu hỏi.", "Đã chép %(n)s câu hỏi.", count) % {"n": count}
            messages.success(request, words)
        return HttpResponseRedirect(reverse("audits:checklist", args=[record.pk]))


class QuestionCreateView(RecordFormView):
    """A question of the team's own."""

    model = ChecklistItem
    section = SECTION
    form_class = QuestionForm
    permission = "audits.edit_checklist"
    title = gettext_lazy("Thêm câu hỏi")
    submit_label = gettext_lazy("Thêm")
    reason = ""

    def start(self):
        """The audit comes from the address."""
        self.creating = True
        audit = self.visible(Audit).select_related("unit").filter(pk=self.kwargs["audit"]).first()
        if audit is None:
            raise Http404(_("Không có hồ sơ này trong các đơn vị của đồng chí."))
        self.record = self.model(audit=audit, unit=audit.unit)
        self.require(self.permission, self.record)
        self.key, self.extras = "", {}

    def _already_sent(self):
        return None

    def _list_url(self):
        return reverse("audits:checklist", args=[self.record.audit_id])

    def act(self, form):
        checklists.add_question(self.record.audit, by=self.request.user, **form.values())

    def done_url(self, record):
        return self._list_url()


class QuestionEditView(RecordFormView):
    """Reword an unanswered question."""

    model = ChecklistItem
    section = SECTION
    related = ("unit", "audit")
    form_class = QuestionForm
    permission = "audits.edit_checklist"
    title = gettext_lazy("Sửa câu hỏi")
    reason = ""

    def _list_url(self):
        return reverse("audits:checklist", args=[self.record.audit_id])

    def act(self, form):
        checklists.edit_question(form.instance, by=self.request.user, **form.values())

    def done_url(self, record):
        return self._list_url()


class QuestionRemoveView(RecordView):
    """POST: take an unanswered question out."""

    model = ChecklistItem
    section = SECTION
    related = ("unit", "audit")

    def post(self, request, *args, **kwargs):
        item = self.get_record()
        try:
            checklists.remove_question(item, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("audits:checklist", args=[item.audit_id]))


class QuestionView(RecordFormView):
    """One question on one screen: on a phone at the counter, evidence first, then the result."""

    model = ChecklistItem
    section = SECTION
    related = ("unit", "audit", "answered_by")
    form_class = AnswerForm
    template_name = "audits/audit_question.html"
    permission = "audits.view_audit"
    reason = ""

    def dispatch(self, request, *args, **kwargs):
        # the answer may be read in the past; writing is refused by the base
        return super(RecordFormView, self).dispatch(request, *args, **kwargs)

    def get_record(self):
        """The question by the audit and its number, at the moment of the page."""
        rows = self.visible(ChecklistItem).filter(audit_id=self.kwargs["pk"], no=self.kwargs["no"])
        row = rows.select_related(*self.related).first()
        if row is None:
            raise Http404(_("Không có câu hỏi này trong các đơn vị của đồng chí."))
        return self.moment.instance(row)

    def start(self):
        """Everybody of the unit may read a question; answering it is the team's."""
        super().start()
        if self.request.method == "POST":
            self.require("audits.answer_checklist", self.record)
        rows = self.moment.rows(Finding).filter(item_id=self.record.pk)
        self.finding = next(iter(self.moment.instances(rows.select_related("nonconformity"))), None)

    def form_kwargs(self):
        return {
            **super().form_kwargs(),
            "unit": self.record.unit,
            "on": self.moment.on,
            "finding": self.finding,
        }

    def act(self, form):
        checklists.answer(form.instance, by=self.request.user, **form.values())

    def done_url(self, record):
        """The next unanswered question, wherever it stands; the checklist when there is none."""
        items = ChecklistItem.objects.filter(audit=record.audit_id, result="").order_by("no")
        after = items.filter(no__gt=record.no).first() or items.first()
        if after is None:
            return reverse("audits:checklist", args=[record.audit_id])
        return after.get_absolute_url()

    def get_context_data(self, **kwargs):
        record = self.record
        items = record.audit.at("questions", self.moment, order_by=["no"])
        numbers = [item.no for item in items]
        place = numbers.index(record.no)
        context = {
            "audit": record.audit,
            "items": items,
            "place": place + 1,
            "before": items[place - 1] if place else None,
            "after": items[place + 1] if place + 1 < len(items) else None,
            "tally": tally(items),
            "finding": self.finding,
            "results": list(RESULTS.values()),
            "may_answer": self.may("audits.answer_checklist", record),
            "previous": [
                finding
                for finding in previous_findings(record.audit, self.moment)
                if set(finding.clauses) & set(record.clause)
            ],
            **files_panel(self, record),
        }
        return super().get_context_data(**(context | kwargs))


class FindingCreateView(QuestionCreateView):
    """A finding that no question led to."""

    model = Finding
    form_class = FindingForm
    permission = "audits.record_finding"
    title = gettext_lazy("Ghi phát hiện")
    submit_label = gettext_lazy("Ghi")

    def form_kwargs(self):
        return {**super().form_kwargs(), "unit": self.record.unit, "on": self.moment.on}

    def _list_url(self):
        return f"{self.record.audit.get_absolute_url()}#findings"

    def act(self, form):
        findings.add_finding(self.record.audit, by=self.request.user, **form.values())


class FindingEditView(RecordFormView):
    """Change a finding."""

    model = Finding
    section = SECTION
    related = ("unit", "audit", "item", "nonconformity")
    form_class = FindingForm
    permission = "audits.record_finding"
    title = gettext_lazy("Sửa phát hiện")
    reason = "optional"

    def form_kwargs(self):
        return {**super().form_kwargs(), "unit": self.record.unit, "on": self.moment.on}

    def act(self, form):
        findings.edit_finding(form.instance, by=self.request.user, reason=self.reason_text, **form.values())


class FindingActView(RecordView):
    """POST: raise the nonconformity of a finding, or take the finding out."""

    model = Finding
    section = SECTION
    related = ("unit", "audit", "item", "nonconformity", "owner")

    def post(self, request, *args, **kwargs):
        finding = self.get_record()
        try:
            url = self._done(finding, kwargs["verb"])
        except Refused as refusal:
            messages.error(request, str(refusal))
            url = finding.get_absolute_url()
        return HttpResponseRedirect(url)

    def _done(self, finding, verb):
        if verb == "raise":
            raised = findings.raise_nonconformity(finding, by=self.request.user)
            messages.success(self.request, _("Đã lập phiếu %(code)s.") % {"code": raised.code})
            return finding.get_absolute_url()
        if verb == "remove":
            findings.remove_finding(finding, by=self.request.user)
            return f"{finding.audit.get_absolute_url()}#findings"
        raise Http404(_("Không có việc này."))
