"""Permissions of the ground itself."""

from qms.permissions import Role, grant, has_role

grant("qms.manage_people", has_role(Role.OFFICER, Role.HEAD))
grant("qms.manage_heads", has_role(Role.HEAD))
grant("qms.edit_unit", has_role(Role.OFFICER, Role.HEAD))
grant("qms.see_personal_data", has_role(Role.OFFICER, Role.HEAD, Role.DESK))
grant("qms.export", has_role(*Role.values))
grant("qms.view", has_role(*Role.values))
grant("qms.attach_file", has_role(Role.OFFICER, Role.OWNER, Role.HEAD, Role.DESK, Role.AUDITOR))
grant("qms.verify_history", has_role(Role.OFFICER, Role.HEAD, Role.AUDITOR))
grant("qms.maintain_calendar", has_role(Role.OFFICER, Role.HEAD))
grant("qms.erase_personal_data", has_role(Role.HEAD))
