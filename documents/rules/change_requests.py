"""Who may ask for a change, decide on it, and write what was asked (7.5.2)."""

import rules

from documents.states import change_requests as life
from qms.permissions import Role, grant, has_role


@rules.predicate
def is_proposer(user, request):
    return request.created_by_id == user.pk


@rules.predicate
def owns_its_document(user, request):
    """The process owner of the document that is to be changed."""
    return request.document_id is not None and request.document.owner_id == user.pk


@rules.predicate
def is_drafter(user, request):
    return request.drafter_id == user.pk


@rules.predicate
def is_undecided(user, request):
    return request.status == life.PROPOSED


anybody = has_role(Role.OFFICER, Role.OWNER, Role.HEAD, Role.DESK, Role.AUDITOR)
decides = has_role(Role.OFFICER) | (has_role(Role.OWNER) & owns_its_document)

grant("documents.propose_change", anybody)
grant("documents.edit_change_request", is_undecided & anybody & is_proposer)
grant("documents.decide_change_request", decides)
grant("documents.start_change_request", decides | (has_role(Role.OWNER) & is_drafter))
grant("documents.withdraw_change_request", anybody & is_proposer)
