"""What is typed is kept beside the draft, and who writes is said: advice, no record, no bar."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from documents import actions
from documents.editing import keeping, locks
from documents.models import EditLock, Revision, UnsavedDraft
from qms.history import history_of
from qms.states import Refused
from tests.documents.samples import PROCEDURE, in_approval, written
from tests.documents.test_pages import draft_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(office):
    return written(office)


def url(name, revision, query=""):
    return reverse(f"documents:revision_{name}", args=[revision.pk]) + query


def test_keeping_writes_no_history_and_one_row(office, signed_in, draft):
    client, before = signed_in(office.secretary), history_of(Revision)._base_manager.count()
    for fee in ("Một", "Hai"):
        answer = client.post(url("keep", draft), draft_data(draft, fee=fee, csrfmiddlewaretoken="x"))
    clock = timezone.localtime(UnsavedDraft.objects.get().saved_at).strftime("%H:%M")
    assert answer.json() == {"kept": f"Đã lưu nháp lúc {clock} (chưa ghi vào lịch sử).", "taken": ""}
    kept = UnsavedDraft.objects.get()
    assert (kept.person, kept.typed["fee"], "csrfmiddlewaretoken" in kept.typed) == (
        office.secretary,
        ["Hai"],
        False,
    )
    assert history_of(Revision)._base_manager.count() == before


def test_a_sign_of_life_keeps_nothing(office, signed_in, draft):
    assert signed_in(office.secretary).post(url("keep", draft), {"beat": "1"}).json() == {
        "kept": "",
        "taken": "",
    }
    assert (UnsavedDraft.objects.count(), EditLock.objects.get().person) == (0, office.secretary)


def test_what_was_kept_is_offered_to_its_person_only_and_until_a_save(office, signed_in, draft):
    client = signed_in(office.secretary)
    client.post(url("keep", draft), draft_data(draft, fee="Đang gõ"))
    assert client.get(url("edit", draft)).context["kept"].typed["fee"] == ["Đang gõ"]
    resumed = client.get(url("edit", draft, "?resume=1"))
    assert resumed.context["form"]["fee"].value() == "Đang gõ"
    assert keeping.kept_for(draft, office.owner) is None
    client.post(url("edit", draft), draft_data(draft, fee="Đã lưu"))
    assert UnsavedDraft.objects.count() == 0


def test_what_is_older_than_the_draft_is_not_offered(office, draft):
    early = timezone.now() - timedelta(days=400)
    keeping.keep(draft, by=office.secretary, data=QueryDict("fee=cũ&version=1"), at=early)
    actions.edit_revision(draft, by=office.owner, content=PROCEDURE)
    assert keeping.kept_for(draft, office.secretary) is None


def test_giving_up_what_was_typed(office, signed_in, draft):
    client = signed_in(office.secretary)
    client.post(url("keep", draft), draft_data(draft, fee="Bỏ"))
    assert client.post(url("forget", draft)).url == url("edit", draft)
    assert UnsavedDraft.objects.count() == 0


def test_far_too_much_is_refused_and_a_closed_draft_keeps_nothing(office, signed_in, draft):
    with pytest.raises(Refused, match="quá dài"):
        keeping.keep(
            draft, by=office.secretary, data=QueryDict("fee=" + "x" * keeping.MOST), at=timezone.now()
        )
    client = signed_in(office.secretary)
    client.post(url("keep", draft), draft_data(draft, fee="Dở"))
    in_approval(office, revision=Revision.objects.select_related("document").get(pk=draft.pk))
    answer = client.post(url("keep", draft), {"fee": "x"})
    assert (answer.status_code, "không sửa được nữa" in answer.json()["error"]) == (409, True)
    keeping.tidy()
    assert UnsavedDraft.objects.count() == 0


def test_who_writes_is_said_to_others_for_five_minutes(office, draft):
    at = timezone.now()
    assert locks.seen(draft, office.secretary, at) is None
    other = locks.seen(draft, office.owner, at + timedelta(minutes=4, seconds=59))
    since = locks.clock(at)
    assert locks.writing_words(other, at + timedelta(minutes=2)) == (
        f"Đồng chí {office.secretary} đang soạn từ {since} (2 phút trước)."
    )
    assert locks.seen(draft, office.owner, at + timedelta(minutes=5)) is None
    assert EditLock.objects.get().person == office.owner


def test_taking_over_is_told_and_bars_no_save(office, signed_in, draft):
    client = signed_in(office.owner)
    EditLock.objects.create(
        revision=draft, person=office.secretary, since=timezone.now(), seen_at=timezone.now()
    )
    assert client.get(url("edit", draft)).template_name == ["documents/being_written.html"]
    assert client.post(url("take", draft)).url == url("edit", draft)
    assert "editor" in client.get(url("edit", draft)).context
    client = signed_in(office.secretary)
    told = f"Đồng chí {office.owner} đã nhận soạn từ {locks.clock(EditLock.objects.get().since)}."
    assert client.post(url("keep", draft), {"beat": "1"}).json()["taken"] == told
    answer = client.post(url("edit", draft), draft_data(draft, fee="Vẫn lưu được"), follow=True)
    assert [str(message) for message in answer.context["messages"]] == [told]
    assert Revision.objects.get(pk=draft.pk).content["fee"] == "Vẫn lưu được"


def test_saving_and_leaving_gives_the_place_free(office, signed_in, draft):
    client = signed_in(office.secretary)
    client.get(url("edit", draft))
    client.post(url("edit", draft), draft_data(draft))
    assert EditLock.objects.count() == 0


def test_nobody_writes_in_the_past(office, signed_in, draft):
    client = signed_in(office.secretary)
    assert client.post(url("keep", draft, "?as_of=2026-04-01"), {"fee": "x"}).status_code != 200
    assert UnsavedDraft.objects.count() == 0


def test_who_types_on_an_old_version_is_told_who_saved(office, signed_in, draft):
    client = signed_in(office.secretary)
    typed = draft_data(draft, fee="Đang gõ")
    assert client.post(url("keep", draft), typed).json()["taken"] == ""
    actions.edit_revision(draft, by=office.owner, content=PROCEDURE | {"fee": "Của họ"})
    at = locks.clock(draft.history.order_by("-history_id").first().history_date)
    told = f"Đồng chí {office.owner} đã lưu lúc {at}; khi lưu sẽ đối chiếu hai bản."
    assert client.post(url("keep", draft), typed).json()["taken"] == told
    assert client.post(url("keep", draft), {"beat": 1, "version": typed["version"]}).json()["taken"] == told
