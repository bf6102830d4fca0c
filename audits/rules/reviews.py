"""Who may do what with management reviews."""

import rules

from audits.states.reviews import DRAFT, HELD, PREPARING
from qms.permissions import Role, grant, has_role


def review_of(thing):
    """The review itself, or the review an input or attendee belongs to."""
    return getattr(thing, "review", thing)


def in_state(*values):
    """Predicate: the review behind the object is in one of these states."""

    @rules.predicate(name=f"review_is_{'_or_'.join(values)}")
    def check(user, thing):
        return getattr(review_of(thing), "status", None) in values

    return check


@rules.predicate
def is_secretary(user, thing):
    """The user keeps the minutes of this review."""
    return getattr(review_of(thing), "secretary_id", None) == user.pk


everyone = has_role(Role.OFFICER, Role.OWNER, Role.HEAD, Role.DESK, Role.AUDITOR, Role.INSPECTOR)
maintains = has_role(Role.OFFICER)
chairs = has_role(Role.HEAD)

grant("audits.view_review", everyone)
grant("audits.create_review", maintains | chairs)
grant("audits.edit_review", in_state(DRAFT, PREPARING, HELD) & (maintains | chairs))
grant("audits.prepare_review", maintains)
grant("audits.answer_review", in_state(PREPARING, HELD) & (maintains | chairs))
grant("audits.attend_review", in_state(PREPARING, HELD) & maintains)
grant("audits.decide_review", in_state(HELD) & (maintains | chairs))
grant("audits.sign_review", is_secretary)
grant("audits.chair_review", chairs)
