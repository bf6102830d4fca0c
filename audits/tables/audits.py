"""The programme of internal audits and the register of findings (9.2)."""

import django_filters
from django.utils.translation import gettext_lazy as _

from audits.models import Audit, ChecklistItem, Finding, Nonconformity
from audits.states.audits import AUDIT, CANCELLED, CLOSED, GRADES, NONCONFORMITY_GRADES
from qms.export.tables import Column, Table

GRADE_CHOICES = [(value, state.label) for value, state in GRADES.items()]


class AuditFilter(django_filters.FilterSet):
    """By state, and by the year it is planned for."""

    status = django_filters.ChoiceFilter(label=_("Tình trạng"), choices=AUDIT.choices)
    year = django_filters.NumberFilter(
        label=_("Năm"), field_name="planned_from", lookup_expr="year", min_value=2000, max_value=2999
    )
    openness = django_filters.ChoiceFilter(
        label=_("Mở, kết thúc"),
        choices=[("open", _("Chưa kết thúc")), ("ended", _("Đã kết thúc hoặc hủy"))],
        method="by_openness",
    )

    class Meta:
        model = Audit
        fields = ("status", "year", "openness")

    def by_openness(self, rows, name, value):
        ended = (CLOSED, CANCELLED)
        return rows.exclude(status__in=ended) if value == "open" else rows.filter(status__in=ended)


def _count(audit, *grades):
    """Findings of these grades; None while the audit has not begun, so that nothing counted is no zero."""
    if audit.opening_on is None:
        return None
    return sum(finding.grade in grades for finding in audit.listed_findings)


def _answered(audit):
    if not audit.listed_results:
        return None
    return f"{sum(bool(result) for result in audit.listed_results)}/{len(audit.listed_results)}"


class AuditTable(Table):
    """One row an audit: the programme before, the result after."""

    slug = "audits"
    title = _("Chương trình và kết quả đánh giá nội bộ")
    model = Audit
    columns = [
        Column("code", _("Số"), kind="code", width=26, order_by="code", link=True),
        Column("title", _("Đợt đánh giá"), width=56, order_by="title", link=True, second=lambda r: r.scope),
        Column("planned_from", _("Từ ngày"), kind="date", width=20, order_by="planned_from"),
        Column("planned_to", _("Đến ngày"), kind="date", width=20, order_by="planned_to"),
        Column("clauses", _("Điều khoản"), kind="list", width=26, optional=True),
        Column("lead", _("Trưởng đoàn"), kind="person", width=30, order_by="lead__full_name"),
        Column("answered", _("Câu đã trả lời"), value=_answered, width=18),
        Column("major", _("KPH nặng"), value=lambda r: _count(r, "major"), kind="int", width=14),
        Column("minor", _("KPH nhẹ"), value=lambda r: _count(r, "minor"), kind="int", width=14),
        Column("observation", _("Lưu ý"), value=lambda r: _count(r, "observation"), kind="int", width=14),
        Column(
            "opportunity", _("Khuyến nghị"), value=lambda r: _count(r, "opportunity"), kind="int", width=18
        ),
        Column("status", _("Tình trạng"), kind="state", width=32, order_by="status"),
        Column("report_number", _("Số báo cáo"), width=24, optional=True),
        Column("opening_on", _("Họp khai mạc"), kind="date", width=20, optional=True, order_by="opening_on"),
        Column("closing_on", _("Họp kết thúc"), kind="date", width=20, optional=True, order_by="closing_on"),
        Column("conclusion", _("Kết luận"), width=60, optional=True),
        Column("unit", _("Đơn vị"), width=34, optional=True, order_by="unit__name"),
    ]
    clauses = ("9.2",)
    form_code = "BM-9.2-01"
    filterset = AuditFilter
    default_order = ("-planned_from", "-id")
    period_field = "planned_from"
    select_related = ("unit", "lead")
    empty_hint = _(
        "Chưa có đợt đánh giá nào. Bấm “Lập đợt đánh giá” để lập kế hoạch; mỗi năm ít nhất một lần."
    )

    def prepare(self, records, moment):
        """Findings and results of the whole batch, one query each."""
        keys = [record.pk for record in records]
        findings = {key: [] for key in keys}
        for finding in moment.instances(moment.rows(Finding).filter(audit_id__in=keys)):
            findings[finding.audit_id].append(finding)
        results = {key: [] for key in keys}
        rows = moment.rows(ChecklistItem).filter(audit_id__in=keys)
        for audit, result in rows.values_list("audit_id", "result"):
            results[audit].append(result)
        for record in records:
            record.listed_findings = findings[record.pk]
            record.listed_results = results[record.pk]


