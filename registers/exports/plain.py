"""What the plain registers offer to the rest of the house: evidence, search, and what waits for whom."""

from django.utils.translation import gettext as _

from qms import evidence, links, mottoes, search, worklist
from qms.history import Moment
from qms.links import Link
from qms.models.files import attached
from qms.worklist import Task
from registers.models import Conduct, NonconformingOutput, Objective, Process, ProcessDocument, Risk, Training
from registers.papers import record_pdf
from registers.reminding import reminded
from registers.row_files import attached_with_rows
from registers.tables import REGISTERS, ROWS


def own_clauses(record):
    return record.own_clauses


def files_of(model):
    """The function that lists a record's files for packs: with those of its rows where rows have any."""
    keeps = model.row_model is not None and model.row_model.takes_files
    return attached_with_rows if keeps else attached


BY_RECORD = {Training: own_clauses}  # where the lines of one register prove different clauses

for order, table in enumerate(REGISTERS):
    evidence.register(
        evidence.Register(
            slug=table.slug, table=table, record_pdf=record_pdf, files=files_of(table.model),
            order=60 + order, record_clauses=BY_RECORD.get(table.model),
        )
    )  # fmt: skip
    search.register(table.model)
for order, table in enumerate(table for table in ROWS.values() if table.form_code):
    evidence.register(evidence.Register(slug=table.slug, table=table, order=85 + order))


@worklist.register
def reminders(user, units, on):
    """The days that have come or are near, for whom they wait."""
    return reminded(user, units, on)


@worklist.register
def waiting(user, units, on):
    """Risks the person is responsible for, objectives that wait for the head's approval."""
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


@links.register
def processes_of(record, moment):
    """On the page of a document: the processes it describes."""
    if record._meta.label_lower != "documents.document":
        return
    keys = moment.rows(ProcessDocument).filter(document_id=record.pk).values("process_id")
    rows = moment.rows(Process).filter(id__in=keys, status="current")
    for process in moment.instances(rows.order_by("code")):
        yield Link(str(process), process.get_absolute_url(), "workflow", _("Quá trình"))


@links.register
def file_of(record, moment):
    """On the page of a nonconforming output: the file it came from; on a file: what was wrong with it."""
    kind = record._meta.label_lower
    if kind == "registers.nonconformingoutput" and record.service_file_id:
        file = record.service_file
        yield Link(str(file), file.get_absolute_url(), "inbox", _("Hồ sơ một cửa"))
    if kind == "registers.servicefile":
        rows = moment.rows(NonconformingOutput).filter(service_file_id=record.pk)
        for output in moment.instances(rows.order_by("code")):
            yield Link(str(output), output.get_absolute_url(), "octagon-alert", _("Đầu ra không phù hợp"))


@mottoes.register
def motto_in_force(unit, moment):
    """The approved wording of the unit that has begun; nothing once it was ended, None where none was."""
    rows = moment.rows(Conduct).filter(unit_id=unit.pk, from_date__lte=moment.on).exclude(status="draft")
    found = moment.instances(rows.order_by("-from_date", "-id"))
    told = [conduct.told_parts() for conduct in found if conduct.status == "active"]
    return told[0] if told else ([] if found else None)
