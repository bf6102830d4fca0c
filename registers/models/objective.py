"""Quality objectives and what was measured against them (ISO 9001:2015, 6.2)."""

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from qms.export import charts
from qms.history import Records
from qms.models import User
from qms.states import Missing, State
from registers import states
from registers.measures import offers, page_of
from registers.models.register import RegisterRecord, RegisterRow, Reminder, Section
from registers.periods import period_end

NOT_NEGATIVE = [MinValueValidator(0)]
MET = State("met", _("Đạt"), "ok", "check")
MISSED = State("missed", _("Không đạt"), "danger", "octagon-alert")
UNMEASURED = State("unmeasured", _("Chưa có số liệu"), "mute", "minus")


class Objective(RegisterRecord):
    """A quality objective: a number to reach, how it is measured, who answers for it and until when."""

    class Direction(models.TextChoices):
        AT_LEAST = "at_least", _("Không thấp hơn")
        AT_MOST = "at_most", _("Không vượt quá")

    class Frequency(models.TextChoices):
        MONTH = "month", _("Hằng tháng")
        QUARTER = "quarter", _("Hằng quý")
        HALF = "half", _("6 tháng")
        YEAR = "year", _("Hằng năm")

    class Source(models.TextChoices):
        HAND = "hand", _("Ghi tay")
        ON_TIME = "on_time", _("Thống kê: hồ sơ trả đúng hạn")
        SATISFACTION = "satisfaction", _("Khảo sát: hài lòng và rất hài lòng")
        FEEDBACK = "feedback_on_time", _("Phản ánh trả lời đúng hạn")

    url_name = "registers:objective"
    label = _("Mục tiêu chất lượng")
    code_kind = "MT"
    life_cycle = states.PLANNED

    direction = models.CharField(_("Chiều"), max_length=10, choices=Direction, default=Direction.AT_LEAST)
    target = models.DecimalField(_("Chỉ tiêu"), max_digits=12, decimal_places=2)
    measure_unit = models.CharField(_("Đơn vị tính"), max_length=30, default="%")
    how_measured = models.TextField(_("Cách đo"))
    source = models.CharField(
        _("Nguồn số liệu"), max_length=20, choices=Source, default=Source.HAND,
        help_text=_("Số liệu có trong hệ thống thì lấy từ đó, không gõ lại."),
    )  # fmt: skip
    previous_result = models.CharField(_("Kết quả kỳ trước"), max_length=200, blank=True)
    measures = models.TextField(_("Biện pháp"), blank=True)
    resources = models.TextField(_("Nguồn lực"), blank=True)
    person = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Người chịu trách nhiệm"),
    )
    due = models.DateField(_("Hạn"), null=True, blank=True)
    frequency = models.CharField(
        _("Tần suất theo dõi"), max_length=10, choices=Frequency, default=Frequency.MONTH
    )

    history = Records()

    sections = (
        Section(_("Mục tiêu"), ("title", "direction", "target", "measure_unit", "how_measured", "source")),
        Section(_("Kế hoạch thực hiện"), ("previous_result", "measures", "resources")),
        Section(_("Theo dõi"), ("person", "due", "frequency")),
    )

    agreed = ("direction", "target", "measure_unit", "how_measured", "source", "due")
    reminders = (Reminder("due", _("Tổng kết mục tiêu"), {"status": "active"}, icon="target"),)

    class Meta(RegisterRecord.Meta):
        verbose_name = _("mục tiêu chất lượng")
        verbose_name_plural = _("mục tiêu chất lượng")

    @property
    def is_fed(self) -> bool:
        """Whether its results can be counted from the records."""
        return offers(self.source)

    @property
    def takes_rows(self) -> bool:
        """Results are kept while the objective is in progress."""
        return self.status == "active"

    def new_row(self):
        row = super().new_row()
        row.target = self.target
        return row

    def measure_due(self, measured_to: dt.date | None) -> dt.date:
        """Last day of the next period to measure: after the last measured day, or the first of all."""
        begins = measured_to + dt.timedelta(days=1) if measured_to else self.written_on
        return period_end(self.frequency, begins)

    def shown_with(self, moment):
        rows = moment.children(Measurement, [self], order_by=("period_from", "id"))[self.pk]
        for row in rows:
            row.objective = self
        measured_to = max((row.period_to for row in rows), default=None)
        due = self.measure_due(measured_to) if self.takes_rows else None
        return {"rows": rows, "measure_due": due, **drawing_of(self, rows)}

    def missing_for(self, verb, moment):
        if verb != "registers.approve":
            return []
        needed = [
            ("measures", _("Nêu biện pháp")),
            ("person", _("Giao người chịu trách nhiệm")),
            ("due", _("Đặt hạn")),
        ]
        return [Missing(text, name) for name, text in needed if getattr(self, name) in (None, "")]


def meets(direction: str, target: Decimal, result: Decimal | None) -> bool | None:
    """Whether `result` meets `target` in `direction`; an absent result meets nothing and misses nothing."""
    if result is None:
        return None
    return result >= target if direction == Objective.Direction.AT_LEAST else result <= target


