"""Records to look at: lines of the register of risks, which has every generic page."""

from datetime import date

import pytest

from qms.models import load_edition
from registers import actions
from registers.models import Risk


@pytest.fixture
def edition(db):
    return load_edition()


@pytest.fixture
def make_risk(office):
    """``make_risk(title="…", by=…, unit=…)``: a line of the register, written as an officer would."""

    def make(title="Trả kết quả trễ hẹn", *, unit=None, by=None, at=None, **fields):
        unit = unit or office.tan_tien
        values = {
            "kind": Risk.Kind.values[0],
            "process": "Đăng ký thường trú",
            "description": "Quá hạn",
            **fields,
        }
        values.setdefault("likelihood", 3)
        values.setdefault("impact", 2)
        return actions.create(
            Risk(unit=unit, title=title, **values), by=by or office.secretary, **({"at": at} if at else {})
        )

    return make


@pytest.fixture
def typed():
    """What an officer types into the form of a risk."""
    return {
        "kind": Risk.Kind.values[0],
        "title": "Mất điện tại quầy",
        "process": "Tiếp nhận",
        "description": "Không nhập được hồ sơ",
        "likelihood": "2",
        "accepted_level": "low",
        "impact": "3",
        "due": "05/03/2027",
        "submission_key": "6f1f0f0e-2f57-4d0c-9d0e-0a4f7a0b1c2d",
    }


DUE = date(2027, 3, 5)
