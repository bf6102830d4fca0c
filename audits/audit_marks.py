"""The last internal audit of a unit that was closed: a day to look back to."""

from django.utils.translation import gettext as _

from audits.models import Audit
from audits.states.audits import CLOSED
from qms.marks import Mark


def last_audit(unit, moment):
    """The day of the closing meeting of the newest closed audit (its last planned day without one)."""
    rows = moment.rows(Audit).filter(unit_id=unit.pk, status=CLOSED)
    days = rows.values_list("code", "closing_on", "planned_to")
    found = max(((closing or planned, code) for code, closing, planned in days), default=None)
    if found is not None:
        yield Mark("audit", _("đánh giá nội bộ %(code)s") % {"code": found[1]}, found[0])
