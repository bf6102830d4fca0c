"""Signing for somebody else: within the dates only, what that person may, and never one's own work."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from documents import actions, states
from documents.actions.deputies import end_deputy, name_deputy
from documents.models import Deputy, Revision, Signature
from documents.papers import _signers
from qms import search, worklist
from qms.context_processors import mine
from qms.history import Moment, record_tx
from qms.models import Assignment, Role, User
from qms.states import Refused
from tests.documents.samples import DAY_ONE, in_approval, written
from tests.personas import PASSWORD

pytestmark = pytest.mark.django_db
FIRST = DAY_ONE.date()


@pytest.fixture(autouse=True)
def without_paper(monkeypatch):
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)


def again(revision):
    return Revision.objects.select_related("document", "unit").get(pk=revision.pk)


def deputy_of(office, person=None, deputy=None, since=FIRST, days=10, **more):
    return Deputy(
        unit=office.tan_tien, person=person or office.chief, deputy=deputy or office.owner2, from_date=since,
        to_date=since + timedelta(days=days), basis="Giấy ủy quyền số 03/GUQ", **more,
    )  # fmt: skip


def named(office, at=DAY_ONE, by=None, **more):
    return name_deputy(deputy_of(office, **more), by=by or office.chief, at=at)


def now_named(office, **more):
    """In force on the day of the test."""
    row = deputy_of(office, since=timezone.localdate(), **more)
    return name_deputy(row, by=office.chief)


def test_a_deputy_approves_within_the_dates_and_the_signature_says_for_whom(office):
    deputy = named(office)
    revision = actions.approve(in_approval(office), by=office.owner2, at=DAY_ONE + timedelta(hours=3))
    assert revision.status == states.EFFECTIVE
    signature = Signature.objects.get(meaning="approved")
    assert (signature.person, signature.on_behalf_of, signature.form, signature.deputy) == (
        office.owner2, office.chief, "KT", deputy,
    )  # fmt: skip
    assert signature.title_lines == ["KT. Trưởng Công an xã", "Cán bộ"]
    assert deputy.code == "UQ-2026-0001"
    assert str(deputy) == "UQ-2026-0001 Vũ Đình Khôi ký thay Nguyễn Văn Thắng"


def test_the_paper_and_the_page_show_the_line_of_the_decree(office, signed_in):
    named(office)
    revision = actions.approve(in_approval(office), by=office.owner2, at=DAY_ONE + timedelta(hours=3))
    approver = _signers(again(revision), Moment())["signers"][-1]
    assert (approver.name, approver.position) == ("Vũ Đình Khôi", "KT. Trưởng Công an xã\nCán bộ")
    page = signed_in(office.desk).get(revision.get_absolute_url()).content.decode()
    assert "KT. Trưởng Công an xã (ký thay Nguyễn Văn Thắng)" in page


@pytest.mark.parametrize(("first", "last"), [(-9, -1), (1, 9)])
def test_not_before_the_first_day_nor_after_the_last(office, first, last):
    revision = in_approval(office)
    day = DAY_ONE.date()
    row = deputy_of(office, since=day + timedelta(days=first), days=last - first)
    name_deputy(row, by=office.chief, at=DAY_ONE + timedelta(days=first))
    with pytest.raises(PermissionDenied):
        actions.approve(again(revision), by=office.owner2, at=DAY_ONE + timedelta(hours=3))
    assert again(revision).status == states.IN_APPROVAL


def test_who_has_left_the_signing_roles_signs_for_nobody(office):
    named(office)
    revision = in_approval(office)
    with record_tx(by=office.province, verb="qms.assign"):
        for held in Assignment.objects.filter(user=office.owner2):
            held.role = Role.DESK
            held.save()
    with pytest.raises(PermissionDenied):
        actions.approve(revision, by=User.objects.get(pk=office.owner2.pk), at=DAY_ONE + timedelta(hours=3))
    assert again(revision).status == states.IN_APPROVAL


def test_ended_early_means_at_once(office):
    deputy = named(office)
    revision = in_approval(office)
    with pytest.raises(Refused, match="lý do"):
        end_deputy(deputy, by=office.chief, at=DAY_ONE + timedelta(hours=2))
    deputy.refresh_from_db()
    end_deputy(deputy, by=office.chief, reason="Đã về", at=DAY_ONE + timedelta(hours=2))
    assert (deputy.status, deputy.to_date) == ("ended", DAY_ONE.date())
    with pytest.raises(PermissionDenied):
        actions.approve(again(revision), by=office.owner2, at=DAY_ONE + timedelta(hours=3))


def test_a_deputy_never_signs_what_he_or_the_person_signed_for_wrote(office):
    revision = written(office)
    actions.edit_revision(again(revision), by=office.owner, title="Đăng ký tạm trú mới")
    named(office, deputy=office.owner)
    actions.submit(again(revision), by=office.secretary, at=DAY_ONE + timedelta(hours=1))
    actions.review(again(revision), by=office.owner, reason="Chỉ có hai người", at=DAY_ONE)
    with pytest.raises(Refused, match="Người soạn thảo không phê duyệt"):
        actions.approve(again(revision), by=office.owner, reason="Vắng", at=DAY_ONE + timedelta(hours=3))

    other = in_approval(office, revision=written(office, code="QT-03"))
    named(office, deputy=office.owner2)
    other = again(other)
    other.writers = [*other.writers, office.chief.pk]
    assert not office.owner2.has_perm("documents.approve_revision", other)


def test_who_reviewed_as_deputy_states_a_reason_to_approve_as_deputy(office):
    named(office)
    named(office, person=office.owner)
    revision = actions.submit(written(office), by=office.secretary, at=DAY_ONE + timedelta(hours=1))
    actions.review(again(revision), by=office.owner2, at=DAY_ONE + timedelta(hours=2))
    assert Signature.objects.get(meaning="reviewed").on_behalf_of == office.owner
    at = DAY_ONE + timedelta(hours=3)
    with pytest.raises(Refused, match="nêu rõ lý do"):
        actions.approve(again(revision), by=office.owner2, at=at)
    actions.approve(again(revision), by=office.owner2, reason="Chỉ còn một cấp phó", at=at)
    assert again(revision).status == states.EFFECTIVE


def test_the_next_draft_proposes_the_person_signed_for(office):
    named(office)
    revision = actions.approve(in_approval(office), by=office.owner2, at=DAY_ONE + timedelta(hours=3))
    assert again(revision).approver == office.owner2
    draft = actions.start_revision(again(revision).document, by=office.secretary, reason="Sửa")
    assert (draft.reviewer, draft.approver) == (office.owner, office.chief)


def test_a_deputy_sits_on_the_seat_of_one_of_several_reviewers(office):
    revision = written(office)
    actions.edit_revision(revision, by=office.secretary, more_reviewers=[office.owner2])
    actions.submit(again(revision), by=office.secretary, at=DAY_ONE + timedelta(hours=1))
    named(office, person=office.owner2, deputy=office.owner)
    actions.review(again(revision), by=office.owner, at=DAY_ONE + timedelta(hours=2))
    assert again(revision).review_round.missing == [office.owner2]
    with pytest.raises(Refused, match="đã ký xem xét"):
        actions.review(again(revision), by=office.owner, at=DAY_ONE + timedelta(hours=3))


def test_the_task_appears_in_the_list_of_the_deputy_and_only_there(office):
    in_approval(office)
    units, today = [office.tan_tien.pk], timezone.localdate()

    def tasks(person):
        person.__dict__.pop("deputyships", None)
        return [task.verb for task in worklist.tasks(person, units, today)]

    assert tasks(office.owner2) == []
    now_named(office)
    assert (tasks(office.owner2), tasks(office.chief), tasks(office.owner)) == (
        ["Phê duyệt"], ["Phê duyệt"], [],
    )  # fmt: skip


def test_who_may_name_and_end(office):
    # not the officer either: naming who signs for the head would be signing as the head
    for name in ("secretary", "desk", "auditor", "inspector", "neighbour", "stranger", "owner"):
        with pytest.raises(PermissionDenied):
            named(office, by=getattr(office, name))
    with pytest.raises(Refused, match="Không ai tự giao mình"):
        named(office, person=office.owner, deputy=office.chief)
    own = named(office, by=office.owner, person=office.owner)
    with pytest.raises(PermissionDenied):
        end_deputy(own, by=office.owner2, reason="x", at=DAY_ONE)
    end_deputy(own, by=office.owner, reason="Đã về", at=DAY_ONE)
    assert Deputy.objects.get().status == "ended"


def test_nonsense_is_refused_with_its_reason(office):
    day = DAY_ONE.date()
    for match, fields in (
        ("ký thay cho chính mình", {"deputy": office.chief}),
        ("phải từ ngày đầu", {"days": -1}),
        ("đã qua", {"since": day - timedelta(days=30), "days": 5}),
        ("không giữ vai trò ký", {"deputy": office.desk}),
        ("không giữ vai trò ký", {"person": office.neighbour_chief}),
    ):
        with pytest.raises(Refused, match=match):
            named(office, **fields)
    named(office)
    with pytest.raises(Refused, match="trong những ngày ấy"):
        named(office, since=day + timedelta(days=10))
    named(office, since=day + timedelta(days=11))
    assert Deputy.objects.count() == 2


def test_a_deputy_of_the_neighbour_signs_nothing_here(office):
    row = Deputy(
        unit=office.nham_bien, person=office.neighbour_chief, deputy=office.neighbour,
        from_date=date(2026, 3, 1), to_date=date(2026, 4, 1), basis="Số 1",
    )  # fmt: skip
    name_deputy(row, by=office.neighbour_chief, at=DAY_ONE)
    revision = in_approval(office)
    with pytest.raises(PermissionDenied):
        actions.approve(revision, by=office.neighbour, at=DAY_ONE + timedelta(hours=3))


def test_signing_for_another_through_the_pages(office, signed_in):
    client = signed_in(office.chief)
    today = timezone.localdate()
    form = {"person": office.chief.pk, "deputy": office.owner2.pk, "form": "KT", "basis": "Số 03",
            "from_date": f"{today:%d/%m/%Y}", "to_date": f"{today:%d/%m/%Y}"}  # fmt: skip
    response = client.post(reverse("documents:deputy_create"), form)
    deputy = Deputy.objects.get()
    assert response["Location"] == deputy.get_absolute_url()
    revision = in_approval(office)
    client = signed_in(office.owner2)
    url = revision.url("act", "revision_approve")
    page = client.get(url).content.decode()
    assert "Đồng chí ký thay đồng chí Nguyễn Văn Thắng (<b>KT. Trưởng Công an xã</b>)" in page
    client.post(url, {"confirmed": "1", "password": PASSWORD, "seen_hash": again(revision).content_hash})
    assert again(revision).status == states.EFFECTIVE
    ended = client.post(deputy.url("act", "deputy_end"), {"confirmed": "1", "reason": "x"})
    assert (ended.status_code, Deputy.objects.get().status) == (403, "named")


def test_staff_only_name_somebody_for_themselves(office, signed_in):
    client = signed_in(office.owner)
    today = f"{timezone.localdate():%d/%m/%Y}"
    form = {"person": office.chief.pk, "deputy": office.owner2.pk, "form": "KT", "basis": "Số 03",
            "from_date": today, "to_date": today}  # fmt: skip
    response = client.post(reverse("documents:deputy_create"), form)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["person"])
    assert (
        client.post(reverse("documents:deputy_create"), form | {"person": office.owner.pk}).status_code == 302
    )


def test_a_search_tells_that_the_days_of_a_deputy_are_over(office):
    row = named(office)
    (found,) = search.find(row.code, office.secretary, Moment())[Deputy]
    assert found.state == states.OVER


def test_what_the_calendar_makes_of_a_deputy(office, signed_in):
    deputy = named(office)
    words = [str(deputy.standing(DAY_ONE.date() + timedelta(days=n))) for n in (-1, 0, 10, 11)]
    assert words == ["Chưa tới ngày", "Đang ký thay", "Đang ký thay", "Đã hết hạn"]
    page = signed_in(office.desk).get(reverse("documents:deputy_list")).content.decode()
    assert "Đã hết hạn" in page
    detail = signed_in(office.secretary).get(deputy.get_absolute_url()).content.decode()
    assert "Cho thôi ký thay" not in detail


def waiting(person, unit):
    """What the home page shows a person under "waits for me"."""
    person = User.objects.get(pk=person.pk)
    found = worklist.tasks(person, [unit.pk], timezone.localdate())
    return [task.verb for task in mine(found, person)]


def test_what_waits_for_the_named_person_waits_for_the_deputy_too(office):
    revision = in_approval(office)
    assert (revision.reviewer, revision.approver) == (office.owner, office.chief)
    now_named(office)
    assert waiting(office.owner2, office.tan_tien) == ["Phê duyệt"]
    other = actions.submit(written(office, code="QT-05"), by=office.secretary)
    assert waiting(office.owner2, office.tan_tien) == ["Phê duyệt"]  # the seat of the reviewer is not theirs
    now_named(office, person=office.owner)
    assert sorted(waiting(office.owner2, office.tan_tien)) == ["Phê duyệt", "Xem xét"]
    actions.review(again(other), by=office.owner2)
    assert waiting(office.owner, office.tan_tien) == []


def test_the_deputy_of_one_of_several_reviewers_finds_the_task(office):
    revision = written(office)
    actions.edit_revision(revision, by=office.secretary, more_reviewers=[office.chief])
    actions.submit(again(revision), by=office.secretary)
    now_named(office)
    assert waiting(office.owner2, office.tan_tien) == ["Xem xét"]
