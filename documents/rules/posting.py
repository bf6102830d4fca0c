"""Who posts procedures for the public, and who checks what hangs on the board (7.4, 8.2.1)."""

from qms.permissions import Role, grant, has_role

grant("documents.post_document", has_role(Role.OFFICER))
grant("documents.check_posting", has_role(Role.OFFICER, Role.DESK))
