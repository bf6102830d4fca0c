"""The life of a revision: who may do what when, three signatures, one in force."""

import threading
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection

from documents import actions, states
from documents.models import Document, Revision, Signature
from qms.hashing import sha256_of
from qms.history import Conflict, HistoryBypass, Moment, UntrackedWrite, record_tx
from qms.models import Assignment, Role
from qms.states import Blocked, Refused

from .samples import DAY_ONE, PROCEDURE, effective, in_approval, new_document, written

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def without_paper(monkeypatch):
    """The paper has its own tests; here approval need not wait for it."""
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)


def again(revision):
    return Revision.objects.select_related("document", "unit").get(pk=revision.pk)


def test_a_new_document_has_a_draft_of_issue_one(office):
    revision = new_document(office)
    assert (revision.number, revision.status, revision.author) == ("01/00", states.DRAFT, office.secretary)
    assert (revision.document.status, revision.document.effective_from) == (states.DOC_DRAFTING, None)


def test_codes_are_unique_in_the_unit_whatever_their_case_and_free_elsewhere(office):
    new_document(office, code="QT.GĐ.01")
    with pytest.raises(Refused, match="đã có trong đơn vị"):
        new_document(office, code="qt.gđ.01")
    other = Document(unit=office.nham_bien, code="QT.GĐ.01", title="Khác", kind="procedure")
    assert actions.create_document(other, by=office.neighbour).pk


def test_three_people_sign_the_same_hash_and_the_revision_takes_effect(office):
    revision = effective(office)
    signed = list(Signature.objects.filter(revision=revision).order_by("id"))
    assert [(s.meaning, s.person, s.position) for s in signed] == [
        ("wrote", office.secretary, "Thư ký ISO"),
        ("reviewed", office.owner, "Phó Trưởng Công an xã"),
        ("approved", office.chief, "Trưởng Công an xã"),
    ]
    assert {s.content_hash for s in signed} == {sha256_of(again(revision).signed_value())}
    assert (revision.status, revision.effective_from) == (states.EFFECTIVE, date(2026, 3, 2))
    document = Document.objects.get()
    assert (document.status, document.effective_from, document.review_on) == (
        states.DOC_EFFECTIVE, date(2026, 3, 2), date(2027, 3, 2),
    )  # fmt: skip


def test_an_incomplete_draft_is_blocked_with_everything_that_is_missing(office):
    revision = new_document(office)
    with pytest.raises(Blocked) as blocked:
        actions.submit(revision, by=office.secretary)
    assert [item.anchor for item in blocked.value.missing] == [
        "part-legal_basis", "part-fee", "part-time_limit", "part-steps",
    ]  # fmt: skip
    assert (again(revision).status, Signature.objects.count()) == (states.DRAFT, 0)


def test_nobody_approves_what_they_wrote(office):
    revision = written(office)
    actions.edit_revision(revision, by=office.secretary, content=PROCEDURE)
    with record_tx(by=None, verb="qms.load"):
        Assignment(
            user=office.secretary, unit=office.tan_tien, role=Role.HEAD, from_date=date(2020, 1, 1)
        ).save()
    office.secretary.__dict__.pop("roles", None)
    in_approval(office, revision=revision)
    with pytest.raises(Refused, match="Người soạn thảo không phê duyệt"):
        actions.approve(revision, by=office.secretary, reason="Thiếu người")
    assert again(revision).status == states.IN_APPROVAL


def test_somebody_who_only_helped_writing_does_not_approve_either(office):
    revision = written(office)
    revision = actions.edit_revision(revision, by=office.secretary, title="Đăng ký tạm trú mới")
    revision.writers = [*revision.writers, office.chief.pk]
    with record_tx(by=office.secretary, verb="documents.revision_edit"):
        revision.save()
    in_approval(office, revision=revision)
    with pytest.raises(Refused, match="Người soạn thảo"):
        actions.approve(revision, by=office.chief)


def test_two_people_are_enough_only_with_a_stated_reason(office):
    revision = written(office)
    actions.submit(revision, by=office.secretary)
    actions.review(again(revision), by=office.chief)
    with pytest.raises(Refused, match="nêu rõ lý do"):
        actions.approve(again(revision), by=office.chief)
    actions.approve(again(revision), by=office.chief, reason="Đơn vị chỉ có hai người")
    assert Signature.objects.get(meaning="approved").note == "Đơn vị chỉ có hai người"


