"""Register records as the office of Tân Tiến would write them."""

from datetime import date
from decimal import Decimal

from registers import actions
from registers.models import Measurement, Objective, Risk


def risk(office, *, by=None, at=None, **changes) -> Risk:
    """A risk the secretary has just raised: score 12, no measure yet."""
    fields = {
        "unit": office.tan_tien,
        "title": "Trả hồ sơ trễ dịp cuối năm",
        "process": "Đăng ký thường trú",
        "description": "Lượng hồ sơ tăng, xác minh chậm.",
        "likelihood": 4,
        "impact": 3,
        **changes,
    }
    return actions.create(Risk(**fields), by=by or office.secretary, at=at)


def planned_risk(office, **changes) -> Risk:
    """A risk that says what will be done, by whom and until when."""
    plan = {"measure": "Nhắc hạn trước 1 ngày.", "person": office.owner, "due": date(2026, 6, 30)}
    return risk(office, **{**plan, **changes})


def objective(office, *, by=None, at=None, **changes) -> Objective:
    """A complete objective still in draft: at least 98 % on time."""
    fields = {
        "unit": office.tan_tien,
        "title": "Tỷ lệ hồ sơ đúng hạn",
        "target": Decimal("98"),
        "how_measured": "Hồ sơ trả trước và đúng hạn trên tổng số hồ sơ đã trả.",
        "measures": "Nhắc hạn từng bước.",
        "person": office.owner,
        "due": date(2026, 12, 31),
        **changes,
    }
    return actions.create(Objective(**fields), by=by or office.secretary, at=at)


def measurement(office, of, *, by=None, at=None, **changes) -> Measurement:
    """January: 49 of 50."""
    row = of.new_row()
    fields = {
        "period_from": date(2026, 1, 1),
        "period_to": date(2026, 1, 31),
        "numerator": Decimal(49),
        "denominator": Decimal(50),
        **changes,
    }
    for name, value in fields.items():
        setattr(row, name, value)
    return actions.add_row(row, by=by or office.secretary, at=at)
