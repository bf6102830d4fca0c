"""Who offers a document to the units below, and who answers for a unit (5.3, 7.5)."""

import rules
from django.apps import apps

from documents.rules.deputies import for_another
from qms.permissions import Role, grant, has_role


@rules.predicate
def leads_units(user, record):
    """There are units below the one of this record."""
    return apps.get_model("qms", "Unit").objects.filter(parent_unit=record.unit_id, is_active=True).exists()


heads = has_role(Role.HEAD)

grant("documents.offer_document", has_role(Role.OFFICER, Role.HEAD) & leads_units)
grant("documents.adopt_document", heads | for_another(heads))
grant("documents.start_adoption", has_role(Role.OFFICER, Role.OWNER))
grant("documents.decline_adoption", has_role(Role.OFFICER, Role.HEAD))
