"""The life of an internal audit: plan, team, conduct, report (ISO 9001:2015, 9.2).

Every function raises PermissionDenied for the wrong person, Refused (Blocked when things are missing)
for the wrong moment, ValidationError for values no record may hold, Conflict when somebody saved first.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from audits import impartiality
from audits.actions.checks import check_fields, today
from audits.actions.papers import keep_report
from audits.audit_report import AuditReport
from audits.models import Audit, AuditMember
from audits.models.audit import TeamRole
from audits.states.audits import AUDIT
from qms.history import Moment, action, current_act
from qms.permissions import require
from qms.states import Blocked, Refused

PLAN = (
    "title", "edition", "clauses", "objectives", "scope", "criteria", "period_from", "period_to",
    "planned_from", "planned_to", "schedule",
)  # fmt: skip
REPORT = ("strengths", "conclusion", "report_number", "recipients")
SCHEDULE_KEYS = ("when", "process", "clauses", "auditor", "auditee")


@action("audits.audit_create")
def plan_audit(unit, *, by, reason="", submission_key=None, **plan):
    """Start the plan of an audit; `plan` holds the fields of PLAN. It is numbered when approved.

    The same `submission_key` again gives the first one back.
    """
    require(by, "audits.create_audit", unit)
    known = submission_key and Audit.objects.filter(submission_key=submission_key, unit=unit).first()
    if known:
        return known
    audit = Audit(unit=unit, submission_key=submission_key)
    _set_plan(audit, plan)
    audit.save()
    return audit


@action("audits.audit_edit")
def edit(audit, *, by, reason="", **plan):
    """Change the plan while it is a draft; an approved plan is revised or rescheduled instead."""
    require(by, "audits.edit_audit", audit)
    _set_plan(audit, plan)
    audit.save()


@action("audits.audit_reschedule")
def reschedule(audit, *, planned_from, planned_to, by, reason=""):
    """Move the days of an approved plan, with a reason; page and paper name the approved days too."""
    require(by, "audits.reschedule_audit", audit)
    _move(audit, "audits.audit_reschedule", by, reason)
    if (planned_from, planned_to) == (audit.planned_from, audit.planned_to):
        raise Refused(_("Ngày mới trùng với ngày đã định."))
    _set_plan(audit, {"planned_from": planned_from, "planned_to": planned_to})
    audit.save()


@action("audits.member_add")
def add_member(audit, user, *, role=TeamRole.AUDITOR, exception_reason="", by, reason=""):
    """Put a person in the team after the impartiality check (9.2.2 c); the conflicts found are kept.

    With conflicts, `exception_reason` must say why the unit has nobody else. A head who adds the person
    accepts the exception at once; otherwise it waits for the head. Observers are not checked.
    """
    require(by, "audits.set_team", audit)
    if AuditMember.objects.filter(audit=audit, user=user).exists():
        raise Refused(_("%(name)s đã có trong đoàn đánh giá.") % {"name": user})
    if role == TeamRole.LEAD and audit.lead_id:
        raise Refused(_("Đoàn đã có trưởng đoàn là %(name)s.") % {"name": audit.lead})
    member = AuditMember(audit=audit, unit=audit.unit, user=user, role=role)
    if member.audits:
        member.conflicts = impartiality.conflicts_of([user], audit)[user.pk]
    if member.conflicts:
        _except(member, exception_reason, by)
    check_fields(member, ("role", "exception_reason"))
    member.save()
    _forget_team(audit)
    if role == TeamRole.LEAD:
        audit.lead = user
        audit.save()
    return member


def _except(member, exception_reason, by):
    why = impartiality.in_words(member.conflicts)
    if not exception_reason.strip():
        raise Refused(
            _("%(name)s không đánh giá khách quan được: %(why)s. Chọn người khác hoặc nêu lý do ngoại lệ.")
            % {"name": member.user, "why": why}
        )
    member.exception_reason = exception_reason.strip()
    if by is not None and by.pk != member.user_id and by.has_perm("audits.accept_exception", member.audit):
        member.exception_by = by


@action("audits.member_accept")
def accept_exception(member, *, by, reason=""):
    """The head accepts that a person audits in spite of a conflict; nobody accepts their own."""
    require(by, "audits.accept_exception", member.audit)
    if not member.exception_reason or member.exception_by_id:
        raise Refused(_("%(name)s không có ngoại lệ nào chờ chấp thuận.") % {"name": member.user})
    if by.pk == member.user_id:
        raise Refused(_("Không tự chấp thuận ngoại lệ cho chính mình."))
    member.exception_by = by
    member.save()


@action("audits.member_remove")
def remove_member(member, *, by, reason=""):
    """Take a person out of the team before the audit starts."""
    audit = member.audit
    require(by, "audits.set_team", audit)
    if member.role == TeamRole.LEAD:
        audit.lead = None
        audit.save()
    member.delete()
    _forget_team(audit)


@action("audits.audit_approve_plan")
def approve_plan(audit, *, by, reason=""):
    """The head approves the plan, and with it the exceptions named in it; the audit gets its number."""
    require(by, "audits.approve_audit", audit)
    _refuse_team_member(audit, by)
    _move(audit, "audits.audit_approve_plan", by, reason, gaps=audit.missing(Moment()))
    for member in AuditMember.objects.filter(audit=audit, exception_by=None).exclude(exception_reason=""):
        member.exception_by = by
        member.save()
    audit.number()
    audit.plan_approved_by, audit.plan_approved_at = by, current_act().at
    audit.save()


@action("audits.audit_revise")
def revise(audit, *, by, reason=""):
    """Take an approved plan back to draft to change more than its days; it must be approved again."""
    require(by, "audits.revise_audit", audit)
    _move(audit, "audits.audit_revise", by, reason)
    audit.plan_approved_by = audit.plan_approved_at = None
    audit.save()


@action("audits.audit_meetings")
def record_meetings(audit, *, opening_on=None, closing_on=None, by, reason=""):
    """Write down the days of the opening and closing meeting."""
    require(by, "audits.record_meetings", audit)
    _move(audit, "audits.audit_meetings", by, reason)
    if closing_on and (not opening_on or closing_on < opening_on):
        raise ValidationError({"closing_on": _("Ngày họp kết thúc phải từ ngày họp khai mạc trở đi.")})
    for name, day in (("opening_on", opening_on), ("closing_on", closing_on)):
        if day and day > today():
            raise ValidationError({name: _("Chỉ ghi cuộc họp đã diễn ra.")})
    audit.opening_on, audit.closing_on = opening_on, closing_on
    unsign(audit)
    audit.save()


@action("audits.audit_start")
def start(audit, *, by, reason=""):
    """Begin the audit on site. Raises Blocked while team, checklist or opening meeting is missing."""
    require(by, "audits.conduct_audit", audit)
    _move(audit, "audits.audit_start", by, reason, gaps=audit.missing(Moment()))
    audit.save()


@action("audits.audit_finish")
def finish(audit, *, by, reason=""):
    """End the work on site. Raises Blocked while a question is unanswered or the meeting is missing."""
    require(by, "audits.conduct_audit", audit)
    _move(audit, "audits.audit_finish", by, reason, gaps=audit.missing(Moment()))
    audit.save()


@action("audits.audit_report")
def write_report(audit, *, by, reason="", **report):
    """Write strengths, conclusion, number and recipients; `report` holds fields of REPORT."""
    require(by, "audits.report_audit", audit)
    _set(audit, report, REPORT)
    unsign(audit)
    audit.save()


@action("audits.audit_sign_report")
def sign_report(audit, *, by, reason=""):
    """The lead confirms the report as it stands: the hash of its content is kept with the name."""
    require(by, "audits.sign_audit_report", audit)
    gaps = [gap for gap in audit.missing(Moment()) if gap not in audit.signature_gaps()]
    _move(audit, "audits.audit_sign_report", by, reason, gaps=gaps)
    audit.report_signed_by, audit.report_signed_at = by, current_act().at
    audit.report_signed_hash = AuditReport.of(audit, Moment()).content_hash()
    audit.save()


@action("audits.audit_return")
def send_back(audit, *, by, reason=""):
    """The head sends the report back: the team goes on auditing."""
    require(by, "audits.approve_audit", audit)
    _move(audit, "audits.audit_return", by, reason)
    unsign(audit)
    audit.save()


def close(audit, *, by, reason="", at=None):
    """The head approves the report, see `close_only`; then its paper is made and kept."""
    close_only(audit, by=by, reason=reason, at=at)
    keep_report(audit, at=at)


@action("audits.audit_close")
def close_only(audit, *, by, reason=""):
    """The head approves the report.

    Raises Blocked while something is missing, Refused when the head was in the team or when the content
    is no longer what the lead confirmed.
    """
    require(by, "audits.approve_audit", audit)
    _refuse_team_member(audit, by)
    _move(audit, "audits.audit_close", by, reason, gaps=audit.missing(Moment()))
    if AuditReport.of(audit, Moment()).content_hash() != audit.report_signed_hash:
        raise Refused(_("Nội dung báo cáo đã thay đổi sau khi trưởng đoàn xác nhận. Cần xác nhận lại."))
    audit.report_approved_by, audit.report_approved_at = by, current_act().at
    audit.save()


@action("audits.audit_cancel")
def cancel(audit, *, by, reason=""):
    """Cancel an audit that will not be finished, with a reason."""
    require(by, "audits.approve_audit", audit)
    _move(audit, "audits.audit_cancel", by, reason)
    audit.save()


@action("audits.audit_reopen")
def reopen(audit, *, by, reason=""):
    """Open an approved report again; the approved paper stays in history and in the file store."""
    require(by, "audits.approve_audit", audit)
    _move(audit, "audits.audit_reopen", by, reason)
    audit.report_approved_by = audit.report_approved_at = audit.report_file = None
    unsign(audit)
    audit.save()


@action("audits.audit_restore")
def restore(audit, *, by, reason=""):
    """Plan a cancelled audit again; it keeps its number."""
    require(by, "audits.approve_audit", audit)
    _move(audit, "audits.audit_restore", by, reason)
    audit.plan_approved_by = audit.plan_approved_at = None
    audit.save()


ACTS = {
    close_only.verb: close,
    **{
        function.verb: function
        for function in (
            approve_plan,
            reschedule,
            revise,
            record_meetings,
            start,
            finish,
            sign_report,
            send_back,
            cancel,
            reopen,
            restore,
        )
    },
}


def _move(record, verb, by, reason, gaps=()):
    """Move by the table, but first raise Blocked for what is missing: a refused record keeps its state."""
    if gaps and record.status in AUDIT.transition(verb, record.status).sources:
        raise Blocked(gaps)
    AUDIT.move(record, verb, by=by, reason=reason)


def unsign(audit) -> None:
    """Void the lead's confirmation: the content it was given for has changed. Saving is the caller's."""
    audit.report_signed_by = audit.report_signed_at = None
    audit.report_signed_hash = ""


def _set_plan(audit, plan):
    _set(audit, plan, PLAN)
    if audit.planned_from and audit.planned_to and audit.planned_to < audit.planned_from:
        raise ValidationError({"planned_to": _("Ngày kết thúc phải từ ngày bắt đầu trở đi.")})
    if audit.period_from and audit.period_to and audit.period_to < audit.period_from:
        raise ValidationError({"period_to": _("Ngày kết thúc phải từ ngày bắt đầu trở đi.")})
    _check_schedule(audit.schedule)


def _set(audit, values, allowed):
    if unknown := set(values) - set(allowed):
        raise TypeError(f"unknown fields: {sorted(unknown)}")
    for name, value in values.items():
        setattr(audit, name, value)
    check_fields(audit, tuple(values))


def _check_schedule(rows):
    if not isinstance(rows, list):
        raise ValidationError({"schedule": _("Lịch đánh giá không đọc được.")})
    for place, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or set(row) != set(SCHEDULE_KEYS):
            raise ValidationError({"schedule": _("Dòng %(no)s của lịch không đúng mẫu.") % {"no": place}})
        if not all(isinstance(text, str) for text in row.values()) or not (row["when"] and row["process"]):
            raise ValidationError(
                {"schedule": _("Dòng %(no)s của lịch cần có thời gian và bộ phận.") % {"no": place}}
            )


def _forget_team(audit):
    audit.__dict__.pop("auditor_keys", None)


def _refuse_team_member(audit, by):
    if by is not None and AuditMember.objects.filter(audit=audit, user=by).exists():
        raise Refused(_("Người trong đoàn đánh giá không phê duyệt kế hoạch, báo cáo của chính đoàn mình."))
