"""Who may do what in the plain registers."""

import rules

from qms.permissions import Role, grant, has_role


@rules.predicate
def is_responsible(user, record) -> bool:
    """The person a record names as responsible keeps it up to date, and the rows under it."""
    person_id = getattr(getattr(record, "record", record), "person_id", None)
    return person_id is not None and person_id == user.pk


may_keep = has_role(Role.OFFICER, Role.HEAD)
may_work = has_role(Role.OFFICER, Role.HEAD, Role.OWNER)

grant("registers.add", may_work)
# What anybody sees goes wrong, and what anybody would do better; what becomes of it others decide.
grant("registers.propose", may_work | has_role(Role.DESK, Role.AUDITOR))
grant("registers.maintain", may_keep | (has_role(Role.OWNER) & is_responsible))
grant("registers.decide", may_keep)
grant("registers.approve", has_role(Role.HEAD))
