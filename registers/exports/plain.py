"""What the plain registers offer to the rest of the house: evidence, search, and what waits for whom."""

from django.db.models import Max
from django.utils.translation import gettext as _

from qms import evidence, links, mottoes, search, worklist
from qms.history import Moment
from qms.links import Link
from qms.models.files import attached
from qms.worklist import Task
from registers.counting import due_of
from registers.models import (
    Conduct,
    NonconformingOutput,
    Objective,
    Process,
    ProcessDocument,
    Risk,
    Training,
    TrainingAttendee,
)
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
    """Risks of the person of which no day reminds yet, objectives that wait for the head's approval."""
    moment = Moment()
    open_risks = moment.rows(Risk).filter(unit__in=units, person=user, status__in=["open", "treating"])
    told = due_of(Risk, on)
    for risk in open_risks.exclude(told).select_related("unit", "person"):
        yield Task(
            _("Xử lý rủi ro, cơ hội"),
            risk,
            risk.get_absolute_url(),
            due=risk.due,
            person=user,
            icon="shield-alert",
        )
    objectives = moment.rows(Objective).filter(unit__in=units, status__in=["draft", "active"])
    measured = objectives.annotate(measured_to=Max("measurement__period_to"))
    for objective in measured.select_related("unit", "person").order_by("code"):
        yield from _of_objective(objective, user, on, moment)


def _of_objective(objective, user, on, moment):
    """A draft that may be approved; one in progress whose period is over and was not measured."""
    url = objective.get_absolute_url()
    if objective.status == "draft":
        if user.has_perm("registers.approve", objective) and not objective.missing(moment):
            yield Task(_("Phê duyệt mục tiêu"), objective, url, action=_("Phê duyệt"), icon="target")
        return
    due = objective.measure_due(objective.measured_to)
    if due <= on and (objective.person == user or user.has_perm("registers.decide", objective)):
        note = _("kỳ kết thúc %(day)s chưa có kết quả") % {"day": f"{due:%d/%m/%Y}"}
        yield Task(
            _("Đo mục tiêu"), objective, url, note=note, due=due, person=objective.person,
            action=_("Lấy số liệu") if objective.is_fed else _("Ghi kết quả"), icon="ruler",
        )  # fmt: skip


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
def risks_of(record, moment):
    """On the page of a process: the risks and opportunities that name it; on theirs: the process."""
    kind = record._meta.label_lower
    if kind == "registers.process":
        rows = moment.rows(Risk).filter(unit_id=record.unit_id, process=record.title)
        for risk in moment.instances(rows.order_by("code")):
            note = f"{risk.level.label} · {risk.state.label}"
            yield Link(str(risk), risk.get_absolute_url(), "shield-alert", _("Rủi ro, cơ hội"), note)
    if kind == "registers.risk":
        rows = moment.rows(Process).filter(unit_id=record.unit_id, title=record.process)
        for process in moment.instances(rows.order_by("code")):
            yield Link(str(process), process.get_absolute_url(), "workflow", _("Quá trình"))


@links.register
def trainings_of(record, moment):
    """On the page of somebody's competence: the trainings they came to."""
    if record._meta.label_lower != "registers.competence":
        return
    came = moment.rows(TrainingAttendee).filter(attendee=record.holder_id, attended=True, unit=record.unit_id)
    rows = moment.rows(Training).filter(id__in=came.values("training_id"), held_on__isnull=False)
    for training in moment.instances(rows.order_by("-held_on", "-id")):
        note = f"{training.held_on:%d/%m/%Y}"
        yield Link(str(training), training.get_absolute_url(), "graduation-cap", _("Đào tạo đã dự"), note)


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
