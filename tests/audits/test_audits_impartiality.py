"""Auditors do not audit their own work (9.2.2 c): each kind of conflict, the exception, who accepts it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from audits import impartiality
from audits.actions import audits
from audits.models import Action, AuditMember
from documents import actions as document_acts
from documents.models import Document, Revision
from qms.history import record_tx
from qms.models import Assignment
from qms.states import Blocked, Refused
from tests.audits.audit_story import planned_by
from tests.audits.nonconformity_story import recorded
from tests.documents import samples


def kinds(person, audit):
    return [conflict["kind"] for conflict in impartiality.conflicts_of([person], audit)[person.pk]]


def a_document(office, unit=None, **people):
    unit = unit or office.tan_tien
    with record_tx(by=office.secretary, verb="create"):
        document = Document(unit=unit, code="QT-07", title="Tạm trú", owner=people.pop("owner", None))
        document.save()
        Revision(unit=unit, document=document, title="Tạm trú", **people).save()


def an_action(office, owner, due_on, status="open"):
    nonconformity = recorded(office)
    with record_tx(by=office.secretary, verb="create"):
        Action(
            nonconformity=nonconformity, unit=office.tan_tien, number=1, text="Sửa bảng", owner=owner,
            first_due_on=due_on, due_on=due_on, status=status,
        ).save()  # fmt: skip


def test_an_auditor_without_a_part_in_the_unit_is_impartial(office):
    assert kinds(office.auditor, planned_by(office)) == []


@pytest.mark.parametrize("name", ["owner", "chief"])
def test_process_owner_and_head_of_the_unit_are_in_conflict(office, name):
    assert kinds(getattr(office, name), planned_by(office)) == ["role"]


def test_a_role_in_the_parent_or_neighbour_unit_is_none(office):
    audit = planned_by(office)
    assert kinds(office.province, audit) == []
    assert kinds(office.neighbour_chief, audit) == []


def test_a_role_that_ended_before_the_audit_is_none(office):
    with record_tx(by=None, verb="qms.load"):
        Assignment(
            user=office.auditor, unit=office.tan_tien, role="owner",
            from_date=timezone.localdate() - timedelta(days=400),
            to_date=timezone.localdate() - timedelta(days=1),
        ).save()  # fmt: skip
    assert kinds(office.auditor, planned_by(office)) == []


@pytest.mark.parametrize("part", ["owner", "author", "reviewer", "approver"])
def test_each_part_in_a_document_of_the_unit_is_a_conflict(office, part):
    a_document(office, **{part: office.auditor})
    audit = planned_by(office)
    found = impartiality.conflicts_of([office.auditor], audit)[office.auditor.pk]
    assert found == [{"kind": "documents", "items": ["QT-07"]}]
    assert impartiality.in_words(found) == "phụ trách, soạn, xem xét hoặc phê duyệt tài liệu QT-07"


def test_having_written_in_a_revision_is_a_conflict(office):
    a_document(office, author=office.secretary, writers=[office.secretary.pk, office.auditor.pk])
    assert kinds(office.auditor, planned_by(office)) == ["documents"]


def test_having_signed_as_one_of_several_reviewers_is_a_conflict(office):
    revision = samples.written(office)
    document_acts.edit_revision(revision, by=office.secretary, more_reviewers=[office.owner2])
    document_acts.submit(revision, by=office.secretary)
    audit = planned_by(office)
    assert "documents" not in kinds(office.owner2, audit)
    document_acts.review(revision, by=office.owner2)
    assert kinds(office.owner2, audit) == ["role", "documents"]


def test_a_document_of_another_unit_is_none(office):
    a_document(office, unit=office.nham_bien, author=office.auditor)
    assert kinds(office.auditor, planned_by(office)) == []


@pytest.mark.parametrize(
    ("days", "status", "found"),
    [(-10, "open", ["actions"]), (10, "open", []), (-500, "open", []), (-10, "cancelled", [])],
)
def test_actions_due_in_the_period_are_a_conflict(office, days, status, found):
    an_action(office, office.auditor, timezone.localdate() + timedelta(days=days), status)
    assert kinds(office.auditor, planned_by(office)) == found


def test_conflicts_of_many_people_cost_the_same_queries(office, django_assert_num_queries):
    audit = planned_by(office)
    with django_assert_num_queries(5):
        impartiality.conflicts_of([office.auditor], audit)
    with django_assert_num_queries(5):
        impartiality.conflicts_of([office.auditor, office.owner, office.chief], audit)


# --- the act ----------------------------------------------------------------------------------------
def test_a_conflict_without_a_reason_is_refused_and_names_why(office):
    audit = planned_by(office)
    with pytest.raises(Refused, match="đang là chủ quá trình ở đơn vị được đánh giá"):
        audits.add_member(audit, office.owner, by=office.secretary)
    assert AuditMember.objects.count() == 0


def test_an_observer_is_not_checked(office):
    member = audits.add_member(planned_by(office), office.owner, role="observer", by=office.secretary)
    assert (member.conflicts, member.exception_reason) == ([], "")


def test_an_exception_waits_for_the_head_whose_approval_accepts_it(office):
    audit = planned_by(office)
    member = audits.add_member(
        audit, office.owner, role="lead", exception_reason="Đơn vị chỉ có 4 người", by=office.secretary
    )
    assert (member.conflicts, member.exception_by) == ([{"kind": "role", "items": ["owner"]}], None)
    audits.approve_plan(audit, by=office.chief)
    member.refresh_from_db()
    assert member.exception_by == office.chief


def test_the_head_accepts_an_exception_at_once_and_nobody_their_own(office):
    audit = planned_by(office)
    member = audits.add_member(audit, office.owner, exception_reason="Thiếu người", by=office.chief)
    assert member.exception_by == office.chief
    own = audits.add_member(audit, office.chief, exception_reason="Thiếu người", by=office.chief)
    assert own.exception_by is None
    with pytest.raises(Refused, match="chính mình"):
        audits.accept_exception(own, by=office.chief)
    with pytest.raises(PermissionDenied):
        audits.accept_exception(own, by=office.secretary)


def test_a_conflict_that_arose_after_the_choice_blocks_approval(office):
    audit = planned_by(office)
    audits.add_member(audit, office.auditor, role="lead", by=office.secretary)
    a_document(office, author=office.auditor)
    with pytest.raises(Blocked) as blocked:
        audits.approve_plan(audit, by=office.chief)
    assert [item.text for item in blocked.value.missing] == [
        "Hoàng Thị Lan chưa bảo đảm khách quan: phụ trách, soạn, xem xét hoặc phê duyệt tài liệu QT-07"
    ]


def test_one_lead_and_each_person_once(office):
    audit = planned_by(office)
    audits.add_member(audit, office.auditor, role="lead", by=office.secretary)
    with pytest.raises(Refused, match="đã có trong đoàn"):
        audits.add_member(audit, office.auditor, by=office.secretary)
    with pytest.raises(Refused, match="đã có trưởng đoàn"):
        audits.add_member(audit, office.province, role="lead", by=office.secretary)
    audits.remove_member(AuditMember.objects.get(), by=office.secretary)
    audit.refresh_from_db()
    assert (audit.lead, AuditMember.objects.count()) == (None, 0)
