"""One controlled document (7.5) and what kinds there are."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents import states
from qms.history.records import Records
from qms.models import ClauseListField, Record, User


class Kind(models.TextChoices):
    """What a document is. Procedures are structured; the others are text."""

    POLICY = "policy", _("Chính sách")
    OBJECTIVES = "objectives", _("Mục tiêu")
    MANUAL = "manual", _("Sổ tay")
    PROCEDURE = "procedure", _("Quy trình")
    INSTRUCTION = "instruction", _("Hướng dẫn")
    FORM = "form", _("Biểu mẫu")
    EXTERNAL = "external", _("Tài liệu bên ngoài")


class Document(Record):
    """One controlled document under one code, whatever its revision.

    The officer types the code ("QT.GĐ.01"). ``status`` and ``effective_from`` follow the revisions
    and are set by their acts, so that lists need no second query. ``as_file``: its revisions are Word or
    PDF files made elsewhere.
    """

    kind = models.CharField(_("loại"), max_length=20, choices=Kind.choices, default=Kind.PROCEDURE)
    owner = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chủ quá trình")
    )
    as_file = models.BooleanField(_("là tệp tải lên"), default=False)
    clauses = ClauseListField()
    review_on = models.DateField(_("soát xét tới"), null=True, blank=True)
    effective_from = models.DateField(_("hiệu lực từ"), null=True, blank=True, editable=False)

    life_cycle = states.DOCUMENT
    label = _("Tài liệu")
    url_name = "documents:document"
    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("tài liệu")
        verbose_name_plural = _("tài liệu")
        constraints = [
            *[item.clone() for item in Record.Meta.constraints],
            models.CheckConstraint(condition=~Q(code=""), name="document_has_code"),
        ]

    @property
    def is_structured(self) -> bool:
        """A procedure with steps, dossier, fee; otherwise a text, or a file with what is written in it."""
        return self.kind == Kind.PROCEDURE and not self.as_file
