"""Columns of the external providers and of how they were judged."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from registers import states
from registers.models import Provider, ProviderEvaluation


class ProviderFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.KEPT.choices, label=_("Tình trạng"))

    class Meta:
        model = Provider
        fields = ["status", "person"]


class ProviderTable(Table):
    slug = "providers"
    title = _("Nhà cung cấp bên ngoài")
    model = Provider
    form_code = "BM-8.4-01"
    clauses = ("8.4",)
    filterset = ProviderFilter
    select_related = ("person", "unit")
    empty_hint = _("Chưa ghi nhà cung cấp nào. Bắt đầu từ bưu chính, đường truyền, phần mềm, máy in, mực in.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Nhà cung cấp"), width=44, order_by="title", link=True),
        Column("service", _("Hàng hóa, dịch vụ"), width=44),
        Column("criteria", _("Tiêu chí"), width=44, optional=True),
        Column("control", _("Cách theo dõi"), width=36, optional=True),
        Column("person", _("Người theo dõi"), kind="person", width=28, order_by="person__full_name"),
        Column("last_score", _("Điểm"), kind="decimal", width=14, order_by="last_score"),
        Column("conclusion", _("Kết luận"), kind="state", width=28),
        Column("next_evaluation", _("Đánh giá tới"), kind="date", width=22, order_by="next_evaluation"),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]


class ProviderEvaluationTable(Table):
    slug = "provider-evaluations"
    title = _("Đánh giá nhà cung cấp")
    model = ProviderEvaluation
    form_code = "BM-8.4-02"
    clauses = ("8.4",)
    default_order = ("-evaluated_on",)
    period_field = "evaluated_on"
    select_related = ("provider", "unit", "person")
    empty_hint = _("Chưa đánh giá lần nào.")
    columns = [
        Column("provider", _("Nhà cung cấp"), value="provider.title", width=46),
        Column("evaluated_on", _("Ngày đánh giá"), kind="date", width=22, order_by="evaluated_on"),
        Column("quality", _("Chất lượng"), kind="int", width=18),
        Column("timeliness", _("Đúng hẹn"), kind="int", width=16),
        Column("support", _("Hỗ trợ"), kind="int", width=16),
        Column("price", _("Giá"), kind="int", width=14),
        Column("score", _("Điểm"), kind="decimal", width=16),
        Column("verdict", _("Kết luận"), kind="state", width=28),
        Column("note", _("Căn cứ, điều kiện"), width=46),
        Column("person", _("Người đánh giá"), kind="person", width=30),
    ]
