"""Results of an objective counted from the records, not typed."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from qms.history import Moment, action
from qms.permissions import require
from qms.states import Refused
from registers.actions.plain import refuse_rows
from registers.measures import counted
from registers.models import Measurement, Objective


@action("registers.feed")
def feed(objective: Objective, first: date, last: date, *, by, reason="", at=None) -> Measurement:
    """Count a period from the statistics into a row; a row counted earlier is counted anew.

    Raises `Refused` for an objective without such a source, for a period whose result was typed, and where
    the objective takes no results; `ValidationError` for a period that ends before it begins.
    """
    objective = Objective.objects.get(pk=objective.pk)
    require(by, "registers.maintain", objective)
    refuse_rows(objective)
    row = _row_of(objective, first, last)
    words = _("Mục tiêu này chưa có nguồn số liệu trong hệ thống.")
    figures = counted(objective.source, objective.unit, first, last, Moment(), otherwise=words)
    row.numerator, row.denominator = (Decimal(figure) for figure in figures)
    row.value, row.fed_from = None, objective.source
    row.full_clean()
    row.save()
    return row


def _row_of(objective, first, last) -> Measurement:
    kept = Measurement.objects.filter(objective=objective, period_from=first, period_to=last).first()
    if kept is None:
        row = objective.new_row()
        row.period_from, row.period_to = first, last
        return row
    if not kept.fed_from:
        raise Refused(_("Kết quả kỳ này đã được ghi tay. Hãy sửa dòng đó nếu cần."))
    return kept
