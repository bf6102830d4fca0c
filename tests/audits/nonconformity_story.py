"""A nonconformity carried to any state, the way the office of the tests would do it."""

from datetime import timedelta

from django.utils import timezone

from audits.actions import actions, nonconformities

WHYS = [
    {
        "question": "Vì sao hai hồ sơ trả trễ hẹn?",
        "answer": "Bước B3 kéo dài 6 ngày.",
        "evidence": "Phiếu kiểm soát",
    },
    {"question": "Vì sao bước B3 kéo dài?", "answer": "Không có cảnh báo trước hạn.", "evidence": ""},
]
FISHBONE = [
    {"branch": "method", "cause": "Không ghi hạn từng bước", "confirmed": True},
    {"branch": "people", "cause": "Cán bộ mới, chưa được kèm", "confirmed": False},
]
ORDER = ("recorded", "correcting", "analysing", "acting", "verifying", "closed")


def description(**changes):
    today = timezone.localdate()
    return {
        "title": "Trả trễ hẹn 2 hồ sơ thường trú",
        "source": "late_file",
        "grade": "minor",
        "detected_on": today - timedelta(days=3),
        "department": "Một cửa",
        "process": "QT-01 Đăng ký thường trú",
        "clauses": ["8.7", "8.5.1"],
        "requirement": "QT-01 mục 5.4: trả trong 7 ngày làm việc.",
        "evidence": "HS-2026-00212 hẹn 05/03, trả 09/03.",
        "statement": "Hai hồ sơ trả trễ, công dân không được xin lỗi.",
        **changes,
    }


def recorded(office, **changes):
    return nonconformities.record_nonconformity(
        office.tan_tien, by=office.secretary, **description(lead=office.owner, **changes)
    )


def carry(nonconformity, office, until):
    """Do everything that leads to the state ``until``; "verified" stops at the good verdict."""
    today = timezone.localdate()
    order = ORDER.index("verifying" if until == "verified" else until)
    if order >= 1:
        nonconformities.set_correction(
            nonconformity, correction="Xin lỗi hai công dân, trả kết quả.", done_on=today,
            corrected_by=office.desk, by=office.secretary,
        )  # fmt: skip
    if order >= 2:
        nonconformities.analyse(
            nonconformity,
            whys=WHYS,
            fishbone=FISHBONE,
            root_cause="QT-01 chỉ có tổng thời hạn.",
            by=office.secretary,
        )
    if order >= 3:
        given = actions.plan_action(
            nonconformity, text="Sửa QT-01: ghi hạn từng bước", owner=office.owner2,
            due_on=today + timedelta(days=10), by=office.secretary,
        )  # fmt: skip
        nonconformities.plan_verification(
            nonconformity,
            verify_from=today,
            verifier=office.auditor,
            method="Lấy mẫu 15 hồ sơ.",
            by=office.secretary,
        )
    if order >= 4:
        actions.complete_action(given, evidence="QT-01 sửa đổi 04", by=office.owner2)
        nonconformities.start_verification(nonconformity, by=office.secretary)
    if until in ("verified", "closed"):
        nonconformities.verify(
            nonconformity, effective=True, result="15/15 hồ sơ đúng hạn.", by=office.auditor
        )
    if until == "closed":
        nonconformities.close(nonconformity, by=office.chief)
    return nonconformity


def at(office, state, **changes):
    """A new nonconformity in a state."""
    return carry(recorded(office, **changes), office, state)
