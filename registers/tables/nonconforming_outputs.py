"""Columns of the outputs that do not conform."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from registers import states
from registers.models import NonconformingOutput


class NonconformingOutputFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.HANDLED.choices, label=_("Tình trạng"))
    kind = django_filters.ChoiceFilter(choices=NonconformingOutput.Kind.choices, label=_("Loại"))
    treatment = django_filters.ChoiceFilter(
        choices=NonconformingOutput.Treatment.choices, label=_("Cách xử lý")
    )

    class Meta:
        model = NonconformingOutput
        fields = ["status", "kind", "treatment", "person"]


class NonconformingOutputTable(Table):
    slug = "nonconforming-outputs"
    title = _("Đầu ra không phù hợp")
    model = NonconformingOutput
    form_code = "BM-8.7-01"
    clauses = ("8.7",)
    filterset = NonconformingOutputFilter
    period_field = "found_on"
    select_related = ("decided_by", "person", "unit")
    empty_hint = _("Chưa ghi đầu ra không phù hợp nào. Ghi cả kết quả in sai được phát hiện trước khi trả.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("file_code", _("Mã hồ sơ"), width=34, order_by="file_code"),
        Column("title", _("Việc gì"), width=46, order_by="title", link=True),
        Column("kind", _("Loại"), value="get_kind_display", width=28, order_by="kind"),
        Column("found_on", _("Ngày phát hiện"), kind="date", width=20, order_by="found_on"),
        Column("description", _("Mô tả"), width=44, optional=True),
        Column("treatment", _("Cách xử lý"), value="get_treatment_display", width=30, order_by="treatment"),
        Column("concession", _("Nhân nhượng"), width=34, optional=True),
        Column(
            "decided_by", _("Người quyết định"), kind="person", width=28, order_by="decided_by__full_name"
        ),
        Column("apology", _("Phiếu xin lỗi"), width=24),
        Column("due", _("Hạn xử lý"), kind="date", width=20, order_by="due"),
        Column(
            "verified_on", _("Kiểm tra lại"), kind="date", width=20, order_by="verified_on", optional=True
        ),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]
