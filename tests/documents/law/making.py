"""Legal texts, kept records and disposals as the office of Tân Tiến would write them."""

from datetime import date

from documents.actions import disposals, kept_records, legal
from documents.models import Disposal, LegalText, RecordBatch, RecordKind

COUNCIL = [
    ("Nguyễn Văn Thắng", "Trưởng Công an xã", "chair"),
    ("Trần Thị Hoa", "Thư ký ISO", "secretary"),
]


def text(office, *, by=None, at=None, **changes) -> LegalText:
    """A circular in force from 30/11/2025."""
    fields = {
        "unit": office.tan_tien, "code": "66/2023/TT-BCA", "kind": LegalText.Kind.CIRCULAR,
        "title": "Biểu mẫu về đăng ký, quản lý cư trú", "issuing_body": "Bộ Công an",
        "issued_on": date(2025, 11, 17), "effective_on": date(2025, 11, 30), **changes,
    }  # fmt: skip
    return legal.register_text(LegalText(**fields), by=by or office.secretary, at=at)


def impact(office, law, document, *, verdict="", at=None, explanation=""):
    """The text put under review for the document, and judged where a verdict is given."""
    (found,) = legal.add_impacts(law, [document], by=office.secretary, at=at)
    if verdict:
        legal.judge(found, verdict=verdict, explanation=explanation, by=office.secretary, at=at)
    return found


def kind(office, *, at=None, **changes) -> RecordKind:
    """Kept five years."""
    fields = {
        "unit": office.tan_tien, "title": "Hồ sơ đăng ký tạm trú", "place": "Tủ 02, Bộ phận cư trú",
        "retention_months": 60, **changes,
    }  # fmt: skip
    return kept_records.create_kind(RecordKind(**fields), by=office.secretary, at=at)


def batch(office, of=None, *, year=2018, at=None, **changes) -> RecordBatch:
    """The records of a whole year, closed on its last day: of 2018 kept until 31/12/2023."""
    fields = {
        "unit": office.tan_tien, "kind": of or kind(office, at=at), "period_from": date(year, 1, 1),
        "period_to": date(year, 12, 31), "closed_on": date(year, 12, 31), "quantity": 3,
        "place": "Tủ 02, ngăn 1", **changes,
    }  # fmt: skip
    return kept_records.create_batch(RecordBatch(**fields), by=office.secretary, at=at)


def disposal(office, batches, *, until="draft", at=None, **changes) -> Disposal:
    """A disposal of these batches carried to a state."""
    fields = {
        "unit": office.tan_tien, "title": "Tiêu hủy hồ sơ hết thời hạn", "basis": "Danh mục hồ sơ BM-01-05",
        "method": "Cắt nhỏ bằng máy", "place": "Trụ sở Công an xã", **changes,
    }  # fmt: skip
    made = disposals.create_disposal(Disposal(**fields), by=office.secretary, at=at)
    disposals.add_batches(made, batches, by=office.secretary, at=at)
    disposals.set_council(made, COUNCIL, by=office.secretary, at=at)
    if until in ("submitted", "approved", "done"):
        disposals.submit(made, by=office.secretary, at=at)
    if until in ("approved", "done"):
        disposals.approve(made, by=office.chief, at=at)
    return made
