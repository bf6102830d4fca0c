"""One decision approves a set of documents with one signature, or approves none of them."""

import threading
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from documents import actions, states
from documents.actions import decisions as acts
from documents.actions.deputies import name_deputy
from documents.decision_papers import decision_pdf
from documents.models import Decision, DecisionItem, Deputy, Revision, Signature
from qms import worklist
from qms.evidence import find
from qms.hashing import sha256_of
from qms.history import Moment
from qms.states import Blocked, Refused
from tests.documents.samples import DAY_ONE, in_approval, new_document, written
from tests.personas import PASSWORD

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SIGNING = DAY_ONE + timedelta(days=1)


@pytest.fixture(autouse=True)
def without_paper(monkeypatch, request):
    if not request.node.get_closest_marker("needs"):
        monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)
        monkeypatch.setattr("documents.actions.decisions.decision_as_signed", lambda decision: None)


def again(record):
    return type(record).objects.get(pk=record.pk)


def two(office):
    """Two revisions that wait for approval."""
    return [in_approval(office, revision=written(office, code=code)) for code in ("QT-02", "QT-03")]


def drafted(office, revisions, by=None, **more):
    fields = {
        "paper_no": "15/QĐ-CAX", "dated": SIGNING.date(), "title": "Về việc ban hành tài liệu",
        "effective_from": SIGNING.date(), "bases": "Căn cứ thứ nhất;\nCăn cứ thứ hai.",
    }  # fmt: skip
    decision = Decision(unit=office.tan_tien, **fields | more)
    return acts.create_decision(decision, by=by or office.secretary, revisions=revisions, at=DAY_ONE)


def statuses():
    return list(Revision.objects.order_by("document__code").values_list("status", flat=True))


def test_one_signature_puts_all_in_force(office):
    revisions = two(office)
    decision = drafted(office, revisions)
    acts.sign_decision(decision, by=office.chief, at=SIGNING)
    assert (decision.code, decision.status, decision.signed_by) == (
        "QDBH-2026-0001", states.DECISION_SIGNED, office.chief,
    )  # fmt: skip
    assert statuses() == [states.EFFECTIVE, states.EFFECTIVE]
    signed = Signature.objects.filter(meaning="approved").order_by("id")
    assert [(one.revision, one.person, one.content_hash) for one in signed] == [
        (revision, office.chief, revision.content_hash) for revision in revisions
    ]
    items = acts.items_of(decision)
    assert decision.signed_hash == sha256_of(decision.signed_value(items))
    acts_of = {row.history_act for row in Revision.history.filter(history_verb="documents.revision_approve")}
    assert acts_of == {Decision.history.get(history_verb="documents.decision_sign").history_act}


def test_a_future_day_waits_for_all(office):
    day = SIGNING.date() + timedelta(days=20)
    acts.sign_decision(drafted(office, two(office), effective_from=day), by=office.chief, at=SIGNING)
    assert statuses() == [states.APPROVED, states.APPROVED]
    assert len(actions.advance(day)) == 2


def test_one_that_cannot_be_approved_stops_all_and_is_named(office):
    first, second = two(office)
    decision = drafted(office, [first, second])
    actions.return_(again(second), by=office.chief, reason="Thiếu biểu mẫu")
    with pytest.raises(Blocked) as blocked:
        acts.sign_decision(again(decision), by=office.chief, at=SIGNING)
    assert [str(item.text) for item in blocked.value.missing] == [
        "QT-03 · 01/00: Không thể phê duyệt khi hồ sơ đang ở tình trạng “Trả lại”."
    ]
    assert blocked.value.missing[0].url == second.get_absolute_url()
    assert statuses() == [states.IN_APPROVAL, states.RETURNED]
    assert again(decision).status == states.DECISION_DRAFT
    assert Signature.objects.filter(meaning="approved").count() == 0


def test_what_was_resubmitted_since_is_not_what_the_decision_lists(office):
    first, second = two(office)
    decision = drafted(office, [first, second])
    actions.return_(again(second), by=office.chief, reason="Sửa lệ phí")
    actions.edit_revision(again(second), by=office.secretary, title="Tên khác")
    in_approval(office, revision=again(second))
    with pytest.raises(Blocked, match="QT-03 · 01/00: Nội dung đã đổi"):
        acts.sign_decision(again(decision), by=office.chief, at=SIGNING)
    assert statuses() == [states.IN_APPROVAL, states.IN_APPROVAL]
    acts.edit_decision(again(decision), by=office.secretary, revisions=[again(first), again(second)])
    acts.sign_decision(again(decision), by=office.chief, at=SIGNING)
    assert statuses() == [states.EFFECTIVE, states.EFFECTIVE]


def test_ones_own_draft_stops_the_decision(office):
    own = written(office, code="QT-09")
    own.writers = [*own.writers, office.chief.pk]
    with_own = actions.edit_revision(own, by=office.secretary, title="Có thủ trưởng soạn cùng")
    decision = drafted(office, [*two(office), in_approval(office, revision=with_own)])
    with pytest.raises(Blocked, match="QT-09 · 01/00: Người soạn thảo không phê duyệt"):
        acts.sign_decision(decision, by=office.chief, at=SIGNING)
    assert statuses() == [states.IN_APPROVAL] * 3