@pytest.mark.parametrize("name", ["desk", "auditor", "inspector", "neighbour", "stranger", "owner2"])
def test_others_neither_write_nor_sign(office, name):
    person, revision = getattr(office, name), written(office)
    with pytest.raises(PermissionDenied):
        actions.edit_revision(again(revision), by=person, title="Khác")
    with pytest.raises(PermissionDenied):
        actions.submit(again(revision), by=person)
    revision = in_approval(office, revision=revision)
    with pytest.raises(PermissionDenied):
        actions.approve(again(revision), by=person)
    with pytest.raises(PermissionDenied):
        actions.return_(again(revision), by=person, reason="x")
    assert again(revision).title == "Đăng ký tạm trú"


def test_a_returned_draft_needs_a_reason_and_three_new_signatures(office):
    revision = in_approval(office)
    with pytest.raises(Refused, match="lý do"):
        actions.return_(again(revision), by=office.chief, reason="  ")
    actions.return_(revision, by=office.chief, reason="Bước B2 quá dài")
    assert (revision.status, revision.round) == (states.RETURNED, 1)
    actions.submit(revision, by=office.secretary)
    assert revision.round == 2
    with pytest.raises(Refused, match="Không thể"):
        actions.approve(again(revision), by=office.chief)
    assert Signature.objects.filter(revision=revision, round=2).count() == 1


def test_what_changed_behind_the_back_of_the_life_cycle_is_not_signed(office):
    revision = in_approval(office)
    revision.content = {**revision.content, "fee": "Không"}
    with record_tx(by=None, verb="qms.load"):
        revision.save()
    with pytest.raises(Refused, match="Nội dung không còn đúng"):
        actions.approve(again(revision), by=office.chief)


def test_signing_a_page_that_showed_something_else_is_refused(office):
    with pytest.raises(Refused, match="đã đổi từ lúc"):
        actions.approve(in_approval(office), by=office.chief, seen_hash="0" * 64)


def test_two_approvals_at_once_are_one(office):
    revision = in_approval(office)
    first, second = again(revision), again(revision)
    actions.approve(first, by=office.chief, at=DAY_ONE + timedelta(hours=3))
    with pytest.raises(Conflict):
        actions.approve(second, by=office.chief, at=DAY_ONE + timedelta(hours=3))
    assert Signature.objects.filter(meaning="approved").count() == 1
    with pytest.raises(Refused):
        actions.approve(again(revision), by=office.chief)


def test_a_submitted_draft_is_not_edited_and_a_stale_one_conflicts(office):
    revision = written(office)
    stale = again(revision)
    actions.edit_revision(revision, by=office.secretary, title="Mới")
    with pytest.raises(Conflict):
        actions.edit_revision(stale, by=office.secretary, title="Cũ")
    actions.submit(revision, by=office.secretary)
    with pytest.raises(Refused, match="không sửa được nữa"):
        actions.edit_revision(again(revision), by=office.secretary, title="Khác")


def test_a_day_of_effect_before_the_approval_is_refused(office):
    revision = in_approval(office)
    with pytest.raises(Refused, match="trước ngày phê duyệt"):
        actions.approve(revision, by=office.chief, effective_from=date(2026, 3, 1), at=DAY_ONE)
    assert again(revision).status == states.IN_APPROVAL


def test_a_future_day_waits_and_then_takes_effect_by_itself(office):
    old = effective(office)
    draft = actions.start_revision(old.document, by=office.secretary, reason="Rút ngắn thẩm tra")
    assert (draft.number, draft.change_summary, draft.content) == ("01/01", "Rút ngắn thẩm tra", old.content)
    actions.edit_revision(draft, by=office.secretary, content=PROCEDURE, reviewer=office.owner)
    draft = in_approval(office, revision=draft, at=DAY_ONE + timedelta(days=1))
    day = date(2026, 3, 20)
    actions.approve(draft, by=office.chief, effective_from=day, at=DAY_ONE + timedelta(days=2))
    assert (again(old).status, again(draft).status) == (states.EFFECTIVE, states.APPROVED)
    with pytest.raises(Refused, match="Chưa tới ngày"):
        actions.make_effective(again(draft), by=office.chief, at=DAY_ONE + timedelta(days=3))
    assert actions.advance(date(2026, 3, 19)) == []
    assert [revision.pk for revision in actions.advance(day)] == [draft.pk]
    assert actions.advance(day) == []
    assert (again(old).status, again(old).effective_to, again(draft).status) == (
        states.SUPERSEDED, day, states.EFFECTIVE,
    )  # fmt: skip


