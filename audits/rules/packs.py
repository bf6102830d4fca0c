"""Who may build, take away and hand over evidence packs."""

from qms.permissions import Role, grant, has_role

grant("audits.build_pack", has_role(Role.OFFICER, Role.HEAD, Role.AUDITOR))
grant("audits.download_pack", has_role(Role.OFFICER, Role.HEAD, Role.AUDITOR, Role.INSPECTOR))
grant("audits.hand_over_pack", has_role(Role.OFFICER, Role.HEAD))