def test_who_reviewed_one_of_them_states_a_reason(office):
    revision = actions.submit(written(office), by=office.secretary, at=DAY_ONE)
    actions.review(revision, by=office.chief, at=DAY_ONE)
    decision = drafted(office, [revision])
    with pytest.raises(Blocked, match="nêu rõ lý do"):
        acts.sign_decision(again(decision), by=office.chief, at=SIGNING)
    acts.sign_decision(again(decision), by=office.chief, reason="Đơn vị có hai người", at=SIGNING)
    assert Signature.objects.get(meaning="approved").note == "Đơn vị có hai người"


def test_an_incomplete_decision_names_everything(office):
    decision = drafted(office, [], paper_no="", dated=None, effective_from=None, bases="")
    with pytest.raises(Blocked) as blocked:
        acts.sign_decision(decision, by=office.chief)
    anchors = [item.anchor for item in blocked.value.missing]
    assert anchors == ["id_paper_no", "id_dated", "id_effective_from", "id_revisions"]


def test_a_day_of_effect_that_is_over_is_refused(office):
    decision = drafted(office, two(office), effective_from=DAY_ONE.date())
    with pytest.raises(Blocked, match="không được trước ngày phê duyệt"):
        acts.sign_decision(decision, by=office.chief, at=SIGNING)


@pytest.mark.parametrize("name", ["secretary", "owner", "desk", "auditor", "inspector", "neighbour_chief"])
def test_only_the_head_signs(office, name):
    decision = drafted(office, two(office))
    with pytest.raises(PermissionDenied):
        acts.sign_decision(decision, by=getattr(office, name), at=SIGNING)


def test_the_deputy_of_the_head_signs_for_all(office):
    decision = drafted(office, two(office))
    row = Deputy(
        unit=office.tan_tien, person=office.chief, deputy=office.owner2, basis="Số 03",
        from_date=SIGNING.date(), to_date=SIGNING.date(),
    )  # fmt: skip
    name_deputy(row, by=office.chief, at=SIGNING)
    acts.sign_decision(decision, by=office.owner2, at=SIGNING)
    assert decision.title_lines == ["KT. Trưởng Công an xã", "Cán bộ"]
    assert {one.on_behalf_of for one in Signature.objects.filter(meaning="approved")} == {office.chief}
    signed = find("document_decisions").signatures(decision, Moment())
    assert (signed[0]["on_behalf_of"], signed[0]["basis"]) == ("Nguyễn Văn Thắng", "Số 03")


def test_only_what_waits_for_approval_here_and_in_no_other_draft(office):
    first, second = two(office)
    for match, revision in (
        ("không chờ phê duyệt", new_document(office, code="QT-07")),
        ("dự thảo quyết định khác", first),
    ):
        if revision == first:
            drafted(office, [first])
        with pytest.raises(Refused, match=match):
            drafted(office, [second, revision])
    assert DecisionItem.objects.count() == 1


def test_a_signed_one_stays_as_it_is(office):
    decision = drafted(office, two(office))
    acts.sign_decision(decision, by=office.chief, at=SIGNING)
    decision = again(decision)
    decision.title = "Khác"
    with pytest.raises(Refused, match="không sửa được nữa"):
        acts.edit_decision(decision, by=office.secretary)
    with pytest.raises(Refused, match="Đã ký ban hành"):
        acts.sign_decision(again(decision), by=office.chief, at=SIGNING)
    with pytest.raises(Refused, match="Đã ký ban hành"):
        acts.drop_decision(again(decision), by=office.secretary, reason="x")


def test_a_number_is_used_once_a_year(office):
    first, second = two(office)
    acts.sign_decision(drafted(office, [first]), by=office.chief, at=SIGNING)
    with pytest.raises(Refused, match="Năm 2026 đã có quyết định số 15/QĐ-CAX"):
        acts.sign_decision(drafted(office, [second]), by=office.chief, at=SIGNING)
    later = drafted(office, [again(second)][:0], dated=date(2027, 1, 5))
    assert later.paper_no == "15/QĐ-CAX"


def test_dropping_a_draft_frees_its_documents(office):
    revisions = two(office)
    decision = drafted(office, revisions)
    acts.drop_decision(decision, by=office.secretary, reason="Ký từng bản")
    assert statuses() == [states.IN_APPROVAL] * 2
    assert drafted(office, revisions).status == states.DECISION_DRAFT


def test_a_complete_draft_waits_for_the_head_an_incomplete_one_for_its_writer(office):
    decision = drafted(office, two(office), paper_no="")

    def tasks(person):
        found = worklist.tasks(person, [office.tan_tien.pk], timezone.localdate())
        return [task.verb for task in found if task.record == decision]

    assert (tasks(office.chief), tasks(office.secretary)) == (["Điền đủ dự thảo"], ["Điền đủ dự thảo"])
    decision.paper_no = "16/QĐ-CAX"
    acts.edit_decision(decision, by=office.secretary)
    assert (tasks(office.chief), tasks(office.secretary)) == (["Ký ban hành"], [])


