"""Columns of the motto."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from registers import states
from registers.models import Conduct


class ConductFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.PLANNED.choices, label=_("Tình trạng"))

    class Meta:
        model = Conduct
        fields = ["status"]


class ConductTable(Table):
    slug = "conduct"
    title = _("Phương châm phục vụ")
    model = Conduct
    form_code = "BM-8.2-05"
    clauses = ("8.2",)
    filterset = ConductFilter
    select_related = ("unit",)
    empty_hint = _(
        "Chưa có phương châm. Phiếu mới điền sẵn 4 xin, 4 luôn; 5 không để trống tới khi có văn bản gốc."
    )
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Phương châm"), width=50, order_by="title", link=True),
        Column("from_date", _("Áp dụng từ"), kind="date", width=22, order_by="from_date"),
        Column("basis", _("Văn bản, căn cứ"), width=44),
        Column("xin", _("4 xin"), width=40),
        Column("luon", _("4 luôn"), width=40),
        Column("khong", _("5 không"), width=40),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]
