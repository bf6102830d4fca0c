"""Who may do what with a nonconformity and with an action.

Separation of duties sits here, on the act and not on the role: nobody verifies what they
led or did, nobody closes a nonconformity in which they owned an action (ISO 9001 10.2).
Buttons and acts ask the same predicates.
"""

import rules

from qms.permissions import Role, grant, has_role


def _nonconformity(record):
    """The nonconformity itself, or the one an action belongs to; None for an action of a review."""
    return record if hasattr(record, "lead_id") else record.nonconformity


@rules.predicate
def is_lead(user, record):
    """The person in charge of the nonconformity."""
    nonconformity = _nonconformity(record)
    return nonconformity is not None and nonconformity.lead_id == user.pk


@rules.predicate
def is_recorder_of_fresh(user, nonconformity):
    """Whoever recorded it may put the description right until work on it has begun."""
    return nonconformity.status == "recorded" and nonconformity.created_by_id == user.pk


@rules.predicate
def is_named_verifier(user, record):
    """The person whom the effectiveness plan names."""
    nonconformity = _nonconformity(record)
    return nonconformity is not None and nonconformity.verifier_id == user.pk


@rules.predicate
def owns_an_action(user, nonconformity):
    """Owner of an action of this nonconformity that was not cancelled."""
    actions = nonconformity.actions.all()  # read with the list where a page asks for many
    return any(action.owner_id == user.pk and action.status != "cancelled" for action in actions)


@rules.predicate
def is_action_owner(user, action):
    """The person to whom the action was given."""
    return action.owner_id == user.pk


works_here = has_role(Role.OFFICER, Role.OWNER, Role.HEAD, Role.DESK, Role.AUDITOR)
officer = has_role(Role.OFFICER)
head = has_role(Role.HEAD)
lead = works_here & is_lead

grant("audits.add_nonconformity", works_here)
grant("audits.change_nonconformity", officer | (works_here & is_recorder_of_fresh))
grant("audits.correct_nonconformity", officer | lead)
grant("audits.analyse_nonconformity", officer | lead)
grant("audits.plan_action", officer | head | lead)
grant("audits.plan_verification", officer | head)
grant("audits.start_verification", officer | lead)
grant("audits.verify_nonconformity", works_here & is_named_verifier & ~is_lead & ~owns_an_action)
grant("audits.close_nonconformity", head & ~owns_an_action)
grant("audits.reopen_nonconformity", officer | head)
grant("audits.cancel_nonconformity", head)

grant("audits.change_action", officer | head | lead)
grant("audits.complete_action", officer | (works_here & is_action_owner))
grant("audits.postpone_action", officer | head)
grant("audits.reopen_action", officer | head | (works_here & is_named_verifier))
grant("audits.cancel_action", officer | head)
