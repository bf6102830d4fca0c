"""Files as the desk of Tân Tiến receives them, under a procedure in force."""

from datetime import datetime, timedelta

from documents.actions.signing import approve_only
from documents.models import Document
from registers.actions import receiving
from registers.models import ServiceFile
from tests.documents.samples import DAY_ONE, HANOI, PROCEDURE, in_approval, written

CITIZEN = {
    "name": "Nguyễn Thị Đào",
    "id_number": "024190001234",
    "phone": "0912345678",
    "address": "Thôn Đông, xã Tân Tiến",
}


def at(text: str) -> datetime:
    """ "2026-11-23 10:00" in the office's zone."""
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def procedure(office, *, limit=None, steps=None, code="QT-02", **facts) -> Document:
    """A procedure in force from March 2026; three working days unless ``limit`` says otherwise."""
    content = {**PROCEDURE, **facts}
    if limit is not None:
        content["time_limit"], content["steps"] = limit, steps or _steps_for(limit)
    revision = in_approval(office, revision=written(office, content=content, code=code))
    return approve_only(revision, by=office.chief, at=DAY_ONE + timedelta(hours=3)).document


def _steps_for(limit: dict) -> list[dict]:
    """Reception, the work, the return; the work takes the whole limit."""
    unit = "hour" if "hour" in limit["unit"] else "day"
    around = {"role": "Cán bộ TN&TKQ", "unit": "office_hours"}
    work = {"action": "Thẩm tra", "role": "Cán bộ", "value": limit.get("value") or "1", "unit": unit}
    return [{"action": "Tiếp nhận", **around}, work, {"action": "Trả kết quả", **around}]


def received(office, when: str, *, by=None, applicant=None, of=None, reason="", **fields) -> ServiceFile:
    """A file received at a moment, under the three-day procedure unless ``of`` names another."""
    of = of or Document.objects.filter(unit=office.tan_tien).first() or procedure(office)
    file = ServiceFile(unit=fields.pop("unit", office.tan_tien), procedure=of, **fields)
    return receiving.receive(file, applicant or CITIZEN, by=by or office.desk, reason=reason, at=at(when))
