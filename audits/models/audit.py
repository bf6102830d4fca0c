"""An internal audit with its team, checklist and findings (ISO 9001 clause 9.2)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from audits.impartiality import in_words
from audits.models.audit_gates import AuditGates
from audits.states.audits import (
    AUDIT,
    CONFORM,
    GRADES,
    NONCONFORMITY_GRADES,
    RESULTS,
    STRENGTH,
    UNANSWERED,
)
from qms.history import Records, history_of
from qms.models import ClauseListField, Edition, Record, StoredFile, UnitRecord


class TeamRole(models.TextChoices):
    """What a person does in the audit team."""

    LEAD = "lead", _("Trưởng đoàn")
    AUDITOR = "auditor", _("Đánh giá viên")
    OBSERVER = "observer", _("Quan sát viên")


def person(label, related_name="+", **options):
    """A reference to a user who is never deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        verbose_name=label,
        related_name=related_name,
        **options,
    )


def schedule_in_words(rows: list[dict]) -> str:
    """The schedule as lines of text, for the history."""
    return "\n".join(" · ".join(text for text in row.values() if text) for row in rows)


class Audit(AuditGates, Record):
    """One audit of one unit: plan, conduct, report.

    `schedule` is a list of rows `{"when", "process", "clauses", "auditor", "auditee"}` of plain text.
    `report_signed_hash` is the SHA-256 of the report's content when the lead confirmed it; a later
    change of the content makes the confirmation void (see `audits.audit_report.content_hash`).
    """

    life_cycle = AUDIT
    code_kind = "DG"
    url_name = "audits:audit"
    label = _("Đợt đánh giá nội bộ")
    untold = ("report_signed_hash",)
    words_of = {"schedule": schedule_in_words}

    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, verbose_name=_("Tiêu chuẩn"), related_name="+"
    )
    clauses = ClauseListField(verbose_name=_("Điều khoản được đánh giá"), default=list, blank=True)
    objectives = models.TextField(_("Mục đích"))
    scope = models.TextField(_("Phạm vi"))
    criteria = models.TextField(
        _("Chuẩn mực"), help_text=_("Tài liệu, văn bản dùng để so sánh, ngoài tiêu chuẩn đã chọn.")
    )
    period_from = models.DateField(_("Xem xét hồ sơ từ ngày"))
    period_to = models.DateField(_("đến ngày"))
    planned_from = models.DateField(_("Đánh giá từ ngày"))
    planned_to = models.DateField(_("đến ngày"))
    schedule = models.JSONField(_("Lịch đánh giá"), default=list, blank=True)
    lead = person(_("Trưởng đoàn"), null=True, blank=True)
    opening_on = models.DateField(_("Họp khai mạc"), null=True, blank=True)
    closing_on = models.DateField(_("Họp kết thúc"), null=True, blank=True)

    plan_approved_by = person(_("Người phê duyệt kế hoạch"), null=True, blank=True)
    plan_approved_at = models.DateTimeField(_("Phê duyệt kế hoạch lúc"), null=True, blank=True)

    strengths = models.TextField(_("Điểm mạnh"), blank=True)
    conclusion = models.TextField(_("Kết luận, kiến nghị"), blank=True)
    report_number = models.CharField(
        _("Số báo cáo"), max_length=40, blank=True, help_text=_("Số văn thư cấp, ví dụ 27/BC-CAX.")
    )
    recipients = models.TextField(_("Nơi nhận"), blank=True, help_text=_("Mỗi dòng một nơi nhận."))
    report_signed_by = person(_("Người xác nhận báo cáo"), null=True, blank=True)
    report_signed_at = models.DateTimeField(_("Xác nhận báo cáo lúc"), null=True, blank=True)
    report_signed_hash = models.CharField(_("Mã băm khi xác nhận"), max_length=64, blank=True)
    report_approved_by = person(_("Người phê duyệt báo cáo"), null=True, blank=True)
    report_approved_at = models.DateTimeField(_("Phê duyệt báo cáo lúc"), null=True, blank=True)
    report_file = models.ForeignKey(
        StoredFile,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        verbose_name=_("Bản báo cáo đã duyệt"),
        related_name="+",
    )

    history = Records()

    class Meta(Record.Meta):
        verbose_name = _("Đợt đánh giá nội bộ")
        verbose_name_plural = _("Đánh giá nội bộ")
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                condition=Q(planned_to__gte=F("planned_from")),
                name="audit_planned_in_order",
                violation_error_message=_("Ngày kết thúc phải từ ngày bắt đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(period_to__gte=F("period_from")),
                name="audit_period_in_order",
                violation_error_message=_("Ngày kết thúc phải từ ngày bắt đầu trở đi."),
            ),
        ]

    def days_approved(self, moment) -> tuple | None:
        """The days the head approved, when the audit was moved to others since; read from the history."""
        approved = (
            history_of(Audit)
            ._base_manager.filter(
                id=self.pk, history_verb="audits.audit_approve_plan", history_date__lte=moment.at
            )
            .order_by("-history_date", "-history_id")
            .values_list("planned_from", "planned_to")
            .first()
        )
        if not self.plan_approved_by_id or approved in (None, (self.planned_from, self.planned_to)):
            return None
        return approved

    @property
    def year(self):
        """Calendar year the audit is planned for, as the report's title names it."""
        return self.planned_from.year


