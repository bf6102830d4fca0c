"""Signing for somebody else (5.3): within the dates, what that person may, never what either wrote."""

import rules
from django.apps import apps
from django.utils import timezone

from qms.history.acts import UntrackedWrite, current_act
from qms.permissions import Role, grant, has_role

KNOWN = "deputyships"
signs = has_role(Role.OFFICER, Role.OWNER, Role.HEAD)


def forget_deputyships(*people) -> None:
    """Let the next question read them anew: somebody was named or ended."""
    for person in people:
        if person is not None:
            person.__dict__.pop(KNOWN, None)


def standing_in(user, record, own, expected=None) -> object | None:
    """The deputy row by which this person does for somebody else what rule `own` allows that one; or None.

    None too for whoever may do it by their own right. Of several rows, one for a person of whom rule
    `expected` holds comes first.
    """
    if user is None or own.test(user, record):
        return None
    able = [row for row in _rows(user, record) if own.test(row.person, record)]
    if expected is not None:
        able.sort(key=lambda row: not expected.test(row.person, record))
    return next(iter(able), None)


def seat_of(person, user, record):
    """Whom a task of `person` waits for as seen by `user`: `user` too while deputising for that person."""
    stands = person is not None and any(row.person_id == person.pk for row in _rows(user, record))
    return user if stands else person


def deputised_units(user) -> set[int]:
    """Keys of the units for which this person signs for somebody today."""
    return {row.unit_id for row in _named(user) if row.is_in_force(_day())}


def for_another(own):
    """A predicate: the person is the deputy of somebody whom rule `own` allows it."""

    @rules.predicate(name=f"for_another:{own.name}")
    def deputises(user, record):
        return any(own.test(row.person, record) for row in _rows(user, record))

    return deputises


def _rows(user, record):
    """The deputy rows of a person that count today in the unit of the record, or above it.

    None for whoever has left the roles that sign since they were named.
    """
    known = _named(user)
    if not known or not signs.test(user, record):
        return []
    day = _day()
    return [row for row in known if row.is_in_force(day) and record.unit.path.startswith(row.unit.path)]


def _named(user) -> list:
    """All deputy rows of a person, one query a person and request."""
    known = user.__dict__.get(KNOWN)
    if known is None:
        rows = apps.get_model("documents", "Deputy").objects.filter(deputy=user)
        known = user.__dict__[KNOWN] = list(rows.select_related("person", "unit").order_by("id"))
    return known


def _day():
    """The day of the act, or of the page where none is being done."""
    try:
        return timezone.localdate(current_act().at)
    except UntrackedWrite:
        return timezone.localdate()


@rules.predicate
def is_represented(user, deputy):
    """The person signed for ends it too."""
    return getattr(deputy, "person_id", None) == user.pk


ends_others = has_role(Role.OFFICER, Role.HEAD)

grant("documents.name_deputy", signs)
# who signs for a head signs as one: only that person or another head may say so
grant("documents.name_deputy_of_others", has_role(Role.HEAD))
grant("documents.end_deputy", ends_others | is_represented)
