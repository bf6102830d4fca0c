"""Risks and opportunities (ISO 9001:2015, 6.1)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.models import Document, Kind
from qms.history import Records
from qms.models import User
from qms.states import Missing, State
from registers import states
from registers.models.process import Process
from registers.models.register import RegisterRecord, Reminder, Section
from registers.risk_matrix import matrix_svg
from registers.scoring import TOP, level_of, product

FROM_1_TO_5 = [MinValueValidator(1), MaxValueValidator(5)]

LIKELIHOODS = [
    (1, _("1 – Hiếm khi")),
    (2, _("2 – Ít khi")),
    (3, _("3 – Thỉnh thoảng")),
    (4, _("4 – Thường xuyên")),
    (5, _("5 – Gần như chắc chắn")),
]
IMPACTS = [
    (1, _("1 – Không đáng kể")),
    (2, _("2 – Nhẹ")),
    (3, _("3 – Vừa")),
    (4, _("4 – Nặng")),
    (5, _("5 – Rất nặng")),
]


class Risk(RegisterRecord):
    """One risk or opportunity of a process: assessed, treated, reviewed, closed."""

    class Kind(models.TextChoices):
        RISK = "risk", _("Rủi ro")
        OPPORTUNITY = "opportunity", _("Cơ hội")

    class Accepted(models.TextChoices):
        LOW = "low", _("Thấp (dưới 6 điểm)")
        MEDIUM = "medium", _("Trung bình (dưới 15 điểm)")

    url_name = "registers:risk"
    suggested = ("process",)
    label = _("Rủi ro, cơ hội")
    code_kind = "RR"
    life_cycle = states.FOLLOWED

    kind = models.CharField(_("Loại"), max_length=12, choices=Kind, default=Kind.RISK)
    process = models.CharField(_("Quá trình"), max_length=200)
    description = models.TextField(_("Mô tả"))
    cause = models.TextField(_("Nguyên nhân"), blank=True)
    likelihood = models.PositiveSmallIntegerField(
        _("Khả năng xảy ra"), choices=LIKELIHOODS, validators=FROM_1_TO_5
    )
    impact = models.PositiveSmallIntegerField(_("Mức độ ảnh hưởng"), choices=IMPACTS, validators=FROM_1_TO_5)
    accepted_level = models.CharField(
        _("Mức rủi ro chấp nhận được"), max_length=8, choices=Accepted, default=Accepted.LOW,
        help_text=_("Rủi ro còn lại cao hơn mức này thì chỉ đóng được khi nêu lý do chấp nhận."),
    )  # fmt: skip
    measure = models.TextField(_("Biện pháp"), blank=True)
    person = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("Người thực hiện")
    )
    due = models.DateField(_("Hạn"), null=True, blank=True)
    effectiveness = models.TextField(_("Đánh giá hiệu lực"), blank=True)
    reviewed_on = models.DateField(_("Ngày đánh giá"), null=True, blank=True)
    residual_likelihood = models.PositiveSmallIntegerField(
        _("Khả năng xảy ra còn lại"), choices=LIKELIHOODS, validators=FROM_1_TO_5, null=True, blank=True
    )
    residual_impact = models.PositiveSmallIntegerField(
        _("Mức độ ảnh hưởng còn lại"), choices=IMPACTS, validators=FROM_1_TO_5, null=True, blank=True
    )

    acceptance = models.TextField(_("Lý do chấp nhận rủi ro còn lại"), blank=True)

    history = Records()

    paper_shows_apart = (
        "title",
        "likelihood",
        "impact",
        "residual_likelihood",
        "residual_impact",
        "accepted_level",
    )
    sections = (
        Section(_("Nhận diện"), ("kind", "title", "process", "description", "cause")),
        Section(_("Đánh giá ban đầu"), ("likelihood", "impact", "accepted_level")),
        Section(_("Biện pháp"), ("measure", "person", "due")),
        Section(
            _("Hiệu lực của biện pháp"),
            ("effectiveness", "reviewed_on", "residual_likelihood", "residual_impact", "acceptance"),
            later=True,
        ),
    )
    reminders = (
        Reminder("due", _("Xử lý rủi ro, cơ hội"), {"status__in": ("open", "treating")}, icon="shield-alert"),
    )

    class Meta(RegisterRecord.Meta):
        verbose_name = _("rủi ro, cơ hội")
        verbose_name_plural = _("rủi ro và cơ hội")
        constraints = [
            *RegisterRecord.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(likelihood__range=(1, 5), impact__range=(1, 5)),
                name="risk_scored_1_to_5",
                violation_error_message=_("Khả năng và mức độ ảnh hưởng phải từ 1 đến 5."),
            ),
        ]

    def suggestions(self, name):
        """The processes of the unit and the procedures of its master list."""
        processes = Process.objects.filter(unit=self.unit, status="current").order_by("code")
        procedures = Document.objects.filter(unit=self.unit, kind=Kind.PROCEDURE).order_by("code")
        return [*processes.values_list("title", flat=True), *(str(document) for document in procedures)]

    @property
    def score(self) -> int | None:
        return product(self.likelihood, self.impact)

    @property
    def level(self) -> State | None:
        return level_of(self.score, chance=self.is_chance)

    @property
    def residual_score(self) -> int | None:
        return product(self.residual_likelihood, self.residual_impact)

    @property
    def residual_level(self) -> State | None:
        return level_of(self.residual_score, chance=self.is_chance)

    @property
    def is_chance(self) -> bool:
        return self.kind == self.Kind.OPPORTUNITY

    @property
    def accepted_score(self) -> int | None:
        """The highest score that may remain without a reason; an opportunity has none."""
        return None if self.is_chance else TOP[self.accepted_level]

    @property
    def is_above_accepted(self) -> bool:
        """Whether what remains after treatment is more than the office declared acceptable."""
        remains = self.residual_score
        return remains is not None and self.accepted_score is not None and remains > self.accepted_score

    def shown_with(self, moment):
        return {"drawing": matrix_svg(self)}

    def missing_for(self, verb, moment):
        needed = {
            "registers.start": [
                ("measure", _("Nêu biện pháp")),
                ("person", _("Giao người thực hiện")),
                ("due", _("Đặt hạn")),
            ],
            "registers.review": [
                ("effectiveness", _("Ghi kết quả đánh giá hiệu lực")),
                ("reviewed_on", _("Ghi ngày đánh giá")),
                ("residual_likelihood", _("Đánh giá khả năng xảy ra còn lại")),
                ("residual_impact", _("Đánh giá mức độ ảnh hưởng còn lại")),
            ],
        }.get(verb, [])
        gaps = [Missing(text, name) for name, text in needed if getattr(self, name) in (None, "")]
        if verb == "registers.close" and self.is_above_accepted and not self.acceptance:
            words = _("Rủi ro còn lại cao hơn mức chấp nhận: nêu lý do chấp nhận, hoặc mở lại để xử lý tiếp")
            gaps.append(Missing(words, "acceptance"))
        return gaps
