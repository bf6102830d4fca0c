"""What the plain registers offer to the rest of the house: evidence, search, and what waits for whom."""

from django.utils.translation import gettext as _

from qms import evidence, search, worklist
from qms.history import Moment
from qms.models import files_of
from qms.worklist import Task
from registers.models import Objective, Risk
from registers.papers import record_pdf
from registers.tables import REGISTERS, MeasurementTable


def attached(record, moment):
    return [(attachment.name, attachment.file) for attachment in files_of(record, moment)]


for order, table in enumerate(REGISTERS):
    evidence.register(
        evidence.Register(
            slug=table.slug, table=table, record_pdf=record_pdf, files=attached, order=60 + order
        )
    )
    search.register(table.model)
evidence.register(evidence.Register(slug=MeasurementTable.slug, table=MeasurementTable, order=69))


@worklist.register
def waiting(user, units, on):
    """Risks and objectives the person is responsible for, or that wait for the head's approval."""
    moment = Moment()
    open_risks = moment.rows(Risk).filter(unit__in=units, person=user, status__in=["open", "treating"])
    for risk in open_risks.select_related("unit", "person"):
        yield Task(
            _("Xử lý rủi ro"), risk, risk.get_absolute_url(), due=risk.due, person=user, icon="shield-alert"
        )
    drafts = moment.rows(Objective).filter(unit__in=units, status="draft").select_related("unit", "person")
    for objective in drafts:
        if user.has_perm("registers.approve", objective) and not objective.missing(moment):
            yield Task(
                _("Phê duyệt mục tiêu"),
                objective,
                objective.get_absolute_url(),
                action=_("Phê duyệt"),
                icon="target",
            )
