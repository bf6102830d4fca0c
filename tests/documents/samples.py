"""A procedure of our own words that passes every check, as JSON, and the way it goes through its life."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from documents import actions
from documents.models import Document, Revision

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
DAY_ONE = datetime(2026, 3, 2, 8, 30, tzinfo=HANOI)

PROCEDURE = {
    "purpose": "<p>Thống nhất cách tiếp nhận và giải quyết hồ sơ đăng ký tạm trú.</p>",
    "scope": "<p>Công dân đến tạm trú trên địa bàn xã.</p>",
    "references": "<ul><li>TCVN ISO 9001:2015</li></ul>",
    "definitions": "<p>TN&amp;TKQ: tiếp nhận và trả kết quả.</p>",
    "legal_basis": ["Luật Cư trú số 68/2020/QH14", "Thông tư số 66/2023/TT-BCA"],
    "tthc_codes": ["1.004194"],
    "dossier": [
        {"name": "Tờ khai thay đổi thông tin cư trú (CT01)", "original": True, "quantity": "01"},
        {"name": "Giấy tờ chứng minh chỗ ở hợp pháp", "copy": True, "note": "Nếu chưa có trong CSDL"},
    ],
    "dossier_sets": "01 bộ",
    "time_limit": {"value": "3", "unit": "working_day", "note": "kể từ ngày nhận đủ hồ sơ hợp lệ"},
    "place": "Bộ phận Một cửa Công an xã Tân Tiến",
    "fee": "Trực tiếp: 15.000 đồng/lần; trực tuyến: 7.000 đồng/lần",
    "steps": [
        {"action": "Tiếp nhận, kiểm tra hồ sơ", "role": "Cán bộ TN&TKQ", "unit": "office_hours",
         "forms": "CT01, CT04"},
        {"action": "Thẩm tra chỗ ở", "role": "Cảnh sát khu vực", "value": "2", "unit": "day",
         "forms": "BM-QT02-01"},
        {"action": "Xem xét, phê duyệt", "role": "Trưởng Công an xã", "value": "1", "unit": "day"},
        {"action": "Trả kết quả", "role": "Cán bộ TN&TKQ", "unit": "office_hours"},
    ],
    "forms": [
        {"code": "CT01", "name": "Tờ khai thay đổi thông tin cư trú"},
        {"code": "CT04", "name": "Phiếu tiếp nhận và hẹn trả", "transient": True},
        {"code": "BM-QT02-01", "name": "Biên bản xác minh"},
    ],
    "records": [
        {"name": "CT01, BM-QT02-01", "medium": "Bản chính", "place": "Bộ phận cư trú", "retention": "05 năm"},
    ],
}  # fmt: skip


def new_document(office, code="QT-02", kind="procedure", at=DAY_ONE, **facts):
    """A document with its first draft, made by the secretary; returns the draft."""
    document = Document(
        unit=office.tan_tien, code=code, title=facts.pop("title", "Đăng ký tạm trú"), kind=kind,
        owner=office.owner, clauses=["8.1", "8.5.1"], **facts,
    )  # fmt: skip
    actions.create_document(document, by=office.secretary, at=at)
    return Revision.objects.get(document=document)


def written(office, at=DAY_ONE, content=PROCEDURE, **facts):
    """A complete draft."""
    revision = new_document(office, at=at, **facts)
    return actions.edit_revision(
        revision, by=office.secretary, at=at, content=content, reviewer=office.owner, approver=office.chief
    )


def in_approval(office, at=DAY_ONE, revision=None, **facts):
    """Signed by author and reviewer."""
    revision = revision or written(office, at=at, **facts)
    actions.submit(revision, by=office.secretary, at=at + timedelta(hours=1))
    return actions.review(revision, by=office.owner, at=at + timedelta(hours=2))


def effective(office, at=DAY_ONE, revision=None, **facts):
    """Signed by three and in force on the day of approval."""
    revision = in_approval(office, at=at, revision=revision, **facts)
    return actions.approve(revision, by=office.chief, at=at + timedelta(hours=3))
