"""A citizen's original kept by the office for a while: customer property (8.5.3, BM-8.5-01)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from qms.models import UnitRecord
from registers.models.service_file import ServiceFile


class HeldOriginal(UnitRecord):
    """One original, its condition when it came and when it went back; what happened to it in between."""

    parent = "file"
    label = _("Bản chính công dân nộp")

    file = models.ForeignKey(ServiceFile, models.PROTECT, related_name="+", verbose_name=_("hồ sơ"))
    name = models.CharField(_("giấy tờ"), max_length=300)
    quantity = models.PositiveSmallIntegerField(_("số bản"), default=1)
    condition = models.CharField(_("tình trạng khi nhận"), max_length=200, blank=True)
    taken_at = models.DateTimeField(_("nhận lúc"))
    given_back_at = models.DateTimeField(_("trả lúc"), null=True, blank=True)
    condition_back = models.CharField(_("tình trạng khi trả"), max_length=200, blank=True)
    incident = models.TextField(_("mất, hỏng và đã báo công dân thế nào"), blank=True)

    history = Records()

    class Meta:
        verbose_name = _("bản chính công dân nộp")
        verbose_name_plural = _("bản chính công dân nộp")
        ordering = ["file", "id"]
        indexes = [models.Index(fields=["unit"], condition=Q(given_back_at=None), name="original_held")]
        constraints = [
            models.CheckConstraint(
                condition=Q(given_back_at=None) | Q(given_back_at__gte=models.F("taken_at")),
                name="original_back_after_taken",
            ),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="original_at_least_one"),
        ]

    def get_absolute_url(self) -> str:
        """Its place on the page of the file."""
        return f"{self.file.get_absolute_url()}#originals"

    def __str__(self):
        return self.name
