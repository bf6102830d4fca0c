"""Columns of the one-stop register (sổ theo dõi hồ sơ), those of the form in force among them."""

import datetime as dt

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from documents.tables.by_day import DayFilter, TableByDay
from qms.export.tables import Column
from registers.models import Channel, ServiceFile
from registers.standing import standing
from registers.states import service_files as states

DUE = (
    ("late", _("Quá hạn")),
    ("today", _("Hết hạn hôm nay")),
    ("soon", _("Hết hạn trong 3 ngày")),
    ("stopped", _("Chờ bổ sung")),
    ("answered_late", _("Đã có kết quả, quá hạn")),
)
NEAR = dt.timedelta(days=3)


class ServiceFileFilter(django_filters.FilterSet):
    status = django_filters.MultipleChoiceFilter(choices=states.SERVICE_FILE.choices, label=_("Tình trạng"))
    channel = django_filters.ChoiceFilter(choices=Channel.choices, label=_("Cách nộp"))
    due = DayFilter(choices=DUE, label=_("Thời hạn"))

    class Meta:
        model = ServiceFile
        fields = ["status", "procedure", "channel", "holder"]


def by_due(rows, value, moment):
    """How a file stands to its due time at the moment looked at."""
    running = rows.filter(status__in=states.RUNNING)
    end_of_day = timezone.make_aware(dt.datetime.combine(moment.on, dt.time.max))
    narrow = {
        "late": running.filter(due_at__lt=moment.at),
        "today": running.filter(due_at__gte=moment.at, due_at__lte=end_of_day),
        "soon": running.filter(due_at__gte=moment.at, due_at__lte=end_of_day + NEAR),
        "stopped": rows.filter(status=states.SUPPLEMENT),
        "answered_late": rows.filter(outcome="late"),
    }
    return narrow.get(value, rows)


def personal(name: str):
    """A field of the citizen; the table masks it for whoever may not see it."""
    return lambda file: file.applicant.fields.get(name, "") if file.applicant_id else ""


class ServiceFileTable(TableByDay):
    slug = "service_files"
    title = _("Sổ theo dõi hồ sơ")
    model = ServiceFile
    form_code = "Sổ theo dõi hồ sơ"
    clauses = ("8.1", "8.2", "8.5.1", "8.5.2", "8.6")
    filterset = ServiceFileFilter
    by_day = {"due": by_due}
    default_order = ("-received_at",)
    period_field = "received_at"
    select_related = ("unit", "procedure", "applicant", "holder", "approved_by")
    empty_hint = _("Chưa có hồ sơ nào. Bấm “Tiếp nhận” để ghi hồ sơ đầu tiên, hoặc nhập từ sổ Excel cũ.")
    columns = [
        Column("code", _("Mã hồ sơ"), kind="code", width=25, order_by="code", link=True),
        Column("external_code", _("Mã trên hệ thống khác"), kind="code", width=30, optional=True),
        Column(
            "title", _("Thủ tục"), width=45, order_by="title", link=True,
            second=lambda file: file.procedure.code if file.procedure_id else "",
        ),
        Column("field", _("Lĩnh vực"), width=25, order_by="field", optional=True),
        Column("applicant", _("Người nộp"), value=personal("name"), width=32, personal=True),
        Column("address", _("Địa chỉ"), value=personal("address"), width=35, personal=True, optional=True),
        Column("phone", _("Điện thoại"), value=personal("phone"), width=22, personal=True, optional=True),
        Column("id_number", _("Số định danh"), value=personal("id_number"), width=24, personal=True,
               optional=True),
        Column("channel", _("Cách nộp"), value="get_channel_display", width=20, order_by="channel"),
        Column("received_at", _("Nhận"), kind="datetime", width=24, order_by="received_at"),
        Column("due_at", _("Hẹn trả"), kind="datetime", width=24, order_by="due_at"),
        Column("standing", _("Thời hạn"), kind="state", width=26),
        Column("holder", _("Đang giữ"), value=lambda file: file.holder_place or file.holder, width=28),
        Column("resolved_at", _("Có kết quả"), kind="datetime", width=24, order_by="resolved_at",
               optional=True),
        Column("returned_at", pgettext_lazy("result", "Trả"), kind="datetime", width=24,
               order_by="returned_at"),
        Column("return_by", _("Nhận kết quả"), value="get_return_by_display", width=24, optional=True),
        Column("receipt", _("Ký nhận"), width=26, optional=True),
        Column("supplements", _("Bổ sung"), kind="int", width=15, order_by="supplements", optional=True),
        Column("apologies", _("Xin lỗi"), kind="int", width=15, order_by="apologies", optional=True),
        Column("fee", _("Phí, lệ phí (đồng)"), kind="int", width=22, order_by="fee", optional=True),
        Column("unit", _("Đơn vị"), width=34, optional=True),
        Column("status", _("Tình trạng"), value="state", kind="state", width=26, order_by="status"),
    ]  # fmt: skip

    def prepare(self, records, moment):
        """How each stands to its due time at the moment."""
        for file in records:
            file.standing = standing(file, moment.at)
