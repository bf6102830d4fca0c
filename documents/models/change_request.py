"""A request to write or change a document (BM-01-04, clause 7.5)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from documents import states
from documents.models.document import Document, Kind
from qms.history.records import Records
from qms.models import Record, User


class Origin(models.TextChoices):
    """What made somebody ask."""

    SUGGESTION = "suggestion", _("Góp ý của cán bộ")
    AUDIT = "audit", _("Phát hiện đánh giá")
    LAW = "law", _("Văn bản pháp luật mới")
    NONCONFORMITY = "nonconformity", _("Sự không phù hợp")
    REVIEW = "review", _("Xem xét của lãnh đạo")
    OTHER = "other", _("Khác")


class ChangeRequest(Record):
    """What somebody asks to be written or changed, what was decided, and the revision that came of it.

    ``document`` is empty while a new one is asked for: then ``kind`` says of which kind and the title is its
    name. ``opinion`` is of the person who decided; ``drafter`` writes by ``due_on``.
    """

    code_kind = "YC"
    life_cycle = states.CHANGE_REQUEST
    label = _("Yêu cầu biên soạn, sửa đổi tài liệu")
    url_name = "documents:change_request"

    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("tài liệu")
    )
    kind = models.CharField(_("loại tài liệu"), max_length=20, choices=Kind.choices, blank=True)
    content = models.TextField(_("nội dung đề nghị"))
    why = models.TextField(_("lý do"))
    origin = models.CharField(
        _("xuất phát từ"), max_length=20, choices=Origin.choices, default=Origin.SUGGESTION
    )
    origin_note = models.CharField(_("chi tiết nguồn"), max_length=200, blank=True)
    opinion = models.TextField(_("ý kiến"), blank=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("người xem xét yêu cầu"),
    )  # fmt: skip
    decided_at = models.DateTimeField(_("xem xét lúc"), null=True, blank=True, editable=False)
    drafter = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người soạn")
    )
    due_on = models.DateField(_("xong trước ngày"), null=True, blank=True)
    done_on = models.DateField(_("hoàn thành ngày"), null=True, blank=True, editable=False)

    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("yêu cầu sửa đổi")
        verbose_name_plural = _("yêu cầu sửa đổi")
        constraints = [
            *[item.clone() for item in Record.Meta.constraints],
            models.CheckConstraint(
                condition=~Q(document=None, kind=""), name="request_names_what",
                violation_error_message=_("Cần chọn tài liệu, hoặc loại của tài liệu mới."),
            ),
        ]  # fmt: skip

    @property
    def is_for_new(self) -> bool:
        return self.document_id is None
