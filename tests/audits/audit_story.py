"""An internal audit carried to any state, the way the office of the tests would do it."""

from datetime import timedelta

from django.utils import timezone

from audits.actions import audits, checklists, findings
from audits.models import ChecklistItem
from qms.models import load_edition

ORDER = ("draft", "planned", "in_progress", "reporting", "closed")
SCHEDULE = [
    {
        "when": "08:00",
        "process": "Bộ phận Một cửa",
        "clauses": "8.2",
        "auditor": "Hoàng Thị Lan",
        "auditee": "Đức",
    }
]


def plan(**changes):
    today = timezone.localdate()
    return {
        "title": "Đánh giá nội bộ năm 2026",
        "edition": load_edition(),
        "clauses": ["7.5.3.2", "8.5.1"],
        "objectives": "Xác định hệ thống có phù hợp và được duy trì hiệu lực hay không.",
        "scope": "Bộ phận Một cửa.",
        "criteria": "QT-01 đến QT-09.",
        "period_from": today - timedelta(days=360),
        "period_to": today,
        "planned_from": today,
        "planned_to": today + timedelta(days=1),
        "schedule": SCHEDULE,
        **changes,
    }


def planned_by(office, **changes):
    return audits.plan_audit(office.tan_tien, by=office.secretary, **plan(**changes))


def answer_all(audit, office, nonconform=1):
    """Answer every question; the first `nonconform` of them are minor nonconformities."""
    for place, item in enumerate(ChecklistItem.objects.filter(audit=audit).order_by("no")):
        if place < nonconform:
            checklists.answer(
                item, result="minor", evidence="QT-02 in lần sửa đổi 00.", samples=3, by=office.auditor,
                requirement="7.5.3.2", statement="Bảng niêm yết còn bản hết hiệu lực.", owner=office.owner,
                due=timezone.localdate() + timedelta(days=30),
            )  # fmt: skip
        else:
            checklists.answer(
                item, result="conform", evidence="Đã xem 5 hồ sơ.", samples=5, by=office.auditor
            )


def carry(audit, office, until):
    """Do everything that leads to the state `until`."""
    today = timezone.localdate()
    order = ORDER.index(until)
    if order >= 1:
        audits.add_member(audit, office.auditor, role="lead", by=office.secretary)
        audits.approve_plan(audit, by=office.chief)
    if order >= 2:
        checklists.copy_starter(audit, by=office.auditor)
        audits.record_meetings(audit, opening_on=today, by=office.auditor)
        audits.start(audit, by=office.auditor)
    if order >= 3:
        answer_all(audit, office)
        audits.record_meetings(audit, opening_on=today, closing_on=today, by=office.auditor)
        audits.finish(audit, by=office.auditor)
    if order >= 4:
        finding = audit.findings.get(no=1)
        finding.audit = audit
        findings.raise_nonconformity(finding, by=office.auditor)
        audits.write_report(audit, conclusion="Hệ thống phù hợp và có hiệu lực.", by=office.auditor)
        audits.sign_report(audit, by=office.auditor)
        audits.close(audit, by=office.chief)
    return audit
