"""The packs that were made, as a list."""

import django_filters
from django.utils.translation import gettext_lazy as _

from audits.models import EvidencePack, PackOrder
from audits.states.packs import PACK
from qms.export.tables import Column, Table


class PackFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=PACK.choices, label=_("Tình trạng"))
    order = django_filters.ChoiceFilter(choices=PackOrder.choices, label=_("Thứ tự"))

    class Meta:
        model = EvidencePack
        fields = ["status", "order"]


class PackTable(Table):
    """Not evidence itself: a pack must not change because packs were built."""

    slug = "packs"
    title = _("Hồ sơ đã lập")
    model = EvidencePack
    filterset = PackFilter
    default_order = ("-created_at",)
    period_field = "created_at"
    select_related = ("unit", "created_by")
    empty_hint = _("Chưa lập hồ sơ nào. Xem ma trận điều khoản trước, lấp khoảng trống, rồi lập hồ sơ.")
    columns = [
        Column("code", _("Mã"), kind="code", width=26, link=True, order_by="code"),
        Column("title", _("Tên"), width=60, link=True, order_by="title", second=lambda pack: pack.purpose),
        Column("requester", _("Ai yêu cầu"), width=40, order_by="requester"),
        Column("unit", _("Đơn vị"), width=40, order_by="unit__name"),
        Column("as_of", _("Số liệu tại"), kind="datetime", width=30, order_by="as_of"),
        Column("created_at", _("Lập lúc"), kind="datetime", width=30, order_by="created_at"),
        Column("created_by", _("Người lập"), kind="person", width=36, optional=True),
        Column("file_count", _("Số tệp"), kind="int", width=16),
        Column("gap_count", _("Khoảng trống"), kind="int", width=20),
        Column("pack_code", _("Mã gói"), kind="code", width=30),
        Column("status", _("Tình trạng"), value="state", kind="state", width=28, order_by="status"),
    ]
