"""A request for more papers (phiếu yêu cầu bổ sung): the clock stands still until they come (8.2.3)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from qms.models import UnitRecord, User
from registers.models.service_file import ServiceFile


class Supplement(UnitRecord):
    """What was asked for and why, and when it came. ``number`` is that of the slip (PBS-2026-0001)."""

    parent = "file"
    label = _("Yêu cầu bổ sung")

    file = models.ForeignKey(
        ServiceFile, models.PROTECT, related_name="supplement_requests", verbose_name=_("hồ sơ")
    )
    number = models.CharField(_("số phiếu"), max_length=40)
    asked_at = models.DateTimeField(_("yêu cầu lúc"))
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("người yêu cầu"))
    items = models.TextField(_("giấy tờ, nội dung cần bổ sung"))
    reason = models.TextField(_("lý do"))
    until = models.DateField(_("đề nghị nộp trước ngày"), null=True, blank=True)
    due_before = models.DateTimeField(_("hẹn trả trước khi dừng"))
    came_at = models.DateTimeField(_("nhận bổ sung lúc"), null=True, blank=True)
    due_after = models.DateTimeField(_("hẹn trả sau khi nhận"), null=True, blank=True)

    history = Records()

    class Meta:
        verbose_name = _("yêu cầu bổ sung")
        verbose_name_plural = _("yêu cầu bổ sung")
        ordering = ["file", "asked_at"]
        indexes = [
            models.Index(fields=["unit", "asked_at"], name="supplement_asked"),
            models.Index(fields=["came_at", "asked_at", "file"], name="supplement_waits"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit", "number"], name="supplement_numbered_once"),
            models.UniqueConstraint(
                fields=["file"], condition=Q(came_at=None), name="one_open_supplement",
            ),
            models.CheckConstraint(
                condition=Q(came_at=None) | Q(came_at__gte=models.F("asked_at")),
                name="supplement_comes_after_asked",
            ),
        ]  # fmt: skip

    def get_absolute_url(self) -> str:
        """Its place on the page of the file."""
        return f"{self.file.get_absolute_url()}#supplements"

    def __str__(self):
        return self.number
