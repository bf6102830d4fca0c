"""Province and model units with their people: the stage of the demo."""

import csv
import datetime as dt
from dataclasses import dataclass
from importlib.resources import files

from django.conf import settings
from django.contrib.auth.hashers import make_password

from audits.demo.people import FULL, PROVINCE, Person, people_of
from qms.history import record_tx
from qms.models import Assignment, Unit, UnitName, User

PROVINCE_CODE = "CAT"
SINCE = dt.date(2022, 1, 1)  # the year in which the model units were chosen; their names are of that year
TWO_LEVELS = dt.date(2025, 7, 1)  # two-level local government; Bắc Giang became a part of Bắc Ninh
PROVINCE_NAMES = (("Công an tỉnh Bắc Giang", SINCE), ("Công an tỉnh Bắc Ninh", TWO_LEVELS))
MOTTO = {
    "4_xin": ["xin chào", "xin lỗi", "xin cảm ơn", "xin phép"],
    "4_luon": ["luôn mỉm cười", "luôn nhẹ nhàng", "luôn lắng nghe", "luôn giúp đỡ"],
    "5_khong": [],
}


@dataclass
class Office:
    """A unit with its people by their part in the stories."""

    unit: Unit
    cast: dict[str, User]
    kind: str
    is_full: bool


def rows() -> list[dict]:
    """The model units as the file lists them: code, name, kind, district."""
    text = (files("audits") / "demo" / "units.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def make_offices(
    at: dt.datetime, terms: dict[int, tuple[dt.date, dt.date]], codes=None
) -> tuple[Office, list[Office]]:
    """Create the province and the units (all, or those in `codes`) in one act of the system.

    `terms` gives first and last day of an assignment that ends, by the number of working days it still runs.
    """
    with record_tx(by=None, verb="qms.load", reason="Nạp dữ liệu minh họa", at=at):
        hashed = make_password(
            settings.QMS_DEMO_PASSWORD
        )  # one slow hash for all: they share the password anyway
        province = _unit(PROVINCE_CODE, PROVINCE_NAMES, None, place="Bắc Giang", short="Công an tỉnh")
        top = Office(province, _cast(province, PROVINCE, hashed, terms), "tỉnh", True)
        offices = []
        for number, row in enumerate(rows()):
            if codes is not None and row["code"] not in codes:
                continue
            name = f"Công an {row['kind']} {row['name']}"
            unit = _unit(row["code"], ((name, SINCE),), province, place=row["name"], short=row["name"])
            cast = _cast(unit, people_of(number, row["code"], row["kind"]), hashed, terms)
            offices.append(Office(unit, cast, row["kind"], row["code"] in FULL))
    return top, offices


def _unit(code, names, parent, *, place, short):
    unit = Unit(code=code, name=names[-1][0], short_name=short, place=place, parent_unit=parent, motto=MOTTO)
    unit.save()
    for name, since in names:
        UnitName(unit=unit, name=name, from_date=since).save()
    return unit


def _cast(unit, people: tuple[Person, ...], hashed, terms) -> dict[str, User]:
    cast = {}
    for person in people:
        user = User(
            username=person.username, full_name=person.full_name, position=person.position, rank=person.rank
        )
        user.password = hashed
        user.save()
        for role in person.roles:
            first, last = terms.get(person.for_days, (SINCE, None))
            Assignment(user=user, unit=unit, role=role, from_date=first, to_date=last).save()
        cast[person.part] = user
    return cast
