"""The office's pages of feedback: what the desk writes, what each reader sees."""

import re

import pytest

from documents.public_pages import feedback_page
from registers.actions import feedback as acts
from registers.models import Feedback

from .making import assigned, feedback

pytestmark = pytest.mark.django_db
LIST = "/one-stop/feedback/"


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def typed(form, **values):
    return {
        "kind": "complaint", "channel": "zalo", "received_at": "02/03/2026 09:00", "title": "Chờ lâu",
        "content": "Chờ hơn một giờ", "submission_key": form.context["submission_key"], **values,
    }  # fmt: skip


def test_the_desk_writes_it_down_with_or_without_a_sender(office, signed_in):
    client = signed_in(office.desk)
    form = client.get(f"{LIST}new/")
    assert "Đơn vị chưa đặt số ngày trả lời" in words(form)
    answer = client.post(f"{LIST}new/", typed(form, contact_name="Giáp Văn Bền", contact_phone="0912345678"))
    one = Feedback.objects.get()
    assert answer["Location"] == one.get_absolute_url()
    page = client.get(one.get_absolute_url())
    assert "Giáp Văn Bền" in words(page) and "0912345678" in words(page)
    public = client.post(f"{LIST}new/", typed(client.get(f"{LIST}new/"), channel="public"))
    assert public.status_code == 422 and "Lựa chọn này không có trong danh sách." in words(public)
    wrong = client.post(
        f"{LIST}new/", typed(client.get(f"{LIST}new/"), file_code="HS-1", received_at="31/02/2026")
    )
    assert wrong.status_code == 422 and "Đơn vị không có hồ sơ mã “HS-1”." in words(wrong)


def test_an_edit_without_a_change_of_the_sender_keeps_the_reference(office, signed_in):
    one = feedback(office)
    client = signed_in(office.secretary)
    form = client.get(one.url("edit"))
    told = typed(form, title="Chờ rất lâu", version=one.version, contact_name="Giáp Văn Bền",
                 contact_phone="0912345678", submission_key="")  # fmt: skip
    assert client.post(one.url("edit"), told).status_code == 302
    changed = Feedback.objects.get()
    assert (changed.title, changed.personal_ref, changed.version) == ("Chờ rất lâu", one.personal_ref, 2)


@pytest.mark.parametrize("who", ["owner2", "auditor", "inspector"])
def test_no_page_or_file_shows_the_sender_to_who_need_not_know(office, signed_in, who):
    one = assigned(office)
    client = signed_in(getattr(office, who))
    pages = [
        one.get_absolute_url(), one.url("history"), f"{one.get_absolute_url()}?tab=versions", "/history/",
        f"{LIST}?cols=sender&cols=phone&cols=code", "/search/?q=PA-", "/",
    ]  # fmt: skip
    found = {
        page: [mark for mark in ("Giáp", "0912345678") if mark in client.get(page).content.decode()]
        for page in pages
    }
    assert found == {page: [] for page in pages}
    assert "G.V.B." in words(client.get(f"{LIST}?cols=sender&cols=phone&cols=code"))


def test_the_assigned_person_sees_the_sender_and_nobody_in_the_feed(office, signed_in):
    one = assigned(office)
    assert "0912345678" in words(signed_in(office.owner).get(one.get_absolute_url()))
    for who in (office.owner, office.chief, office.desk):
        told = words(signed_in(who).get("/history/"))
        assert one.code in told and "Giáp" not in told and "0912345678" not in told


def test_the_head_erases_the_sender_with_a_reason(office, signed_in):
    one = feedback(office)
    assert signed_in(office.desk).get(one.url("forget")).status_code == 403
    client = signed_in(office.chief)
    assert client.post(one.url("forget"), {"reason": ""}).status_code == 422
    assert client.post(one.url("forget"), {"reason": "Người gửi yêu cầu"}).status_code == 302
    assert "đã xóa theo yêu cầu" in words(client.get(one.get_absolute_url()))
    assert client.post(one.url("forget"), {"reason": "Lần nữa"}).status_code == 422


def test_several_are_given_to_one_person_at_once(office, signed_in):
    ours = [feedback(office), feedback(office), feedback(office, kind="praise")]
    told = {"do": "assign", "row": [one.pk for one in ours], "confirmed": "1", "person": office.owner.pk,
            **{f"version_{one.pk}": one.version for one in ours}}  # fmt: skip
    assert signed_in(office.chief).post(LIST, told).status_code == 302
    assert list(Feedback.objects.order_by("id").values_list("status", "person")) == [
        ("assigned", office.owner.pk), ("assigned", office.owner.pk), ("new", None),
    ]  # fmt: skip


def test_filters_by_day_and_the_setting_of_the_unit(office, signed_in):
    client = signed_in(office.chief)
    answer = client.post(f"{LIST}setting/", {"answer_days": "5", "basis": "", "takes_public": "on"})
    assert answer.status_code == 422 and "Cần ghi căn cứ" in words(answer)
    client.post(f"{LIST}setting/", {"answer_days": "5", "basis": "QC 05", "takes_public": "on"})
    assert feedback(office).answer_days == 5
    late = feedback(office, due_on=None)
    acts.edit(late, by=office.desk)
    for value, count in (("overdue", 0), ("no_due", 0), ("on_time", 0), ("late", 0)):
        assert len(client.get(f"{LIST}?time={value}").context["records"]) == count, value
    assert client.get(f"{LIST}?time=khongco").status_code == 400


def test_the_public_list_of_procedures_leads_to_the_form(office, client):
    assert feedback_page(office.tan_tien) == "/phan-anh/tantien/"
