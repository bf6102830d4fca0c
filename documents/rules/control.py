"""Who distributes documents, who confirms that they have read or received them (7.5.3)."""

import rules

from documents.rules.documents import maintains
from qms.permissions import Role, grant, has_role


@rules.predicate
def is_holder(user, copy):
    """The person to whom this paper copy was given."""
    return copy.person_id == user.pk


works_here = has_role(Role.OFFICER, Role.OWNER, Role.HEAD, Role.DESK, Role.AUDITOR)

grant("documents.distribute", has_role(Role.OFFICER))
grant("documents.give_copy", has_role(Role.OFFICER))
grant("documents.receive_copy", works_here & is_holder)
grant("documents.read_revision", works_here)
grant("documents.confirm_review", maintains | has_role(Role.HEAD))
