"""Columns of the initiatives."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from registers import states
from registers.models import Improvement


class ImprovementFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.SUGGESTED.choices, label=_("Tình trạng"))
    kind = django_filters.ChoiceFilter(choices=Improvement.Kind.choices, label=_("Lĩnh vực"))

    class Meta:
        model = Improvement
        fields = ["status", "kind", "person"]


class ImprovementTable(Table):
    slug = "improvements"
    title = _("Sáng kiến, cải tiến")
    model = Improvement
    form_code = "BM-10-03"
    clauses = ("10.3",)
    filterset = ImprovementFilter
    select_related = ("proposer", "person", "unit")
    empty_hint = _("Chưa có sáng kiến nào. Ai cũng có thể đề xuất một cách làm tốt hơn.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Sáng kiến"), width=50, order_by="title", link=True),
        Column("kind", _("Lĩnh vực"), value="get_kind_display", width=30, order_by="kind"),
        Column("proposer", _("Người đề xuất"), kind="person", width=28, order_by="proposer__full_name"),
        Column("trouble", _("Vấn đề"), width=40, optional=True),
        Column("proposal", _("Cách làm"), width=44, optional=True),
        Column("benefit", _("Lợi ích"), width=40),
        Column("person", _("Người thực hiện"), kind="person", width=28, order_by="person__full_name"),
        Column("due", _("Hạn"), kind="date", width=20, order_by="due"),
        Column("result", _("Kết quả"), width=44),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]
