"""Signatures in the system, each bound to one exact content (7.5.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from documents.models.revision import Revision
from qms.history.records import Records
from qms.models import UnitRecord, User


class Meaning(models.TextChoices):
    """What a signature says: Soạn thảo, Xem xét, Phê duyệt."""

    WROTE = "wrote", pgettext_lazy("signature", "Soạn thảo")
    REVIEWED = "reviewed", pgettext_lazy("signature", "Xem xét")
    APPROVED = "approved", pgettext_lazy("signature", "Phê duyệt")


class Signature(UnitRecord):
    """One person's signature in the system on one exact content; never changed, never removed.

    ``note`` is the stated reason when fewer than three people sign. ``position`` is what the
    person was at that time.
    """

    parent = "revision"
    label = _("Chữ ký trong hệ thống")

    revision = models.ForeignKey(
        Revision, models.PROTECT, related_name="signatures", verbose_name=_("bản tài liệu")
    )
    person = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("người ký"))
    position = models.CharField(_("chức vụ"), max_length=120, blank=True)
    meaning = models.CharField(_("ý nghĩa"), max_length=20, choices=Meaning.choices)
    signed_at = models.DateTimeField(_("ký lúc"))
    content_hash = models.CharField(_("mã băm nội dung được ký"), max_length=64)
    round = models.PositiveSmallIntegerField(_("lần trình"), default=1)
    note = models.TextField(_("ghi chú"), blank=True)

    history = Records()

    class Meta:
        verbose_name = _("chữ ký")
        verbose_name_plural = _("chữ ký")
        ordering = ["revision", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "round", "meaning"], name="signed_once",
                violation_error_message=_("Bản này đã có chữ ký ấy."),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_meaning_display()}: {self.person}"

    @property
    def short_hash(self) -> str:
        """The first 12 digits in groups of four, as printed on the cover."""
        return " ".join(self.content_hash[i : i + 4] for i in range(0, 12, 4))
