"""Who may do what with kept records and their disposal (7.5.3.2 d): the head approves what is destroyed."""

import rules

from qms.permissions import Role, grant, has_role


@rules.predicate
def began_it(user, disposal):
    """Whoever made the list: such a person never approves it."""
    return disposal.created_by_id == user.pk


keeps = has_role(Role.OFFICER, Role.OWNER, Role.HEAD)
leads = has_role(Role.OFFICER, Role.HEAD)
heads = has_role(Role.HEAD)

grant("documents.create_record_kind", leads)
grant("documents.edit_record_kind", leads)
grant("documents.keep_batch", keeps)
grant("documents.edit_batch", keeps)
grant("documents.hold_batch", leads)
grant("documents.hand_over_batch", leads)
grant("documents.create_disposal", has_role(Role.OFFICER))
grant("documents.edit_disposal", has_role(Role.OFFICER))
grant("documents.approve_disposal", heads & ~began_it)
grant("documents.return_disposal", heads)
grant("documents.complete_disposal", leads)
