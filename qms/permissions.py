"""One answer to "may I?": named permissions over predicates of package ``rules``.

``user.has_perm("documents.approve", revision)`` is the only question; a name nobody granted
raises LookupError, so a typing mistake never opens or closes a door in silence.
"""

import rules
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from qms.models.people import RULES, Role

__all__ = ["Role", "grant", "granted", "has_role", "require", "units_seen", "visible_to"]


def grant(name: str, predicate) -> None:
    """Say who may do ``name`` ("app.verb"). Raises KeyError when the name is taken."""
    RULES.add_rule(name, predicate)


def granted() -> list[str]:
    """All permission names, sorted."""
    return sorted(RULES)


def has_role(*roles: str) -> rules.Predicate:
    """A predicate: the person holds one of the roles in the unit of the object (or above it)."""

    def holds(user, obj):
        return obj is not None and not user.roles_in(obj.unit).isdisjoint(roles)

    return rules.Predicate(holds, name=f"has_role:{'|'.join(roles)}")


def require(user, name: str, obj) -> None:
    """Raise PermissionDenied unless the person may. ``user`` None is the system acting by itself."""
    if user is not None and not user.has_perm(name, obj):
        raise PermissionDenied(_("Đồng chí không có quyền làm việc này."))


def visible_to(user, queryset, unit_field: str = "unit"):
    """The rows of a queryset, live or of history, in units the person sees."""
    return queryset.filter(**{f"{unit_field}__in": user.visible_units()})


def units_seen(user, units) -> list[int] | None:
    """Keys of the units of a list that the person sees, for figures over many rows.

    ``units`` None asks for all; ``user`` None is the system itself, which sees what it asks for.
    """
    if user is None:
        return units
    visible = user.visible_units()
    return list((visible if units is None else visible.filter(pk__in=units)).values_list("pk", flat=True))
