"""Columns of the records of competence and of their requirements."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from registers import states
from registers.models import Competence, CompetenceItem


class CompetenceFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.KEPT.choices, label=_("Tình trạng"))

    class Meta:
        model = Competence
        fields = ["status", "person"]


class CompetenceTable(Table):
    slug = "competences"
    title = _("Hồ sơ năng lực")
    model = Competence
    form_code = "BM-7.2-01"
    clauses = ("7.2",)
    filterset = CompetenceFilter
    select_related = ("holder", "person", "unit")
    empty_hint = _("Chưa có hồ sơ năng lực. Bắt đầu từ vị trí tiếp nhận và trả kết quả.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Vị trí"), width=44, order_by="title", link=True),
        Column("holder", _("Người giữ vị trí"), kind="person", width=28, order_by="holder__full_name"),
        Column("education", _("Trình độ, văn bằng"), width=36, optional=True),
        Column("item_count", _("Số yêu cầu"), kind="int", width=16, order_by="item_count"),
        Column("gap_count", _("Còn thiếu"), kind="int", width=16, order_by="gap_count"),
        Column("gap", _("So với yêu cầu"), kind="state", width=24),
        Column("plan", _("Việc bù khoảng thiếu"), width=40),
        Column("next_review", _("Xem xét tới"), kind="date", width=22, order_by="next_review"),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]


class CompetenceItemTable(Table):
    slug = "competence-items"
    title = _("Yêu cầu và thực tế")
    model = CompetenceItem
    default_order = ("id",)
    select_related = ("competence", "unit")
    columns = [
        Column("requirement", _("Yêu cầu"), width=70),
        Column("required", _("Mức cần"), value="get_required_display", width=34),
        Column("actual", _("Mức thực tế"), value="get_actual_display", width=34),
        Column("verdict", _("Kết luận"), kind="state", width=26),
        Column("evidence", _("Bằng chứng"), width=50),
    ]