class AuditMember(UnitRecord):
    """One person of the audit team.

    `conflicts` keeps the reasons found against impartiality when the person was put in the team
    (9.2.2 c); it is empty for most. With conflicts, `exception_reason` and `exception_by` say why
    the unit accepts it and which head did.
    """

    parent = "audit"
    may_be_deleted = True
    words_of = {"conflicts": in_words}

    audit = models.ForeignKey(
        Audit, on_delete=models.PROTECT, related_name="team", verbose_name=_("Đợt đánh giá")
    )
    user = person(_("Người"))
    role = models.CharField(_("Vai trò"), max_length=20, choices=TeamRole.choices, default=TeamRole.AUDITOR)
    conflicts = models.JSONField(_("Điều ảnh hưởng tính khách quan"), default=list, blank=True)
    exception_reason = models.TextField(_("Lý do ngoại lệ"), blank=True)
    exception_by = person(_("Người chấp thuận ngoại lệ"), null=True, blank=True)
    history = Records()

    class Meta:
        verbose_name = _("Thành viên đoàn đánh giá")
        verbose_name_plural = _("Đoàn đánh giá")
        ordering = ["audit_id", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["audit", "user"], name="audit_member_once"),
            models.UniqueConstraint(fields=["audit"], condition=Q(role="lead"), name="audit_one_lead"),
        ]

    def __str__(self):
        return f"{self.user}, {self.get_role_display()}"

    @property
    def audits(self) -> bool:
        """Whether the person asks and judges; an observer only watches."""
        return self.role != TeamRole.OBSERVER

    @property
    def conflicts_in_words(self) -> str:
        return in_words(self.conflicts)


class ChecklistItem(UnitRecord):
    """One question of the checklist with its answer. `samples` counts the files or people looked at."""

    parent = "audit"
    may_be_deleted = True

    audit = models.ForeignKey(
        Audit, on_delete=models.PROTECT, related_name="questions", verbose_name=_("Đợt đánh giá")
    )
    no = models.PositiveIntegerField(_("Câu"))
    process = models.CharField(_("Bộ phận, quá trình"), max_length=200)
    clause = ClauseListField(verbose_name=_("Điều khoản"), default=list)
    question = models.TextField(_("Câu hỏi"))
    hint = models.TextField(_("Gợi ý xem xét"), blank=True)
    result = models.CharField(
        _("Kết quả"),
        max_length=20,
        blank=True,
        choices=[(value, state.label) for value, state in RESULTS.items()],
    )
    evidence = models.TextField(_("Bằng chứng"), blank=True)
    samples = models.PositiveIntegerField(_("Số mẫu đã xem"), default=0)
    answered_by = person(_("Người trả lời"), null=True, blank=True)
    answered_at = models.DateTimeField(_("Trả lời lúc"), null=True, blank=True)
    history = Records()

    class Meta:
        verbose_name = _("Câu hỏi đánh giá")
        verbose_name_plural = _("Phiếu hỏi")
        ordering = ["audit_id", "no"]
        constraints = [models.UniqueConstraint(fields=["audit", "no"], name="checklist_no_once")]

    def __str__(self):
        return f"{self.no}. {self.question}"

    def get_absolute_url(self):
        return reverse("audits:question", args=[self.audit_id, self.no])

    @property
    def state(self):
        """The result as word, tone and icon."""
        return RESULTS.get(self.result, UNANSWERED)

    @property
    def is_conform(self):
        return self.result == CONFORM


class Finding(UnitRecord):
    """What the audit found: requirement + evidence + statement + grade (domain: ISO 19011 practice).

    A finding of a nonconformity grade raises a nonconformity before the report is approved.
    """

    parent = "audit"
    may_be_deleted = True
    label = _("Phát hiện đánh giá")

    audit = models.ForeignKey(
        Audit, on_delete=models.PROTECT, related_name="findings", verbose_name=_("Đợt đánh giá")
    )
    no = models.PositiveIntegerField(_("Số"))
    item = models.ForeignKey(
        ChecklistItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name=_("Câu hỏi"),
    )
    grade = models.CharField(
        _("Mức"), max_length=20, choices=[(value, state.label) for value, state in GRADES.items()]
    )
    process = models.CharField(_("Bộ phận, quá trình"), max_length=200)
    clauses = ClauseListField(verbose_name=_("Điều khoản"), default=list, blank=True)
    requirement = models.TextField(_("Yêu cầu"), blank=True)
    evidence = models.TextField(_("Bằng chứng"), blank=True)
    statement = models.TextField(_("Phát biểu"))
    owner = person(_("Chủ quá trình"), null=True, blank=True)
    due = models.DateField(_("Hạn khắc phục"), null=True, blank=True)
    nonconformity = models.ForeignKey(
        "audits.Nonconformity",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Phiếu không phù hợp"),
    )
    history = Records()

    class Meta:
        verbose_name = _("Phát hiện đánh giá")
        verbose_name_plural = _("Phát hiện đánh giá")
        ordering = ["audit_id", "no"]
        constraints = [models.UniqueConstraint(fields=["audit", "no"], name="finding_no_once")]

    def __str__(self):
        return f"{self.audit.code or self.audit.title}, {_('phát hiện')} {self.no}"

    def get_absolute_url(self):
        return f"{reverse('audits:audit_detail', args=[self.audit_id])}#finding-{self.no}"

    @property
    def state(self):
        """The grade as word, tone and icon."""
        return GRADES[self.grade]

    @property
    def needs_nonconformity(self):
        return self.grade in NONCONFORMITY_GRADES

    @property
    def is_strength(self):
        return self.grade == STRENGTH
