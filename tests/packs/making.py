"""A small office with a year of evidence, always the same, and the pack of it."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from audits.packs.build import Built, build
from audits.packs.request import PackRequest
from registers import actions
from tests.registers.making import measurement, objective, planned_risk, risk

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")
PERIOD = (date(2026, 1, 1), date(2026, 6, 30))
AS_OF = datetime(2026, 7, 1, tzinfo=OFFICE)  # 24:00 on 30 June
NOW = datetime(2026, 11, 22, 9, tzinfo=OFFICE)
PDF = b"%PDF-1.4 as uploaded"


def at(month: int, day: int = 1, year: int = 2026) -> datetime:
    return datetime(year, month, day, 10, tzinfo=OFFICE)


def small_data(office):
    """Two risks, one objective with two measurements; a neighbour's risk that must never leak."""
    first = planned_risk(office, at=at(2))
    actions.start(first, by=office.secretary, at=at(2, 3))
    risk(office, title="Mất điện giờ cao điểm", likelihood=2, impact=2, at=at(3))
    aim = actions.approve(objective(office, at=at(1, 5)), by=office.chief, at=at(1, 6))
    measurement(office, aim, at=at(2, 2))
    measurement(
        office, aim, at=at(3, 2), period_from=date(2026, 2, 1), period_to=date(2026, 2, 28),
        numerator=Decimal(45), cause="Nghỉ Tết.", action="Báo trước lịch nghỉ.",
    )  # fmt: skip
    return risk(
        office, by=office.neighbour, unit=office.nham_bien, title="Bí mật của đơn vị khác", at=at(2, 2)
    )


def asked(office, **changes) -> PackRequest:
    fields = {
        "unit": office.tan_tien,
        "period": PERIOD,
        "as_of": AS_OF,
        "requester": "Đoàn kiểm tra Công an tỉnh",
        "purpose": "Kiểm tra 6 tháng đầu năm",
        "registers": ("risks", "objectives", "measurements"),
        **changes,
    }
    return PackRequest(**fields)


def built(office, path, **changes) -> Built:
    return build(asked(office, **changes), path, now=NOW)
