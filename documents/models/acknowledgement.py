"""Read and understood: one person, one revision, once (BM-7.3-01; 7.3, 7.5.3.2)."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from documents.models.document import Document
from documents.models.revision import Revision
from documents.states import control as states
from qms.history.records import Records, TrackedManager
from qms.models import UnitRecord, User


class Acknowledgement(UnitRecord):
    """A person's word that they have read one revision while it was in force; never changed, never removed.

    It binds to the revision, so a new one asks everybody anew. ``due_on`` is until when it was asked for and
    ``position`` what the person was at that time.
    """

    parent = "document"
    label = _("Xác nhận đã đọc")

    document = models.ForeignKey(
        Document, models.PROTECT, related_name="acknowledgements", verbose_name=_("tài liệu")
    )
    revision = models.ForeignKey(
        Revision, models.PROTECT, related_name="acknowledgements", verbose_name=_("bản tài liệu")
    )
    issue_no = models.PositiveSmallIntegerField(_("lần ban hành"))
    revision_no = models.PositiveSmallIntegerField(_("lần sửa đổi"))
    person = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("người đọc"))
    position = models.CharField(_("chức vụ"), max_length=120, blank=True)
    read_at = models.DateTimeField(_("xác nhận lúc"))
    read_on = models.DateField(_("ngày xác nhận"))
    due_on = models.DateField(_("hạn đọc"))
    content_hash = models.CharField(_("mã băm nội dung đã đọc"), max_length=64)

    history = Records()
    objects = TrackedManager()

    class Meta:
        verbose_name = _("xác nhận đã đọc")
        verbose_name_plural = _("xác nhận đã đọc")
        ordering = ["document", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "person"], name="read_once",
                violation_error_message=_("Người này đã xác nhận bản này."),
            )
        ]  # fmt: skip

    def __str__(self):
        return str(self.person)

    def get_absolute_url(self):
        return reverse("documents:revision_detail", args=[self.revision_id])

    @property
    def revision_number(self) -> str:
        """ "02/00": which revision was read."""
        return f"{self.issue_no:02d}/{self.revision_no:02d}"

    @property
    def state(self):
        """Read in time, or late."""
        return states.READ if self.read_on <= self.due_on else states.READ_LATE
