"""Satisfaction surveys and what citizens answered (ISO 9001:2015, 9.1.2; BM-9.1-01)."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from qms.models import Record, UnitRecord
from registers.models.service_file import ServiceFile
from registers.states import surveys as states

SCALE = (1, 2, 3, 4, 5)
SATISFIED_FROM = 4  # of the scale
MOST_QUESTIONS = 20
LONGEST_QUESTION = 300  # characters


class Factor(models.TextChoices):
    """The five factors of satisfaction with public services (SIPAS)."""

    ACCESS = "access", _("Tiếp cận dịch vụ")
    PROCEDURE = "procedure", _("Thủ tục hành chính")
    STAFF = "staff", _("Công chức giải quyết công việc")
    RESULT = "result", _("Kết quả dịch vụ")
    VOICE = "voice", _("Tiếp nhận, xử lý góp ý")


class AnswerChannel(models.TextChoices):
    """How an answer came in."""

    PUBLIC = "public", _("Mã QR, trang công khai")
    KIOSK = "kiosk", _("Màn hình tại quầy")
    PAPER = "paper", _("Phiếu giấy")


def check_questions(value) -> None:
    """Raise ValidationError for what is not a list of questions: {"key", "factor", "text"}, keys unlike."""
    whole = isinstance(value, list) and len(value) <= MOST_QUESTIONS
    if not whole or not all(_is_question(one) for one in value):
        raise ValidationError(_("Danh sách câu hỏi không đúng."))
    if len({one["key"] for one in value}) != len(value):
        raise ValidationError(_("Danh sách câu hỏi không đúng."))


def _is_question(one) -> bool:
    return (
        isinstance(one, dict)
        and set(one) == {"key", "factor", "text"}
        and one["factor"] in Factor.values
        and isinstance(one["text"], str)
        and 0 < len(one["text"]) <= LONGEST_QUESTION
    )


def questions_in_words(questions) -> str:
    """The questions with their factors, a line each."""
    labels = dict(Factor.choices)
    return "\n".join(f"{labels.get(one['factor'], one['factor'])}: {one['text']}" for one in questions)


class Survey(Record):
    """What is asked, from when to when. Once answered, its questions stand: others are a new survey.

    ``questions`` are [{"key", "factor", "text"}] in the order of the form; ``replaces`` is the survey it was
    made from.
    """

    life_cycle = states.SURVEY
    code_kind = "KS"
    url_name = "registers:survey"
    label = _("Khảo sát hài lòng")
    words_of = {"questions": questions_in_words}

    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến ngày"))
    intro = models.TextField(_("lời mời"), max_length=600, blank=True)
    questions = models.JSONField(_("câu hỏi"), default=list, blank=True, validators=[check_questions])
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="+",
        verbose_name=_("thay cho"),
    )  # fmt: skip

    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("khảo sát hài lòng")
        verbose_name_plural = _("khảo sát hài lòng")
        constraints = [
            *[item.clone() for item in Record.Meta.constraints],
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="survey_days_in_order",
                violation_error_message=_("Ngày kết thúc phải từ ngày bắt đầu trở đi."),
            ),
            models.UniqueConstraint(
                fields=["unit"], condition=Q(status=states.OPEN), name="survey_open_once",
                violation_error_message=_("Đơn vị đang có một khảo sát mở. Hãy kết thúc khảo sát đó trước."),
            ),
        ]  # fmt: skip

    def takes_answers(self, on: dt.date) -> bool:
        """Whether citizens may answer on a day."""
        return self.status == states.OPEN and self.starts_on <= on <= self.ends_on


class SurveyAnswer(UnitRecord):
    """What one citizen answered, without a word about who it was.

    ``scores`` are {question key: 1–5} of the questions that were answered; the comment is free of identity
    and telephone numbers. An answer about a file: one a file and day. ``left_out`` is one entered from paper
    by mistake: it stays in history and is counted no more.
    """

    label = _("Phiếu khảo sát")

    survey = models.ForeignKey(Survey, models.PROTECT, related_name="+", verbose_name=_("khảo sát"))
    channel = models.CharField(_("kênh"), max_length=10, choices=AnswerChannel)
    answered_on = models.DateField(_("ngày"))
    field = models.CharField(_("lĩnh vực"), max_length=120, blank=True)
    service_file = models.ForeignKey(
        ServiceFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("hồ sơ")
    )
    scores = models.JSONField(_("điểm"), default=dict)
    comment = models.TextField(_("ý kiến khác"), max_length=1000, blank=True)
    left_out = models.BooleanField(_("đã bỏ vì nhập nhầm"), default=False)
    submission_key = models.UUIDField(null=True, unique=True, editable=False)

    history = Records()
    untold = ("submission_key",)

    class Meta:
        verbose_name = _("phiếu khảo sát")
        verbose_name_plural = _("phiếu khảo sát")
        indexes = [models.Index(fields=["unit", "answered_on"], name="survey_answer_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["service_file", "answered_on"],
                condition=Q(left_out=False, service_file__isnull=False),
                name="survey_answer_once_a_file_and_day",
                violation_error_message=_("Hồ sơ này đã có phiếu khảo sát trong ngày."),
            ),
            models.CheckConstraint(
                condition=Q(left_out=False) | Q(channel="paper"), name="survey_only_paper_left_out",
                violation_error_message=_("Chỉ bỏ được phiếu giấy nhập nhầm."),
            ),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.answered_on:%d/%m/%Y} · {self.get_channel_display()}"

    def get_absolute_url(self) -> str:
        return self.survey.get_absolute_url()


def open_survey(unit, on: dt.date) -> Survey | None:
    """The survey citizens may answer in a unit on a day."""
    row = Survey.objects.filter(unit=unit, status=states.OPEN).select_related("unit").first()
    return row if row is not None and row.takes_answers(on) else None
