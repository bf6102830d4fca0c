"""Sets of criteria of the model unit, as data: the province's or a unit's own, in versions by date."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.history import Records
from qms.states import Missing
from registers import states
from registers.models.register import RegisterRecord, RegisterRow, Section


class ModelCriteria(RegisterRecord):
    """A set of criteria in force from a day on; whoever assesses takes the newest one in force."""

    url_name = "registers:modelcriteria"
    label = _("Bộ tiêu chí đơn vị điểm")
    code_kind = "TCDV"
    life_cycle = states.PLANNED

    from_date = models.DateField(_("Áp dụng từ ngày"))
    basis = models.CharField(_("Văn bản ban hành"), max_length=200, blank=True)
    note = models.TextField(_("Cách xếp loại"), blank=True)
    most_points = models.DecimalField(
        _("Tổng điểm tối đa"), max_digits=6, decimal_places=2, default=0, editable=False
    )

    history = Records()
    sections = (Section(_("Bộ tiêu chí"), ("title", "from_date", "basis", "note")),)
    agreed = ("from_date",)

    class Meta(RegisterRecord.Meta):
        verbose_name = _("bộ tiêu chí đơn vị điểm")
        verbose_name_plural = _("bộ tiêu chí đơn vị điểm")

    @property
    def takes_rows(self) -> bool:
        """Once approved a set stands; another wording is a new set from another day."""
        return self.status == "draft"

    def absorb(self, rows):
        return self._took(most_points=sum(row.most_points for row in rows))

    def missing_for(self, verb, moment):
        bare = verb == "registers.approve" and not self.rows_at(moment)
        return [Missing(_("Ghi ít nhất một tiêu chí"), "rows")] if bare else []


class ModelCriterion(RegisterRow):
    """One criterion: how many points at most, and how it is checked."""

    parent = "criteria"
    label = _("Tiêu chí")

    criteria = models.ForeignKey(ModelCriteria, models.PROTECT, verbose_name=_("Bộ tiêu chí"))
    no = models.PositiveSmallIntegerField(_("Thứ tự"), default=1)
    group = models.CharField(_("Nhóm"), max_length=120, blank=True)
    text = models.CharField(_("Tiêu chí"), max_length=300)
    most_points = models.DecimalField(_("Điểm tối đa"), max_digits=5, decimal_places=2)
    how = models.CharField(_("Cách kiểm tra"), max_length=300, blank=True)

    history = Records()
    sections = (Section(_("Tiêu chí"), ("no", "group", "text", "most_points", "how")),)
    filled_together = ("no", "group", "text", "most_points", "how")

    class Meta:
        verbose_name = _("tiêu chí")
        verbose_name_plural = _("tiêu chí")
        ordering = ["no", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(most_points__gt=0),
                name="criterion_has_points",
                violation_error_message=_("Điểm tối đa phải lớn hơn 0."),
            )
        ]

    def __str__(self):
        return self.text


ModelCriteria.row_model = ModelCriterion


def criteria_for(unit, on, moment) -> ModelCriteria | None:
    """The set in force for a unit on a day: its own, else that of the nearest unit above."""
    while unit is not None:
        rows = moment.rows(ModelCriteria).filter(unit_id=unit.pk, status="active", from_date__lte=on)
        if row := rows.order_by("-from_date", "-id").first():
            return moment.instance(row)
        unit = unit.parent_unit
    return None


def words_from_above(unit, moment) -> str:
    """Which set of a unit above is followed by a unit that has none of its own; empty where none is."""
    found = criteria_for(unit, moment.on, moment) if unit is not None else None
    if found is None or found.unit_id == unit.pk:
        return ""
    words = _("Đơn vị đang chấm theo bộ của %(unit)s: %(title)s, áp dụng từ %(day)s.")
    return words % {"unit": found.unit, "title": found.title, "day": f"{found.from_date:%d/%m/%Y}"}
