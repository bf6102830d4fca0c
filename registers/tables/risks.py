"""Columns of the register of risks and opportunities."""

import django_filters
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.export.tables import Column, Table
from registers import states
from registers.drawings import Drawing
from registers.models import Risk
from registers.risk_matrix import overview_svg


class RiskFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.FOLLOWED.choices, label=_("Tình trạng"))
    kind = django_filters.ChoiceFilter(choices=Risk.Kind.choices, label=_("Loại"))

    class Meta:
        model = Risk
        fields = ["status", "kind", "person"]


class RiskTable(Table):
    slug = "risks"
    title = _("Rủi ro và cơ hội")
    model = Risk
    form_code = "BM-6.1-01"
    clauses = ("6.1",)
    filterset = RiskFilter
    select_related = ("person", "unit")
    empty_hint = _("Chưa nêu rủi ro, cơ hội nào. Bắt đầu từ quá trình hay chậm hoặc hay sai nhất.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("kind", _("Loại"), value="get_kind_display", width=15, order_by="kind"),
        Column("title", _("Tên"), width=42, order_by="title", link=True, second=lambda risk: risk.process),
        Column("process", _("Quá trình"), width=30, order_by="process", optional=True),
        Column("description", _("Mô tả"), width=45, optional=True),
        Column("cause", _("Nguyên nhân"), width=35, optional=True),
        Column("likelihood", _("Khả năng"), kind="int", width=15, order_by="likelihood"),
        Column("impact", _("Mức độ"), kind="int", width=14, order_by="impact"),
        Column("score", _("Điểm"), kind="int", width=13),
        Column("level", pgettext_lazy("risk", "Mức"), kind="state", width=20),
        Column("measure", _("Biện pháp"), width=38),
        Column("person", _("Người thực hiện"), kind="person", width=24, order_by="person__full_name"),
        Column("due", _("Hạn"), kind="date", width=20, order_by="due"),
        Column("effectiveness", _("Đánh giá hiệu lực"), width=35, optional=True),
        Column("residual_score", _("Điểm còn lại"), kind="int", width=15),
        Column("residual_level", _("Mức còn lại"), kind="state", width=20, optional=True),
        Column("accepted_level", _("Mức chấp nhận"), value="get_accepted_level_display", width=24,
               optional=True),
        Column("acceptance", _("Lý do chấp nhận"), width=35, optional=True),
        Column("status", _("Tình trạng"), value="state", kind="state", width=22, order_by="status"),
    ]  # fmt: skip

    def drawing(self, rows, moment):
        """The risks in view in one matrix, before and after treatment; nothing without any."""
        names = ("likelihood", "impact", "residual_likelihood", "residual_impact")
        found = list(rows.order_by().filter(kind=Risk.Kind.RISK).values_list(*names))
        if not found:
            return None
        hint = _("Trong mỗi ô: ○ số dòng trước khi xử lý, ● số dòng sau khi xử lý.")
        return Drawing(_("Ma trận rủi ro trước và sau xử lý"), overview_svg(found), hint)
