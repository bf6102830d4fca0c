"""Risks and opportunities (ISO 9001:2015, 6.1)."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from qms.models import User
from qms.states import Missing, State
from registers import states
from registers.models.register import RegisterRecord, Section
from registers.risk_matrix import matrix_svg
from registers.scoring import level_of, product

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

    url_name = "registers:risk"
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

    history = Records()

    paper_shows_apart = ("title", "likelihood", "impact", "residual_likelihood", "residual_impact")
    sections = (
        Section(_("Nhận diện"), ("kind", "title", "process", "description", "cause")),
        Section(_("Đánh giá ban đầu"), ("likelihood", "impact")),
        Section(_("Biện pháp"), ("measure", "person", "due")),
        Section(
            _("Hiệu lực của biện pháp"),
            ("effectiveness", "reviewed_on", "residual_likelihood", "residual_impact"),
        ),
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

    @property
    def score(self) -> int | None:
        return product(self.likelihood, self.impact)

    @property
    def level(self) -> State | None:
        return level_of(self.score)

    @property
    def residual_score(self) -> int | None:
        return product(self.residual_likelihood, self.residual_impact)

    @property
    def residual_level(self) -> State | None:
        return level_of(self.residual_score)

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
        return [Missing(text, name) for name, text in needed if getattr(self, name) in (None, "")]
