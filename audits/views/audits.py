"""Pages of internal audits: the programme, the audit, its plan, team and report."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from audits.actions import audits
from audits.audit_papers import audit_pdf, plan_pdf
from audits.audit_report import AuditReport
from audits.findings_chart import chart
from audits.forms.audits import AuditForm, MeetingsForm, ReportForm, RescheduleForm
from audits.models import Audit, Finding
from audits.states.audits import (
    CANCELLED,
    CLOSED,
    CONFORM,
    DRAFT,
    IN_PROGRESS,
    NONCONFORMITY_GRADES,
    OBSERVATION,
    OPPORTUNITY,
    PLANNED,
    REPORTING,
)
from audits.tables.audits import AuditTable
from qms.steps import NextStep, who_may
from qms.views.acts import TransitionView
from qms.views.forms import RecordFormView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView, RecordPdfView

SECTION = "audits:audit_list"
PEOPLE = (
    "unit", "edition", "lead", "created_by", "plan_approved_by", "report_signed_by", "report_approved_by",
)  # fmt: skip
STEP_LABELS = {
    "draft": gettext_lazy("Lập kế hoạch"),
    "planned": gettext_lazy("Kế hoạch đã duyệt"),
    "in_progress": gettext_lazy("Đánh giá"),
    "reporting": gettext_lazy("Báo cáo"),
    "closed": pgettext_lazy("state", "Kết thúc"),
}


class AuditListView(RecordListView):
    """The programme and its results (9.2)."""

    table = AuditTable
    section = SECTION
    title = gettext_lazy("Đánh giá nội bộ")
    create_url = "audits:audit_create"
    create_permission = "audits.create_audit"
    create_label = gettext_lazy("Lập đợt đánh giá")
    saved_views = (
        (gettext_lazy("Chưa kết thúc"), "openness=open"),
        (gettext_lazy("Đã kết thúc"), "status=closed"),
    )
    template_name = "audits/audit_list.html"

    def lead(self):
        """Audits past their days, findings without their nonconformity, then what is still open."""
        moment, units = self.moment, self.units_in_view
        rows = moment.rows(Audit).filter(unit__in=units)
        late = rows.filter(status__in=(DRAFT, PLANNED), planned_to__lt=moment.on).count()
        waiting = moment.rows(Finding).filter(
            unit__in=units, grade__in=NONCONFORMITY_GRADES, nonconformity__isnull=True
        ).count()  # fmt: skip
        still_open = rows.exclude(status__in=(CLOSED, CANCELLED)).count()
        pieces = []
        if self.request.unit and not held_within_a_year(Audit, "closing_on", self.request.unit, moment):
            pieces.append((_("đơn vị chưa có đợt đánh giá nào kết thúc trong 12 tháng qua"), "warn"))
        if late:
            words = ngettext("%(n)s đợt quá ngày chưa làm", "%(n)s đợt quá ngày chưa làm", late) % {"n": late}
            pieces.append((words, "danger"))
        if waiting:
            words = ngettext(
                "%(n)s phát hiện chưa lập phiếu KPH", "%(n)s phát hiện chưa lập phiếu KPH", waiting
            )
            pieces.append((words % {"n": waiting}, "warn"))
        words = ngettext("%(n)s đợt chưa kết thúc", "%(n)s đợt chưa kết thúc", still_open)
        return [*pieces, (words % {"n": still_open}, "")]


def held_within_a_year(model, day_field, unit, moment) -> bool:
    """Whether the unit closed one within 365 days: audit and review are due once a year (QĐ 19/2014, Đ.4)."""
    since = moment.on - timedelta(days=365)
    rows = moment.rows(model).filter(unit=unit, status=CLOSED)
    return rows.filter(**{f"{day_field}__gte": since}).exists()


class AuditDetailView(RecordDetailView):
    """The audit: plan, team, checklist, findings, report."""

    model = Audit
    section = SECTION
    template_name = "audits/audit_detail.html"
    permission = "audits.edit_audit"
    related = PEOPLE
    step_labels = STEP_LABELS

    def transitions(self):
        """The confirmation is a main button until given; then the approval is."""
        signed = bool(self.record.report_signed_by_id)
        return [
            {**move, "primary": move["primary"] and self._is_next(move["verb"], signed)}
            for move in super().transitions()
            if not (signed and move["verb"] == "audits.audit_sign_report")
        ]

    def _is_next(self, verb, signed) -> bool:
        return signed if verb == "audits.audit_close" else True

    def next_step(self):
        """While reporting, first the lead's confirmation, then the head's approval."""
        record, on = self.record, self.moment.on
        if record.status == REPORTING and not record.report_signed_by_id:
            return NextStep(_("Xác nhận báo cáo"), [record.lead] if record.lead else [])
        if record.status == REPORTING:
            return NextStep(_("Phê duyệt báo cáo"), who_may("audits.approve_audit", record, on))
        step = super().next_step()
        due = record.planned_to if record.status == IN_PROGRESS else record.planned_from
        return step and NextStep(step.label, step.people, due)

    def get_context_data(self, **kwargs):
        record, moment = self.record, self.moment
        report = AuditReport.of(record, moment)
        may = {
            name: self.may(f"audits.{name}", record)
            for name in (
                "set_team", "accept_exception", "edit_checklist", "answer_checklist", "record_finding",
                "raise_from_finding", "report_audit",
            )
        }  # fmt: skip
        for finding in report.findings:
            finding.audit = record
        context = {
            "report": report,
            "chart": chart(report.bars()) if report.graded else "",
            "may": may,
            "tally": tally(report.questions),
            "is_planning": record.status in (DRAFT, PLANNED),
            "days_approved": record.days_approved(moment) if record.status != DRAFT else None,
            "previous": previous_findings(record, moment),
            "first_waiting": next((item for item in report.questions if not item.result), None),
        }
        return super().get_context_data(**(context | kwargs))


def previous_findings(audit, moment) -> list[Finding]:
    """Findings of the unit's last audit that ended before this one: what to look at again."""
    earlier = (
        moment.rows(Audit)
        .filter(unit=audit.unit_id, status=CLOSED, planned_from__lt=audit.planned_from)
        .order_by("-planned_from", "-id")
        .first()
    )
    if earlier is None:
        return []
    earlier = moment.instance(earlier)
    findings = earlier.at("findings", moment, related=["nonconformity"], order_by=["no"])
    for finding in findings:
        finding.audit = earlier
    worth_a_look = [finding for finding in findings if not finding.is_strength]
    return sorted(worth_a_look, key=lambda finding: not finding.needs_nonconformity)


