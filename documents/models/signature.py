"""Signatures in the system, each bound to one exact content (7.5.2)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from documents.models.deputy import Deputy, SigningForm
from documents.models.revision import Revision
from qms.hashing import grouped
from qms.history.records import Records
from qms.models import UnitRecord, User


class Meaning(models.TextChoices):
    """What a signature says: Soạn thảo, Xem xét, Phê duyệt."""

    WROTE = "wrote", pgettext_lazy("signature", "Soạn thảo")
    REVIEWED = "reviewed", pgettext_lazy("signature", "Xem xét")
    APPROVED = "approved", pgettext_lazy("signature", "Phê duyệt")


class SignedFor(models.Model):
    """For whom a deputy signed, in which form and on what basis; empty when somebody signs for themselves.

    The position of the person signed for is kept as it was then.
    """

    deputy = models.ForeignKey(
        Deputy, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("căn cứ ký thay"),
    )  # fmt: skip
    on_behalf_of = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("ký thay cho"),
    )  # fmt: skip
    form = models.CharField(_("hình thức ký"), max_length=5, choices=SigningForm.choices, blank=True)
    on_behalf_position = models.CharField(_("chức vụ người được ký thay"), max_length=120, blank=True)

    class Meta:
        abstract = True

    def sign_for(self, deputy: Deputy | None) -> None:
        """Note the deputy under whose right this is signed."""
        if deputy is not None:
            self.deputy, self.on_behalf_of, self.form = deputy, deputy.person, deputy.form
            self.on_behalf_position = deputy.person.position or str(deputy.person)

    def lines_of(self, position: str) -> list[str]:
        """What stands above a name (Nghị định 30): "KT. TRƯỞNG CÔNG AN XÃ" over the signer's own position."""
        if not self.form:
            return [position] if position else []
        return [line for line in (f"{self.form}. {self.on_behalf_position}", position) if line]


class Signature(SignedFor, UnitRecord):
    """One person's signature in the system on one exact content; never changed, never removed.

    ``note`` is the stated reason when fewer than three people sign. ``position`` is what the
    person was at that time. A revision may have several reviewers, each signing once a round.
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
                fields=["revision", "round", "meaning", "person"], name="signed_once",
                violation_error_message=_("Người này đã ký bản này rồi."),
            ),
            models.UniqueConstraint(
                fields=["revision", "round", "meaning"], condition=~Q(meaning=Meaning.REVIEWED),
                name="written_and_approved_once",
                violation_error_message=_("Bản này đã có chữ ký ấy."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.get_meaning_display()}: {self.person}"

    @property
    def seat(self) -> int:
        """The key of the person whose signature this counts as."""
        return self.on_behalf_of_id or self.person_id

    @property
    def short_hash(self) -> str:
        """The first 12 digits in groups of four, as printed on the cover."""
        return grouped(self.content_hash, 12)

    @property
    def title_lines(self) -> list[str]:
        """The position as it stands on paper, with the person signed for above it."""
        return self.lines_of(self.position)
