"""Columns of the interested parties."""

import django_filters
from django.utils.translation import gettext_lazy as _

from documents.tables.documents import YesNoFilter
from qms.export.tables import Column, Table
from registers import states
from registers.models import InterestedParty


class InterestedPartyFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.KEPT.choices, label=_("Tình trạng"))
    is_requirement = YesNoFilter(label=_("Là yêu cầu phải đáp ứng"))

    class Meta:
        model = InterestedParty
        fields = ["status", "is_requirement", "person"]


class InterestedPartyTable(Table):
    slug = "interested-parties"
    title = _("Bên quan tâm và yêu cầu")
    model = InterestedParty
    form_code = "BM-4.2-01"
    clauses = ("4.2",)
    filterset = InterestedPartyFilter
    select_related = ("person", "unit")
    empty_hint = _(
        "Chưa ghi bên quan tâm nào. Bắt đầu từ người dân, cấp trên, chính quyền địa phương, cán bộ."
    )
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Bên quan tâm"), width=40, order_by="title", link=True),
        Column("needs", _("Nhu cầu, mong đợi"), width=48),
        Column("is_requirement", _("Phải đáp ứng"), kind="bool", width=18, order_by="is_requirement"),
        Column("basis", _("Căn cứ của yêu cầu"), width=32, optional=True),
        Column("how_met", _("Cách đáp ứng"), width=44),
        Column("person", _("Người theo dõi"), kind="person", width=28, order_by="person__full_name"),
        Column("reviewed_on", _("Xem xét gần nhất"), kind="date", width=22, order_by="reviewed_on"),
        Column("next_review", _("Xem xét tới"), kind="date", width=22, order_by="next_review"),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]
