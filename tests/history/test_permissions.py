"""Who sees and may do what: roles are dated and reach down the tree, and unknown names open no door."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from qms.history import record_tx
from qms.models import Assignment, Role, Unit, UnitName, User
from qms.permissions import granted, require


def names(user):
    return sorted(unit.code for unit in Unit.objects.visible_to(user))


def test_a_role_reaches_down_and_never_up_or_across(office):
    assert names(office.province) == ["CAT", "NHAMBIEN", "TANTIEN"]
    assert names(office.secretary) == ["TANTIEN"]
    assert names(office.stranger) == []
    assert office.province.roles_in(office.tan_tien) == {Role.OFFICER}
    assert office.secretary.roles_in(office.province_unit) == set()
    assert office.secretary.roles_in(office.nham_bien) == set()


@pytest.mark.parametrize(
    ("start", "end", "counts"), [(-9, -1, False), (-9, 0, True), (0, None, True), (1, None, False)]
)
def test_an_assignment_counts_on_its_days_only(office, start, end, counts):
    today = timezone.localdate()
    days = [None if n is None else today + timedelta(days=n) for n in (start, end)]
    with record_tx(by=office.chief, verb="qms.assign"):
        Assignment(
            user=office.stranger, unit=office.tan_tien, role=Role.DESK, from_date=days[0], to_date=days[1]
        ).save()
    person = User.objects.get(pk=office.stranger.pk)
    assert bool(person.roles) is counts
    assert names(person) == (["TANTIEN"] if counts else [])


def test_a_person_who_left_may_nothing(office):
    with record_tx(by=office.chief, verb="qms.person_edit"):
        office.secretary.is_active = False
        office.secretary.save()
    person = User.objects.get(pk=office.secretary.pk)
    assert (names(person), person.roles_in(office.tan_tien)) == ([], set())
    assert person.has_perm("qms.view", office.tan_tien) is False


def test_a_name_nobody_granted_is_an_error_not_a_no(office):
    with pytest.raises(LookupError, match="unknown permission"):
        office.chief.has_perm("qms.fly", office.tan_tien)


def test_every_granted_name_belongs_to_an_app():
    assert {name.split(".")[0] for name in granted()} <= {"qms", "documents", "registers", "audits"}


def test_require_refuses_and_lets_the_system_pass(office):
    with pytest.raises(PermissionDenied):
        require(office.inspector, "qms.edit_unit", office.tan_tien)
    require(None, "qms.edit_unit", office.tan_tien)
    require(office.chief, "qms.edit_unit", office.tan_tien)


def test_a_unit_keeps_the_name_of_the_day(office):
    with record_tx(by=office.province, verb="qms.unit_edit"):
        UnitName(unit=office.tan_tien, name="Công an phường Tân Tiến", from_date=date(2025, 7, 1)).save()
    assert office.tan_tien.name_on(date(2025, 6, 30)) == "Công an xã Tân Tiến"
    assert office.tan_tien.name_on(date(2025, 7, 1)) == "Công an phường Tân Tiến"
