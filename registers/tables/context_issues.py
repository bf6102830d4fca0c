"""Columns of the issues of the context."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.captions import Figure
from qms.export.tables import Column, Table
from registers import states
from registers.models import ContextIssue


class ContextIssueFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.KEPT.choices, label=_("Tình trạng"))
    side = django_filters.ChoiceFilter(choices=ContextIssue.Side.choices, label=_("Nội bộ hay bên ngoài"))
    effect = django_filters.ChoiceFilter(
        choices=ContextIssue.Effect.choices, label=_("Tích cực hay tiêu cực")
    )
    climate = django_filters.ChoiceFilter(choices=ContextIssue.Climate.choices, label=_("Biến đổi khí hậu"))

    class Meta:
        model = ContextIssue
        fields = ["status", "side", "effect", "climate", "person"]


class ContextIssueTable(Table):
    slug = "context-issues"
    title = _("Bối cảnh của tổ chức")
    model = ContextIssue
    form_code = "BM-4.1-01"
    clauses = ("4.1",)
    filterset = ContextIssueFilter
    select_related = ("person", "unit")
    empty_hint = _(
        "Chưa nêu vấn đề bối cảnh nào. Ghi cả việc đã xem xét biến đổi khí hậu có liên quan hay không."
    )
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Vấn đề"), width=48, order_by="title", link=True),
        Column("side", _("Nội bộ hay bên ngoài"), value="get_side_display", width=20, order_by="side"),
        Column("effect", _("Tích cực hay tiêu cực"), value="get_effect_display", width=20, order_by="effect"),
        Column("impact", _("Ảnh hưởng"), width=40),
        Column(
            "climate",
            _("Biến đổi khí hậu"),
            value="get_climate_display",
            width=30,
            order_by="climate",
            optional=True,
        ),
        Column("how_followed", _("Cách theo dõi"), width=34),
        Column("person", _("Người theo dõi"), kind="person", width=28, order_by="person__full_name"),
        Column("reviewed_on", _("Xem xét gần nhất"), kind="date", width=22, order_by="reviewed_on"),
        Column("next_review", _("Xem xét tới"), kind="date", width=22, order_by="next_review"),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]

    def figures(self, queryset, moment):
        """Whether climate change was considered: the question of Amd 1:2024 has an answer or it has none."""
        told = queryset.exclude(climate=ContextIssue.Climate.OTHER).count()
        words = _("Đã xem xét, %(n)s dòng") % {"n": told} if told else _("Chưa xem xét")
        return [Figure(str(words), _("Biến đổi khí hậu"))]
