"""The list of deputies who sign for others (5.3), its columns declared once."""

import django_filters
from django.utils.translation import gettext_lazy as _

from documents.models import Deputy, SigningForm
from qms.export.tables import Column, Table


class DeputyFilter(django_filters.FilterSet):
    form = django_filters.ChoiceFilter(choices=SigningForm.choices, label=_("Hình thức ký"))

    class Meta:
        model = Deputy
        fields = ["person", "deputy", "form"]


class DeputyTable(Table):
    slug = "deputies"
    title = _("Người ký thay")
    model = Deputy
    clauses = ("5.3", "7.5")
    filterset = DeputyFilter
    default_order = ("-from_date", "-code")
    select_related = ("unit", "person", "deputy")
    empty_hint = _("Chưa giao ai ký thay. Khi thủ trưởng đi vắng, ghi người ký thay và những ngày được ký.")
    columns = [
        Column("code", _("Mã"), kind="code", width=24, order_by="code", link=True),
        Column("person", _("Ký thay cho"), kind="person", width=40, order_by="person__full_name"),
        Column("deputy", _("Người ký thay"), kind="person", width=40, order_by="deputy__full_name"),
        Column("form", _("Hình thức"), width=18, order_by="form"),
        Column("from_date", _("Từ ngày"), kind="date", width=22, order_by="from_date"),
        Column("to_date", _("Đến hết ngày"), kind="date", width=22, order_by="to_date"),
        Column("basis", _("Văn bản giao, ủy quyền"), width=60),
        Column("unit", _("Đơn vị"), value="unit.name", width=34, optional=True),
        Column("status", _("Tình trạng"), value="state", kind="state", width=30),
    ]

    def prepare(self, records, moment):
        """What the calendar of the moment makes of each."""
        for record in records:
            record.seen_as = record.standing(moment.on)
