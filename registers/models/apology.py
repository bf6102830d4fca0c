"""The apology for a file that will be late, with the one new date it may set (8.2.1, 8.7)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.models.signature import SignedFor
from qms.history import Records
from qms.models import UnitRecord, User
from registers.models.service_file import ServiceFile


class Apology(SignedFor, UnitRecord):
    """Prepared by the office, signed by its head. A file has at most one signed apology.

    One that is signed at least a day before the due day moves the due time; a later one (``is_late``) tells
    the citizen a new date, and the file stays late in every figure.
    """

    parent = "file"
    may_be_deleted = True  # one that was never signed
    label = _("Phiếu xin lỗi")

    file = models.ForeignKey(ServiceFile, models.PROTECT, related_name="+", verbose_name=_("hồ sơ"))
    number = models.CharField(_("số phiếu"), max_length=40, blank=True)
    reason = models.TextField(_("lý do"))
    old_due_at = models.DateTimeField(_("đã hẹn"))
    new_due_at = models.DateTimeField(_("hẹn lại"))
    proposed_by = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("người lập"))
    proposed_at = models.DateTimeField(_("lập lúc"))
    signed_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người ký")
    )
    signed_position = models.CharField(_("chức vụ người ký"), max_length=120, blank=True)
    signed_at = models.DateTimeField(_("ký lúc"), null=True, blank=True)
    is_late = models.BooleanField(_("gửi muộn"), default=False)

    history = Records()

    class Meta:
        verbose_name = _("phiếu xin lỗi")
        verbose_name_plural = _("phiếu xin lỗi")
        ordering = ["file", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["file"], name="one_apology_a_file",
                violation_error_message=_("Hồ sơ này đã có phiếu xin lỗi."),
            ),
            models.CheckConstraint(
                condition=Q(new_due_at__gt=models.F("old_due_at")), name="apology_promises_later"
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None, number="") | Q(signed_at__isnull=False) & ~Q(number=""),
                name="apology_numbered_when_signed",
            ),
        ]  # fmt: skip

    def get_absolute_url(self) -> str:
        """Its place on the page of the file."""
        return f"{self.file.get_absolute_url()}#apologies"

    def __str__(self):
        return self.number or str(_("Phiếu xin lỗi chưa ký"))
