"""Issues of the context (ISO 9001:2015, 4.1; whether climate change is one: Amd 1:2024)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from registers.models.register import Section
from registers.models.reviewed import FOLLOW_UP, ReviewedRecord


class ContextIssue(ReviewedRecord):
    """Something inside or outside that helps or hinders the office in what it means to reach."""

    class Side(models.TextChoices):
        INTERNAL = "internal", _("Nội bộ")
        EXTERNAL = "external", _("Bên ngoài")

    class Effect(models.TextChoices):
        GOOD = "good", _("Tích cực")
        BAD = "bad", _("Tiêu cực")

    class Climate(models.TextChoices):
        OTHER = "other", _("Vấn đề khác")
        RELEVANT = "relevant", _("Biến đổi khí hậu: có liên quan")
        IRRELEVANT = "irrelevant", _("Biến đổi khí hậu: đã xem xét, không liên quan")

    url_name = "registers:contextissue"
    label = _("Vấn đề bối cảnh")
    code_kind = "VD"

    side = models.CharField(_("Nội bộ hay bên ngoài"), max_length=10, choices=Side, default=Side.INTERNAL)
    effect = models.CharField(_("Tích cực hay tiêu cực"), max_length=6, choices=Effect, default=Effect.BAD)
    impact = models.TextField(_("Ảnh hưởng tới hệ thống quản lý chất lượng"))
    climate = models.CharField(
        _("Biến đổi khí hậu"), max_length=12, choices=Climate, default=Climate.OTHER,
        help_text=_("ISO 9001:2015/Amd 1:2024 hỏi biến đổi khí hậu có là vấn đề của đơn vị không."),
    )  # fmt: skip
    how_followed = models.TextField(_("Cách theo dõi"), blank=True)

    history = Records()
    sections = (
        Section(_("Vấn đề"), ("title", "side", "effect", "impact", "climate")),
        Section(_("Cách theo dõi"), ("how_followed",)),
        FOLLOW_UP,
    )
    needed = {"registers.look": (("how_followed", _("Nêu cách theo dõi")),)}

    class Meta(ReviewedRecord.Meta):
        verbose_name = _("vấn đề bối cảnh")
        verbose_name_plural = _("bối cảnh của tổ chức")
