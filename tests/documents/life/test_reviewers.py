"""Several reviewers: all of them sign, each once a round, and a return voids the round."""

import threading
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.utils import timezone

from documents import actions, states
from documents.models import RequestedSignature, Revision, Signature
from documents.papers import _signers
from documents.signing_lines import signing_lines
from qms import worklist
from qms.history import Conflict, Moment, record_tx
from qms.states import Blocked, Refused
from tests.documents.samples import DAY_ONE, written

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def without_paper(monkeypatch):
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)


def again(revision):
    return Revision.objects.select_related("document", "unit").get(pk=revision.pk)


def submitted(office, *more):
    """Submitted by the secretary; the reviewer is the owner, and `more` review too."""
    revision = written(office)
    actions.edit_revision(revision, by=office.secretary, at=DAY_ONE, more_reviewers=more)
    return actions.submit(revision, by=office.secretary, at=DAY_ONE + timedelta(hours=1))


def signed(revision):
    rows = Signature.objects.filter(revision=revision, round=revision.round).order_by("id")
    return list(rows.values_list("meaning", "person__username"))


def test_the_revision_waits_until_all_reviewers_have_signed(office):
    revision = submitted(office, office.owner2, office.chief)
    assert again(revision).review_round.missing == [office.owner2, office.chief]
    actions.review(again(revision), by=office.owner2)
    assert (again(revision).status, again(revision).reviewer) == (states.IN_REVIEW, office.owner)
    actions.review(again(revision), by=office.owner)
    assert again(revision).review_round.missing == [office.chief]
    assert again(revision).status == states.IN_REVIEW
    actions.review(again(revision), by=office.chief)
    assert again(revision).status == states.IN_APPROVAL
    assert signed(again(revision)) == [
        ("wrote", "secretary"), ("reviewed", "owner2"), ("reviewed", "owner"), ("reviewed", "chief"),
    ]  # fmt: skip


def test_a_reviewer_who_is_not_the_last_leaves_the_page_of_the_next_valid(office):
    revision = submitted(office, office.owner2)
    opened_before = again(revision)
    actions.review(again(revision), by=office.owner2)
    actions.review(opened_before, by=office.owner)
    assert again(revision).status == states.IN_APPROVAL


def test_signing_twice_is_refused_and_the_database_holds_it(office):
    revision = submitted(office, office.owner2)
    actions.review(again(revision), by=office.owner2)
    with pytest.raises(Refused, match="đã ký xem xét"):
        actions.review(again(revision), by=office.owner2)
    first = Signature.objects.get(meaning="reviewed")
    first.pk, first._state.adding, first.version = None, True, 0
    with pytest.raises(IntegrityError), record_tx(by=None, verb="qms.load"):
        first.save()
    assert Signature.objects.filter(meaning="reviewed").count() == 1


def test_a_second_approval_of_a_round_is_refused_by_the_database(office):
    revision = actions.review(submitted(office), by=office.owner)
    actions.approve(revision, by=office.chief)
    one = Signature.objects.get(meaning="approved")
    one.pk, one._state.adding, one.version, one.person = None, True, 0, office.owner2
    with pytest.raises(IntegrityError), record_tx(by=None, verb="qms.load"):
        one.save()


def test_somebody_who_was_not_asked_does_not_sign(office):
    revision = submitted(office, office.owner2)
    with pytest.raises(PermissionDenied):
        actions.review(again(revision), by=office.desk)
    with pytest.raises(PermissionDenied):
        actions.review(again(revision), by=office.secretary)
    assert signed(again(revision)) == [("wrote", "secretary")]


def test_the_head_takes_the_seat_of_the_reviewer_once_and_no_other(office):
    revision = submitted(office, office.owner2)
    actions.review(again(revision), by=office.chief)
    assert again(revision).review_round.missing == [office.owner2]
    with pytest.raises(PermissionDenied):
        actions.review(again(revision), by=office.owner)
    actions.review(again(revision), by=office.owner2)
    assert (again(revision).status, again(revision).reviewer) == (states.IN_APPROVAL, office.chief)


def test_a_return_by_any_of_them_voids_the_round(office):
    revision = submitted(office, office.owner2)
    actions.review(again(revision), by=office.owner)
    actions.return_(again(revision), by=office.owner2, reason="Thiếu biểu mẫu")
    actions.submit(again(revision), by=office.secretary)
    assert signed(again(revision)) == [("wrote", "secretary")]
    assert again(revision).review_round.main_is_open
    actions.review(again(revision), by=office.owner)
    actions.review(again(revision), by=office.owner2)
    assert again(revision).status == states.IN_APPROVAL


def test_a_page_opened_before_the_return_signs_nothing(office):
    revision = submitted(office, office.owner2)
    stale = again(revision)
    actions.return_(again(revision), by=office.owner2, reason="Sửa B2")
    with pytest.raises(Conflict):
        actions.review(stale, by=office.owner)
    assert signed(again(revision)) == [("wrote", "secretary")]


def test_the_reviewer_is_not_asked_twice_and_nobody_who_wrote_is_asked(office):
    revision = written(office)
    actions.edit_revision(
        revision, by=office.secretary, more_reviewers=[office.owner, office.owner2, office.secretary]
    )
    asked = RequestedSignature.objects.filter(revision=revision).order_by("id")
    assert [row.person for row in asked] == [office.owner2, office.secretary]
    with pytest.raises(Blocked, match="Người đã soạn không nằm"):
        actions.submit(again(revision), by=office.secretary)
    actions.edit_revision(again(revision), by=office.secretary, reviewer=office.owner2)
    actions.edit_revision(again(revision), by=office.secretary, more_reviewers=[])
    assert RequestedSignature.objects.count() == 0


