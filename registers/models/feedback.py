"""What citizens tell the office: complaints, petitions and praise (ISO 9001:2015, 8.2.1 and 9.1.2)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from qms.history import Records
from qms.models import PersonalRefField, Record, UnitRecord, User
from registers.models.service_file import ServiceFile
from registers.states import feedback as states

LONGEST_WAIT = 250  # working days: a year; a longer limit is a typing error


class FeedbackChannel(models.TextChoices):
    """How it reached the office."""

    DIRECT = "direct", pgettext_lazy("feedback", "Trực tiếp")
    ZALO = "zalo", _("Zalo")
    FANPAGE = "fanpage", _("Fanpage")
    HOTLINE = "hotline", _("Đường dây nóng")
    BOX = "box", _("Hòm thư góp ý")
    POST = "post", pgettext_lazy("feedback", "Bưu chính")
    PUBLIC = "public", _("Trang công khai")


class FeedbackKind(models.TextChoices):
    """What it is."""

    COMPLAINT = "complaint", pgettext_lazy("feedback", "Phản ánh")
    PETITION = "petition", _("Kiến nghị")
    PRAISE = "praise", _("Khen ngợi")


class AnswerBy(models.TextChoices):
    """How the answer reached the sender."""

    DIRECT = "direct", pgettext_lazy("answer", "Gặp trực tiếp")
    PHONE = "phone", pgettext_lazy("answer", "Điện thoại")
    ZALO = "zalo", _("Zalo")
    FANPAGE = "fanpage", _("Fanpage")
    EMAIL = "email", _("Thư điện tử")
    POST = "post", pgettext_lazy("feedback", "Bưu chính")
    PUBLIC = "public", _("Trang tra cứu bằng mã biên nhận")
    BOARD = "board", _("Niêm yết tại trụ sở")


class Satisfied(models.TextChoices):
    """What the sender said of the answer."""

    YES = "yes", _("Hài lòng")
    NO = "no", _("Không hài lòng")
    UNKNOWN = "unknown", _("Không liên hệ được hoặc không cho ý kiến")


class Feedback(Record):
    """One thing somebody told the office about its work.

    ``title`` is a short summary; ``content`` what was said, without identity or telephone numbers. The sender
    is kept apart from history (``personal_ref``, empty for an anonymous one). ``due_on`` is the day an answer
    is due; ``answer_days`` says by how many working days it was counted and is empty where somebody typed
    the day. ``receipt_hash`` is the SHA-256 of the code a sender of the public page keeps.
    """

    life_cycle = states.FEEDBACK
    code_kind = "PA"
    url_name = "registers:feedback"
    label = _("Phản ánh, kiến nghị")
    words_of = {"personal_ref": lambda reference: gettext("ghi riêng, ngoài lịch sử")}
    untold = ("receipt_hash",)

    channel = models.CharField(_("kênh"), max_length=10, choices=FeedbackChannel)
    kind = models.CharField(_("loại"), max_length=10, choices=FeedbackKind, default=FeedbackKind.COMPLAINT)
    received_at = models.DateTimeField(_("nhận lúc"))
    content = models.TextField(_("nội dung"), max_length=4000)
    field = models.CharField(_("lĩnh vực"), max_length=120, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("thủ tục")
    )
    service_file = models.ForeignKey(
        ServiceFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("hồ sơ")
    )
    personal_ref = PersonalRefField(verbose_name=_("người gửi"))
    receipt_hash = models.CharField(max_length=64, blank=True, db_index=True, editable=False)

    person = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("người trả lời")
    )
    due_on = models.DateField(_("hạn trả lời"), null=True, blank=True)
    answer_days = models.PositiveSmallIntegerField(_("số ngày làm việc"), null=True, editable=False)
    answer = models.TextField(_("nội dung trả lời"), max_length=4000, blank=True)
    answered_on = models.DateField(_("trả lời ngày"), null=True, blank=True)
    answered_by = models.CharField(_("cách trả lời"), max_length=10, choices=AnswerBy, blank=True)
    satisfied = models.CharField(_("ý kiến người gửi"), max_length=10, choices=Satisfied, blank=True)
    note = models.TextField(_("ghi nhận"), max_length=2000, blank=True)
    reopened = models.PositiveSmallIntegerField(_("số lần mở lại"), default=0, editable=False)

    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("phản ánh, kiến nghị")
        verbose_name_plural = _("phản ánh, kiến nghị, khen ngợi")
        indexes = [models.Index(fields=["unit", "received_at"], name="feedback_by_day")]
        constraints = [
            *[item.clone() for item in Record.Meta.constraints],
            models.CheckConstraint(
                condition=~Q(status=states.ANSWERED) | (Q(answered_on__isnull=False) & ~Q(answer="")),
                name="feedback_answered_in_words",
                violation_error_message=_("Phản ánh đã trả lời phải có nội dung và ngày trả lời."),
            ),
            models.CheckConstraint(
                condition=~Q(status=states.ASSIGNED) | Q(person__isnull=False),
                name="feedback_assigned_to_somebody",
                violation_error_message=_("Phản ánh đang xử lý phải có người trả lời."),
            ),
            models.CheckConstraint(
                condition=Q(receipt_hash="") | Q(channel="public"), name="feedback_receipt_of_public_page"
            ),
            models.UniqueConstraint(
                fields=["receipt_hash"], condition=~Q(receipt_hash=""), name="feedback_receipt_once"
            ),
        ]

    @property
    def searched(self) -> str:
        """Found by its code and by what was said, never by who said it."""
        return f"{super().searched} {self.content}"

    @property
    def is_praise(self) -> bool:
        return self.kind == FeedbackKind.PRAISE

    @property
    def is_open(self) -> bool:
        return self.status in states.OPEN

    @property
    def is_anonymous(self) -> bool:
        return not self.personal_ref

    @property
    def received_on(self):
        """The office's day on which it came."""
        return timezone.localdate(self.received_at)

    @property
    def timely(self):
        """On time or late, in words; None where there is no answer yet or no day it was due."""
        if self.answered_on is None or self.due_on is None:
            return None
        return states.TIMELY["on_time" if self.answered_on <= self.due_on else "late"]

    def is_overdue(self, on) -> bool:
        """Whether an answer is owed on a day after it was due."""
        return self.is_open and self.due_on is not None and self.due_on < on


