"""Columns of the register of feedback (BM-8.2), declared once."""

import django_filters
from django.db.models import F
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.tables.by_day import DayFilter, TableByDay
from qms.export.captions import Figure
from qms.export.tables import Column
from qms.export.values import NOTHING
from qms.models import personal_data
from qms.shares import percent_words
from registers.feedback_figures import counted
from registers.models import Feedback, FeedbackChannel, FeedbackKind
from registers.models.feedback import answered_in_time, overdue, owing
from registers.states.feedback import FEEDBACK
from registers.tables.file_evidence import days

TIME = (
    ("overdue", _("Quá hạn, chưa trả lời")),
    ("late", _("Trả lời quá hạn")),
    ("on_time", _("Trả lời đúng hạn")),
    ("no_due", _("Chưa có hạn")),
)


class FeedbackFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=FEEDBACK.choices, label=_("Tình trạng"))
    kind = django_filters.ChoiceFilter(choices=FeedbackKind.choices, label=_("Loại"))
    channel = django_filters.ChoiceFilter(choices=FeedbackChannel.choices, label=_("Kênh"))
    time = DayFilter(choices=TIME, label=_("Thời hạn"))
    received_from, received_to = days("received_at", _("Nhận từ ngày"), _("Nhận đến ngày"))

    class Meta:
        model = Feedback
        fields = ["status", "kind", "channel", "person"]


def by_time(rows, value, moment):
    """How the answer stands to the day it was due, at a moment."""
    if value == "overdue":
        return overdue(rows, moment.on)
    if value == "no_due":
        return owing(rows).filter(due_on=None)
    answered = rows.filter(answered_on__isnull=False, due_on__isnull=False)
    narrow = {"late": answered.filter(answered_on__gt=F("due_on")), "on_time": answered_in_time(answered)}
    return narrow.get(value, rows)


def _sender(feedback):
    """The name of the sender; the table masks it for whoever may not see it."""
    return _part(feedback, "name")


def _phone(feedback):
    return _part(feedback, "phone")


def _part(feedback, name):
    kept = feedback.kept_sender
    return "" if kept is None else kept.fields.get(name, "")


class FeedbackTable(TableByDay):
    slug = "feedback"
    title = _("Phản ánh, kiến nghị, khen ngợi")
    model = Feedback
    form_code = "BM-8.2"
    clauses = ("8.2", "9.1.2")
    filterset = FeedbackFilter
    by_day = {"time": by_time}
    default_order = ("-received_at",)
    period_field = "received_at"
    select_related = ("unit", "person", "document", "service_file")
    empty_hint = _("Chưa có phản ánh, kiến nghị nào. Ghi ngay khi nghe, kể cả khi đã giải quyết tại chỗ.")
    columns = [
        Column("code", _("Mã"), kind="code", width=25, order_by="code", link=True),
        Column(
            "received_at", _("Nhận ngày"), value="received_on", kind="date", width=21, order_by="received_at"
        ),
        Column("channel", _("Kênh"), value="get_channel_display", width=22, order_by="channel"),
        Column("kind", _("Loại"), value="get_kind_display", width=18, order_by="kind"),
        Column("title", _("Tóm tắt"), width=52, order_by="title", link=True),
        Column("content", _("Nội dung"), width=60, optional=True),
        Column("field", _("Lĩnh vực"), width=26, order_by="field", optional=True),
        Column("document", _("Thủ tục"), width=34, optional=True),
        Column("service_file", _("Hồ sơ"), value="service_file.code", kind="code", width=26, optional=True),
        Column("sender", _("Người gửi"), value=_sender, width=24, optional=True, personal=True),
        Column("phone", _("Điện thoại"), value=_phone, width=22, optional=True, personal=True),
        Column("person", _("Người trả lời"), kind="person", width=26, order_by="person__full_name"),
        Column("due_on", _("Hạn trả lời"), kind="date", width=20, order_by="due_on"),
        Column(
            "answered_on", _("Trả lời ngày"), kind="date", width=20, order_by="answered_on", optional=True
        ),
        Column("timely", _("So với hạn"), kind="state", width=23),
        Column("answer", _("Nội dung trả lời"), width=60, optional=True),
        Column("satisfied", _("Ý kiến người gửi"), value="get_satisfied_display", width=26, optional=True),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]

    def prepare(self, records, moment):
        """The senders of these records, one query; none where no column asks for them."""
        asked = {column.key for column in self.shown} & {"sender", "phone"}
        kept = personal_data([record.personal_ref for record in records]) if asked else {}
        for record in records:
            record.kept_sender = kept.get(record.personal_ref)

    def figures(self, queryset, moment):
        part, whole = counted(queryset, moment.on)
        told = gettext("Trả lời đúng hạn, trong số đã trả lời hoặc đã đến hạn")
        return [Figure(f"{part}/{whole} ({percent_words(part, whole)} %)" if whole else NOTHING, told)]
