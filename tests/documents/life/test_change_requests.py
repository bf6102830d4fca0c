"""Change requests: asked by anybody, decided by officer or process owner, done with the day of effect."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from documents import actions, record_papers, states
from documents.actions.change_requests import (
    accept,
    edit_request,
    propose,
    reject,
    start_drafting,
    withdraw_request,
)
from documents.models import ChangeRequest, Document, Revision
from documents.states import change_requests as life
from qms import worklist
from qms.hashing import sha256_of
from qms.history import Moment
from qms.states import Refused
from tests.documents.samples import DAY_ONE, PROCEDURE, effective, in_approval, new_document

pytestmark = pytest.mark.django_db
LATER = DAY_ONE + timedelta(days=5)
DUE = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def without_paper(monkeypatch):
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)


def again(request):
    return ChangeRequest.objects.get(pk=request.pk)


def asked(office, document=None, by=None, **more):
    """The desk asks for a change of the document in force, or for a new one."""
    fields = {"title": "Rút ngắn bước thẩm tra", "content": "B2 còn 1 ngày", "why": "Đã có dữ liệu dân cư"}
    kind = {} if document else {"kind": "instruction"}
    request = ChangeRequest(unit=office.tan_tien, document=document, **fields | kind | more)
    return propose(request, by=by or office.desk, at=LATER)


def accepted(office, request, **more):
    values = {"drafter": office.owner, "due_on": DUE} | more
    return accept(request, by=office.secretary, at=LATER, **values)


def test_from_the_wish_of_the_desk_to_the_revision_in_force(office):
    document = effective(office).document
    request = asked(office, document)
    assert (request.code, request.status, request.created_by) == ("YC-2026-0001", life.PROPOSED, office.desk)
    accepted(office, request, opinion="Đúng, làm ngay", start=True)
    draft = Revision.objects.get(change_request=request)
    assert (draft.number, draft.author, draft.writers) == ("01/01", office.owner, [office.owner.pk])
    assert draft.change_summary == "Đã có dữ liệu dân cư"
    assert (request.status, request.opinion, request.decided_by) == (
        life.DRAFTING, "Đúng, làm ngay", office.secretary,
    )  # fmt: skip
    actions.edit_revision(draft, by=office.owner, content=PROCEDURE, reviewer=office.secretary)
    actions.submit(draft, by=office.owner, at=LATER)
    actions.review(draft, by=office.secretary, at=LATER)
    day = LATER.date() + timedelta(days=9)
    actions.approve(draft, by=office.chief, effective_from=day, at=LATER)
    assert again(request).status == life.DRAFTING
    actions.make_effective(draft, by=None, at=LATER + timedelta(days=9))
    assert (again(request).status, again(request).done_on) == (life.DONE, day)


def test_the_request_does_not_touch_what_is_signed(office):
    draft = new_document(office)
    before = sha256_of(draft.signed_value())
    draft.change_request = asked(office)
    assert sha256_of(draft.signed_value()) == before


def test_accepted_now_and_started_later_by_the_drafter(office):
    document = effective(office).document
    request = accepted(office, asked(office, document), drafter=office.owner2)
    assert (request.status, Revision.objects.filter(change_request=request).count()) == (life.ACCEPTED, 0)
    with pytest.raises(PermissionDenied):
        start_drafting(again(request), by=office.desk, at=LATER)
    draft = start_drafting(again(request), by=office.owner2, at=LATER)
    assert draft.author == office.owner2
    assert office.owner2.has_perm("documents.edit_revision", draft)


def test_a_new_document_is_made_from_its_request(office):
    request = asked(office, title="Hướng dẫn quét mã căn cước")
    with pytest.raises(Refused, match="cần có mã"):
        accepted(office, again(request), start=True)
    assert again(request).status == life.PROPOSED
    accepted(office, request, start=True, code=" HD-07 ")
    document = Document.objects.get(code="HD-07")
    assert (document.title, document.kind, document.owner, document.status) == (
        "Hướng dẫn quét mã căn cước", "instruction", office.owner, states.DOC_DRAFTING,
    )  # fmt: skip
    assert (again(request).document, Revision.objects.get(change_request=request).number) == (
        document,
        "01/00",
    )


def test_a_taken_code_or_an_open_draft_leaves_the_request_as_it_was(office):
    document = effective(office).document
    with pytest.raises(Refused, match="Mã QT-02 đã có"):
        accepted(office, asked(office), start=True, code="qt-02".upper())
    actions.start_revision(document, by=office.secretary, reason="Sửa", at=LATER)
    request = asked(office, document)
    with pytest.raises(Refused, match="chưa xong"):
        accepted(office, again(request), start=True)
    assert again(request).status == life.PROPOSED


def test_a_draft_given_up_lets_the_request_wait_again(office):
    document = effective(office).document
    request = accepted(office, asked(office, document), start=True)
    draft = Revision.objects.get(change_request=request)
    actions.discard(draft, by=office.secretary, reason="Chờ thông tư mới", at=LATER)
    assert again(request).status == life.ACCEPTED
    start_drafting(again(request), by=office.owner, at=LATER)
    assert again(request).status == life.DRAFTING


def test_an_approved_revision_withdrawn_before_its_day_lets_the_request_wait_again(office):
    document = effective(office).document
    request = accepted(office, asked(office, document), drafter=office.secretary, start=True)
    draft = in_approval(office, at=LATER, revision=Revision.objects.get(change_request=request))
    actions.approve(draft, by=office.chief, at=LATER + timedelta(hours=4), effective_from=date(2026, 5, 1))
    assert again(request).status == life.DRAFTING
    actions.withdraw(draft, by=office.chief, reason="Luật hoãn", at=LATER + timedelta(days=1))
    assert again(request).status == life.ACCEPTED


def test_withdrawing_a_revision_that_was_in_force_does_not_reopen_the_request(office):
    document = effective(office).document
    request = accepted(office, asked(office, document), drafter=office.secretary, start=True)
    draft = in_approval(office, at=LATER, revision=Revision.objects.get(change_request=request))
    actions.approve(draft, by=office.chief, at=LATER + timedelta(hours=4))
    assert again(request).status == life.DONE
    actions.withdraw(draft, by=office.chief, reason="Thủ tục bãi bỏ", at=LATER + timedelta(days=1))
    assert again(request).status == life.DONE


def test_the_paper_says_on_which_issue_of_the_form_it_is_written(office):
    request = asked(office, effective(office).document)

    def told(moment):
        header = record_papers.record_header(request, moment)
        return header.code, header.issue, header.effective_on

    assert told(Moment()) == ("", "", None)
    effective(office, code="BM-01-04", title="Phiếu yêu cầu sửa đổi", at=LATER)
    assert told(Moment()) == ("BM-01-04", "01 (sửa đổi 00)", LATER.date())
    assert told(Moment(LATER - timedelta(days=1))) == ("", "", None)


@pytest.mark.parametrize("name", ["inspector", "neighbour", "stranger"])
def test_guests_and_strangers_ask_for_nothing(office, name):
    with pytest.raises(PermissionDenied):
        asked(office, by=getattr(office, name))


@pytest.mark.parametrize("name", ["desk", "chief", "auditor", "owner2", "inspector", "neighbour", "stranger"])
def test_only_officer_and_process_owner_decide(office, name):
    request = asked(office, effective(office).document)
    with pytest.raises(PermissionDenied):
        reject(request, by=getattr(office, name), reason="Không")
    with pytest.raises(PermissionDenied):
        accept(request, by=getattr(office, name), drafter=office.owner, due_on=DUE)


def test_the_process_owner_decides_on_his_own_document_only(office):
    assert reject(
        asked(office, effective(office).document), by=office.owner, reason="Đã có ở 5.4"
    ).status == (life.REJECTED)
    with pytest.raises(PermissionDenied):
        reject(asked(office), by=office.owner, reason="Không cần")


def test_refusing_and_taking_back_need_reasons_and_nothing_is_decided_twice(office):
    request = asked(office, effective(office).document)
    with pytest.raises(Refused, match="lý do"):
        reject(again(request), by=office.secretary)
    with pytest.raises(PermissionDenied):
        withdraw_request(again(request), by=office.secretary, reason="x")
    with pytest.raises(Refused, match="lý do"):
        withdraw_request(again(request), by=office.desk)
    withdraw_request(request, by=office.desk, reason="Nhầm tài liệu")
    with pytest.raises(Refused, match="Đã rút lại"):
        accepted(office, again(request))


def test_a_drafter_who_may_not_draft_and_a_past_day_are_refused(office):
    document = effective(office).document
    for match, fields in (
        ("không có vai trò soạn", {"drafter": office.desk}),
        ("không có vai trò soạn", {"drafter": office.neighbour}),
        ("không được trước hôm nay", {"due_on": LATER.date() - timedelta(days=1)}),
    ):
        with pytest.raises(Refused, match=match):
            accepted(office, asked(office, document), **fields)


def test_only_the_proposer_edits_and_only_until_it_is_decided(office):
    request = asked(office, effective(office).document)
    with pytest.raises(PermissionDenied):
        edit_request(again(request), by=office.owner)
    request.content = "B2 còn nửa ngày"
    edit_request(request, by=office.desk)
    accepted(office, request)
    with pytest.raises(Refused, match="không sửa được nữa"):
        edit_request(again(request), by=office.desk)


def test_tasks_wait_for_the_decider_and_then_for_the_drafter(office):
    request = asked(office, effective(office).document)

    def tasks(person):
        found = worklist.tasks(person, [office.tan_tien.pk], timezone.localdate())
        return [(task.verb, task.due) for task in found if task.record == request]

    assert [tasks(who) for who in (office.secretary, office.owner, office.desk, office.chief)] == [
        [("Xem xét yêu cầu", None)], [("Xem xét yêu cầu", None)], [], [],
    ]  # fmt: skip
    accepted(office, request, drafter=office.owner2)
    assert (tasks(office.owner2), tasks(office.desk)) == ([("Soạn theo yêu cầu", DUE)], [])


def test_through_the_pages(office, signed_in):
    document = effective(office).document
    page = signed_in(office.desk).get(document.get_absolute_url()).content.decode()
    url = f"{reverse('documents:change_request_create')}?document={document.pk}"
    assert url in page
    form = {"document": document.pk, "title": "Sửa B2", "content": "Còn 1 ngày", "why": "Có dữ liệu",
            "origin": "law", "origin_note": "Thông tư mới"}  # fmt: skip
    signed_in(office.desk).post(url, form)
    request = ChangeRequest.objects.get()
    client = signed_in(office.secretary)
    due = timezone.localdate() + timedelta(days=10)
    accept_url = request.url("act", "change_request_accept")
    values = {"confirmed": "1", "drafter": office.secretary.pk, "due_on": f"{due:%d/%m/%Y}", "start": "on"}
    response = client.post(accept_url, values)
    draft = Revision.objects.get(change_request=request)
    assert response["Location"] == draft.url("edit")
    page = client.get(draft.get_absolute_url()).content.decode()
    assert request.get_absolute_url() in page
    assert draft.get_absolute_url() in client.get(request.get_absolute_url()).content.decode()
    assert client.get(reverse("documents:change_request_list")).content.decode().count(request.code) >= 1


def test_the_inspector_reads_and_is_offered_nothing(office, signed_in):
    document = effective(office).document
    request = asked(office, document)
    client = signed_in(office.inspector)
    page = client.get(document.get_absolute_url()).content.decode()
    assert ("YC-2026-0001" in page, "Đề nghị sửa đổi" in page) == (True, False)
    assert client.get(request.get_absolute_url()).status_code == 200
    assert client.get(request.url("act", "change_request_reject")).status_code == 403
    assert signed_in(office.neighbour).get(request.get_absolute_url()).status_code == 404


def test_the_past_shows_the_request_as_it_was(office, signed_in):
    request = asked(office, effective(office).document)
    reject(request, by=office.secretary, reason="Trùng yêu cầu khác", at=LATER + timedelta(days=2))
    client = signed_in(office.secretary)
    page = client.get(request.get_absolute_url() + "?as_of=2026-03-08").content.decode()
    assert ("Mới gửi" in page, "Trùng yêu cầu khác" in page) == (True, False)
    assert request.url("act", "documents.change_request_accept") not in page


def test_neither_document_nor_kind_is_a_sentence_beside_the_field(office, signed_in):
    form = {"title": "X", "content": "Y", "why": "Z", "origin": "other"}
    response = signed_in(office.desk).post(reverse("documents:change_request_create"), form)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["kind"])
    assert ChangeRequest.objects.count() == 0


def test_a_draft_on_its_way_is_told_before_accepting(office, signed_in):
    document = effective(office).document
    request = asked(office, document)
    url = request.url("act", "change_request_accept")
    client = signed_in(office.secretary)
    assert client.get(url).context["fields_form"]["start"].value() is True
    actions.start_revision(document, by=office.secretary, reason="Sửa", at=LATER)
    field = client.get(url).context["fields_form"]["start"]
    assert (field.value(), "chưa xong" in field.help_text) == (False, True)
