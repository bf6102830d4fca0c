"""Further people whose review a draft asks for, besides the one reviewer."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models.revision import Revision
from qms.history.records import Records
from qms.models import UnitRecord, User


class RequestedSignature(UnitRecord):
    """One more person who has to sign "Xem xét" before the revision goes on to approval (7.5.2 c).

    Named while the draft is written; each of them signs once a round.
    """

    parent = "revision"
    label = _("Người cùng xem xét")
    may_be_deleted = True

    revision = models.ForeignKey(
        Revision, models.PROTECT, related_name="requested", verbose_name=_("bản tài liệu")
    )
    person = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("người cùng xem xét"))

    history = Records()

    class Meta:
        verbose_name = _("người cùng xem xét")
        verbose_name_plural = _("những người cùng xem xét")
        ordering = ["revision", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "person"], name="review_asked_once",
                violation_error_message=_("Người này đã được nêu trong số người xem xét."),
            )
        ]  # fmt: skip

    def __str__(self):
        return str(self.person)
