"""Distribution and recall of numbered paper copies (BM-01-03, clause 7.5), its columns declared once."""

import django_filters
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.models import PaperCopy
from documents.states import control
from qms.export.captions import Figure
from qms.export.tables import Column, Table


class PaperCopyFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=control.COPY.choices, label=_("Tình trạng"))
    out = django_filters.ChoiceFilter(
        choices=[("yes", _("đang ở người giữ")), ("no", _("không còn ở ai"))],
        method="in_hands", label=_("Ở đâu"),
    )  # fmt: skip
    holder = django_filters.CharFilter(field_name="title", lookup_expr="icontains", label=_("Nơi giữ"))

    class Meta:
        model = PaperCopy
        fields = ["document"]

    def in_hands(self, rows, name, value):
        return rows.filter(status__in=control.OUT) if value == "yes" else rows.exclude(status__in=control.OUT)


def signed_how(copy) -> str:
    """How the holder signed: in the system or on paper; empty while nobody did."""
    if copy.received_on is None:
        return ""
    return gettext("trên giấy") if copy.signed_on_paper else gettext("trong hệ thống")


class PaperCopyTable(Table):
    slug = "paper-copies"
    title = _("Phân phối, thu hồi bản giấy")
    model = PaperCopy
    form_code = "BM-01-03"
    clauses = ("7.5",)
    filterset = PaperCopyFilter
    default_order = ("-given_on", "code")
    select_related = ("document", "unit", "person", "to_unit", "recalled_by")
    empty_hint = _("Chưa giao bản giấy nào. Mở tài liệu, chọn “Phân phối” rồi “Giao bản giấy”.")
    columns = [
        Column("document", _("Mã"), value="document.code", kind="code", width=24, order_by="code", link=True),
        Column("document_title", _("Tên tài liệu"), value="document.title", width=46, optional=True),
        Column("revision", _("Lần BH/SĐ"), value="revision_number", kind="code", width=18),
        Column("no", _("Bản số"), value="number", kind="code", width=14, order_by="no", link=True),
        Column("holder", _("Người, đơn vị nhận"), value="title", width=42, order_by="title"),
        Column("given_on", _("Ngày giao"), kind="date", width=21, order_by="given_on"),
        Column("received_on", _("Ngày nhận"), kind="date", width=21, order_by="received_on"),
        Column("signed", _("Ký nhận"), value=signed_how, width=22),
        Column("recalled_on", _("Ngày thu hồi"), kind="date", width=21, order_by="recalled_on"),
        Column("recalled_by", _("Người thu hồi"), kind="person", width=28, optional=True),
        Column("ended_how", _("Cách hủy"), width=34),
        Column("ended_on", _("Ngày hủy"), kind="date", width=21, order_by="ended_on", optional=True),
        Column("unit", _("Đơn vị"), value="unit.name", width=34, optional=True),
        Column("status", _("Tình trạng"), value="state", kind="state", width=28, order_by="status"),
    ]

    def figures(self, queryset, moment):
        """How many are still out, and how many of these have to come back, out of all in the register."""
        statuses = list(queryset.order_by().values_list("status", flat=True))
        out = sum(status in control.OUT for status in statuses)
        return [
            Figure(f"{out}/{len(statuses)}", gettext("Đang ở người giữ")),
            Figure(f"{statuses.count(control.TO_RECALL)}/{out}", gettext("Cần thu hồi")),
        ]
