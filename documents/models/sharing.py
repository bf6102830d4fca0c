"""Shared procedures (7.5): a unit offers a document to those below, each of them answers."""

import datetime as dt

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents.models.document import Document
from documents.models.revision import Revision
from documents.states import sharing
from qms.history.records import Records
from qms.models import Record, UnitRecord, User

FOLLOW_DAYS = 30  # our default, no rule of law: days to follow a new revision; the offer may say otherwise


class Weight(models.TextChoices):
    """Whether the units below have a choice."""

    MUST = "must", _("Phải áp dụng")
    ADVISED = "advised", _("Khuyến khích áp dụng")


class SharingTerms(models.Model):
    """On what terms a document is shared. Each unit keeps those it was told, so that the past reads right.

    ``due_on`` is the day by which it is adopted for the first time, ``follow_days`` the calendar days after
    a new revision takes effect by which it is followed.
    """

    weight = models.CharField(_("mức độ"), max_length=10, choices=Weight.choices, default=Weight.MUST)
    offered_on = models.DateField(_("dùng chung từ ngày"), editable=False)
    due_on = models.DateField(_("hạn áp dụng lần đầu"), null=True, blank=True)
    follow_days = models.PositiveSmallIntegerField(_("hạn theo bản mới (ngày)"), default=FOLLOW_DAYS)
    note = models.TextField(_("lời dặn"), blank=True)

    class Meta:
        abstract = True

    @property
    def is_must(self) -> bool:
        return self.weight == Weight.MUST

    @property
    def first_due(self) -> dt.date | None:
        """Until when it is adopted; a document that is only advised has no day unless one was set."""
        if self.due_on or not self.is_must:
            return self.due_on
        return self.offered_on + dt.timedelta(days=self.follow_days)


class Offer(SharingTerms, UnitRecord):
    """A document offered to the units below its own, to all of them or to chosen ones."""

    parent = "document"
    label = _("Dùng chung")

    document = models.ForeignKey(Document, models.PROTECT, related_name="offers", verbose_name=_("tài liệu"))
    everyone = models.BooleanField(_("mọi đơn vị cấp dưới"), default=True)
    ended_on = models.DateField(_("thôi dùng chung từ ngày"), null=True, blank=True, editable=False)
    ended_why = models.TextField(_("lý do thôi"), blank=True, editable=False)

    history = Records()

    class Meta:
        verbose_name = _("việc dùng chung")
        verbose_name_plural = _("các việc dùng chung")
        ordering = ["document", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(ended_on=None), name="one_open_offer",
                violation_error_message=_("Tài liệu này đang được dùng chung."),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.document.code}: {self.get_weight_display()}"


class Adoption(SharingTerms, Record):
    """What one unit does with one document offered to it; there is one row from the day of the offer on.

    ``document`` is the unit's own, made when it adopts. How far it follows is worked out from the
    revisions of both (documents/sharing.py). ``declined`` is the revision of the source it stated not to
    take up.
    """

    life_cycle = sharing.ADOPTION
    label = _("Quy trình dùng chung")
    url_name = "documents:adoption"

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="adoptions", verbose_name=_("dùng chung"))
    source = models.ForeignKey(
        Document, models.PROTECT, related_name="+", verbose_name=_("tài liệu dùng chung")
    )
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="adoption",
        verbose_name=_("tài liệu của đơn vị"),
    )  # fmt: skip
    declined = models.ForeignKey(
        Revision, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("bản không áp dụng")
    )
    declined_why = models.TextField(_("lý do không áp dụng"), blank=True)
    declined_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người nêu")
    )
    ended_why = models.TextField(_("lý do thôi dùng chung"), blank=True)

    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("quy trình dùng chung")
        verbose_name_plural = _("quy trình dùng chung")
        constraints = [
            *[item.clone() for item in Record.Meta.constraints],
            models.UniqueConstraint(
                fields=["unit", "source"], name="adopted_once",
                violation_error_message=_("Đơn vị đã có dòng này."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.code} {self.title}"

    @property
    def is_open(self) -> bool:
        """Whether the source may be read and adopted by the unit."""
        return self.status == sharing.OFFERED

    @property
    def state(self):
        """The stored state, or what the unit has made of it (see documents.sharing.stand)."""
        standing = getattr(self, "standing", None)
        return standing.state if standing and self.is_open else super().state
