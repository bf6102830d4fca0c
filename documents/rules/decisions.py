"""Who prepares and who signs a decision that issues documents."""

import rules

from documents.rules.deputies import for_another
from documents.states.decisions import DECISION_DRAFT
from qms.permissions import Role, grant, has_role


@rules.predicate
def is_unsigned(user, decision):
    return getattr(decision, "status", DECISION_DRAFT) == DECISION_DRAFT


own_signature = has_role(Role.HEAD)
prepares = has_role(Role.OFFICER, Role.HEAD)

grant("documents.prepare_decision", prepares)
grant("documents.edit_decision", prepares & is_unsigned)
grant("documents.sign_decision", own_signature | for_another(own_signature))
