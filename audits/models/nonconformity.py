"""A nonconformity (10.2): what was required, what was found, and everything done about it."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from audits.fishbone import BRANCHES, CAUSES_PER_BRANCH
from audits.models.action import Action
from audits.states.nonconformities import GRADE_STATES, NONCONFORMITY, OPEN, Grade, Source
from qms.history import Records
from qms.models import ClauseListField, PersonalRefField, Record
from qms.states import Missing
from qms.steps import NextStep, who_may

WHYS = 7  # five are asked; two more rows for a chain that needs them


@dataclass(frozen=True)
class Gap(Missing):
    """Something missing, with the person it waits for and the day it is due, where there are any."""

    note: str = ""
    due: date | None = None


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
    confirmed = _now("đã xác nhận")
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
        "personal_ref": lambda reference: _now("ghi riêng, ngoài lịch sử"),
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
        return _next_step(self, moment) if self.is_open else None

    def missing(self, moment) -> list[Gap]:
        """What still blocks closing, in the order of the work; empty when closed or cancelled."""
        return _gaps(self, moment) if self.is_open else []

    def settled(self, moment) -> list[str]:
        """What is complete already, in words."""
        words = [_now("mô tả và bằng chứng")]
        missing = {gap.anchor for gap in self.missing(moment)}
        if self.correction and "correction" not in missing:
            words.append(_now("khắc phục ngay"))
        if self.root_cause and self.whys:
            words.append(_now("nguyên nhân gốc"))
        if done := sum(action.status == "done" for action in self.actions_at(moment)):
            words.append(_now("%(n)s hành động") % {"n": done})
        if self.is_effective:
            words.append(_now("kiểm tra hiệu lực"))
        return words


def live(actions: list[Action]) -> list[Action]:
    """Actions that count: all but the cancelled."""
    return [action for action in actions if action.status != "cancelled"]


def _gaps(nonconformity: Nonconformity, moment) -> list[Gap]:
    actions = live(nonconformity.actions_at(moment))
    return [
        *_correction_gaps(nonconformity),
        *_cause_gaps(nonconformity),
        *_action_gaps(actions),
        *_verification_gaps(nonconformity, actions),
    ]


def _correction_gaps(nonconformity):
    if not nonconformity.correction:
        yield Gap(_now("Khắc phục ngay"), "correction", note=_now("chưa ghi đã làm gì"))
    elif nonconformity.correction_done_on is None:
        yield Gap(_now("Khắc phục ngay cho xong"), "correction", note=_now("chưa có ngày xong"))


def _cause_gaps(nonconformity):
    if not nonconformity.whys:
        yield Gap(_now("Chuỗi “Vì sao?”"), "cause", note=_now("ít nhất một câu hỏi và trả lời"))
    if not nonconformity.root_cause:
        yield Gap(_now("Nguyên nhân gốc"), "cause", note=_now("chưa kết luận"))


def _action_gaps(actions):
    if not actions:
        yield Gap(_now("Hành động khắc phục"), "actions", note=_now("chưa giao hành động nào"))
    for action in actions:
        if action.status == "open":
            yield Gap(
                _now("Hoàn thành hành động %(n)s") % {"n": action.number},
                f"action-{action.pk}",
                note=_now("%(who)s, chưa có bằng chứng thực hiện") % {"who": action.owner},
                due=action.due_on,
            )


def _verification_gaps(nonconformity, actions):
    involved = {action.owner_id for action in actions} | {nonconformity.lead_id}
    planned = nonconformity.verify_from and nonconformity.verifier_id and nonconformity.verify_method
    if nonconformity.is_effective:
        if nonconformity.verified_by_id in involved:
            yield Gap(
                _now("Kiểm tra hiệu lực bởi người khác"),
                "verification",
                note=_now("người đã kiểm tra lại là người chủ trì hoặc người làm hành động"),
            )
    elif not planned:
        yield Gap(
            _now("Cách kiểm tra hiệu lực"),
            "verification",
            note=_now("từ ngày nào, ai kiểm tra, kiểm tra thế nào"),
        )
    else:
        yield Gap(
            _now("Kiểm tra hiệu lực"),
            "verification",
            note=_now("người khác với người thực hiện: %(who)s") % {"who": nonconformity.verifier},
            due=nonconformity.verify_from,
        )


def _next_step(nonconformity: Nonconformity, moment) -> NextStep:
    if nonconformity.status == "acting":
        return _next_action(nonconformity, moment)
    if nonconformity.status == "verifying":
        return _next_verdict(nonconformity, moment)
    if nonconformity.status == "recorded":
        label, permission = _now("Khắc phục ngay"), "audits.correct_nonconformity"
    elif nonconformity.root_cause and nonconformity.status == "analysing":
        label, permission = _now("Giao hành động khắc phục"), "audits.plan_action"
    else:
        label, permission = _now("Tìm nguyên nhân gốc"), "audits.analyse_nonconformity"
    return NextStep(label, _lead_or(nonconformity, permission, moment), nonconformity.due_on)


def _next_action(nonconformity, moment):
    waiting = [action for action in nonconformity.actions_at(moment) if action.status == "open"]
    if waiting:
        first = min(waiting, key=lambda action: action.due_on)
        return NextStep(_now("Hoàn thành hành động %(n)s") % {"n": first.number}, [first.owner], first.due_on)
    people = _lead_or(nonconformity, "audits.start_verification", moment)
    return NextStep(_now("Chuyển sang kiểm tra hiệu lực"), people, nonconformity.verify_from)


def _next_verdict(nonconformity, moment):
    if nonconformity.is_effective:
        people = who_may("audits.close_nonconformity", nonconformity, moment.on)
        return NextStep(_now("Đóng"), people, nonconformity.due_on)
    return NextStep(_now("Kiểm tra hiệu lực"), [nonconformity.verifier], nonconformity.verify_from)


def _lead_or(nonconformity, permission, moment):
    return [nonconformity.lead] if nonconformity.lead else who_may(permission, nonconformity, moment.on)
