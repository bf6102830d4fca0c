"""Columns of the roles and appointments."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from registers import states
from registers.models import Appointment


class AppointmentFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.KEPT.choices, label=_("Tình trạng"))
    post = django_filters.ChoiceFilter(choices=Appointment.Post.choices, label=_("Vai trò"))

    class Meta:
        model = Appointment
        fields = ["status", "post"]


class AppointmentTable(Table):
    slug = "appointments"
    title = _("Phân công trách nhiệm")
    model = Appointment
    form_code = "BM-5.3-01"
    clauses = ("5.3",)
    filterset = AppointmentFilter
    select_related = ("appointee", "person", "unit")
    empty_hint = _(
        "Chưa ghi phân công nào. Ghi Ban chỉ đạo ISO, Thư ký ISO, đánh giá viên nội bộ theo quyết định."
    )
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Việc được phân công"), width=44, order_by="title", link=True),
        Column(
            "appointee", _("Người được phân công"), kind="person", width=28, order_by="appointee__full_name"
        ),
        Column("position", _("Chức vụ"), width=34),
        Column("post", _("Vai trò"), value="get_post_display", width=36, order_by="post"),
        Column("decision_number", _("Số quyết định"), width=28, order_by="decision_number"),
        Column(
            "decided_on", _("Ngày quyết định"), kind="date", width=22, order_by="decided_on", optional=True
        ),
        Column("from_date", _("Từ ngày"), kind="date", width=20, order_by="from_date"),
        Column("to_date", _("Đến ngày"), kind="date", width=20, order_by="to_date"),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]
