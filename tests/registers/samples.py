"""One complete line for every plain register, and one row where it keeps rows: what the generic tests use."""

from datetime import date
from decimal import Decimal

from registers import actions
from registers import models as nouns

DAY = date(2026, 3, 9)


def fields_of(office) -> dict:
    """Register → what stands in a line with which its first step may be made."""
    owner, chief = office.owner, office.chief
    return {
        nouns.ContextIssue: {"impact": "Hồ sơ dồn", "how_followed": "Giao ban tháng", "person": owner},
        nouns.InterestedParty: {"needs": "Trả đúng hẹn", "how_met": "Nhắc hạn", "person": owner},
        nouns.Process: {
            "inputs": "Hồ sơ", "outputs": "Kết quả", "indicators": "Tỷ lệ đúng hạn", "resources": "02 cán bộ",
            "person": owner,
        },
        nouns.Appointment: {
            "appointee": office.secretary, "position": "Cán bộ tổng hợp", "post": "secretary",
            "duties": "Giúp Trưởng ban", "decision_number": "12/QĐ", "decided_on": DAY, "from_date": DAY,
            "person": owner,
        },
        nouns.Risk: {
            "process": "Cư trú", "description": "Chậm", "likelihood": 4, "impact": 3, "measure": "Nhắc hạn",
            "person": owner, "due": date(2026, 6, 30),
        },
        nouns.Objective: {
            "target": Decimal(98), "how_measured": "Đếm", "measures": "Nhắc hạn", "person": owner,
            "due": date(2026, 12, 31),
        },
        nouns.ChangePlan: {
            "purpose": "Đổi phần mềm", "consequences": "Chậm 01 tuần", "integrity": "Chạy song song",
            "resources": "02 máy", "person": owner, "due": date(2026, 6, 30),
        },
        nouns.Equipment: {"place": "Quầy 01", "person": owner, "maintenance_months": 6},
        nouns.PremisesItem: {"how": "Đủ ghế, sạch"},
        nouns.PremisesCheck: {"checked_on": DAY, "person": owner},
        nouns.Knowledge: {
            "lesson": "Cách tra tàng thư", "kept_at": "Tủ số 2", "shared_how": "Kèm cặp", "person": owner,
        },
        nouns.MobilisedResource: {
            "source": "UBND xã", "received_on": DAY, "amount": Decimal(12_000_000), "papers": "BB 01",
            "used_for": "Quầy 02", "person": owner,
        },
        nouns.Competence: {"holder": office.desk, "person": owner},
        nouns.Training: {
            "content": "Luật Cư trú", "planned_on": DAY, "person": owner, "effect_by": chief,
        },
        nouns.Communication: {"audience": "Người dân", "every_months": 1, "person": owner},
        nouns.Conduct: {"from_date": DAY},
        nouns.Provider: {"service": "Bưu chính", "criteria": "Đúng hẹn", "control": "Sổ", "person": owner},
        nouns.NonconformingOutput: {
            "found_on": DAY, "description": "In sai ngày cấp", "treatment": "correction", "decided_by": chief,
            "person": owner, "due": date(2026, 6, 30),
        },
        nouns.ModelCriteria: {"from_date": DAY},
        nouns.ModelAssessment: {"assessed_on": DAY, "person": owner},
        nouns.Improvement: {
            "proposer": office.desk, "trouble": "Chờ lâu", "proposal": "Hẹn giờ", "benefit": "Bớt chờ",
            "person": owner, "due": date(2026, 6, 30),
        },
    }  # fmt: skip


def rows_of(office) -> dict:
    """Row → what stands in it; `ModelAssessment` takes its rows from a set of criteria instead."""
    return {
        nouns.Measurement: {
            "period_from": date(2026, 1, 1), "period_to": date(2026, 1, 31), "numerator": Decimal(49),
            "denominator": Decimal(50),
        },
        nouns.ChangeStep: {"text": "Sao lưu", "person": office.owner, "due": DAY},
        nouns.CompetenceItem: {"requirement": "Dùng phần mềm", "required": 3, "actual": 3},
        nouns.TrainingAttendee: {"attendee": office.desk},
        nouns.CommunicationPost: {"done_on": DAY, "content": "Mức 2", "person": office.owner},
        nouns.EquipmentCare: {"done_on": DAY, "content": "Vệ sinh"},
        nouns.PremisesCheckRow: {"item": "Ghế chờ", "result": "good"},
        nouns.ProviderEvaluation: {
            "evaluated_on": DAY, "quality": 4, "timeliness": 5, "support": 4, "price": 4,
            "conclusion": "keep",
        },
        nouns.ProcessDocument: {},
        nouns.ModelCriterion: {"text": "Niêm yết đủ", "most_points": Decimal(10)},
    }  # fmt: skip


def line(model, office, *, by=None, at=None, title="Dòng mẫu", **changes):
    """A new line of a register, written by the secretary."""
    fields = {"unit": office.tan_tien, "title": title, **fields_of(office)[model], **changes}
    return actions.create(model(**fields), by=by or office.secretary, at=at)


def row(record, office, *, by=None, at=None, **changes):
    """A new row under a line."""
    made = record.new_row()
    for name, value in {**rows_of(office)[type(made)], **changes}.items():
        setattr(made, name, value)
    return actions.add_row(made, by=by or office.secretary, at=at)


def criteria(office, *, unit=None, points=(10, 20), by=None, **changes):
    """An approved set of criteria with one criterion for each number of points."""
    unit = unit or office.tan_tien
    made = line(nouns.ModelCriteria, office, unit=unit, by=by, **changes)
    for number, most in enumerate(points, start=1):
        row(made, office, by=by, no=number, text=f"Tiêu chí {number}", most_points=Decimal(most))
    made.refresh_from_db()
    return made