class Measurement(RegisterRow):
    """What was measured in one period, as counted (numerator of denominator) or as one value.

    The target is kept with the row: changing the objective later does not change what was due then.
    """

    parent = "objective"
    label = _("Kết quả đo")

    objective = models.ForeignKey(Objective, models.PROTECT, verbose_name=_("Mục tiêu"))
    period_from = models.DateField(_("Từ ngày"))
    period_to = models.DateField(_("Đến ngày"))
    target = models.DecimalField(_("Chỉ tiêu"), max_digits=12, decimal_places=2)
    numerator = models.DecimalField(
        _("Tử số"), max_digits=14, decimal_places=2, null=True, blank=True, validators=NOT_NEGATIVE
    )
    denominator = models.DecimalField(
        _("Mẫu số"), max_digits=14, decimal_places=2, null=True, blank=True, validators=NOT_NEGATIVE
    )
    value = models.DecimalField(_("Giá trị đo"), max_digits=14, decimal_places=2, null=True, blank=True)
    fed_from = models.CharField(
        _("Số liệu lấy từ"), max_length=20, choices=Objective.Source, blank=True, editable=False
    )
    cause = models.TextField(_("Nguyên nhân không đạt"), blank=True)
    action = models.TextField(_("Việc sẽ làm"), blank=True)

    history = Records()

    sections = (
        Section(_("Kỳ đo"), ("period_from", "period_to")),
        Section(_("Kết quả"), ("numerator", "denominator", "value")),
        Section(_("Khi không đạt"), ("cause", "action")),
    )

    class Meta:
        verbose_name = _("kết quả đo")
        verbose_name_plural = _("kết quả đo")
        ordering = ["period_from", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(period_to__gte=models.F("period_from")),
                name="measurement_period_in_order",
                violation_error_message=_("Ngày kết thúc kỳ đo phải từ ngày bắt đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=(
                    models.Q(value__isnull=False, numerator__isnull=True, denominator__isnull=True)
                    | models.Q(value__isnull=True, numerator__isnull=False, denominator__isnull=False)
                ),
                name="measurement_counted_or_valued",
                violation_error_message=_(
                    "Nhập tử số và mẫu số, hoặc nhập một giá trị đo, không nhập cả hai."
                ),
            ),
            models.UniqueConstraint(
                fields=["objective", "period_from", "period_to"],
                name="measurement_once_per_period",
                violation_error_message=_("Kỳ này đã có kết quả đo."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period_from:%d/%m/%Y} – {self.period_to:%d/%m/%Y}"

    def settle(self, record, kept):
        """The target is the objective's on the day of the first writing; nobody types another.

        A row whose figures are typed over does not say any more that they came from the statistics.
        """
        self.target = kept.target if kept else record.target
        if kept is not None and self._counted() != kept._counted():
            self.fed_from = ""

    def _counted(self) -> tuple:
        return self.period_from, self.period_to, self.numerator, self.denominator

    def clean(self):
        super().clean()
        counted = self.numerator is not None and self.denominator is not None
        if counted and self.is_share and self.numerator > self.denominator:
            raise ValidationError({"numerator": _("Tử số không thể lớn hơn mẫu số.")})

    @property
    def is_share(self) -> bool:
        return self.objective_id is not None and self.objective.measure_unit == "%"

    @property
    def result(self) -> Decimal | None:
        """The measured figure, to two decimals; None when the denominator is 0 (prints "–", not 100 %)."""
        if self.value is not None:
            return self.value
        if not self.denominator or self.numerator is None:
            return None
        factor = 100 if self.is_share else 1
        figure = Decimal(self.numerator) * factor / Decimal(self.denominator)
        return figure.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)

    @property
    def source_url(self) -> str:
        """Where the figures of a counted row come from."""
        return page_of(self.fed_from, self.period_from, self.period_to)

    @property
    def met(self) -> bool | None:
        return meets(self.objective.direction, self.target, self.result)

    @property
    def verdict(self) -> State:
        return {True: MET, False: MISSED, None: UNMEASURED}[self.met]


Objective.row_model = Measurement


def drawing_of(objective: Objective, rows: list[Measurement]) -> dict:
    """The measured figures over time; nothing to draw before the second figure.

    Shares are drawn on an axis from 0 to 100 with the denominator under each point.
    """
    measured = [row for row in rows if row.result is not None]
    if len(measured) < 2:
        return {"drawing": "", "drawing_title": ""}
    title = _("Kết quả đo qua các kỳ, chỉ tiêu %(direction)s %(target)s %(unit)s (n = %(n)s kỳ)") % {
        "direction": objective.get_direction_display().lower(),
        "target": number_format(objective.target.normalize()),
        "unit": objective.measure_unit,
        "n": len(measured),
    }
    labels = [f"{row.period_to:%m/%Y}" for row in measured]
    values = [row.result for row in measured]
    if objective.measure_unit == "%":
        notes = [
            _("n = %(n)s") % {"n": number_format(row.denominator.normalize())} if row.denominator else ""
            for row in measured
        ]
        drawn = charts.line_chart(labels, values, title=title, notes=notes, goal=objective.target)
    else:
        drawn = charts.bar_chart(labels, values, title=title, horizontal=False, goal=objective.target)
    return {"drawing": drawn, "drawing_title": title}
