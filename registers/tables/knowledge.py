"""Columns of what the office has learnt."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from registers import states
from registers.models import Knowledge


class KnowledgeFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.KEPT.choices, label=_("Tình trạng"))
    source = django_filters.ChoiceFilter(choices=Knowledge.Source.choices, label=_("Nguồn"))

    class Meta:
        model = Knowledge
        fields = ["status", "source", "person"]


class KnowledgeTable(Table):
    slug = "knowledge"
    title = _("Tri thức của tổ chức")
    model = Knowledge
    form_code = "BM-7.1-06"
    clauses = ("7.1",)
    filterset = KnowledgeFilter
    select_related = ("person", "unit")
    empty_hint = _("Chưa ghi tri thức nào. Bắt đầu từ việc chỉ một người biết làm.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Tri thức"), width=50, order_by="title", link=True),
        Column("source", _("Nguồn"), value="get_source_display", width=34, order_by="source"),
        Column("lesson", _("Nội dung"), width=56),
        Column("used_in", _("Dùng cho việc"), width=34, optional=True),
        Column("kept_at", _("Nơi lưu"), width=34),
        Column("shared_how", _("Cách truyền lại"), width=34, optional=True),
        Column("person", _("Người theo dõi"), kind="person", width=28, order_by="person__full_name"),
        Column("reviewed_on", _("Xem xét gần nhất"), kind="date", width=22, order_by="reviewed_on"),
        Column("next_review", _("Xem xét tới"), kind="date", width=22, order_by="next_review"),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]