def test_the_past_still_shows_what_was_in_force(office):
    old = effective(office)
    draft = actions.start_revision(
        old.document, by=office.secretary, reason="Sửa", at=DAY_ONE + timedelta(days=5)
    )
    new = effective(office, at=DAY_ONE + timedelta(days=10), revision=draft)
    before, after = Moment(DAY_ONE + timedelta(days=9)), Moment(DAY_ONE + timedelta(days=11))

    def force(moment):
        return list(moment.rows(Revision).filter(status=states.EFFECTIVE).values_list("id", flat=True))

    assert (force(before), force(after)) == ([old.pk], [new.pk])
    assert before.get(Document, old.document_id).effective_from == date(2026, 3, 2)


def test_numbers_count_inside_an_issue_and_restart_with_a_new_one(office):
    revision = effective(office)
    second = actions.start_revision(revision.document, by=office.secretary, reason="Viết lại", new_issue=True)
    assert second.number == "02/00"
    with pytest.raises(Refused, match="chưa xong"):
        actions.start_revision(revision.document, by=office.secretary, reason="Thêm")
    actions.discard(second, by=office.secretary, reason="Chưa cần")
    assert actions.start_revision(revision.document, by=office.secretary, reason="Sửa nhỏ").number == "01/01"


def test_a_revision_says_what_it_changes(office):
    draft = actions.start_revision(effective(office).document, by=office.secretary, reason="x")
    actions.edit_revision(draft, by=office.secretary, change_summary="")
    with pytest.raises(Blocked, match="Chưa ghi nội dung sửa đổi"):
        actions.submit(draft, by=office.secretary)


def test_withdrawing_leaves_a_document_without_one_in_force(office):
    revision = effective(office)
    actions.withdraw(revision, by=office.chief, reason="Thủ tục bị bãi bỏ", at=DAY_ONE + timedelta(days=30))
    assert (revision.status, revision.effective_to) == (states.WITHDRAWN, date(2026, 4, 1))
    assert Document.objects.get().status == states.DOC_OBSOLETE
    with pytest.raises(Refused, match="hết hiệu lực, không ký"):
        actions.approve(again(revision), by=office.chief)


def test_code_and_kind_stay_once_a_paper_bears_them(office):
    document = effective(office).document
    document = Document.objects.get(pk=document.pk)
    document.code = "QT-99"
    with pytest.raises(Refused, match="bằng một lần sửa đổi"):
        actions.edit_document(document, by=office.secretary)
    document.code, document.title = "QT-02", "Tên khác"
    with pytest.raises(Refused, match="bằng một lần sửa đổi"):
        actions.edit_document(document, by=office.secretary)


def test_a_title_changed_before_approval_reaches_the_draft(office):
    draft = new_document(office)
    document = Document.objects.get(pk=draft.document_id)
    document.title, document.review_on = "Đăng ký tạm trú, khai báo", date(2027, 1, 1)
    actions.edit_document(document, by=office.secretary)
    assert (again(draft).title, again(draft).document.review_on) == (document.title, date(2027, 1, 1))


def test_the_database_itself_holds_one_in_force(office):
    revision = effective(office)
    draft = actions.start_revision(revision.document, by=office.secretary, reason="Sửa")
    draft.status = states.EFFECTIVE
    with pytest.raises(IntegrityError), record_tx(by=None, verb="qms.load"):
        draft.save()


def test_nothing_is_written_past_the_acts(office):
    revision = written(office)
    with pytest.raises(UntrackedWrite):
        revision.save()
    with pytest.raises(HistoryBypass):
        Revision.objects.filter(pk=revision.pk).update(status=states.EFFECTIVE)
    with pytest.raises(HistoryBypass):
        revision.delete()


@pytest.mark.parametrize(
    "content", [{"fee": "a\x00"}, {"steps": [{"value": "-2"}]}, {"steps": [{"value": "0,5,0"}]}, []]
)
def test_bad_content_is_one_clear_sentence(office, content):
    revision = new_document(office)
    with pytest.raises(Refused):
        actions.edit_revision(revision, by=office.secretary, content=content)
    assert again(revision).content == revision.document.revisions.get().content


@pytest.mark.django_db(transaction=True)
def test_two_people_approving_at_the_same_moment_give_one_approval(office):
    revision = in_approval(office)
    start, answers = threading.Barrier(2), []

    def sign():
        mine = again(revision)
        start.wait()
        try:
            actions.approve(mine, by=office.chief)
            answers.append("approved")
        except (Refused, IntegrityError) as refusal:
            answers.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=sign) for _number in range(2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(answers) == ["Conflict", "approved"]
    assert Signature.objects.filter(meaning="approved").count() == 1