def tally(items) -> dict:
    """Answers by kind, for the line above the questions."""
    results = [item.result for item in items]
    return {
        "total": len(results),
        "answered": sum(bool(result) for result in results),
        "conform": results.count(CONFORM),
        "noted": results.count(OBSERVATION) + results.count(OPPORTUNITY),
        "nonconform": sum(results.count(grade) for grade in NONCONFORMITY_GRADES),
    }


class AuditHistoryView(RecordHistoryView, AuditDetailView):
    """Every change of an audit, its team, checklist and findings."""

    model = Audit
    section = SECTION
    permission = "audits.edit_audit"
    related = PEOPLE
    step_labels = STEP_LABELS


class AuditPdfView(RecordPdfView):
    """The report, or while there is none the plan."""

    model = Audit
    section = SECTION
    related = PEOPLE
    paper = staticmethod(audit_pdf)


class PlanPdfView(AuditPdfView):
    """The plan, BM-9.2-02."""

    paper = staticmethod(plan_pdf)


class AuditActView(TransitionView):
    """All moves of an audit."""

    model = Audit
    section = SECTION
    related = PEOPLE
    actions = audits.ACTS
    forms = {"audits.audit_reschedule": RescheduleForm, "audits.audit_meetings": MeetingsForm}

    def form_kwargs(self):
        return {"audit": self.record}


class _AuditFormView(RecordFormView):
    """A form on an audit."""

    model = Audit
    section = SECTION
    related = PEOPLE

    def form_kwargs(self):
        return {**super().form_kwargs(), "unit": self.record.unit, "on": self.moment.on}


class AuditCreateView(_AuditFormView):
    """A new plan."""

    form_class = AuditForm
    template_name = "audits/audit_form.html"
    permission = "audits.create_audit"
    title = gettext_lazy("Lập kế hoạch đánh giá")
    sections = (
        (gettext_lazy("Đánh giá gì"), ["title", "edition", "clauses", "objectives", "scope", "criteria"]),
        (gettext_lazy("Khi nào"), ["planned_from", "planned_to", "period_from", "period_to"]),
    )

    def _sections(self, form):
        """Without the rows of the schedule, which the template lays out as a table."""
        return [(title, fields) for title, fields in super()._sections(form) if title]

    def act(self, form):
        return audits.plan_audit(
            self.record.unit,
            by=self.request.user,
            submission_key=form.instance.submission_key,
            **form.values(),
        )


class AuditEditView(AuditCreateView):
    """The plan while it is a draft."""

    permission = "audits.edit_audit"
    title = gettext_lazy("Sửa kế hoạch đánh giá")

    def act(self, form):
        audits.edit(form.instance, by=self.request.user, reason=self.reason_text, **form.values())


class ReportView(_AuditFormView):
    """Strengths, conclusion, number and recipients of the report."""

    form_class = ReportForm
    permission = "audits.report_audit"
    title = gettext_lazy("Nội dung báo cáo")
    reason = ""

    def form_kwargs(self):
        kwargs = super().form_kwargs()
        return {"instance": kwargs["instance"]}

    def act(self, form):
        audits.write_report(form.instance, by=self.request.user, **form.values())

    def done_url(self, record):
        return f"{record.get_absolute_url()}#report"
