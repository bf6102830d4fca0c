"""External providers: how they are chosen, watched and judged anew (ISO 9001:2015, 8.4)."""

from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from documents.retention import after_months
from qms.history import Records
from qms.states import State
from registers import states
from registers.models.register import RegisterRecord, RegisterRow, Reminder, Section, person_field

FROM_1_TO_5 = [MinValueValidator(1), MaxValueValidator(5)]
ASPECTS = ("quality", "timeliness", "support", "price")
KEEP = State("keep", _("Tiếp tục dùng"), "ok", "check")
CONDITION = State("condition", _("Dùng có điều kiện"), "warn", "triangle-alert")
STOP = State("stop", _("Thôi dùng"), "danger", "octagon-alert")
UNJUDGED = State("unjudged", _("Chưa đánh giá"), "danger", "octagon-alert")
CONCLUSIONS = {state.value: state for state in (KEEP, CONDITION, STOP)}


class Provider(RegisterRecord):
    """A provider (the title) of a service or goods on which the results of the office depend."""

    EVERY = [(6, _("6 tháng")), (12, _("12 tháng")), (24, _("24 tháng"))]

    url_name = "registers:provider"
    label = _("Nhà cung cấp bên ngoài")
    code_kind = "NCC"
    life_cycle = states.KEPT

    service = models.CharField(_("Hàng hóa, dịch vụ"), max_length=200)
    affects = models.TextField(_("Ảnh hưởng tới việc giải quyết thủ tục"), blank=True)
    criteria = models.TextField(_("Tiêu chí chọn và đánh giá"))
    control = models.TextField(_("Cách kiểm soát, theo dõi"), blank=True)
    contract = models.CharField(_("Hợp đồng, văn bản"), max_length=160, blank=True)
    person = person_field(_("Người theo dõi"))
    evaluate_months = models.PositiveSmallIntegerField(_("Đánh giá lại sau"), choices=EVERY, default=12)
    last_score = models.DecimalField(
        _("Điểm gần nhất"), max_digits=3, decimal_places=2, null=True, editable=False
    )
    last_conclusion = models.CharField(_("Kết luận gần nhất"), max_length=10, blank=True, editable=False)
    next_evaluation = models.DateField(_("Đánh giá lần tới"), null=True, editable=False)

    history = Records()
    sections = (
        Section(_("Nhà cung cấp"), ("title", "service", "affects", "contract")),
        Section(_("Tiêu chí và theo dõi"), ("criteria", "control", "person", "evaluate_months")),
    )
    reminders = (
        Reminder("next_evaluation", _("Đánh giá lại nhà cung cấp"), {"status": "current"}, ahead=30,
                 icon="handshake"),
    )  # fmt: skip
    needed = {"registers.look": (("control", _("Nêu cách kiểm soát, theo dõi")),)}

    class Meta(RegisterRecord.Meta):
        verbose_name = _("nhà cung cấp bên ngoài")
        verbose_name_plural = _("nhà cung cấp bên ngoài")

    @property
    def conclusion(self) -> State:
        return CONCLUSIONS.get(self.last_conclusion, UNJUDGED)

    def chips(self, on):
        return [self.conclusion]

    def absorb(self, rows):
        """The last judgement holds; who was never judged is to be judged from the first day on."""
        last = rows[0] if rows else None
        next_day = after_months(last.evaluated_on, self.evaluate_months) if last else self.written_on
        return self._took(
            last_score=last.score if last else None,
            last_conclusion=last.conclusion if last else "",
            next_evaluation=next_day,
        )


class ProviderEvaluation(RegisterRow):
    """One judgement of a provider: four scores of 1–5, their mean, a conclusion."""

    class Conclusion(models.TextChoices):
        KEEP = "keep", _("Tiếp tục dùng")
        CONDITION = "condition", _("Dùng có điều kiện")
        STOP = "stop", _("Thôi dùng")

    parent = "provider"
    label = _("Lần đánh giá nhà cung cấp")

    provider = models.ForeignKey(Provider, models.PROTECT, verbose_name=_("Nhà cung cấp"))
    evaluated_on = models.DateField(_("Ngày đánh giá"))
    quality = models.PositiveSmallIntegerField(_("Chất lượng (1–5)"), validators=FROM_1_TO_5)
    timeliness = models.PositiveSmallIntegerField(_("Đúng hẹn (1–5)"), validators=FROM_1_TO_5)
    support = models.PositiveSmallIntegerField(_("Hỗ trợ khi có sự cố (1–5)"), validators=FROM_1_TO_5)
    price = models.PositiveSmallIntegerField(_("Giá, thanh toán (1–5)"), validators=FROM_1_TO_5)
    conclusion = models.CharField(_("Kết luận"), max_length=10, choices=Conclusion)
    note = models.CharField(_("Căn cứ, điều kiện"), max_length=300, blank=True)
    person = person_field(_("Người đánh giá"))

    history = Records()
    sections = (
        Section(_("Đánh giá"), ("evaluated_on", *ASPECTS)),
        Section(_("Kết luận"), ("conclusion", "note", "person")),
    )

    class Meta:
        verbose_name = _("lần đánh giá nhà cung cấp")
        verbose_name_plural = _("lần đánh giá nhà cung cấp")
        ordering = ["-evaluated_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    quality__range=(1, 5), timeliness__range=(1, 5), support__range=(1, 5),
                    price__range=(1, 5),
                ),
                name="provider_scored_1_to_5",
                violation_error_message=_("Điểm từ 1 đến 5."),
            )
        ]  # fmt: skip

    def __str__(self):
        return f"{self.evaluated_on:%d/%m/%Y}"

    def clean(self):
        super().clean()
        if self.conclusion and self.conclusion != self.Conclusion.KEEP and not self.note:
            raise ValidationError({"note": _("Nêu điều kiện hoặc căn cứ của kết luận.")})

    @property
    def score(self) -> Decimal | None:
        """Mean of the four aspects, two digits; None while one is missing."""
        points = [getattr(self, name) for name in ASPECTS]
        if None in points:
            return None
        return (Decimal(sum(points)) / len(points)).quantize(Decimal("0.01"), ROUND_HALF_UP)

    @property
    def verdict(self) -> State:
        return CONCLUSIONS[self.conclusion]


Provider.row_model = ProviderEvaluation