class FindingFilter(django_filters.FilterSet):
    """By grade, and whether a nonconformity grade still lacks its record."""

    grade = django_filters.ChoiceFilter(label=_("Mức"), choices=GRADE_CHOICES)
    raised = django_filters.ChoiceFilter(
        label=_("Phiếu không phù hợp"),
        choices=[("yes", _("Đã lập")), ("waiting", _("Chưa lập"))],
        method="by_raised",
    )
    process = django_filters.CharFilter(label=_("Bộ phận, quá trình"), lookup_expr="icontains")

    class Meta:
        model = Finding
        fields = ("grade", "raised", "process")

    def by_raised(self, rows, name, value):
        if value == "yes":
            return rows.filter(nonconformity__isnull=False)
        return rows.filter(grade__in=NONCONFORMITY_GRADES, nonconformity__isnull=True)


class FindingTable(Table):
    """One row a finding, newest audit first."""

    slug = "findings"
    title = _("Sổ phát hiện đánh giá")
    model = Finding
    columns = [
        Column("audit", _("Đợt đánh giá"), value="audit.code", kind="code", width=28, order_by="audit__code"),
        Column("no", _("Số"), kind="int", width=12, order_by="no"),
        Column("statement", _("Phát biểu"), width=72, link=True, second=lambda r: r.process),
        Column("grade", _("Mức"), value="state", kind="state", width=24, order_by="grade"),
        Column("clauses", _("Điều khoản"), kind="list", width=22),
        Column("evidence", _("Bằng chứng"), width=60, optional=True),
        Column("requirement", _("Yêu cầu"), width=50, optional=True),
        Column("process", _("Bộ phận, quá trình"), width=34, order_by="process", optional=True),
        Column("owner", _("Chủ quá trình"), kind="person", width=30, order_by="owner__full_name"),
        Column("due", _("Hạn"), kind="date", width=20, order_by="due"),
        Column("nonconformity", _("Phiếu KPH"), value="nonconformity.code", kind="code", width=28),
        Column(
            "nonconformity_state", _("Tình trạng phiếu"), value="nonconformity.state", kind="state", width=30
        ),
        Column("unit", _("Đơn vị"), width=34, optional=True, order_by="unit__name"),
    ]
    clauses = ("9.2",)
    form_code = "BM-9.2-03"
    filterset = FindingFilter
    default_order = ("-audit__planned_from", "-id")
    period_field = "audit__planned_from"
    select_related = ("unit", "owner", "audit")
    empty_hint = _(
        "Chưa có phát hiện nào. Phát hiện được ghi từ phiếu hỏi của một đợt đánh giá đang tiến hành."
    )

    def prepare(self, records, moment):
        """Nonconformities as they were at the moment, not as they are today: one query."""
        keys = {record.nonconformity_id for record in records if record.nonconformity_id}
        found = {}
        if keys:
            rows = moment.rows(Nonconformity).filter(id__in=keys)
            found = {one.pk: one for one in moment.instances(rows)}
        for record in records:
            if record.nonconformity_id:
                record.nonconformity = found.get(record.nonconformity_id)
