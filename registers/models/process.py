"""The map of processes (ISO 9001:2015, 4.4) and the procedures that describe them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from qms.history import Records
from registers.models.register import RegisterRow, Section
from registers.models.reviewed import FOLLOW_UP, ReviewedRecord


class Process(ReviewedRecord):
    """One process of the office: who answers for it, what goes in and out, how it is judged."""

    class Kind(models.TextChoices):
        MAIN = "main", _("Chính")
        SUPPORT = "support", _("Hỗ trợ")
        STEERING = "steering", _("Quản lý")

    url_name = "registers:process"
    label = _("Quá trình")
    code_kind = "QTR"

    kind = models.CharField(_("Loại"), max_length=10, choices=Kind, default=Kind.MAIN)
    inputs = models.TextField(_("Đầu vào"))
    outputs = models.TextField(_("Đầu ra"))
    before_after = models.TextField(_("Quá trình trước và sau"), blank=True)
    indicators = models.TextField(_("Chỉ số theo dõi"), blank=True)
    risks = models.TextField(_("Rủi ro, cơ hội"), blank=True)
    resources = models.TextField(_("Nguồn lực"), blank=True)

    history = Records()
    sections = (
        Section(_("Quá trình"), ("title", "kind", "inputs", "outputs", "before_after")),
        Section(_("Cách đo và nguồn lực"), ("indicators", "risks", "resources")),
        FOLLOW_UP,
    )
    needed = {
        "registers.look": (
            ("person", _("Giao chủ quá trình")),
            ("indicators", _("Nêu chỉ số theo dõi")),
            ("resources", _("Nêu nguồn lực")),
        )
    }

    class Meta(ReviewedRecord.Meta):
        verbose_name = _("quá trình")
        verbose_name_plural = _("sơ đồ quá trình")


class ProcessDocument(RegisterRow):
    """A controlled document that says how a process is carried out."""

    parent = "process"
    label = _("Tài liệu của quá trình")

    process = models.ForeignKey(Process, models.PROTECT, verbose_name=_("Quá trình"))
    document = models.ForeignKey(Document, models.PROTECT, related_name="+", verbose_name=_("Tài liệu"))
    note = models.CharField(_("Ghi chú"), max_length=200, blank=True)

    history = Records()
    sections = (Section(_("Tài liệu"), ("document", "note")),)

    class Meta:
        verbose_name = _("tài liệu của quá trình")
        verbose_name_plural = _("tài liệu của quá trình")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["process", "document"],
                name="process_document_once",
                violation_error_message=_("Tài liệu này đã có trong quá trình."),
            )
        ]

    def __str__(self):
        return str(self.document)


Process.row_model = ProcessDocument
