"""A register of a million files over 3,300 units, put there by plain inserts, which are not measured."""

import datetime as dt
import uuid

from django.db import connection, transaction
from django.utils import timezone

from qms.history import record_tx
from qms.models import Assignment, PersonalData, Role, Unit, User
from qms.text import fold
from registers.models import ServiceFile

FULL, UNITS, AT_ONCE = 1_000_000, 3_300, 5_000
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Quang", "Ngọc", "Hữu")
GIVEN = ("An", "Bình", "Chiến", "Đạt", "Dung", "Hà", "Hải", "Hương", "Khôi", "Lan", "Mai", "Nam", "Tuấn")
STATUSES = ("returned",) * 17 + ("received", "in_progress", "resolved")


def office(n: int) -> tuple[User, list[Unit]]:
    """The units under one province, as many as n files fill, and an officer of the province."""
    with record_tx(by=None, verb="qms.load"):
        province = Unit(code="T", name="Công an tỉnh")
        province.save()
        units = [
            Unit(code=f"X{number:04d}", name=f"Công an xã {number}", parent_unit=province)
            for number in range(max(3, round(UNITS * n / FULL)))
        ]
        for unit in units:
            unit.save()
        user = User(username="do", full_name="Người đo")
        user.set_password("một mật khẩu dài")
        user.save()
        Assignment(user=user, unit=province, role=Role.OFFICER, from_date=dt.date(2020, 1, 1)).save()
    return user, units


def name_of(number: int) -> str:
    return (
        f"{FAMILY[number % len(FAMILY)]} {MIDDLE[number // 3 % len(MIDDLE)]} "
        f"{GIVEN[number // 7 % len(GIVEN)]}"
    )


def fill(n: int, units: list[Unit]) -> None:
    """n files, one every minute up to now, each unit's in turn, with the citizens who handed them in."""
    now = timezone.now().replace(microsecond=0)
    for start in range(0, n, AT_ONCE):
        numbers = range(start, min(start + AT_ONCE, n))
        people = {number: uuid.UUID(int=number + 1) for number in numbers}
        insert(PersonalData, [_person(number, people[number], units, now) for number in numbers])
        insert(ServiceFile, [_file(number, people[number], units, now, n) for number in numbers])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _person(number, token, units, now) -> dict:
    name, digits = name_of(number), f"024{number:09d}"
    return {
        "token": token, "unit_id": units[number % len(units)].pk, "salt": "00", "fields": {"name": name},
        "search_text": f"{fold(name)} {digits}", "kept_at": now, "erased_reason": "",
    }  # fmt: skip


def _file(number, token, units, now, n) -> dict:
    received = now - dt.timedelta(minutes=n - number)
    status = STATUSES[number % len(STATUSES)]
    answered = received + dt.timedelta(days=3) if status in ("returned", "resolved") else None
    due = received + dt.timedelta(days=5)
    code = f"HS-2026-{number // len(units) + 1:04d}"
    return {
        "unit_id": units[number % len(units)].pk, "code": code, "title": "Đăng ký thường trú",
        "search_text": f"{code.lower()} dang ky thuong tru", "status": status, "version": 1,
        "created_at": received, "applicant_id": token, "received_at": received, "counted_from": received,
        "first_due_at": due, "due_at": due, "resolved_at": answered, "outcome": "early" if answered else "",
        "returned_at": answered if status == "returned" else None,
        "external_code": f"G01.{number:07d}" if number % 2 else "",
    }  # fmt: skip


def insert(model, rows: list[dict]) -> None:
    fields = [field for field in model._meta.concrete_fields if field.attname != "id"]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    given = [field for field in fields if field.attname in rows[0]]
    usual = {field: field.get_db_prep_save(field.get_default(), connection) for field in fields}
    values = [list((usual | _stored(given, row)).values()) for row in rows]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})",
            values,
        )


def _stored(fields, row) -> dict:
    return {field: field.get_db_prep_save(row[field.attname], connection) for field in fields}
