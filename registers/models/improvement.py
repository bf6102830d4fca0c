"""Initiatives: proposed by anybody, accepted or not, and what came of them (ISO 9001:2015, 10.3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from registers import states
from registers.models.register import RegisterRecord, Reminder, Section, person_field


class Improvement(RegisterRecord):
    """A way of doing something better: the trouble, the proposal, what it is good for, the result."""

    class Kind(models.TextChoices):
        PROCEDURE = "procedure", _("Thủ tục, quy trình")
        TECHNOLOGY = "technology", _("Công nghệ thông tin")
        PREMISES = "premises", _("Nơi tiếp dân, thiết bị")
        ATTITUDE = "attitude", _("Thái độ, cách phục vụ")
        OTHER = "other", _("Khác")

    url_name = "registers:improvement"
    label = _("Sáng kiến cải tiến")
    code_kind = "CT"
    life_cycle = states.SUGGESTED
    add_permission = "registers.propose"

    kind = models.CharField(_("Lĩnh vực"), max_length=12, choices=Kind, default=Kind.PROCEDURE)
    proposer = models.ForeignKey(
        "qms.User", models.PROTECT, related_name="+", verbose_name=_("Người đề xuất")
    )
    trouble = models.TextField(_("Vấn đề đang gặp"))
    proposal = models.TextField(_("Cách làm đề xuất"))
    benefit = models.TextField(_("Lợi ích"))
    person = person_field(_("Người thực hiện"))
    due = models.DateField(_("Hạn"), null=True, blank=True)
    result = models.TextField(_("Kết quả thực tế"), blank=True)
    spread = models.TextField(_("Nhân rộng"), blank=True)

    history = Records()
    sections = (
        Section(_("Đề xuất"), ("title", "kind", "proposer", "trouble", "proposal", "benefit")),
        Section(_("Thực hiện"), ("person", "due")),
        Section(_("Kết quả"), ("result", "spread"), later=True),
    )
    agreed = ("proposal", "due")
    reminders = (Reminder("due", _("Thực hiện sáng kiến"), {"status": "active"}, icon="lightbulb"),)
    needed = {
        "registers.approve": (("person", _("Giao người thực hiện")), ("due", _("Đặt hạn"))),
        "registers.end": (("result", _("Ghi kết quả thực tế")),),
    }

    def begun_by(self, user):
        self.proposer = user

    class Meta(RegisterRecord.Meta):
        verbose_name = _("sáng kiến cải tiến")
        verbose_name_plural = _("sáng kiến, cải tiến")
