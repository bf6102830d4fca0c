"""Verbs of the plain registers: the only writers of their records. One set serves every register."""

from django.utils import timezone
from django.utils.translation import gettext as _

from qms.history import Moment, action, current_act
from qms.models.files import attach
from qms.permissions import require
from qms.states import Refused
from registers.models import RegisterRecord, RegisterRow

NOW = Moment()


def create(record: RegisterRecord, *, by, reason="", at=None) -> RegisterRecord:
    """Write a new line into a register; it gets the next code of its unit and year.

    A second call with the same `submission_key` (a double click) returns the line of the first.
    """
    first = _already_written(record)
    return first or _create(record, by=by, reason=reason, at=at)


def _already_written(record):
    if not record.submission_key:
        return None
    return type(record).objects.filter(submission_key=record.submission_key).first()


@action("registers.create")
def _create(record, *, by, reason="", at=None):
    require(by, record.add_permission, record.unit)
    record.number()
    record.absorb([])
    record.save()
    if rows := record.first_rows(NOW):
        for row in rows:
            row.save()
        take_over(record)
    return record


def take_over(record):
    """Let a record take over what its rows say, in the same act."""
    takes_over = type(record).absorb is not RegisterRecord.absorb
    if takes_over and record.absorb(record.rows_at(NOW)):
        record.save()


@action("registers.edit")
def edit(record: RegisterRecord, *, by, reason="", at=None) -> RegisterRecord:
    """Save the changed fields of a line.

    Raises `Conflict` when somebody saved it first, `Refused` for a closed or ended line and for a change
    of what was approved without a reason, `PermissionDenied` for such a change by who may not decide.
    """
    kept = type(record).objects.get(pk=record.pk)
    require(by, "registers.maintain", kept)  # by the person named before the change, not after it
    if kept.version == record.version:  # else saving finds the conflict
        refuse_settled(kept)
        _refuse_unfounded(record, kept, by=by, reason=reason)
    if type(record).absorb is not RegisterRecord.absorb:
        record.absorb(record.rows_at(NOW))
    record.save()
    return record


def refuse_settled(kept: RegisterRecord) -> None:
    """Raise `Refused` when the line is closed or ended."""
    if not kept.is_kept_up:
        words = _("Hồ sơ đang ở tình trạng “%(state)s” nên không sửa được. Hãy mở lại trước khi sửa.")
        raise Refused(words % {"state": kept.state})


def _refuse_unfounded(record, kept, *, by, reason):
    """What was approved is changed only by those who decide, and they say why."""
    changed = [name for name in kept.fixed if getattr(record, name) != getattr(kept, name)]
    if not changed:
        return
    require(by, "registers.decide", kept)
    if not reason.strip():
        names = ", ".join(str(record._meta.get_field(name).verbose_name) for name in changed)
        words = _("Nội dung đã được phê duyệt (%(names)s): hãy nêu lý do sửa.")
        raise Refused(words % {"names": names})


def move(record: RegisterRecord, verb: str, *, by, reason="", at=None) -> RegisterRecord:
    """Take a line one step along its life cycle.

    Raises `Blocked` with what is missing, `Refused` from the wrong state or without a needed reason.
    """
    return STEPS[verb](record, by=by, reason=reason, at=at)


def _step(verb):
    @action(verb)
    def step(record, *, by, reason="", at=None):
        transition = record.life_cycle.transition(verb, record.status)
        require(by, transition.permission, record)
        record.refuse_incomplete(verb, NOW)
        record.life_cycle.move(record, verb, by=by, reason=reason)
        record.stepped(verb, timezone.localdate(current_act().at))
        record.save()
        return record

    return step


start = _step("registers.start")
review = _step("registers.review")
close = _step("registers.close")
approve = _step("registers.approve")
end = _step("registers.end")
reopen = _step("registers.reopen")
look = _step("registers.look")
decline = _step("registers.decline")
STEPS = {step.verb: step for step in (start, review, close, approve, end, reopen, look, decline)}


@action("registers.row_add")
def add_row(row: RegisterRow, *, by, reason="", at=None) -> RegisterRow:
    """Keep one more row under a record; its unit is the record's.

    Raises `Refused` where the record takes no rows in its present state.
    """
    record = _taking_rows(row, by=by)
    _keep(row, record)
    take_over(record)
    return row


def _keep(row, record):
    row.unit = record.unit
    row.settle(record, None if row._state.adding else type(row).objects.get(pk=row.pk))
    row.full_clean()
    row.save()


@action("registers.rows_fill")
def fill_rows(
    record: RegisterRecord, rows: list[RegisterRow], *, photos=(), by, reason="", at=None
) -> RegisterRecord:
    """Keep several new or changed rows of one record at once, all or none. Raises as `add_row`.

    ``photos`` are (row, [checked upload]) of rows that stand already. Raises as `qms.models.files.attach`.
    """
    record = type(record).objects.get(pk=record.pk)
    require(by, "registers.maintain", record)
    refuse_rows(record)
    if any(row._state.adding for row in rows):
        refuse_more_rows(record)
    for row in rows:
        setattr(row, row.parent, record)
        _keep(row, record)
    for row, uploads in photos:
        for upload in uploads:
            attach(row, upload, by=by)
    take_over(record)
    return record


@action("registers.row_edit")
def edit_row(row: RegisterRow, *, by, reason="", at=None) -> RegisterRow:
    """Correct a row; what stood there before stays in the history of its record.

    Raises `Refused` where the record takes no rows any more.
    """
    record = _taking_rows(row, by=by)
    _keep(row, record)
    take_over(record)
    return row


def _taking_rows(row, *, by):
    """The record of a row as it is stored now."""
    record = type(row.record).objects.get(pk=row.record.pk)
    require(by, "registers.maintain", record)
    refuse_rows(record)
    if row._state.adding:
        refuse_more_rows(record)
    return record


def refuse_rows(record: RegisterRecord) -> None:
    """Raise `Refused` when the record takes no rows in its present state."""
    if not record.takes_rows:
        words = _("Không ghi hoặc sửa kết quả khi hồ sơ đang ở tình trạng “%(state)s”.")
        raise Refused(words % {"state": record.state})


def refuse_more_rows(record: RegisterRecord) -> None:
    """Raise `Refused` when the record has just the rows it began with."""
    if not record.row_model.grows:
        raise Refused(_("Các dòng này lấy từ bộ tiêu chí, không thêm được ở đây."))
