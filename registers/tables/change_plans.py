"""Columns of the plans of changes and of the steps of a plan."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from registers import states
from registers.models import ChangePlan, ChangeStep


class ChangePlanFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.PLANNED.choices, label=_("Tình trạng"))
    kind = django_filters.ChoiceFilter(choices=ChangePlan.Kind.choices, label=_("Thay đổi"))

    class Meta:
        model = ChangePlan
        fields = ["status", "kind", "person"]


class ChangePlanTable(Table):
    slug = "change-plans"
    title = _("Kế hoạch thay đổi")
    model = ChangePlan
    form_code = "BM-6.3-01"
    clauses = ("6.3", "8.5")
    filterset = ChangePlanFilter
    select_related = ("person", "unit")
    empty_hint = _(
        "Chưa có kế hoạch thay đổi nào. Lập trước khi đổi quy trình, phần mềm, nơi làm việc, người."
    )
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Thay đổi"), width=48, order_by="title", link=True),
        Column("kind", _("Thuộc"), value="get_kind_display", width=34, order_by="kind"),
        Column("purpose", _("Mục đích"), width=44),
        Column("consequences", _("Hệ quả có thể có"), width=40, optional=True),
        Column("resources", _("Nguồn lực"), width=30, optional=True),
        Column("person", _("Người chịu trách nhiệm"), kind="person", width=28, order_by="person__full_name"),
        Column("due", _("Hạn"), kind="date", width=20, order_by="due"),
        Column("outcome", _("Kết quả xem xét"), width=40),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]


class ChangeStepTable(Table):
    slug = "change-steps"
    title = _("Việc cần làm")
    model = ChangeStep
    default_order = ("due", "id")
    select_related = ("plan", "unit", "person")
    columns = [
        Column("text", _("Việc cần làm"), width=70),
        Column("person", _("Người làm"), kind="person", width=32),
        Column("due", _("Hạn"), kind="date", width=22),
        Column("done_on", _("Ngày xong"), kind="date", width=22),
        Column("result", _("Kết quả"), width=50),
    ]
