"""A decision that issues a set of documents (quyết định ban hành)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from documents import states
from documents.models.revision import Revision
from documents.models.signature import SignedFor
from qms.hashing import hash_words
from qms.history.records import Records
from qms.models import Record, UnitRecord, User
from qms.models.files import StoredFile

FORMAT = 1


class Decision(SignedFor, Record):
    """One signature of the head that approves all its documents, or none of them.

    ``title`` is the summary (trích yếu), ``paper_no`` as the office typed it, ``bases`` one legal basis a
    line. ``signed_hash`` binds the signature to all of it and to the content of every document.
    """

    code_kind = "QDBH"
    life_cycle = states.DECISION
    label = _("Quyết định ban hành tài liệu")
    url_name = "documents:decision"
    words_of = {"signed_hash": hash_words, "pdf": StoredFile.kept_words}

    paper_no = models.CharField(_("số, ký hiệu"), max_length=60, blank=True)
    dated = models.DateField(_("ngày quyết định"), null=True, blank=True)
    bases = models.TextField(_("căn cứ"), blank=True)
    effective_from = models.DateField(_("có hiệu lực từ"), null=True, blank=True)
    execution = models.TextField(_("trách nhiệm thi hành"), blank=True)
    recipients = models.TextField(_("nơi nhận"), blank=True)
    signed_by = models.ForeignKey(
        User, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("người ký")
    )
    signed_position = models.CharField(_("chức vụ người ký"), max_length=120, blank=True, editable=False)
    signed_at = models.DateTimeField(_("ký lúc"), null=True, editable=False)
    signed_hash = models.CharField(_("mã băm nội dung được ký"), max_length=64, blank=True, editable=False)
    pdf = models.ForeignKey(
        "qms.StoredFile", models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name=_("bản in đã ký"),
    )  # fmt: skip

    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("quyết định ban hành")
        verbose_name_plural = _("quyết định ban hành")

    def signed_value(self, items) -> dict:
        """Exactly what the signature binds: the decision and, in order, each revision with its own hash."""
        return {
            "format": FORMAT,
            "unit": self.unit_id,
            "number": self.paper_no,
            "dated": self.dated.isoformat() if self.dated else "",
            "title": self.title,
            "bases": self.bases,
            "execution": self.execution,
            "recipients": self.recipients,
            "effective_from": self.effective_from.isoformat() if self.effective_from else "",
            "documents": [[item.revision_id, item.content_hash] for item in items],
        }

    @property
    def title_lines(self) -> list[str]:
        return self.lines_of(self.signed_position)


class DecisionItem(UnitRecord):
    """One revision that a decision issues, with the hash of what had been submitted when it was put there."""

    parent = "decision"
    label = _("Tài liệu trong quyết định")
    may_be_deleted = True

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="items", verbose_name=_("quyết định"))
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+", verbose_name=_("bản tài liệu"))
    content_hash = models.CharField(_("mã băm nội dung"), max_length=64)

    history = Records()

    class Meta:
        verbose_name = _("tài liệu trong quyết định")
        verbose_name_plural = _("tài liệu trong quyết định")
        ordering = ["decision", "id"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "revision"], name="issued_once_in_a_decision"),
        ]

    def __str__(self):
        return str(self.revision)
