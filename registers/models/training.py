"""Trainings and awareness talks, who attended, and whether they helped (ISO 9001:2015, 7.2, 7.3)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.retention import after_months
from qms.history import Records
from qms.states import Missing
from registers import states
from registers.models.register import (
    RegisterRecord,
    RegisterRow,
    Reminder,
    Section,
    money_field,
    person_field,
)

AFTER = [(1, _("1 tháng")), (3, _("3 tháng")), (6, _("6 tháng")), (12, _("12 tháng"))]


class Training(RegisterRecord):
    """A course or talk: planned, approved, held with those who came, judged some months later."""

    class Kind(models.TextChoices):
        INTERNAL = "internal", _("Đào tạo tại đơn vị")
        ABOVE = "above", _("Tập huấn do cấp trên tổ chức")
        AWARENESS = "awareness", _("Phổ biến, quán triệt nhận thức (7.3)")

    class Effect(models.TextChoices):
        GOOD = "good", _("Đạt hiệu lực")
        PART = "part", _("Đạt một phần")
        NONE = "none", _("Chưa đạt, cần làm lại")

    url_name = "registers:training"
    label = _("Khóa đào tạo")
    code_kind = "DT"
    life_cycle = states.TRAINED

    kind = models.CharField(_("Hình thức"), max_length=10, choices=Kind, default=Kind.INTERNAL)
    content = models.TextField(_("Nội dung"))
    trainer = models.CharField(_("Giảng viên, người phổ biến"), max_length=160, blank=True)
    place = models.CharField(_("Địa điểm"), max_length=160, blank=True)
    planned_on = models.DateField(_("Ngày dự kiến"))
    held_on = models.DateField(_("Ngày tổ chức"), null=True, blank=True)
    cost = money_field(_("Kinh phí (đồng)"))
    person = person_field(_("Người tổ chức"))
    effect_after = models.PositiveSmallIntegerField(_("Đánh giá hiệu lực sau"), choices=AFTER, default=3)
    effect_by = person_field(_("Người đánh giá hiệu lực"))
    effect_due = models.DateField(_("Hạn đánh giá hiệu lực"), null=True, editable=False)
    effect_on = models.DateField(_("Ngày đánh giá hiệu lực"), null=True, blank=True)
    effect = models.CharField(_("Hiệu lực"), max_length=6, choices=Effect, blank=True)
    effect_note = models.TextField(_("Căn cứ đánh giá"), blank=True)

    history = Records()
    sections = (
        Section(
            _("Kế hoạch"), ("title", "kind", "content", "trainer", "place", "planned_on", "cost", "person")
        ),
        Section(_("Đã tổ chức"), ("held_on",), later=True),
        Section(
            _("Hiệu lực của đào tạo"),
            ("effect_after", "effect_by", "effect_on", "effect", "effect_note"),
        ),
    )
    agreed = ("kind", "content", "planned_on", "cost")
    reminders = (
        Reminder("planned_on", _("Tổ chức đào tạo"), {"status": "active"}, icon="graduation-cap"),
        Reminder("effect_due", _("Đánh giá hiệu lực đào tạo"), {"status": "held"}, "effect_by",
                 icon="badge-check"),
    )  # fmt: skip
    needed = {
        "registers.approve": (
            ("person", _("Giao người tổ chức")),
            ("effect_by", _("Giao người đánh giá hiệu lực")),
        ),
        "registers.start": (("held_on", _("Ghi ngày tổ chức")),),
        "registers.review": (
            ("effect_on", _("Ghi ngày đánh giá hiệu lực")),
            ("effect", _("Kết luận hiệu lực")),
            ("effect_note", _("Nêu căn cứ đánh giá")),
        ),
    }

    class Meta(RegisterRecord.Meta):
        verbose_name = _("khóa đào tạo")
        verbose_name_plural = _("đào tạo và phổ biến")

    @property
    def takes_rows(self) -> bool:
        return self.status != "closed"

    @property
    def own_clauses(self) -> tuple[str, ...]:
        """A talk proves awareness (7.3), a course competence (7.2)."""
        return ("7.3",) if self.kind == self.Kind.AWARENESS else ("7.2",)

    def save(self, **kwargs):
        self.effect_due = after_months(self.held_on, self.effect_after) if self.held_on else None
        super().save(**kwargs)

    def clean(self):
        super().clean()
        if self.effect_on and self.held_on and self.effect_on < self.held_on:
            raise ValidationError({"effect_on": _("Không thể đánh giá hiệu lực trước ngày tổ chức.")})

    def missing_for(self, verb, moment):
        gaps = super().missing_for(verb, moment)
        if verb == "registers.start" and not any(row.attended for row in self.rows_at(moment)):
            gaps.append(Missing(_("Ghi danh sách người tham dự"), "rows"))
        return gaps


class TrainingAttendee(RegisterRow):
    """Somebody called to a training, whether they came and how they did."""

    parent = "training"
    label = _("Người tham dự")

    training = models.ForeignKey(Training, models.PROTECT, verbose_name=_("Khóa đào tạo"))
    attendee = models.ForeignKey(
        "qms.User", models.PROTECT, related_name="+", verbose_name=_("Người tham dự")
    )
    attended = models.BooleanField(_("Có mặt"), default=True)
    result = models.CharField(_("Kết quả học"), max_length=120, blank=True)

    history = Records()
    sections = (Section(_("Người tham dự"), ("attendee", "attended", "result")),)
    filled_together = ("attendee", "attended", "result")

    class Meta:
        verbose_name = _("người tham dự")
        verbose_name_plural = _("người tham dự")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["training", "attendee"],
                name="training_attended_once",
                violation_error_message=_("Người này đã có trong danh sách."),
            )
        ]

    def __str__(self):
        return str(self.attendee)


Training.row_model = TrainingAttendee
