"""Roles in the quality system and who was appointed to them (ISO 9001:2015, 5.3)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from registers import states
from registers.models.register import RegisterRecord, Reminder, Section, person_field


class Appointment(RegisterRecord):
    """Somebody given a role by a decision, from a day until a day. The title says for which matter."""

    class Post(models.TextChoices):
        HEAD = "head", _("Trưởng Ban chỉ đạo ISO")
        VICE = "vice", _("Phó Trưởng Ban chỉ đạo ISO")
        SECRETARY = "secretary", _("Thư ký ISO (đại diện lãnh đạo)")
        MEMBER = "member", _("Thành viên Ban chỉ đạo ISO")
        AUDITOR = "auditor", _("Đánh giá viên nội bộ")
        OWNER = "owner", _("Chủ quá trình")
        OTHER = "other", _("Vai trò khác")

    url_name = "registers:appointment"
    label = _("Phân công trách nhiệm")
    code_kind = "PC"
    life_cycle = states.KEPT

    appointee = models.ForeignKey(
        "qms.User", models.PROTECT, related_name="+", verbose_name=_("Người được phân công")
    )
    position = models.CharField(_("Chức vụ"), max_length=120)
    post = models.CharField(_("Vai trò"), max_length=12, choices=Post, default=Post.MEMBER)
    duties = models.TextField(_("Trách nhiệm, quyền hạn"), blank=True)
    decision_number = models.CharField(_("Số quyết định"), max_length=60)
    decided_on = models.DateField(_("Ngày quyết định"))
    from_date = models.DateField(_("Từ ngày"))
    to_date = models.DateField(_("Đến ngày"), null=True, blank=True)
    person = person_field(_("Người theo dõi"))

    history = Records()
    sections = (
        Section(_("Người và vai trò"), ("title", "appointee", "position", "post", "duties")),
        Section(_("Quyết định"), ("decision_number", "decided_on", "from_date", "to_date", "person")),
    )
    reminders = (
        Reminder(
            "to_date", _("Phân công sắp hết thời hạn"), {"status": "current"}, ahead=30, icon="user-cog"
        ),
    )
    needed = {"registers.look": (("duties", _("Nêu trách nhiệm, quyền hạn")),)}

    class Meta(RegisterRecord.Meta):
        verbose_name = _("phân công trách nhiệm")
        verbose_name_plural = _("phân công trách nhiệm")
        constraints = [
            *RegisterRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(to_date__isnull=True) | models.Q(to_date__gte=models.F("from_date")),
                name="appointment_period_in_order",
                violation_error_message=_("Ngày hết phân công phải từ ngày bắt đầu trở đi."),
            ),
        ]

    def clean(self):
        super().clean()
        if self.decided_on and self.from_date and self.from_date < self.decided_on:
            raise ValidationError({"from_date": _("Phân công không thể có hiệu lực trước ngày quyết định.")})
