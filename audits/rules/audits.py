"""Who may do what with internal audits; whether a question, finding or report may still change."""

import rules

from audits.states.audits import DRAFT, IN_PROGRESS, PLANNED, REPORTING
from qms.permissions import Role, grant, has_role


def audit_of(thing):
    """The audit itself, or the audit that a member, question or finding belongs to."""
    return getattr(thing, "audit", thing)


@rules.predicate
def is_on_team(user, thing):
    """The user is lead or auditor of this audit (an observer only watches)."""
    return user.pk in getattr(audit_of(thing), "auditor_keys", ())


@rules.predicate
def is_lead(user, thing):
    """The user leads this audit."""
    audit = audit_of(thing)
    return audit is not None and getattr(audit, "lead_id", None) == user.pk


def in_state(*values):
    """Predicate: the audit behind the object is in one of these states."""

    @rules.predicate(name=f"audit_is_{'_or_'.join(values)}")
    def check(user, thing):
        return getattr(audit_of(thing), "status", None) in values

    return check


everyone = has_role(Role.OFFICER, Role.OWNER, Role.HEAD, Role.DESK, Role.AUDITOR, Role.INSPECTOR)
maintains = has_role(Role.OFFICER)
not_yet_reported = in_state(DRAFT, PLANNED, IN_PROGRESS)

grant("audits.view_audit", everyone)
grant("audits.create_audit", maintains)
grant("audits.edit_audit", in_state(DRAFT) & (maintains | is_lead))
grant("audits.revise_audit", maintains | is_lead)
grant("audits.reschedule_audit", maintains | is_lead)
grant("audits.approve_audit", has_role(Role.HEAD))
grant("audits.conduct_audit", is_on_team)
grant("audits.record_meetings", is_on_team)
grant("audits.report_audit", in_state(REPORTING) & is_on_team)
grant("audits.sign_audit_report", is_lead)
grant("audits.set_team", in_state(DRAFT, PLANNED) & (maintains | has_role(Role.HEAD)))
grant("audits.accept_exception", in_state(DRAFT, PLANNED) & has_role(Role.HEAD))
grant("audits.edit_checklist", not_yet_reported & (is_on_team | (in_state(DRAFT, PLANNED) & maintains)))
grant("audits.answer_checklist", in_state(IN_PROGRESS) & is_on_team)
grant("audits.record_finding", in_state(IN_PROGRESS, REPORTING) & is_on_team)
grant("audits.raise_from_finding", in_state(IN_PROGRESS, REPORTING) & (is_on_team | maintains))
