"""A nonconformity (10.2): what was required, what was found, and everything done about it."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from audits.fishbone import BRANCHES, CAUSES_PER_BRANCH
from audits.models.action import Action
from audits.models.nonconformity_gates import Gap, gaps_of, step_after
from audits.states.nonconformities import GRADE_STATES, NONCONFORMITY, OPEN, Grade, Source
from qms.history import Records
from qms.models import ClauseListField, PersonalRefField, Record
from qms.steps import NextStep

WHYS = 7  # five are asked; two more rows for a chain that needs them


def validate_whys(whys):
    """A list of ``{question, answer, evidence}``, all texts; question and answer always given."""
    if not isinstance(whys, list) or len(whys) > WHYS:
        raise ValidationError(_("Chuỗi “Vì sao?” có nhiều nhất %(n)s câu."), params={"n": WHYS})
    for why in whys:
        if not isinstance(why, dict) or set(why) != {"question", "answer", "evidence"}:
            raise ValidationError(_("Mỗi câu “Vì sao?” gồm câu hỏi, trả lời và bằng chứng."))
        if (
            not all(isinstance(text, str) for text in why.values())
            or not why["question"]
            or not why["answer"]
        ):
            raise ValidationError(_("Mỗi câu “Vì sao?” cần có câu hỏi và trả lời."))


def validate_fishbone(causes):
    """A list of ``{branch, cause, confirmed}``; branches are the six of the diagram."""
    if not isinstance(causes, list):
        raise ValidationError(_("Biểu đồ xương cá không đọc được."))
    for cause in causes:
        if not isinstance(cause, dict) or set(cause) != {"branch", "cause", "confirmed"}:
            raise ValidationError(_("Mỗi nguyên nhân gồm nhánh, nội dung và đã xác nhận hay chưa."))
        if cause["branch"] not in BRANCHES or not isinstance(cause["confirmed"], bool) or not cause["cause"]:
            raise ValidationError(_("Nguyên nhân phải thuộc một nhánh của biểu đồ và có nội dung."))
    for branch in BRANCHES:
        if sum(cause["branch"] == branch for cause in causes) > CAUSES_PER_BRANCH:
            raise ValidationError(
                _("Mỗi nhánh ghi nhiều nhất %(n)s nguyên nhân."), params={"n": CAUSES_PER_BRANCH}
            )


def whys_in_words(whys) -> str:
    """The chain as lines, for history."""
    lines = []
    for number, why in enumerate(whys, start=1):
        proof = f" ({why['evidence']})" if why["evidence"] else ""
        lines.append(f"{number}. {why['question']} {why['answer']}{proof}")
    return "\n".join(lines)


def fishbone_in_words(causes) -> str:
    """The causes as lines, the confirmed ones marked, for history."""
    confirmed = gettext("đã xác nhận")
    return "\n".join(
        f"{BRANCHES[cause['branch']]}: {cause['cause']}{f' ({confirmed})' if cause['confirmed'] else ''}"
        for cause in causes
    )


def _person(label):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        related_name="+",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
    )


class Nonconformity(Record):
    """Numbered the moment it is recorded; a cancelled one keeps its number.

    ``source_type`` ("app.model"), ``source_id`` and ``source_label`` point at the record it was
    raised from; they are plain values, since that record may live on any floor of the house.
    """

    life_cycle = NONCONFORMITY
    code_kind = "NC"
    url_name = "audits:nonconformity"
    label = _("Sự không phù hợp")
    words_of = {
        "whys": whys_in_words,
        "fishbone": fishbone_in_words,
        "personal_ref": lambda reference: gettext("ghi riêng, ngoài lịch sử"),
    }
    untold = ("source_type", "source_id")

    source = models.CharField(_("nguồn"), max_length=12, choices=Source.choices)
    source_type = models.CharField(_("loại hồ sơ gốc"), max_length=80, blank=True, editable=False)
    source_id = models.PositiveBigIntegerField(_("hồ sơ gốc"), null=True, blank=True, editable=False)
    source_label = models.CharField(_("tên hồ sơ gốc"), max_length=300, blank=True, editable=False)
    grade = models.CharField(_("mức"), max_length=8, choices=Grade.choices)
    detected_on = models.DateField(_("ngày phát hiện"))
    department = models.CharField(_("bộ phận"), max_length=200)
    process = models.CharField(_("quá trình"), max_length=200, blank=True)
    lead = _person(_("người chủ trì"))
    due_on = models.DateField(_("hạn đóng"), null=True, blank=True)
    clauses = ClauseListField(blank=False)

    requirement = models.TextField(_("yêu cầu"), max_length=4000)
    evidence = models.TextField(_("bằng chứng"), max_length=4000)
    statement = models.TextField(_("phát biểu"), max_length=4000)
    personal_ref = PersonalRefField(verbose_name=_("người phản ánh"))

    correction = models.TextField(_("khắc phục ngay"), max_length=4000, blank=True)
    correction_done_on = models.DateField(_("ngày khắc phục xong"), null=True, blank=True)
    correction_by = _person(_("người khắc phục"))

    whys = models.JSONField(_("chuỗi “Vì sao?”"), default=list, blank=True, validators=[validate_whys])
    fishbone = models.JSONField(
        _("biểu đồ xương cá"), default=list, blank=True, validators=[validate_fishbone]
    )
    root_cause = models.TextField(_("nguyên nhân gốc"), max_length=4000, blank=True)

    verify_from = models.DateField(_("kiểm tra hiệu lực từ ngày"), null=True, blank=True)
    verifier = _person(_("người kiểm tra hiệu lực"))
    verify_method = models.TextField(_("cách kiểm tra"), max_length=4000, blank=True)
    verified_on = models.DateField(_("ngày kiểm tra"), null=True, blank=True)
    verified_by = _person(_("người đã kiểm tra"))
    verification_result = models.TextField(_("kết quả kiểm tra"), max_length=4000, blank=True)
    is_effective = models.BooleanField(_("có hiệu lực"), null=True, blank=True)

    closed_on = models.DateField(_("ngày đóng"), null=True, blank=True)
    closed_by = _person(_("người đóng"))

    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("sự không phù hợp")
        verbose_name_plural = _("sự không phù hợp")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="nonconformity_known_status",
                condition=Q(status__in=[state.value for state in NONCONFORMITY.states]),
                violation_error_message=_("Tình trạng của sự không phù hợp không hợp lệ."),
            ),
            models.CheckConstraint(
                name="nonconformity_known_grade",
                condition=Q(grade__in=Grade.values),
                violation_error_message=_("Mức phải là KPH nặng hoặc KPH nhẹ."),
            ),
            models.CheckConstraint(
                name="nonconformity_is_numbered",
                condition=~Q(code=""),
                violation_error_message=_("Sự không phù hợp phải có mã số."),
            ),
            models.CheckConstraint(
                name="nonconformity_closed_is_complete",
                condition=~Q(status="closed")
                | (
                    Q(is_effective=True, verified_by__isnull=False, closed_by__isnull=False)
                    & Q(closed_on__isnull=False)
                    & ~Q(root_cause="")
                    & ~Q(correction="")
                ),
                violation_error_message=_(
                    "Chỉ đóng khi đã khắc phục, có nguyên nhân gốc và hành động được kiểm tra là có hiệu lực."
                ),
            ),
            models.CheckConstraint(
                name="nonconformity_verifier_is_another",
                condition=Q(verified_by__isnull=True) | Q(lead__isnull=True) | ~Q(verified_by=F("lead")),
                violation_error_message=_("Người kiểm tra hiệu lực phải khác người chủ trì."),
            ),
            models.CheckConstraint(
                name="nonconformity_source_is_whole",
                condition=Q(source_type="", source_id__isnull=True)
                | (~Q(source_type="") & Q(source_id__isnull=False)),
                violation_error_message=_("Hồ sơ gốc phải có đủ loại và mã."),
            ),
        ]
        indexes = [models.Index(fields=("source_type", "source_id"))]

    @property
    def grade_state(self):
        """The grade as word, tone and icon."""
        return GRADE_STATES[self.grade]

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    def days_open(self, on: date) -> int:
        """Calendar days from detection to closing, or to a day while it is open."""
        return ((self.closed_on or on) - self.detected_on).days

    def actions_at(self, moment) -> list[Action]:
        """Its actions at a moment, by number: those a page has read already, else read now."""
        kept = self.__dict__.get("_kept_actions", {})
        if moment in kept:
            return kept[moment]
        rows = moment.rows(Action).filter(nonconformity_id=self.pk).select_related("owner")
        return moment.instances(rows.order_by("number"))

    def keep_actions(self, moment, actions: list[Action]) -> None:
        """Remember actions for a page that asks several times; acts always read anew."""
        self.__dict__.setdefault("_kept_actions", {})[moment] = actions

    def next_step(self, moment) -> NextStep | None:
        """The next step, the person it waits for and the day; None at the end of life."""
        return step_after(self, moment) if self.is_open else None

    def missing(self, moment) -> list[Gap]:
        """What still blocks closing, in the order of the work; empty when closed or cancelled."""
        return gaps_of(self, moment) if self.is_open else []

    def settled(self, moment) -> list[str]:
        """What is complete already, in words."""
        words = [gettext("mô tả và bằng chứng")]
        missing = {gap.anchor for gap in self.missing(moment)}
        if self.correction and "correction" not in missing:
            words.append(gettext("khắc phục ngay"))
        if self.root_cause and self.whys:
            words.append(gettext("nguyên nhân gốc"))
        if done := sum(action.status == "done" for action in self.actions_at(moment)):
            words.append(gettext("%(n)s hành động") % {"n": done})
        if self.is_effective:
            words.append(gettext("kiểm tra hiệu lực"))
        return words
