"""People and their roles: the acts by which an office keeps its own list (5.3, 7.1.2).

A right is always a dated assignment with its basis. Nobody changes their own roles, and nobody is deleted.
"""

import secrets
from collections.abc import Callable
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from qms.history import action, current_act
from qms.ledger import note
from qms.models import Assignment, Role, Unit, User
from qms.permissions import require
from qms.states import Refused

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that look alike when read out


#: What the other floors put into a new unit, each as f(unit).
unit_added: list[Callable[[Unit], object]] = []


def one_time_password() -> str:
    """Twelve letters in threes, about 59 bits, easy to read over the telephone."""
    parts = ("".join(secrets.choice(LETTERS) for _turn in range(3)) for _part in range(4))
    return "-".join(parts)


@action("qms.person_add")
def add_person(person: User, *, unit: Unit, role: str, from_date: date, by, reason="") -> str:
    """Add a person with a first role and return the password to hand over; it is kept nowhere else."""
    _may_give(by, role, unit)
    password = one_time_password()
    person.set_password(password)
    person.must_change_password = True
    person.save()
    Assignment(user=person, unit=unit, role=role, from_date=from_date).save()
    return password


@action("qms.person_edit")
def edit_person(person: User, *, unit: Unit, by, reason=""):
    """Change name, position, rank or whether the person still works here."""
    _may_manage(by, person, unit)
    if by is not None and by.pk == person.pk and not person.is_active:
        raise Refused(_("Không thể tự ngừng tài khoản của chính mình."))
    person.save()


@action("qms.assign")
def assign(assignment: Assignment, *, by, reason=""):
    """Give a role in a unit from a day on. Raises Refused for one's own roles and for a role held already."""
    _may_give(by, assignment.role, assignment.unit)
    _not_oneself(assignment, by)
    held = Assignment.objects.in_force(assignment.from_date)
    if held.filter(user=assignment.user, unit=assignment.unit, role=assignment.role).exists():
        raise Refused(_("Người này đang giữ vai trò đó ở đơn vị rồi."))
    assignment.save()


@action("qms.role_end")
def end_assignment(assignment: Assignment, *, on: date, by, reason=""):
    """End a role; ``on`` is its last day. The row stays, so the past still knows who was responsible."""
    _may_give(by, assignment.role, assignment.unit)
    _not_oneself(assignment, by)
    if on < assignment.from_date:
        raise Refused(_("Ngày cuối phải từ ngày bắt đầu giữ vai trò trở đi."))
    assignment.to_date = on
    assignment.save()


@action("qms.password_reset")
def reset_password(person: User, *, unit: Unit, by, reason="") -> str:
    """Give a new one-time password and return it; noted without the password itself."""
    _may_manage(by, person, unit)
    password = one_time_password()
    person.set_password(password)
    person.must_change_password = True
    person.save(update_fields=["password", "must_change_password"])
    note("qms.password_reset", {"user": person.pk}, act=current_act(), unit=unit)
    return password


@action("qms.unit_add")
def add_unit(unit: Unit, *, by=None, reason=""):
    """Add a unit under its parent. Only the system does this, from the command line."""
    if by is not None:
        raise Refused(_("Đơn vị được thêm bằng dòng lệnh của hệ thống."))
    unit.save()
    for prepare in unit_added:
        prepare(unit)


@action("qms.unit_edit")
def edit_unit(unit: Unit, *, by, reason=""):
    """Change what a unit says of itself: place, address, telephone."""
    require(by, "qms.edit_unit", unit)
    unit.save()


def _may_give(by, role: str, unit: Unit) -> None:
    """A head is named by a head (of the unit or above): whoever made one could sign as one."""
    require(by, "qms.manage_people", unit)
    if role == Role.HEAD:
        require(by, "qms.manage_heads", unit)


def _may_manage(by, person: User, unit: Unit) -> None:
    """Only who manages people in every unit where the person works or will, and a head only by a head."""
    ended = Q(to_date__lt=timezone.localdate())
    held = Assignment.objects.filter(user=person).exclude(ended).select_related("unit")
    require(by, "qms.manage_people", unit)
    for assignment in held:
        _may_give(by, assignment.role, assignment.unit)


def _not_oneself(assignment: Assignment, by) -> None:
    if by is not None and by.pk == assignment.user_id:
        raise Refused(_("Không ai tự thay đổi vai trò của chính mình. Hãy nhờ người khác làm việc này."))
