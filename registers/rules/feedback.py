"""Who registers, assigns, answers and closes what citizens tell the office."""

import rules

from qms.permissions import Role, grant, has_role

WORKERS = (Role.OFFICER, Role.HEAD, Role.OWNER, Role.DESK)


@rules.predicate
def is_assigned(user, feedback) -> bool:
    """The person the head gave it to."""
    return feedback.person_id is not None and feedback.person_id == user.pk


@rules.predicate
def is_praise(user, feedback) -> bool:
    return feedback.is_praise


@rules.predicate
def is_still_open(user, feedback) -> bool:
    return feedback.is_open


works_here = has_role(*WORKERS)
leads = has_role(Role.OFFICER, Role.HEAD)

grant("registers.add_feedback", has_role(Role.OFFICER, Role.DESK))
grant("registers.edit_feedback", is_still_open & has_role(Role.OFFICER, Role.DESK))
grant("registers.assign_feedback", ~is_praise & has_role(Role.HEAD))
grant("registers.answer_feedback", ~is_praise & works_here & is_assigned)
grant("registers.thank_feedback", is_praise & (leads | has_role(Role.DESK)))
grant("registers.close_feedback", leads | has_role(Role.DESK))
grant("registers.dismiss_feedback", leads)
grant("registers.reopen_feedback", leads)
grant("registers.set_feedback", leads)
