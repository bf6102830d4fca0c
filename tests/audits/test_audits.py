"""Internal audits: life, gates, roles, checklist, findings."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from audits.actions import audits, checklists, findings
from audits.models import Audit, AuditMember, ChecklistItem, Finding, Nonconformity
from audits.states.audits import AUDIT
from qms.history import Conflict, Moment, history_of
from qms.models import Counter
from qms.states import Blocked, Refused
from tests.audits.audit_story import ORDER, answer_all, carry, plan, planned_by


def texts(blocked):
    return [item.text for item in blocked.value.missing]


def test_an_audit_goes_from_plan_to_approved_report(office):
    audit = planned_by(office)
    assert (audit.status, audit.code) == ("draft", "")
    carry(audit, office, "closed")
    assert audit.status == "closed"
    assert audit.code == f"DG-{timezone.localdate().year}-0001"
    assert audit.report_approved_by == office.chief
    assert audit.report_file.content_type == "application/pdf"
    assert audit.report_file.read()[:5] == b"%PDF-"


def test_a_double_click_makes_one_audit(office):
    key = "0b8cbb1e-2c28-4f0e-9f3e-0d2f8a3f6a11"
    first = audits.plan_audit(office.tan_tien, by=office.secretary, submission_key=key, **plan())
    second = audits.plan_audit(office.tan_tien, by=office.secretary, submission_key=key, **plan())
    assert (first.pk, Audit.objects.count()) == (second.pk, 1)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("planned_to", {"planned_to": timezone.localdate() - timedelta(days=9)}),
        ("period_to", {"period_to": timezone.localdate() - timedelta(days=999)}),
        ("schedule", {"schedule": [{"when": "08:00"}]}),
        ("schedule", {"schedule": [dict.fromkeys(("when", "process", "clauses", "auditor", "auditee"), "")]}),
        ("clauses", {"clauses": ["không phải số"]}),
    ],
)
def test_a_plan_refuses_nonsense(office, field, changes):
    with pytest.raises(ValidationError) as refused:
        planned_by(office, **changes)
    assert list(refused.value.message_dict) == [field]
    assert Audit.objects.count() == 0


# --- gates ------------------------------------------------------------------------------------------
def test_a_plan_needs_lead_and_schedule(office):
    audit = planned_by(office, schedule=[])
    with pytest.raises(Blocked) as blocked:
        audits.approve_plan(audit, by=office.chief)
    assert texts(blocked) == ["Chọn trưởng đoàn", "Lập lịch đánh giá"]


def test_start_needs_checklist_and_opening_meeting(office):
    audit = carry(planned_by(office), office, "planned")
    with pytest.raises(Blocked) as blocked:
        audits.start(audit, by=office.auditor)
    assert texts(blocked) == ["Soạn phiếu hỏi", "Ghi ngày họp khai mạc"]


def test_the_end_on_site_needs_every_answer_and_the_closing_meeting(office):
    audit = carry(planned_by(office), office, "in_progress")
    count = ChecklistItem.objects.filter(audit=audit).count()
    with pytest.raises(Blocked) as blocked:
        audits.finish(audit, by=office.auditor)
    numbers = ", ".join(str(no) for no in range(1, count + 1))
    assert texts(blocked) == [f"Trả lời {count} câu hỏi: {numbers}", "Ghi ngày họp kết thúc"]


def test_the_report_needs_nonconformity_conclusion_and_confirmation(office):
    audit = carry(planned_by(office), office, "reporting")
    with pytest.raises(Blocked) as blocked:
        audits.close(audit, by=office.chief)
    assert texts(blocked) == [
        "Lập phiếu không phù hợp cho phát hiện 1",
        "Ghi kết luận của trưởng đoàn",
        "Trưởng đoàn xác nhận báo cáo",
    ]
    with pytest.raises(Blocked) as blocked:
        audits.sign_report(audit, by=office.auditor)
    assert texts(blocked) == ["Lập phiếu không phù hợp cho phát hiện 1", "Ghi kết luận của trưởng đoàn"]


def test_a_change_after_confirmation_voids_it(office):
    audit = carry(planned_by(office), office, "reporting")
    findings.raise_nonconformity(Finding.objects.get(audit=audit), by=office.auditor)
    audit.refresh_from_db()
    audits.write_report(audit, conclusion="Phù hợp.", by=office.auditor)
    audits.sign_report(audit, by=office.auditor)
    strength = {"grade": "strength", "process": "Một cửa", "statement": "Sổ điện tử đầy đủ."}
    findings.add_finding(audit, by=office.auditor, **strength)
    audit.refresh_from_db()
    assert (audit.report_signed_by, audit.report_signed_hash) == (None, "")
    with pytest.raises(Blocked) as blocked:
        audits.close(audit, by=office.chief)
    assert texts(blocked) == ["Trưởng đoàn xác nhận báo cáo"]


def test_reopening_needs_a_reason_and_a_new_confirmation(office):
    audit = carry(planned_by(office), office, "closed")
    with pytest.raises(Refused):
        audits.reopen(audit, by=office.chief)
    audit.refresh_from_db()
    audits.reopen(audit, by=office.chief, reason="Thiếu một phát hiện")
    assert (audit.status, audit.report_file, audit.report_signed_by) == ("reporting", None, None)
    kept = history_of(Audit)._base_manager.filter(id=audit.pk).exclude(report_file=None)
    assert kept.count() == 1


def test_rescheduling_needs_a_reason_and_keeps_the_old_days(office):
    audit = carry(planned_by(office), office, "planned")
    assert audit.days_approved(Moment()) is None
    old = audit.planned_from
    new = old + timedelta(days=7)
    with pytest.raises(Refused, match="lý do"):
        audits.reschedule(audit, planned_from=new, planned_to=new, by=office.secretary)
    audits.reschedule(audit, planned_from=new, planned_to=new, by=office.secretary, reason="Trực bầu cử")
    rows = history_of(Audit)._base_manager.filter(id=audit.pk).order_by("history_id")
    assert [row.planned_from for row in rows][-2:] == [old, new]
    assert audit.days_approved(Moment()) == (old, old + timedelta(days=1))
    assert rows.last().history_change_reason == "Trực bầu cử"


def test_an_approved_plan_changes_only_after_revision(office):
    audit = carry(planned_by(office), office, "planned")
    with pytest.raises(PermissionDenied):
        audits.edit(audit, by=office.secretary, scope="Khác")
    audits.revise(audit, by=office.secretary, reason="Thêm phạm vi")
    audits.edit(audit, by=office.secretary, scope="Khác")
    assert (audit.status, audit.plan_approved_by, audit.scope) == ("draft", None, "Khác")


def test_meetings_are_in_order_and_not_in_the_future(office):
    audit = carry(planned_by(office), office, "planned")
    today = timezone.localdate()
    for days, field in (
        ({"opening_on": today + timedelta(days=1)}, "opening_on"),
        ({"opening_on": today, "closing_on": today - timedelta(days=1)}, "closing_on"),
        ({"closing_on": today}, "closing_on"),
    ):
        with pytest.raises(ValidationError) as refused:
            audits.record_meetings(audit, by=office.auditor, **days)
        assert list(refused.value.message_dict) == [field]


def test_nobody_of_the_team_approves(office):
    audit = planned_by(office)
    audits.add_member(audit, office.auditor, role="lead", by=office.secretary)
    audits.add_member(audit, office.chief, role="observer", by=office.secretary)
    with pytest.raises(Refused, match="không phê duyệt"):
        audits.approve_plan(audit, by=office.chief)


def test_two_approvals_at_once_give_one(office):
    audit = planned_by(office)
    audits.add_member(audit, office.auditor, role="lead", by=office.secretary)
    first, second = Audit.objects.get(), Audit.objects.get()
    audits.approve_plan(first, by=office.chief)
    with pytest.raises(Conflict):
        audits.approve_plan(second, by=office.chief)
    kept = Audit.objects.get()
    assert (kept.version, kept.code) == (first.version, first.code)
    assert Counter.objects.get(kind="DG").last == 1


# --- transition × role ------------------------------------------------------------------------------
ARGUMENTS = {
    "audits.audit_reschedule": {"planned_from": timezone.localdate(), "planned_to": timezone.localdate()},
}
MAY = {
    "audits.audit_reschedule": {"secretary", "province", "auditor"},
    "audits.audit_meetings": {"auditor"},
    "audits.audit_sign_report": {"auditor"},
    "audits.audit_approve_plan": {"chief"},
    "audits.audit_revise": {"secretary", "province", "auditor"},
    "audits.audit_start": {"auditor"},
    "audits.audit_finish": {"auditor"},
    "audits.audit_close": {"chief"},
    "audits.audit_return": {"chief"},
    "audits.audit_cancel": {"chief"},
    "audits.audit_reopen": {"chief"},
    "audits.audit_restore": {"chief"},
}
PEOPLE = (
    "secretary", "chief", "owner", "desk", "auditor", "inspector", "province", "neighbour", "neighbour_chief",
    "stranger",
)  # fmt: skip


@pytest.mark.parametrize("move", AUDIT.transitions, ids=lambda move: move.verb)
def test_who_may_make_which_move(office, move):
    audit = carry(planned_by(office), office, "planned")
    allowed = {name for name in PEOPLE if getattr(office, name).has_perm(move.permission, audit)}
    assert allowed == MAY[move.verb]
    act = audits.ACTS[move.verb]
    for name in set(PEOPLE) - allowed:
        with pytest.raises(PermissionDenied):
            act(audit, by=getattr(office, name), reason="thử", **ARGUMENTS.get(move.verb, {}))


@pytest.mark.parametrize("verb", sorted({move.verb for move in AUDIT.transitions}))
@pytest.mark.parametrize("state", [*ORDER, "cancelled"])
def test_a_move_is_refused_outside_its_states(office, verb, state):
    targets = {
        source: move.target for move in AUDIT.transitions if move.verb == verb for source in move.sources
    }
    audit = Audit(unit=office.tan_tien, status=state)
    if state in targets:
        AUDIT.move(audit, verb, by=None, reason="vì")
        assert audit.status == targets[state]
    else:
        with pytest.raises(Refused):
            AUDIT.move(audit, verb, by=None, reason="vì")
        assert audit.status == state


# --- checklist and findings -------------------------------------------------------------------------
def test_the_starter_checklist_is_copied_once_and_by_clause(office):
    audit = carry(planned_by(office), office, "planned")
    copied = checklists.copy_starter(audit, by=office.auditor)
    items = list(ChecklistItem.objects.filter(audit=audit).order_by("no"))
    assert [item.no for item in items] == list(range(1, copied + 1))
    assert {number for item in items for number in item.clause} == {"7.5.3.2", "8.5.1"}
    with pytest.raises(Refused, match="đã có đủ"):
        checklists.copy_starter(audit, by=office.auditor)


@pytest.mark.parametrize(
    "result", ["conform", "observation", "opportunity", "minor", "major", "not_applicable"]
)
def test_no_result_without_evidence(office, result):
    audit = carry(planned_by(office), office, "in_progress")
    item = ChecklistItem.objects.filter(audit=audit).first()
    with pytest.raises(Refused):
        checklists.answer(item, result=result, statement="Có", requirement="Có", by=office.auditor)
    item.refresh_from_db()
    assert item.result == ""


@pytest.mark.parametrize("lacking", ["statement", "requirement"])
def test_a_nonconformity_needs_requirement_evidence_statement(office, lacking):
    audit = carry(planned_by(office), office, "in_progress")
    item = ChecklistItem.objects.filter(audit=audit).first()
    parts = {"statement": "Sai", "requirement": "7.5.3.2", "evidence": "Bản in cũ"}
    with pytest.raises(ValidationError) as refused:
        checklists.answer(item, result="minor", by=office.auditor, **{**parts, lacking: " "})
    assert list(refused.value.message_dict) == [lacking]
    assert Finding.objects.count() == 0
    item.refresh_from_db()
    assert item.result == ""


def test_a_changed_answer_takes_its_finding_along(office):
    audit = carry(planned_by(office), office, "in_progress")
    item = ChecklistItem.objects.filter(audit=audit).first()
    answer = {"evidence": "Thấy một bản cũ.", "statement": "Cần rà soát bản niêm yết.", "by": office.auditor}
    checklists.answer(item, result="observation", **answer)
    checklists.answer(item, result="minor", requirement="7.5.3.2", **answer)
    assert list(Finding.objects.values_list("no", "grade", "item_id")) == [(1, "minor", item.pk)]
    checklists.answer(item, result="conform", evidence="Đã xem lại.", by=office.auditor)
    assert Finding.objects.count() == 0


def test_a_finding_raises_its_nonconformity_once_and_both_point_at_each_other(office):
    audit = carry(planned_by(office), office, "reporting")
    finding = Finding.objects.get(audit=audit)
    raised = findings.raise_nonconformity(finding, by=office.auditor)
    assert (raised.source, raised.source_type, raised.source_id) == ("audit", "audits.finding", finding.pk)
    assert (raised.grade, raised.lead, raised.clauses) == ("minor", office.owner, finding.clauses)
    finding.refresh_from_db()
    assert finding.nonconformity == raised
    with pytest.raises(Refused, match=raised.code):
        findings.raise_nonconformity(finding, by=office.auditor)
    assert Nonconformity.objects.count() == 1


def test_only_nonconformity_grades_raise(office):
    audit = carry(planned_by(office), office, "in_progress")
    noted = findings.add_finding(
        audit, grade="observation", process="Một cửa", statement="Nên có bảng lớn hơn.", by=office.auditor
    )
    with pytest.raises(Refused):
        findings.raise_nonconformity(noted, by=office.auditor)
    assert Nonconformity.objects.count() == 0


def test_an_answer_whose_nonconformity_exists_keeps_its_grade(office):
    audit = carry(planned_by(office), office, "in_progress")
    answer_all(audit, office)
    finding = Finding.objects.get(audit=audit)
    findings.raise_nonconformity(finding, by=office.auditor)
    item = finding.item
    with pytest.raises(Refused, match="phiếu"):
        checklists.answer(item, result="conform", evidence="Xem lại", by=office.auditor)
    item.refresh_from_db()
    assert item.result == "minor"


def test_only_the_team_answers(office):
    audit = carry(planned_by(office), office, "in_progress")
    item = ChecklistItem.objects.filter(audit=audit).first()
    for name in ("secretary", "chief", "owner", "desk", "inspector", "province", "neighbour"):
        with pytest.raises(PermissionDenied):
            checklists.answer(item, result="conform", evidence="Có", by=getattr(office, name))


# --- the past ---------------------------------------------------------------------------------------
def test_the_past_shows_the_team_and_gates_of_then(office):
    audit = planned_by(office)
    before = Moment(timezone.now())
    audits.add_member(audit, office.auditor, role="lead", by=office.secretary)
    then = before.get(Audit, audit.pk)
    assert then.at("team", before) == []
    assert [item.text for item in then.missing(before)] == ["Chọn trưởng đoàn"]
    assert [member.user for member in audit.at("team", Moment())] == [office.auditor]
    assert AuditMember.objects.count() == 1
