"""Who may do what with service files: the desk receives and returns, those who work on them hand them on."""

import rules
from django.apps import apps

from documents.rules.deputies import for_another
from qms.permissions import Role, grant, has_role

at_the_desk = has_role(Role.DESK, Role.OFFICER, Role.HEAD)
WORKING = (Role.DESK, Role.OWNER, Role.OFFICER, Role.HEAD)
works_on_files = has_role(*WORKING)
own_signature = has_role(Role.HEAD)


@rules.predicate
def sees_citizens(user, file):
    """Sees the personal data of all citizens of the unit."""
    return user.has_perm("qms.see_personal_data", file.unit)


@rules.predicate
def has_the_file(user, file):
    """Has this file in hand today, also where the page shows it as it was in the past."""
    files = apps.get_model("registers", "ServiceFile").objects
    return files.filter(pk=file.pk, holder=user, returned_at=None, ended_at=None).exists()


grant("registers.see_applicant", sees_citizens | (works_on_files & has_the_file))
grant("registers.receive_file", at_the_desk)
grant("registers.correct_file", at_the_desk)
grant("registers.handle_file", works_on_files)
grant("registers.resolve_file", works_on_files)
grant("registers.return_file", at_the_desk)
grant("registers.propose_apology", works_on_files)
grant("registers.sign_apology", own_signature | for_another(own_signature))
grant("registers.recount_files", has_role(Role.OFFICER, Role.HEAD))
grant("registers.import_files", has_role(Role.OFFICER, Role.HEAD, Role.DESK))
grant("registers.set_reception", has_role(Role.OFFICER, Role.HEAD))
grant("registers.edit_slip_forms", has_role(Role.OFFICER, Role.HEAD))
