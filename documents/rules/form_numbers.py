"""Who says under which numbers the unit keeps its forms (7.5.2)."""

from qms.permissions import Role, grant, has_role

grant("documents.number_forms", has_role(Role.OFFICER, Role.HEAD))
