"""Whose hands a file may come into: who works on files of a unit, who releases their results."""

from django.db.models import Q

from documents.models import Deputy
from documents.states import DEPUTY_NAMED
from qms.models import Assignment, Role, User
from registers.models import Handover
from registers.rules.service_files import WORKING


def workers_of(unit, on):
    """Active people who may take files of a unit in hand on a day, by name.

    Those above the unit only where nobody works in the unit itself: a province takes no file of a commune.
    """
    own = _with_roles(unit, on, WORKING, [unit.pk])
    return own if own.exists() else _with_roles(unit, on, WORKING)


def first_of_the_unit(people, unit, on) -> list:
    """Of the people who may do something, those with a role in the unit itself; all where there is none."""
    rows = Assignment.objects.filter(unit=unit, role__in=WORKING).in_force(on)
    own = set(rows.values_list("user", flat=True))
    return [person for person in people if person.pk in own] or people


def releasers_of(unit, on):
    """Who releases results of a unit on a day: its heads, and those who sign for one of them that day."""
    heads = _with_roles(unit, on, (Role.HEAD,)).order_by()
    named = Deputy.objects.filter(
        unit__in=_chain(unit), status=DEPUTY_NAMED, from_date__lte=on, to_date__gte=on, person__in=heads
    )
    found = Q(pk__in=heads.values("pk")) | Q(pk__in=named.values("deputy"))
    return User.objects.filter(found, is_active=True).order_by("full_name")


def heads_of(unit, on):
    """The heads of the unit itself on a day: those above it do not count."""
    return _with_roles(unit, on, (Role.HEAD,), [unit.pk])


def _with_roles(unit, on, roles, units=None):
    held = Assignment.objects.filter(unit__in=units or _chain(unit), role__in=roles).in_force(on)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name")


def _chain(unit) -> list[int]:
    return [int(key) for key in unit.path.split("/") if key]


def usual_holder(file, step_no: int) -> int | None:
    """The key of the person who last took this step of the procedure in the unit; None where nobody has."""
    rows = Handover.objects.filter(
        unit=file.unit_id, file__procedure=file.procedure_id, step_no=step_no, to_person__isnull=False
    )
    return rows.order_by("-id").values_list("to_person", flat=True).first()
