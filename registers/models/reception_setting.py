"""How a unit receives one procedure: its forms, its clock while papers are missing, its usual fee."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from qms.history import Records
from qms.models import UnitRecord


class FormFamily(models.TextChoices):
    """Whose slips a procedure uses; the edition follows from the day."""

    ONE_STOP = "one_stop", _("Mẫu một cửa (Văn phòng Chính phủ)")
    RESIDENCE = "residence", _("Mẫu cư trú CT (Bộ Công an)")
    IDENTITY = "identity", _("Mẫu căn cước CC (Bộ Công an)")


class SupplementClock(models.TextChoices):
    """What happens to the due time when missing papers come."""

    RESUME = "resume", _("Tính tiếp phần thời gian còn lại")
    RESTART = "restart", _("Tính lại từ đầu khi nhận đủ")


class ReceptionSetting(UnitRecord):
    """Said by a unit for itself and the units below it; the nearest one holds.

    No text found settles the clock for every procedure, so the office says it and on what ground.
    """

    label = _("Cách tiếp nhận")
    may_be_deleted = True  # then what the unit above says holds again

    procedure = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name=_("quy trình"))
    field = models.CharField(_("lĩnh vực"), max_length=120, blank=True)
    forms = models.CharField(_("bộ biểu mẫu"), max_length=20, choices=FormFamily, default=FormFamily.ONE_STOP)
    clock = models.CharField(
        _("khi nhận bổ sung"), max_length=10, choices=SupplementClock, default=SupplementClock.RESUME
    )
    clock_basis = models.CharField(_("căn cứ"), max_length=200, blank=True)
    fee = models.PositiveBigIntegerField(_("phí, lệ phí thường thu (đồng)"), null=True, blank=True)

    history = Records()

    class Meta:
        verbose_name = _("cách tiếp nhận")
        verbose_name_plural = _("cách tiếp nhận")
        ordering = ["unit", "procedure"]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "procedure"], name="reception_set_once",
                violation_error_message=_("Quy trình này đã có cách tiếp nhận trong đơn vị."),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.procedure.code} · {self.get_forms_display()}"
