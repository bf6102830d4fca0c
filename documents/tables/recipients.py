"""The distribution lists of all documents of a unit in one: who gets what, who must read it (7.5.3.2 a)."""

import django_filters
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.models import Recipient
from documents.models.recipient import To
from documents.tables.documents import YesNoFilter
from qms.export.captions import Figure
from qms.export.tables import Column, Table


class RecipientFilter(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(choices=To.choices, label=_("Loại nơi nhận"))
    must_read = YesNoFilter(label=_("Phải đọc"))

    class Meta:
        model = Recipient
        fields = ["document", "person"]


def reading_asked(recipient) -> str:
    """Within how many days they must read each revision; empty for who only holds paper."""
    return gettext("trong %(n)s ngày") % {"n": recipient.days} if recipient.must_read else ""


class RecipientTable(Table):
    slug = "recipients"
    title = _("Danh sách phân phối tài liệu")
    model = Recipient
    clauses = ("7.5",)
    filterset = RecipientFilter
    default_order = ("document__code", "id")
    select_related = ("document", "person", "to_unit", "unit")
    empty_hint = _("Chưa tài liệu nào có nơi nhận. Mở tài liệu, chọn “Phân phối” rồi “Thêm nơi nhận”.")
    columns = [
        Column("document", _("Mã"), value="document.code", kind="code", width=26, link=True,
               order_by="document__code"),
        Column("title", _("Tên tài liệu"), value="document.title", width=80),
        Column("name", _("Nơi nhận"), width=60),
        Column("kind", _("Loại nơi nhận"), value="get_kind_display", width=36, order_by="kind"),
        Column("reading", _("Đọc và xác nhận"), value=reading_asked, width=32),
        Column("since", _("Ghi từ ngày"), kind="date", width=24, order_by="since"),
        Column("unit", _("Đơn vị"), value="unit.name", width=34, optional=True),
    ]  # fmt: skip

    def figures(self, queryset, moment):
        """How many of the recipients must read, out of all."""
        asked = list(queryset.order_by().values_list("must_read", flat=True))
        return [Figure(f"{sum(asked)}/{len(asked)}", gettext("Phải đọc và xác nhận"))]