def test_through_the_pages(office, signed_in):
    first, second = two(office)
    client, today = signed_in(office.secretary), f"{timezone.localdate():%d/%m/%Y}"
    form = {"paper_no": "15/QĐ-CAX", "dated": today, "title": "Về việc ban hành tài liệu",
            "effective_from": today, "revisions": [first.pk, second.pk], "bases": ""}  # fmt: skip
    client.post(reverse("documents:decision_create"), form)
    decision = Decision.objects.get()
    button = decision.url("act", "documents.decision_sign")
    assert button not in client.get(decision.get_absolute_url()).content.decode()
    client = signed_in(office.chief)
    assert button in client.get(decision.get_absolute_url()).content.decode()
    url = decision.url("act", "decision_sign")
    page = client.get(url)
    seen = page.context["content_hash"]
    wrong = client.post(url, {"confirmed": "1", "password": "sai", "seen_hash": seen})
    assert (wrong.status_code, again(decision).status) == (422, states.DECISION_DRAFT)
    stale = client.post(url, {"confirmed": "1", "password": PASSWORD, "seen_hash": "0" * 64})
    assert (stale.status_code, again(decision).status) == (409, states.DECISION_DRAFT)
    done = client.post(url, {"confirmed": "1", "password": PASSWORD, "seen_hash": seen})
    assert (done.status_code, statuses()) == (302, [states.EFFECTIVE, states.EFFECTIVE])
    assert decision.get_absolute_url() in client.get(first.get_absolute_url()).content.decode()
    assert "Chưa ghi căn cứ nào" in client.get(decision.get_absolute_url()).content.decode()


def test_a_key_that_no_database_keeps_is_no_choice(office, signed_in):
    fields = {"title": "Về việc ban hành", "revisions": "9" * 20}
    answer = signed_in(office.secretary).post(reverse("documents:decision_create"), fields)
    assert answer.status_code == 422
    assert "Lựa chọn này không có trong danh sách." in answer.content.decode()
    assert not Decision.objects.exists()


def test_the_refused_signature_lists_what_hinders_on_the_page(office, signed_in):
    first, second = two(office)
    today = timezone.localdate()
    decision = drafted(office, [first, second], dated=today, effective_from=today)
    actions.return_(again(second), by=office.chief, reason="Thiếu")
    client = signed_in(office.chief)
    response = client.post(decision.url("act", "decision_sign"), {"confirmed": "1", "password": PASSWORD})
    page = response.content.decode()
    assert (response.status_code, second.get_absolute_url() in page) == (409, True)
    assert "QT-03 · 01/00: Không thể phê duyệt" in page
    assert statuses() == [states.IN_APPROVAL, states.RETURNED]


@pytest.mark.needs("pango")
def test_the_paper_is_kept_as_signed(office, tmp_path):
    decision = drafted(office, two(office))
    acts.sign_decision(decision, by=office.chief, at=SIGNING)
    decision = again(decision)
    frozen = decision.pdf.read()
    assert frozen == decision_pdf(decision, Moment())
    assert [revision.pdf_id is not None for revision in Revision.objects.all()] == [True, True]
    (tmp_path / "d.pdf").write_bytes(frozen)
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(tmp_path / "d.pdf").pages).split())
    for words in (
        "Số: 15/QĐ-CAX", "ngày 03 tháng 3 năm 2026", "Về việc ban hành tài liệu", "Căn cứ thứ nhất;",
        "Căn cứ thứ hai.", "Ban hành 2 tài liệu", "QT-02", "QT-03", "Nguyễn Văn Thắng",
    ):  # fmt: skip
        assert words in text
    assert "DỰ THẢO" not in text


@pytest.mark.django_db(transaction=True)
def test_signing_a_decision_and_approving_one_of_its_documents_at_once(office):
    first, second = two(office)
    decision = drafted(office, [first, second])
    start, answers = threading.Barrier(2), []

    def run(name, act):
        start.wait()
        try:
            act()
            answers.append(name)
        except Refused:
            pass
        finally:
            connection.close()

    mine, theirs = again(decision), again(first)
    threads = [
        threading.Thread(
            target=run, args=["all", lambda: acts.sign_decision(mine, by=office.chief, at=SIGNING)]
        ),
        threading.Thread(
            target=run, args=["one", lambda: actions.approve(theirs, by=office.chief, at=SIGNING)]
        ),
    ]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    expected = {
        "all": [states.EFFECTIVE, states.EFFECTIVE], "one": [states.EFFECTIVE, states.IN_APPROVAL],
    }  # fmt: skip
    assert len(answers) == 1
    assert statuses() == expected[answers[0]]
    assert (again(decision).status == states.DECISION_SIGNED) == (answers == ["all"])
    assert Signature.objects.filter(meaning="approved", revision=first).count() == 1