def overdue(rows, on):
    """Those of the rows that still wait for an answer after the day it was due."""
    return rows.filter(status__in=states.OPEN, due_on__lt=on)


def owing(rows):
    """Those that ask for an answer: praise does not, nor what was not for this office."""
    return rows.exclude(kind=FeedbackKind.PRAISE).exclude(status=states.DISMISSED)


def answered_in_time(rows):
    return rows.filter(answered_on__lte=F("due_on"))


class FeedbackSetting(UnitRecord):
    """How a unit takes feedback; what the nearest unit above says holds where it says nothing itself.

    ``answer_days`` are working days in which an answer is due. No text was found that sets one number for
    every office, so it is empty until the office says it, with its ground.
    """

    label = _("Cách nhận phản ánh")

    answer_days = models.PositiveSmallIntegerField(
        _("trả lời trong (ngày làm việc)"), null=True, blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_WAIT)],
    )  # fmt: skip
    basis = models.CharField(_("căn cứ"), max_length=200, blank=True)
    takes_public = models.BooleanField(_("nhận phản ánh qua trang công khai"), default=True)

    history = Records()

    class Meta:
        verbose_name = _("cách nhận phản ánh")
        verbose_name_plural = _("cách nhận phản ánh")
        constraints = [
            models.UniqueConstraint(
                fields=["unit"], name="feedback_set_once",
                violation_error_message=_("Đơn vị đã có cách nhận phản ánh."),
            ),
            models.CheckConstraint(
                condition=Q(answer_days=None) | Q(answer_days__range=(1, LONGEST_WAIT)),
                name="feedback_days_in_range",
                violation_error_message=_("Số ngày trả lời phải từ 1 đến 250."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return str(self.label)


def setting_of(unit) -> FeedbackSetting:
    """What holds in a unit: said by itself or by the nearest unit above it, else an unsaved default."""
    keys = [int(key) for key in unit.path.split("/") if key]
    rows = FeedbackSetting.objects.filter(unit__in=keys).order_by("-unit__path")
    return rows.first() or FeedbackSetting(unit=unit)
