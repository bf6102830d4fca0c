"""Findings of an audit, and the nonconformities they raise (ISO 9001:2015, 9.2.2 e and 10.2)."""

from django.db.models import Max
from django.utils.translation import gettext as _

from audits.actions.checks import check_fields, today
from audits.actions.nonconformities import raise_from
from audits.models import Finding
from audits.states.audits import NONCONFORMITY_GRADES, REPORTING
from audits.states.nonconformities import Source
from qms.history import action
from qms.permissions import require
from qms.states import Refused

FINDING = ("grade", "process", "clauses", "requirement", "evidence", "statement", "owner", "due")
TITLE = 200


@action("audits.finding_add")
def add_finding(audit, *, by, reason="", **finding):
    """Record a finding that no question led to, a strength included; `finding` holds fields of FINDING."""
    require(by, "audits.record_finding", audit)
    made = Finding(audit=audit, unit=audit.unit, no=_next_number(audit))
    _set(made, finding)
    made.save()
    _void_confirmation(audit)
    return made


@action("audits.finding_edit")
def edit_finding(finding, *, by, reason="", **values):
    """Change a finding; its grade stays when it came from a question or has raised a nonconformity."""
    require(by, "audits.record_finding", finding)
    grade = values.get("grade", finding.grade)
    if grade != finding.grade and finding.nonconformity_id:
        raise Refused(_("Phát hiện đã có phiếu không phù hợp, không đổi mức được."))
    if grade != finding.grade and finding.item_id:
        raise Refused(
            _("Đổi kết quả ở câu hỏi %(no)s để đổi mức của phát hiện này.") % {"no": finding.item.no}
        )
    _set(finding, values)
    finding.save()
    _void_confirmation(finding.audit)


@action("audits.finding_remove")
def remove_finding(finding, *, by, reason=""):
    """Take out a finding that came from no question and raised no nonconformity."""
    require(by, "audits.record_finding", finding)
    _refuse_linked(finding)
    if finding.item_id:
        raise Refused(_("Đổi kết quả ở câu hỏi %(no)s để bỏ phát hiện này.") % {"no": finding.item.no})
    finding.delete()
    _void_confirmation(finding.audit)


@action("audits.finding_raise")
def raise_nonconformity(finding, *, lead=None, due_on=None, by, reason=""):
    """Raise the nonconformity of a finding in the same act, each pointing at the other.

    `lead` and `due_on` fall back to the owner and due date written in the finding.
    """
    require(by, "audits.raise_from_finding", finding)
    if not finding.needs_nonconformity:
        raise Refused(_("Chỉ phát hiện KPH nhẹ hoặc KPH nặng mới lập phiếu không phù hợp."))
    if finding.nonconformity_id:
        raise Refused(_("Phát hiện này đã có phiếu %(code)s.") % {"code": finding.nonconformity.code})
    finding.nonconformity = raise_from(
        finding,
        by=by,
        source=Source.AUDIT,
        title=_title(finding.statement),
        grade=finding.grade,
        detected_on=finding.audit.closing_on or today(),
        department=finding.process,
        process=finding.process,
        lead=lead or finding.owner,
        due_on=due_on or finding.due,
        clauses=finding.clauses,
        requirement=finding.requirement,
        evidence=finding.evidence,
        statement=finding.statement,
    )
    finding.save()
    _void_confirmation(finding.audit)
    return finding.nonconformity


def settle_finding(item, *, grade, statement="", requirement="", owner=None, due=None):
    """Bring the finding of a question in line with its answer, inside the open act.

    `grade=None` (conform, not applicable) takes the finding away, unless it raised a nonconformity.
    """
    finding = Finding.objects.filter(item=item).select_related("nonconformity").first()
    if grade is None:
        if finding is not None:
            _refuse_linked(finding)
            finding.delete()
        return
    if finding is not None and finding.nonconformity_id and finding.grade != grade:
        raise Refused(_("Phát hiện đã có phiếu không phù hợp, không đổi mức được."))
    finding = finding or Finding(audit=item.audit, unit=item.unit, item=item, no=_next_number(item.audit))
    _set(
        finding,
        {
            "grade": grade,
            "process": item.process,
            "clauses": item.clause,
            "requirement": requirement,
            "evidence": item.evidence,
            "statement": statement,
            "owner": owner,
            "due": due,
        },
    )
    finding.save()


def _set(finding, values):
    if unknown := set(values) - set(FINDING):
        raise TypeError(f"unknown fields: {sorted(unknown)}")
    for name, value in values.items():
        setattr(finding, name, value)
    required = ["process", "statement"]
    if finding.grade in NONCONFORMITY_GRADES:
        required += ["requirement", "evidence"]
        if not finding.clauses:
            raise Refused(_("Phát hiện không phù hợp phải chỉ rõ điều khoản."))
    check_fields(finding, FINDING, required=required)


def _refuse_linked(finding):
    if finding.nonconformity_id:
        raise Refused(
            _("Phát hiện đã có phiếu %(code)s nên không bỏ được.") % {"code": finding.nonconformity.code}
        )


def _void_confirmation(audit):
    """A changed finding voids the lead's confirmation of the report."""
    if audit.status == REPORTING and audit.report_signed_by_id:
        audit.report_signed_by = audit.report_signed_at = None
        audit.report_signed_hash = ""
        audit.save()


def _next_number(audit) -> int:
    return (Finding.objects.filter(audit=audit).aggregate(last=Max("no"))["last"] or 0) + 1


def _title(statement: str) -> str:
    """The first sentence, short enough for a title."""
    first = statement.strip().splitlines()[0]
    return first if len(first) <= TITLE else first[:TITLE].rsplit(" ", 1)[0] + "…"
