"""One issue and revision of a document: its content, its people, its day."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from documents import content as contents
from documents import states
from documents.content_words import in_words
from documents.models.document import Document
from documents.models.review_round import ReviewRound
from documents.models.revision_words import RevisionWords
from qms.history.records import Records, TrackedManager
from qms.models import UnitRecord, User
from qms.models.files import StoredFile


class AdoptedAs(models.TextChoices):
    """How a revision follows the shared one it was made from."""

    AS_IS = "as_is", _("Nguyên văn")
    FACTS = "facts", _("Nguyên văn, riêng nơi và giờ tiếp nhận")
    LOCAL = "local", _("Bản riêng của đơn vị")


class Revision(UnitRecord):
    """One issue and revision of a document: its content, its people, its signatures, its day.

    ``content_hash`` is what signatures bind (see ``signed_value``); from approval on nothing of it
    changes any more and ``pdf`` holds the paper as it was approved. ``round`` counts submissions:
    a signature of an earlier round does not count. ``writers`` are the keys of all who wrote in it.
    """

    parent = "document"
    life_cycle = states.REVISION
    label = _("Bản tài liệu")
    url_name = "documents:revision"
    words_of = {"content": in_words, "pdf": StoredFile.kept_words}
    untold = ("writers", "round")

    document = models.ForeignKey(
        Document, models.PROTECT, related_name="revisions", verbose_name=_("tài liệu")
    )
    issue_no = models.PositiveSmallIntegerField(_("lần ban hành"), default=1)
    revision_no = models.PositiveSmallIntegerField(_("lần sửa đổi"), default=0)
    status = models.CharField(
        _("tình trạng"), max_length=30, choices=states.REVISION.choices, default=states.DRAFT
    )
    title = models.CharField(_("tên tài liệu"), max_length=300)
    change_summary = models.TextField(_("nội dung sửa đổi"), blank=True)
    changed_parts = models.CharField(_("trang, mục sửa đổi"), max_length=200, blank=True)
    effective_from = models.DateField(_("ngày hiệu lực"), null=True, blank=True)
    effective_to = models.DateField(_("hết hiệu lực từ"), null=True, blank=True)
    author = models.ForeignKey(
        User, models.PROTECT, null=True, related_name="+", verbose_name=_("người soạn thảo")
    )
    reviewer = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người xem xét")
    )
    approver = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người phê duyệt")
    )
    change_request = models.ForeignKey(
        "documents.ChangeRequest", models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("theo yêu cầu"),
    )  # fmt: skip
    writers = models.JSONField(_("những người đã soạn"), default=list, blank=True)
    round = models.PositiveSmallIntegerField(_("lần trình"), default=0)
    submitted_at = models.DateTimeField(_("trình lúc"), null=True, blank=True)
    approved_at = models.DateTimeField(_("phê duyệt lúc"), null=True, blank=True)
    content = models.JSONField(_("nội dung"), default=contents.empty)
    content_hash = models.CharField(_("mã băm nội dung"), max_length=64, blank=True)
    pdf = models.ForeignKey(
        "qms.StoredFile",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("bản in đã phê duyệt"),
    )

    upload = models.ForeignKey(
        "qms.StoredFile", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("tệp gốc"),
    )  # fmt: skip
    upload_name = models.CharField(_("tên tệp gốc"), max_length=150, blank=True)
    source_revision = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("theo bản dùng chung"),
    )  # fmt: skip
    adopted_as = models.CharField(
        _("cách áp dụng bản dùng chung"), max_length=10, choices=AdoptedAs.choices, blank=True, editable=False
    )

    history = Records()
    objects = TrackedManager()

    class Meta:
        verbose_name = _("bản tài liệu")
        verbose_name_plural = _("các bản tài liệu")
        ordering = ["document", "-issue_no", "-revision_no", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["document"], condition=Q(status=states.EFFECTIVE), name="one_effective_revision",
                violation_error_message=_("Mỗi tài liệu chỉ có một bản hiệu lực."),
            ),
            models.UniqueConstraint(
                fields=["document"], condition=Q(status__in=states.COMING), name="one_coming_revision",
                violation_error_message=_("Tài liệu đang có một bản soạn chưa xong."),
            ),
            models.UniqueConstraint(
                fields=["document", "issue_no", "revision_no"], condition=~Q(status=states.DISCARDED),
                name="revision_numbered_once",
                violation_error_message=_("Lần ban hành và lần sửa đổi này đã có."),
            ),
            models.CheckConstraint(condition=Q(issue_no__gte=1), name="issue_from_one"),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.document.code} · {self.number}"

    def save(self, **kwargs):
        super().save(**kwargs)
        RevisionWords.keep(self)

    def get_absolute_url(self):
        return self.url("detail")

    def url(self, page: str, *args) -> str:
        """The address of one of the revision's pages: detail, edit, history, pdf, act."""
        return reverse(f"{self.url_name}_{page}", args=[self.pk, *args])

    @property
    def state(self):
        """The state in words, with tone and icon."""
        return self.life_cycle.state(self.status)

    @property
    def code(self):
        return self.document.code

    @property
    def number(self) -> str:
        """ "02/04": issue and revision, as the header of the paper has them."""
        return f"{self.issue_no:02d}/{self.revision_no:02d}"

    @property
    def number_in_words(self) -> str:
        """ "Lần ban hành 02, lần sửa đổi 04"."""
        words = _("Lần ban hành %(issue)s, lần sửa đổi %(revision)s")
        return words % {"issue": f"{self.issue_no:02d}", "revision": f"{self.revision_no:02d}"}

    @property
    def is_editable(self):
        return self.status in states.EDITABLE

    @property
    def is_effective(self):
        return self.status == states.EFFECTIVE

    @property
    def is_frozen(self):
        return self.status in states.FROZEN

    @cached_property
    def body(self) -> contents.Content:
        """The content as typed parts, read once an instance."""
        return contents.parse(self.content)

    @property
    def is_as_is(self) -> bool:
        """Taken over word for word from a shared revision, so that the head alone signed it."""
        return self.adopted_as in (AdoptedAs.AS_IS, AdoptedAs.FACTS)

    @property
    def upload_kind(self) -> str:
        """ "pdf", "docx", or empty for what was written here."""
        return self.upload_name.rpartition(".")[2].lower() if self.upload_id else ""

    @cached_property
    def review_round(self) -> ReviewRound:
        """Who must sign "Xem xét" and who has, read once an instance; see also `forget_round`."""
        asked = [row.person for row in self.requested.select_related("person")]
        signed = self.signatures.filter(round=self.round, meaning="reviewed") if asked else ()
        return ReviewRound(tuple(asked), tuple(signed))

    def forget_round(self) -> None:
        """Read the signatures anew when they are asked for next."""
        self.__dict__.pop("review_round", None)

    def signed_value(self) -> dict:
        """Exactly what a signature binds: what the document is, its number and all that it says.

        An uploaded file is bound by its fingerprint; revisions without one hash as they always did.
        """
        uploaded = {"upload": self.upload_id} if self.upload_id else {}
        return uploaded | {
            "format": contents.FORMAT,
            "unit": self.document.unit_id,
            "code": self.document.code,
            "kind": self.document.kind,
            "title": self.title,
            "issue_no": self.issue_no,
            "revision_no": self.revision_no,
            "change_summary": self.change_summary,
            "changed_parts": self.changed_parts,
            "content": self.content,
        }
