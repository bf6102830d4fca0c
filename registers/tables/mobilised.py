"""Columns of the resources others gave, with their totals by year."""

import django_filters
from django.db.models import Count, Sum
from django.db.models.functions import ExtractYear
from django.utils.translation import gettext_lazy as _

from qms.export.captions import Figure
from qms.export.tables import Column, Table
from qms.export.values import shown_text
from registers import states
from registers.models import MobilisedResource


class MobilisedResourceFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.WRITTEN.choices, label=_("Tình trạng"))
    kind = django_filters.ChoiceFilter(choices=MobilisedResource.Kind.choices, label=_("Loại"))

    class Meta:
        model = MobilisedResource
        fields = ["status", "kind"]


class MobilisedResourceTable(Table):
    slug = "mobilised-resources"
    title = _("Nguồn lực huy động")
    model = MobilisedResource
    form_code = "BM-7.1-07"
    clauses = ("7.1",)
    filterset = MobilisedResourceFilter
    period_field = "received_on"
    select_related = ("person", "unit")
    empty_hint = _("Chưa ghi nguồn lực nào. Ghi kinh phí, trang thiết bị, công sức được hỗ trợ cho một cửa.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Nguồn lực"), width=46, order_by="title", link=True),
        Column("kind", _("Loại"), value="get_kind_display", width=26, order_by="kind"),
        Column("quantity", _("Số lượng"), width=24),
        Column("amount", _("Giá trị (đồng)"), kind="int", width=28, order_by="amount"),
        Column("source", _("Nguồn"), width=40),
        Column("received_on", _("Ngày nhận"), kind="date", width=22, order_by="received_on"),
        Column("used_for", _("Sử dụng"), width=46),
        Column("papers", _("Biên bản, văn bản"), width=34, optional=True),
        Column(
            "person", _("Người quản lý"), kind="person", width=28, order_by="person__full_name", optional=True
        ),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]

    def figures(self, queryset, moment):
        """What came in each year, newest first: đồng and the number of lines it is the sum of."""
        return [Figure(amount, words) for words, amount in yearly(queryset)]


def yearly(queryset) -> list[tuple[str, str]]:
    """(year in words, sum in words) of some rows, newest year first."""
    rows = queryset.order_by().annotate(year=ExtractYear("received_on")).values("year")
    told = rows.annotate(n=Count("id"), total=Sum("amount")).order_by("-year")
    return [
        (
            _("Năm %(year)s (n = %(n)s)") % {"year": row["year"], "n": row["n"]},
            _("%(amount)s đồng") % {"amount": shown_text(row["total"], "int")},
        )
        for row in told
    ]
