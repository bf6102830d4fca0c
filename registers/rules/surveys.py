"""Who keeps satisfaction surveys, and who enters answers given on paper."""

from qms.permissions import Role, grant, has_role

grant("registers.keep_survey", has_role(Role.OFFICER, Role.HEAD))
grant("registers.enter_survey", has_role(Role.OFFICER, Role.DESK))
