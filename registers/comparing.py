"""Units beside each other by what they scored as a model unit."""

from dataclasses import dataclass

from registers.models import ModelAssessment


@dataclass
class UnitLine:
    """A unit and its newest signed assessment as of the moment; None while it has none."""

    unit: object
    assessment: ModelAssessment | None = None


def newest_signed(units, visible, moment) -> list[UnitLine]:
    """One line a unit, the highest share of points first, those without an assessment last; one query."""
    rows = visible(ModelAssessment).filter(unit__in=[unit.pk for unit in units], status="signed")
    newest = {}
    for one in moment.instances(rows.select_related("criteria").order_by("assessed_on", "id")):
        newest[one.unit_id] = one
    lines = [UnitLine(unit, newest.get(unit.pk)) for unit in units]
    return sorted(lines, key=_place)


def _place(line):
    percent = line.assessment.percent if line.assessment else None
    return (percent is None, -(percent or 0), str(line.unit))
