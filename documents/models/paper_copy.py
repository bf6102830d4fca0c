"""Numbered paper copies of a revision: given, received, recalled, destroyed (BM-01-03; 7.5.3.2)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from documents.models.document import Document
from documents.models.revision import Revision
from documents.states import control as states
from qms.history.records import Records
from qms.models import Record, Unit, User


class PaperCopy(Record):
    """One numbered copy of one revision in somebody's hands.

    ``title`` is the holder as named when it was given; ``person`` or ``to_unit`` where the holder is known to
    the system. Numbers count within a revision and are never used again. A copy of a revision that ceases
    to be in force becomes "to recall" in the same act.
    """

    parent = "document"
    document = models.ForeignKey(Document, models.PROTECT, related_name="copies", verbose_name=_("tài liệu"))
    revision = models.ForeignKey(
        Revision, models.PROTECT, related_name="copies", verbose_name=_("bản tài liệu")
    )
    issue_no = models.PositiveSmallIntegerField(_("lần ban hành"))
    revision_no = models.PositiveSmallIntegerField(_("lần sửa đổi"))
    no = models.PositiveSmallIntegerField(_("bản số"))
    person = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người giữ")
    )
    to_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("đơn vị giữ")
    )
    given_on = models.DateField(_("ngày giao"))
    received_on = models.DateField(_("ngày nhận"), null=True, blank=True)
    signed_on_paper = models.BooleanField(_("ký nhận trên giấy"), default=False)
    called_in_on = models.DateField(_("cần thu hồi từ"), null=True, blank=True)
    recalled_on = models.DateField(_("ngày thu hồi"), null=True, blank=True)
    recalled_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người thu hồi")
    )
    ended_on = models.DateField(_("ngày hủy, báo mất"), null=True, blank=True)
    ended_how = models.CharField(_("cách hủy, lý do mất"), max_length=300, blank=True)

    life_cycle = states.COPY
    label = _("Bản giấy")
    url_name = "documents:copy"
    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("bản giấy")
        verbose_name_plural = _("phân phối, thu hồi bản giấy")
        constraints = [
            *[item.clone() for item in Record.Meta.constraints],
            models.UniqueConstraint(
                fields=["revision", "no"], name="copy_number_once",
                violation_error_message=_("Số bản giấy này đã giao rồi."),
            ),
            models.CheckConstraint(condition=Q(no__gte=1), name="copy_numbered_from_one"),
            models.CheckConstraint(
                condition=~Q(status=states.DESTROYED)
                | Q(recalled_on__isnull=False, ended_on__gte=F("recalled_on")),
                name="copy_destroyed_after_recall",
                violation_error_message=_("Chỉ hủy bản giấy sau khi đã thu hồi."),
            ),
            models.CheckConstraint(
                condition=Q(recalled_on=None) | Q(recalled_on__gte=F("given_on")),
                name="copy_recalled_after_given",
                violation_error_message=_("Ngày thu hồi không được trước ngày giao."),
            ),
        ]  # fmt: skip

    @property
    def number(self) -> str:
        """ "03", as it is stamped on the copy."""
        return f"{self.no:02d}"

    @property
    def revision_number(self) -> str:
        """ "02/00": which revision it is a copy of."""
        return f"{self.issue_no:02d}/{self.revision_no:02d}"

    @property
    def holder(self) -> str:
        return self.title

    @property
    def is_out(self) -> bool:
        return self.status in states.OUT
