"""Columns of the trainings and of who attended them."""

import django_filters
from django.utils.translation import gettext_lazy as _

from qms.export.tables import Column, Table
from registers import states
from registers.models import Training, TrainingAttendee


class TrainingFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.TRAINED.choices, label=_("Tình trạng"))
    kind = django_filters.ChoiceFilter(choices=Training.Kind.choices, label=_("Hình thức"))
    effect = django_filters.ChoiceFilter(choices=Training.Effect.choices, label=_("Hiệu lực"))

    class Meta:
        model = Training
        fields = ["status", "kind", "effect", "person"]


class TrainingTable(Table):
    slug = "trainings"
    title = _("Đào tạo và phổ biến")
    model = Training
    form_code = "BM-7.2-02"
    clauses = ("7.2", "7.3")
    filterset = TrainingFilter
    period_field = "planned_on"
    select_related = ("person", "effect_by", "unit")
    empty_hint = _("Chưa có khóa đào tạo, buổi phổ biến nào. Lập kế hoạch từ các khoảng thiếu năng lực.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Khóa, buổi"), width=48, order_by="title", link=True),
        Column("kind", _("Hình thức"), value="get_kind_display", width=34, order_by="kind"),
        Column("trainer", _("Giảng viên"), width=30, optional=True),
        Column("planned_on", _("Dự kiến"), kind="date", width=20, order_by="planned_on"),
        Column("held_on", _("Đã tổ chức"), kind="date", width=20, order_by="held_on"),
        Column("present", _("Có mặt / mời"), width=20),
        Column("cost", _("Kinh phí (đồng)"), kind="int", width=22, order_by="cost", optional=True),
        Column(
            "person", _("Người tổ chức"), kind="person", width=28, order_by="person__full_name", optional=True
        ),
        Column("effect_due", _("Hạn đánh giá hiệu lực"), kind="date", width=24, order_by="effect_due"),
        Column("effect", _("Hiệu lực"), value="get_effect_display", width=24, order_by="effect"),
        Column(
            "effect_by",
            _("Người đánh giá"),
            kind="person",
            width=28,
            order_by="effect_by__full_name",
            optional=True,
        ),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]

    def prepare(self, records, moment):
        """How many of those called came, one query for all."""
        rows = moment.children(TrainingAttendee, records)
        for training in records:
            called = rows[training.pk]
            training.present = f"{sum(row.attended for row in called)}/{len(called)}" if called else ""


class TrainingAttendeeTable(Table):
    slug = "training-attendees"
    title = _("Danh sách tham dự")
    model = TrainingAttendee
    form_code = "BM-7.2-03"
    clauses = ("7.2",)
    default_order = ("-id",)
    select_related = ("training", "unit", "attendee")
    empty_hint = _("Chưa ghi ai tham dự.")
    columns = [
        Column("training", _("Khóa, buổi"), value="training.title", width=70),
        Column("held_on", _("Ngày"), value="training.held_on", kind="date", width=22),
        Column("attendee", _("Người tham dự"), kind="person", width=44),
        Column("attended", _("Có mặt"), kind="bool", width=18),
        Column("result", _("Kết quả học"), width=44),
    ]
