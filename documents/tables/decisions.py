"""The list of decisions that issue documents (clause 7.5), its columns declared once."""

import django_filters
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from documents import states
from documents.models import Decision, DecisionItem
from qms.export.tables import Column, Table


class DecisionFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.DECISION.choices, label=_("Tình trạng"))

    class Meta:
        model = Decision
        fields = ["status", "signed_by"]


class DecisionTable(Table):
    slug = "document_decisions"
    title = _("Quyết định ban hành tài liệu")
    model = Decision
    clauses = ("7.5",)
    filterset = DecisionFilter
    default_order = ("-created_at",)
    period_field = "dated"
    select_related = ("unit", "signed_by")
    empty_hint = _(
        "Chưa có quyết định nào. Lập một quyết định để ban hành nhiều tài liệu chờ phê duyệt bằng một chữ ký."
    )
    columns = [
        Column("code", _("Mã"), kind="code", width=28, order_by="code", link=True),
        Column("paper_no", _("Số, ký hiệu"), width=30, order_by="paper_no"),
        Column("dated", _("Ngày"), kind="date", width=22, order_by="dated"),
        Column("title", _("Trích yếu"), width=80, order_by="title"),
        Column("documents", _("Số tài liệu"), value="item_count", kind="int", width=18),
        Column("effective_from", _("Hiệu lực từ"), kind="date", width=22, order_by="effective_from"),
        Column("signed_by", _("Người ký"), kind="person", width=36, order_by="signed_by__full_name"),
        Column("unit", _("Đơn vị"), value="unit.name", width=34, optional=True),
        Column("status", _("Tình trạng"), value="state", kind="state", width=28, order_by="status"),
    ]

    def prepare(self, records, moment):
        """How many documents each issues."""
        rows = moment.rows(DecisionItem).filter(decision__in=[record.pk for record in records])
        counts = dict(rows.order_by().values_list("decision").annotate(n=Count("id")))
        for record in records:
            record.item_count = counts.get(record.pk, 0)
