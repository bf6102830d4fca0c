"""Assessments of a unit by the criteria of the model unit: points and evidence, signed by the head."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from qms.history import Moment, Records
from qms.shares import percent
from qms.states import Missing, State
from registers import states
from registers.models.model_criteria import ModelCriteria, ModelCriterion, criteria_for
from registers.models.register import (
    RegisterRecord,
    RegisterRow,
    Reminder,
    Section,
    person_field,
    trimmed,
)

NOW = Moment()


class ModelAssessment(RegisterRecord):
    """How many points a unit has, criterion by criterion; the rows are copied from the set in force."""

    url_name = "registers:modelassessment"
    label = _("Chấm điểm đơn vị điểm")
    code_kind = "CDDV"
    life_cycle = states.SIGNED

    criteria = models.ForeignKey(
        ModelCriteria, models.PROTECT, null=True, related_name="+", editable=False,
        verbose_name=_("Bộ tiêu chí"),
    )  # fmt: skip
    assessed_on = models.DateField(_("Ngày chấm"))
    person = person_field(_("Người chấm"))
    remark = models.TextField(_("Nhận xét, việc cần làm tiếp"), blank=True)
    points = models.DecimalField(_("Điểm"), max_digits=6, decimal_places=2, default=0, editable=False)
    most_points = models.DecimalField(
        _("Tổng điểm tối đa"), max_digits=6, decimal_places=2, default=0, editable=False
    )
    item_count = models.PositiveSmallIntegerField(_("Số tiêu chí"), default=0, editable=False)
    open_count = models.PositiveSmallIntegerField(_("Số tiêu chí chưa chấm"), default=0, editable=False)

    history = Records()
    sections = (Section(_("Lần chấm"), ("title", "assessed_on", "person", "remark")),)
    reminders = (
        Reminder("assessed_on", _("Chấm điểm đơn vị điểm"), {"status": "draft"}, icon="clipboard-check"),
    )
    needed = {"registers.approve": (("person", _("Ghi người chấm")),)}

    class Meta(RegisterRecord.Meta):
        verbose_name = _("chấm điểm đơn vị điểm")
        verbose_name_plural = _("chấm điểm đơn vị điểm")

    @property
    def takes_rows(self) -> bool:
        return self.status == "draft"

    @property
    def percent(self) -> Decimal | None:
        """Points of the most that could be had, in %; None where there is nothing to count."""
        return percent(self.points, self.most_points)

    def chips(self, on):
        """The points of the most and their share; nothing where there is nothing to count."""
        if self.percent is None:
            return []
        words = _("%(points)s/%(most)s điểm, %(share)s %%") % {
            "points": number_format(trimmed(self.points)),
            "most": number_format(trimmed(self.most_points)),
            "share": number_format(self.percent),
        }
        return [State("share", words, "accent", "clipboard-check")]

    def save(self, **kwargs):
        if self._state.adding and self.criteria_id is None:
            self.criteria = criteria_for(self.unit, self.assessed_on, NOW)
        super().save(**kwargs)

    def first_rows(self, moment):
        if self.criteria is None:
            return []
        criteria = moment.children(ModelCriterion, [self.criteria], order_by=("no", "id"))
        return [
            AssessedCriterion(
                unit=self.unit, assessment=self, no=number, group=one.group, text=one.text,
                most_points=one.most_points, how=one.how,
            )
            for number, one in enumerate(criteria[self.criteria.pk], start=1)
        ]  # fmt: skip

    def absorb(self, rows):
        given = [row.points for row in rows if row.points is not None]
        return self._took(
            points=sum(given, Decimal(0)),
            most_points=sum((row.most_points for row in rows), Decimal(0)),
            item_count=len(rows),
            open_count=len(rows) - len(given),
        )

    def missing_for(self, verb, moment):
        gaps = super().missing_for(verb, moment)
        if verb != "registers.approve":
            return gaps
        if not self.item_count:
            gaps.append(Missing(_("Chưa có bộ tiêu chí được duyệt để chấm"), "rows"))
        elif self.open_count:
            words = ngettext("Còn %(n)s tiêu chí chưa chấm", "Còn %(n)s tiêu chí chưa chấm", self.open_count)
            gaps.append(Missing(words % {"n": self.open_count}, "rows"))
        return gaps


class AssessedCriterion(RegisterRow):
    """The points of one criterion and what they rest on."""

    parent = "assessment"
    label = _("Tiêu chí đã chấm")

    assessment = models.ForeignKey(ModelAssessment, models.PROTECT, verbose_name=_("Lần chấm"))
    no = models.PositiveSmallIntegerField(_("Thứ tự"), editable=False)
    group = models.CharField(_("Nhóm"), max_length=120, blank=True, editable=False)
    text = models.CharField(_("Tiêu chí"), max_length=300, editable=False)
    how = models.CharField(_("Cách kiểm tra"), max_length=300, blank=True, editable=False)
    most_points = models.DecimalField(_("Điểm tối đa"), max_digits=5, decimal_places=2, editable=False)
    points = models.DecimalField(_("Điểm"), max_digits=5, decimal_places=2, null=True, blank=True)
    evidence = models.CharField(_("Bằng chứng"), max_length=300, blank=True)

    history = Records()
    sections = (Section(_("Chấm điểm"), ("points", "evidence")),)
    filled_together = ("points", "evidence")
    takes_files = True
    grows = False

    class Meta:
        verbose_name = _("tiêu chí đã chấm")
        verbose_name_plural = _("tiêu chí đã chấm")
        ordering = ["no", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(points__isnull=True)
                | models.Q(points__gte=0, points__lte=models.F("most_points")),
                name="points_within_the_most",
                violation_error_message=_("Điểm từ 0 đến điểm tối đa của tiêu chí."),
            )
        ]

    def __str__(self):
        return self.text

    def clean(self):
        """A tick without anything to show for it is no evidence."""
        super().clean()
        if self.points and not self.evidence.strip():
            raise ValidationError({"evidence": _("Có điểm thì phải nêu bằng chứng.")})


ModelAssessment.row_model = AssessedCriterion
