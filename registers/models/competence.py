"""What a position requires and what its holder can do (ISO 9001:2015, 7.2)."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from qms.states import Missing, State
from registers.models.register import RegisterRow, Section
from registers.models.reviewed import FOLLOW_UP, ReviewedRecord

UP_TO_4 = [MaxValueValidator(4)]
LEVELS = [
    (0, _("0 – Chưa có")),
    (1, _("1 – Biết")),
    (2, _("2 – Làm được khi có hướng dẫn")),
    (3, _("3 – Làm được một mình")),
    (4, _("4 – Hướng dẫn được người khác")),
]
ENOUGH = State("enough", _("Đủ"), "ok", "check")
SHORT = State("short", _("Còn thiếu"), "warn", "triangle-alert")
UNJUDGED = State("unjudged", _("Chưa đánh giá"), "mute", "minus")


class Competence(ReviewedRecord):
    """A person in a position (the title), compared with what the position requires, row by row."""

    url_name = "registers:competence"
    label = _("Hồ sơ năng lực")
    code_kind = "NL"

    holder = models.ForeignKey(
        "qms.User", models.PROTECT, related_name="+", verbose_name=_("Người giữ vị trí")
    )
    education = models.TextField(_("Trình độ, văn bằng"), blank=True)
    experience = models.TextField(_("Kinh nghiệm"), blank=True)
    plan = models.TextField(_("Việc làm để bù khoảng thiếu"), blank=True)
    item_count = models.PositiveSmallIntegerField(_("Số yêu cầu"), default=0, editable=False)
    gap_count = models.PositiveSmallIntegerField(_("Số yêu cầu còn thiếu"), default=0, editable=False)

    history = Records()
    sections = (
        Section(_("Vị trí và người"), ("title", "holder", "education", "experience")),
        Section(_("Khoảng thiếu"), ("plan",)),
        FOLLOW_UP,
    )

    class Meta(ReviewedRecord.Meta):
        verbose_name = _("hồ sơ năng lực")
        verbose_name_plural = _("hồ sơ năng lực")

    @property
    def gap(self) -> State:
        if not self.item_count:
            return UNJUDGED
        return SHORT if self.gap_count else ENOUGH

    def chips(self, on):
        return [self.gap]

    def absorb(self, rows):
        return self._took(item_count=len(rows), gap_count=sum(row.is_short for row in rows))

    def missing_for(self, verb, moment):
        if verb != "registers.look":
            return []
        gaps = [] if self.item_count else [Missing(_("Nêu yêu cầu của vị trí và mức thực tế"), "rows")]
        if self.gap_count and not self.plan:
            gaps.append(Missing(_("Nêu việc làm để bù khoảng thiếu"), "plan"))
        return gaps


class CompetenceItem(RegisterRow):
    """One requirement of a position: the level that is needed, the level there is, what proves it."""

    parent = "competence"
    label = _("Yêu cầu năng lực")

    competence = models.ForeignKey(Competence, models.PROTECT, verbose_name=_("Hồ sơ năng lực"))
    requirement = models.CharField(_("Yêu cầu"), max_length=200)
    required = models.PositiveSmallIntegerField(_("Mức cần"), choices=LEVELS, default=3, validators=UP_TO_4)
    actual = models.PositiveSmallIntegerField(_("Mức thực tế"), choices=LEVELS, default=0, validators=UP_TO_4)
    evidence = models.CharField(_("Bằng chứng"), max_length=200, blank=True)

    history = Records()
    sections = (Section(_("Yêu cầu"), ("requirement", "required", "actual", "evidence")),)
    filled_together = ("requirement", "required", "actual", "evidence")

    class Meta:
        verbose_name = _("yêu cầu năng lực")
        verbose_name_plural = _("yêu cầu năng lực")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(required__lte=4, actual__lte=4),
                name="competence_levels_up_to_4",
                violation_error_message=_("Mức năng lực từ 0 đến 4."),
            )
        ]

    def __str__(self):
        return self.requirement

    @property
    def is_short(self) -> bool:
        return self.actual < self.required

    @property
    def verdict(self) -> State:
        return SHORT if self.is_short else ENOUGH


Competence.row_model = CompetenceItem
