"""A management review with its thirteen inputs and its attendance (ISO 9001 clause 9.3)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audits.models.review_gates import ReviewGates
from audits.review_facts import summary
from audits.states.reviews import CLIMATE_INPUT, INPUTS, REVIEW
from qms.history import Records
from qms.models import Record, StoredFile, UnitRecord


class Climate(models.TextChoices):
    """Is climate change relevant to the unit's context? Asked under b since Amendment 1:2024."""

    RELEVANT = "relevant", _("Có liên quan")
    NOT_RELEVANT = "not_relevant", _("Không liên quan")


def person(label, **options):
    """A reference to a user who is never deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name=label, related_name="+", **options
    )


class ManagementReview(ReviewGates, Record):
    """One review meeting: period looked at, meeting, minutes.

    `signed_hash` is the SHA-256 of the minutes' content when the secretary confirmed them; a later
    change makes the confirmation void. Inputs are frozen when the minutes are approved.
    """

    life_cycle = REVIEW
    code_kind = "XXLD"
    url_name = "audits:review"
    label = _("Xem xét của lãnh đạo")
    untold = ("signed_hash",)

    period_from = models.DateField(_("Kỳ xem xét từ ngày"))
    period_to = models.DateField(_("đến ngày"))
    held_on = models.DateField(_("Ngày họp"))
    starts_at = models.TimeField(_("Bắt đầu lúc"), null=True, blank=True)
    ends_at = models.TimeField(_("Kết thúc lúc"), null=True, blank=True)
    place = models.CharField(_("Địa điểm"), max_length=200, blank=True)
    chair = person(_("Chủ trì"))
    secretary = person(_("Thư ký"))
    discussion = models.TextField(
        _("Ý kiến thảo luận"), blank=True, help_text=_("Mỗi ý kiến một đoạn, ghi rõ người phát biểu.")
    )
    conclusion = models.TextField(
        _("Kết luận của chủ trì"),
        blank=True,
        help_text=_("Hệ thống có tiếp tục thích hợp, thỏa đáng, có hiệu lực hay không."),
    )
    minutes_number = models.CharField(
        _("Số biên bản"), max_length=40, blank=True, help_text=_("Số văn thư cấp, ví dụ 41/BB-CAX.")
    )
    gathered_at = models.DateTimeField(_("Số liệu lấy lúc"), null=True, blank=True)
    signed_by = person(_("Thư ký xác nhận"), null=True, blank=True)
    signed_at = models.DateTimeField(_("Thư ký xác nhận lúc"), null=True, blank=True)
    signed_hash = models.CharField(_("Mã băm khi xác nhận"), max_length=64, blank=True)
    approved_by = person(_("Người phê duyệt biên bản"), null=True, blank=True)
    approved_at = models.DateTimeField(_("Phê duyệt biên bản lúc"), null=True, blank=True)
    minutes_file = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Biên bản đã duyệt"),
    )
    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("Xem xét của lãnh đạo")
        verbose_name_plural = _("Xem xét của lãnh đạo")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")),
                name="review_period_in_order",
                violation_error_message=_("Ngày kết thúc phải từ ngày bắt đầu trở đi."),
            ),
        ]


class ReviewInput(UnitRecord):
    """One of the thirteen inputs of 9.3.2, made for every review when its data is first gathered.

    `gathered` holds `{"facts": [{"key", …numbers}], "records": [{"code", "title", "model", "pk"}],
    "source"}`; an empty `facts` means that no register holds data for it. Answered = a discussion text,
    or "nothing arose" with its reason. Input b also answers whether climate change is relevant.
    """

    parent = "review"
    words_of = {"gathered": summary}

    review = models.ForeignKey(
        ManagementReview, on_delete=models.PROTECT, related_name="inputs", verbose_name=_("Cuộc họp")
    )
    no = models.PositiveSmallIntegerField(_("TT"))
    letter = models.CharField(_("Mục"), max_length=2, choices=list(INPUTS.items()))
    gathered = models.JSONField(_("Số liệu"), default=dict, blank=True)
    discussion = models.TextField(_("Nhận xét"), blank=True)
    nothing_arose = models.BooleanField(_("Không phát sinh"), default=False)
    nothing_reason = models.TextField(_("Lý do không phát sinh"), blank=True)
    climate = models.CharField(_("Biến đổi khí hậu"), max_length=20, choices=Climate.choices, blank=True)
    history = Records()

    class Meta:
        verbose_name = _("Đầu vào xem xét")
        verbose_name_plural = _("Đầu vào xem xét")
        ordering = ["review_id", "no"]
        constraints = [models.UniqueConstraint(fields=["review", "letter"], name="review_input_once")]

    def __str__(self):
        return f"{self.letter}) {self.get_letter_display()}"

    def get_absolute_url(self):
        """Its place on the page of the meeting."""
        return f"{self.review.get_absolute_url()}#input-{self.letter}"

    @property
    def lacks(self) -> str:
        """What the input still needs, in words; empty when it is answered.

        Answered = discussed, or marked as not arising with a reason; and climate where it is asked.
        """
        if self.nothing_arose and not self.nothing_reason:
            return gettext("nêu lý do không phát sinh")
        if not self.nothing_arose and not self.discussion:
            return gettext("ghi nhận xét hoặc đánh dấu không phát sinh")
        if self.letter == CLIMATE_INPUT and not self.climate:
            return gettext("trả lời biến đổi khí hậu có liên quan không")
        return ""

    @property
    def is_answered(self) -> bool:
        return not self.lacks

    @property
    def asks_climate(self) -> bool:
        return self.letter == CLIMATE_INPUT


class Attendee(UnitRecord):
    """One person invited to the meeting, present or absent with a reason."""

    parent = "review"
    may_be_deleted = True

    review = models.ForeignKey(
        ManagementReview, on_delete=models.PROTECT, related_name="attendees", verbose_name=_("Cuộc họp")
    )
    user = person(_("Người dự"))
    position = models.CharField(_("Chức vụ khi họp"), max_length=200, blank=True)
    present = models.BooleanField(_("Có mặt"), default=True)
    absence_reason = models.CharField(_("Lý do vắng"), max_length=200, blank=True)
    history = Records()

    class Meta:
        verbose_name = _("Người dự họp")
        verbose_name_plural = _("Thành phần dự họp")
        ordering = ["review_id", "pk"]
        constraints = [models.UniqueConstraint(fields=["review", "user"], name="review_attendee_once")]

    def __str__(self):
        return str(self.user)