def test_more_than_fit_on_a_cover_are_refused(office):
    revision = written(office)
    people = [office.secretary, office.chief, office.owner2, office.desk, office.auditor, office.inspector,
              office.province, office.neighbour, office.neighbour_chief]  # fmt: skip
    with pytest.raises(Refused, match="Nhiều nhất 8"):
        actions.edit_revision(revision, by=office.secretary, more_reviewers=people)
    assert RequestedSignature.objects.count() == 0


def test_the_next_revision_asks_the_same_people_and_the_past_knows_who_was_asked(office):
    revision = submitted(office, office.owner2)
    for person in (office.owner, office.owner2):
        actions.review(again(revision), by=person)
    actions.approve(again(revision), by=office.chief)
    draft = actions.start_revision(again(revision).document, by=office.secretary, reason="Sửa")
    assert draft.review_round.asked == (office.owner2,)
    before = Moment(draft.history.get().history_date)
    actions.edit_revision(draft, by=office.secretary, more_reviewers=[])
    rows = before.rows(RequestedSignature).filter(revision_id=draft.pk)
    assert [row.person_id for row in rows] == [office.owner2.pk]
    assert RequestedSignature.objects.filter(revision=draft).count() == 0


def test_page_and_cover_show_all_and_who_is_missing(office, signed_in):
    revision = submitted(office, office.owner2, office.chief)
    actions.review(again(revision), by=office.owner2)
    lines = signing_lines(again(revision), Moment())
    assert [(line.meaning.value, line.person, line.is_open) for line in lines] == [
        ("wrote", office.secretary, False), ("reviewed", office.owner, True),
        ("reviewed", office.owner2, False), ("reviewed", office.chief, True),
        ("approved", office.chief, True),
    ]  # fmt: skip
    cover = _signers(again(revision), Moment())
    assert [signer.name for signer in cover["signers"]] == [
        "Trần Thị Hoa", "Lê Quang Dũng", "Nguyễn Văn Thắng",
    ]  # fmt: skip
    assert [[(signer.name, signer.at is None) for signer in pair] for pair in cover["further_signers"]] == [
        [("Vũ Đình Khôi", False), ("Nguyễn Văn Thắng", True)]
    ]
    response = signed_in(office.desk).get(revision.get_absolute_url())
    assert response.context["next_step"].people == [office.owner, office.chief]


def test_tasks_of_those_who_have_still_to_sign(office):
    revision = submitted(office, office.owner2)

    def waits(person):
        found = worklist.tasks(person, [office.tan_tien.pk], timezone.localdate())
        return [task.verb for task in found if task.record == revision.document]

    assert [waits(who) for who in (office.owner, office.owner2, office.desk)] == [
        ["Xem xét"],
        ["Xem xét"],
        [],
    ]
    actions.review(again(revision), by=office.owner2)
    assert [waits(who) for who in (office.owner, office.owner2)] == [["Xem xét"], []]


def test_the_editor_names_them(office, signed_in):
    revision = written(office)
    client = signed_in(office.secretary)
    page = client.get(revision.url("edit"))
    form = {name: value for name, value in page.context["form"].initial.items() if value is not None}
    for rows in page.context["editor"].sets.values():
        form |= {f"{rows.prefix}-TOTAL_FORMS": "0", f"{rows.prefix}-INITIAL_FORMS": "0"}
    form |= {"more_reviewers": [office.owner2.pk, office.chief.pk]}
    assert client.post(revision.url("edit"), form).status_code == 302
    assert set(again(revision).review_round.asked) == {office.owner2, office.chief}
    refused = client.post(revision.url("edit"), form | {"more_reviewers": [office.neighbour.pk]})
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["more_reviewers"])


@pytest.mark.django_db(transaction=True)
def test_the_two_last_reviewers_at_the_same_moment_do_not_pass_each_other(office):
    revision = submitted(office, office.owner2)
    start, answers = threading.Barrier(2), []

    def sign(person):
        mine = again(revision)
        start.wait()
        try:
            actions.review(mine, by=person)
            answers.append("signed")
        except Refused as refusal:
            answers.append(type(refusal).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=sign, args=[who]) for who in (office.owner, office.owner2)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert answers == ["signed", "signed"]
    assert again(revision).status == states.IN_APPROVAL
    assert sorted(signed(again(revision))) == [
        ("reviewed", "owner"), ("reviewed", "owner2"), ("wrote", "secretary"),
    ]  # fmt: skip


def test_the_page_names_all_who_have_to_sign_and_after_a_return_says_why(office, signed_in):
    revision = submitted(office, office.owner2)
    client = signed_in(office.secretary)
    page = " ".join(client.get(revision.get_absolute_url()).content.decode().split())
    names = "<b>Lê Quang Dũng</b>, Phó Trưởng Công an xã và <b>Vũ Đình Khôi</b>, Cán bộ"
    assert names in page and "trả lại lúc" not in page
    actions.return_(again(revision), by=office.owner, reason="Thiếu căn cứ pháp lý")
    page = " ".join(client.get(revision.get_absolute_url()).content.decode().split())
    assert "Lê Quang Dũng trả lại lúc" in page and "Thiếu căn cứ pháp lý" in page
    actions.submit(again(revision), by=office.secretary)
    assert "Thiếu căn cứ" not in client.get(revision.get_absolute_url()).content.decode()
