"""Who may do what with kept records and their disposal (7.5.3.2 d): the head approves what is destroyed."""

from qms.permissions import Role, grant, has_role

keeps = has_role(Role.OFFICER, Role.OWNER, Role.HEAD)
leads = has_role(Role.OFFICER, Role.HEAD)

grant("documents.create_record_kind", leads)
grant("documents.edit_record_kind", leads)
grant("documents.keep_batch", keeps)
grant("documents.edit_batch", keeps)
grant("documents.hold_batch", leads)
grant("documents.create_disposal", has_role(Role.OFFICER))
grant("documents.edit_disposal", has_role(Role.OFFICER))
grant("documents.approve_disposal", has_role(Role.HEAD))
grant("documents.complete_disposal", leads)
