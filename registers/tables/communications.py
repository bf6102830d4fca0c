"""Columns of the plan of communication and of what was really done."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from registers import states
from registers.models import Communication, CommunicationPost


class CommunicationFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.KEPT.choices, label=_("Tình trạng"))
    side = django_filters.ChoiceFilter(choices=Communication.Side.choices, label=_("Nội bộ hay bên ngoài"))

    class Meta:
        model = Communication
        fields = ["status", "side", "person"]


class CommunicationTable(Table):
    slug = "communications"
    title = _("Kế hoạch trao đổi thông tin")
    model = Communication
    form_code = "BM-7.4-01"
    clauses = ("7.4",)
    filterset = CommunicationFilter
    select_related = ("person", "unit")
    empty_hint = _("Chưa có kế hoạch trao đổi thông tin. Nêu cái gì, khi nào, với ai, cách nào, ai làm.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Cái gì"), width=52, order_by="title", link=True),
        Column(
            "every_months", _("Khi nào"), value="get_every_months_display", width=22, order_by="every_months"
        ),
        Column("audience", _("Với ai"), width=36),
        Column("way", _("Cách nào"), value="get_way_display", width=28, order_by="way"),
        Column("person", _("Ai làm"), kind="person", width=28, order_by="person__full_name"),
        Column(
            "side",
            _("Nội bộ hay bên ngoài"),
            value="get_side_display",
            width=24,
            order_by="side",
            optional=True,
        ),
        Column("last_on", _("Lần gần nhất"), kind="date", width=22, order_by="last_on"),
        Column("next_on", _("Lần tới"), kind="date", width=22, order_by="next_on"),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]


class CommunicationPostTable(Table):
    slug = "communication-posts"
    title = _("Việc trao đổi đã làm")
    model = CommunicationPost
    form_code = "BM-7.4-02"
    clauses = ("7.4",)
    default_order = ("-done_on",)
    period_field = "done_on"
    select_related = ("communication", "unit", "person")
    empty_hint = _("Chưa ghi lần nào.")
    columns = [
        Column("communication", _("Cái gì"), value="communication.title", width=56),
        Column("done_on", _("Ngày"), kind="date", width=22, order_by="done_on"),
        Column("way", _("Cách"), value="get_way_display", width=30),
        Column("content", _("Nội dung"), width=70),
        Column("link", _("Đường dẫn"), width=50),
        Column("person", _("Người làm"), kind="person", width=32),
    ]
