"""The people every test knows: one office, its neighbour, the province above, and who works where."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from qms.history import record_tx
from qms.models import Assignment, Role, Unit, UnitName, User

PASSWORD = "mat-khau-thu-1"
BACKEND = "django.contrib.auth.backends.ModelBackend"
SINCE = date(2020, 1, 1)

PEOPLE = {
    # name: (full name, position, [(unit, role), …])
    "secretary": ("Trần Thị Hoa", "Thư ký ISO", [("tan_tien", Role.OFFICER)]),
    "chief": ("Nguyễn Văn Thắng", "Trưởng Công an xã", [("tan_tien", Role.HEAD)]),
    "owner": ("Lê Quang Dũng", "Phó Trưởng Công an xã", [("tan_tien", Role.OWNER)]),
    "owner2": ("Vũ Đình Khôi", "Cán bộ", [("tan_tien", Role.OWNER)]),
    "desk": ("Phạm Minh Đức", "Cán bộ tiếp nhận", [("tan_tien", Role.DESK)]),
    "auditor": ("Hoàng Thị Lan", "Đánh giá viên nội bộ", [("tan_tien", Role.AUDITOR)]),
    "inspector": ("Bùi Văn Sơn", "Đoàn kiểm tra", [("tan_tien", Role.INSPECTOR)]),
    "province": ("Đặng Thu Hà", "Thư ký ISO Công an tỉnh", [("province_unit", Role.OFFICER)]),
    "neighbour": ("Ngô Thị Mai", "Thư ký ISO", [("nham_bien", Role.OFFICER)]),
    "neighbour_chief": ("Đỗ Văn Hùng", "Trưởng Công an", [("nham_bien", Role.HEAD)]),
    "stranger": ("Người Lạ", "", []),
}


def make_office() -> SimpleNamespace:
    """Three units and every persona, ready to sign in with PASSWORD."""
    office = SimpleNamespace()
    with record_tx(by=None, verb="qms.load"):
        office.province_unit = _unit("CAT", "Công an tỉnh", None)
        office.tan_tien = _unit("TANTIEN", "Công an xã Tân Tiến", office.province_unit)
        office.nham_bien = _unit("NHAMBIEN", "Công an thị trấn Nham Biền", office.province_unit)
        for name, (full_name, position, roles) in PEOPLE.items():
            user = User(username=name, full_name=full_name, position=position)
            user.set_password(PASSWORD)
            user.save()
            setattr(office, name, user)
            for unit, role in roles:
                Assignment(user=user, unit=getattr(office, unit), role=role, from_date=SINCE).save()
    return office


def _unit(code, name, parent_unit):
    unit = Unit(code=code, name=name, parent_unit=parent_unit, place=name.split()[-1])
    unit.save()
    UnitName(unit=unit, name=name, from_date=SINCE).save()
    return unit


@pytest.fixture
def office(db):
    """The office of Tân Tiến: ``office.secretary``, ``office.chief`` … and its units."""
    return make_office()


@pytest.fixture
def signed_in(client):
    """``signed_in(user)`` gives a client that is signed in as that person."""

    def sign_in(user):
        client.force_login(user, backend=BACKEND)
        return client

    return sign_in


def session_cookie(user, address) -> dict:
    """For a browser: a session as signing in makes it, without typing a password for each test."""
    session = SessionStore()
    session[SESSION_KEY], session[BACKEND_SESSION_KEY] = str(user.pk), BACKEND
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return {"name": "sessionid", "value": session.session_key, "url": str(address)}
