"""The pages of control as people meet them: tab, giving, register, matrix, tasks, panels."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from documents.actions import copies, recipients
from documents.models import Acknowledgement, Document, PaperCopy, Recipient, Revision
from documents.models.recipient import To
from documents.states import control
from qms import worklist
from qms.history import Moment
from qms.models import Role

from ..samples import effective
from .test_copies import stored
from .test_reading import next_revision

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def revision(office):
    """In force since this morning, everybody must read it."""
    found = effective(office, at=timezone.now() - timedelta(hours=5))
    recipients.set_recipient(found.document, To.EVERYONE, by=office.secretary)
    return found


def words(response):
    return " ".join(response.content.decode().split())


def url(name, *args):
    return reverse(f"documents:{name}", args=args)


def tasks_of(person, unit, on=None):
    found = worklist.tasks(person, [unit.pk], on or timezone.localdate())
    return [(str(task.verb), task.record.code) for task in found]


# --- reading -------------------------------------------------------------------------------------


def test_one_click_says_it_and_a_second_is_told(office, revision, signed_in):
    client, page = signed_in(office.desk), url("document_detail", revision.document_id)
    assert "Đồng chí chưa xác nhận đã đọc bản này." in words(client.get(page))
    assert ("Đọc và xác nhận", "QT-02") in tasks_of(office.desk, office.tan_tien)
    first = client.post(url("revision_read", revision.pk), follow=True)
    assert "Đã ghi: đồng chí đã đọc và hiểu bản này." in words(first)
    assert "chưa xác nhận" not in words(first) and "<b>1/6</b>" in words(first)
    assert "Đồng chí đã xác nhận bản này lúc" in words(
        client.post(url("revision_read", revision.pk), follow=True)
    )
    assert Acknowledgement.objects.count() == 1
    assert ("Đọc và xác nhận", "QT-02") not in tasks_of(office.desk, office.tan_tien)


def test_an_old_revision_is_refused_with_a_way_to_the_new_one(office, revision, signed_in):
    new = next_revision(office, revision, timezone.now() - timedelta(hours=1))
    answer = signed_in(office.desk).post(url("revision_read", revision.pk))
    assert answer.status_code == 409
    assert "hãy đọc bản đó rồi xác nhận" in words(answer)
    assert f'href="{url("revision_detail", new.pk)}"' in words(answer)
    assert not Acknowledgement.objects.exists()


@pytest.mark.parametrize("name, status", [("inspector", 403), ("province", 403), ("neighbour", 404)])
def test_who_need_not_read_sees_no_button_and_may_not_post(office, revision, signed_in, name, status):
    client = signed_in(getattr(office, name))
    assert "Tôi đã đọc và hiểu" not in words(client.get(url("document_detail", revision.document_id)))
    assert client.post(url("revision_read", revision.pk)).status_code == status
    assert not Acknowledgement.objects.exists()


def test_nothing_asks_while_looking_at_the_past(office, revision, signed_in):
    page = url("document_detail", revision.document_id)
    text = words(signed_in(office.desk).get(page, {"as_of": timezone.now().isoformat()}))
    assert "Tôi đã đọc và hiểu" not in text and "<b>0/6</b>" in text


def test_the_master_list_counts(office, revision, signed_in):
    client = signed_in(office.desk)
    client.post(url("revision_read", revision.pk))
    assert ">1/6<" in words(client.get(url("document_list"))).replace("> ", ">").replace(" <", "<")
    before = Acknowledgement.objects.get().read_at - timedelta(microseconds=1)
    then = words(client.get(url("document_list"), {"as_of": before.isoformat()}))
    assert ">0/6<" in then.replace("> ", ">").replace(" <", "<")


def test_the_matrix_shows_every_state_and_exports_a_line_each(office, revision, signed_in):
    other = effective(office, at=timezone.now() - 20 * DAY, code="QT-03", title="Cấp căn cước")
    recipients.set_recipient(
        other.document, To.ROLE, role=Role.DESK, days=3, by=office.secretary, at=timezone.now() - 20 * DAY
    )
    client = signed_in(office.owner)
    client.post(url("revision_read", revision.pk))
    text = words(client.get(url("reading_matrix")))
    assert "đã đọc 1/7 lượt phải đọc" in text
    assert '<a class="late" href="?state=overdue">1 quá hạn</a>, ' in text
    assert '<a class="soon" href="?state=unread">5 chưa đọc</a>' in text
    for word in ("Quá hạn đọc", "Chưa đọc", "Không phải đọc", "Đã đọc"):
        assert word in text
    late = words(client.get(url("reading_matrix"), {"state": "overdue"}))
    assert "QT-03" in late and str(office.desk) in late and "<small>Phó Trưởng Công an xã" not in late
    sheet = client.get(url("reading_matrix"), {"format": "csv"}).content.decode("utf-8-sig")
    lines = sheet.strip().splitlines()
    assert len(lines) == 8
    assert [line for line in lines if "QT-03" in line and "Quá hạn đọc" in line and str(office.desk) in line]
    assert client.get(url("reading_matrix"), {"state": "x"}).status_code == 400


def test_the_matrix_of_another_unit_stays_there(office, revision, signed_in):
    text = words(signed_in(office.neighbour).get(url("reading_matrix")))
    assert "QT-02" not in text and str(office.desk) not in text


def test_the_matrix_costs_the_same_for_more_people_and_documents(
    office, revision, signed_in, django_assert_max_num_queries
):
    client = signed_in(office.secretary)
    client.get(url("reading_matrix"))
    for number in (4, 5, 6):
        more = effective(office, at=timezone.now() - timedelta(hours=5), code=f"QT-0{number}")
        recipients.set_recipient(more.document, To.EVERYONE, by=office.secretary)
    client.get(url("reading_matrix"))
    with django_assert_max_num_queries(12):
        client.get(url("reading_matrix"))


# --- the distribution list -----------------------------------------------------------------------


def test_the_officer_keeps_the_list_on_one_page(office, signed_in):
    document = effective(office).document
    client, page = signed_in(office.secretary), url("document_distribution", document.pk)
    assert "Mọi cán bộ của đơn vị phải đọc" in words(client.get(page))
    client.post(page, {"to": "everyone", "must_read": "on", "days": "7"})
    client.post(page, {"to": f"person:{office.desk.pk}", "must_read": "on", "days": "3"})
    client.post(page, {"to": "place", "place": "Bảng niêm yết", "days": "7"})
    rows = Recipient.objects.order_by("id").values_list("kind", "must_read", "days")
    assert list(rows) == [("everyone", True, 7), ("person", True, 3), ("place", False, 7)]
    gone = Recipient.objects.get(kind="place")
    client.post(page, {"do": "remove", "recipient": gone.pk})
    assert list(Recipient.objects.values_list("kind", flat=True)) == ["everyone", "person"]
    again = client.post(page, {"do": "remove", "recipient": gone.pk}, follow=True)
    assert "đã được bỏ rồi" in words(again)


@pytest.mark.parametrize(
    "typed, words_of_refusal",
    [
        ({"to": "", "days": "7"}, "bắt buộc"),
        ({"to": "place", "days": "7"}, "Ghi tên nơi nhận."),
        ({"to": "everyone", "days": "0"}, "1"),
        ({"to": "person:999999", "days": "7"}, "Lựa chọn"),
    ],
)
def test_bad_rows_are_refused_beside_their_field(office, signed_in, typed, words_of_refusal):
    document = effective(office).document
    answer = signed_in(office.secretary).post(url("document_distribution", document.pk), typed)
    assert answer.status_code == 422
    assert not Recipient.objects.exists()


def test_others_see_the_list_and_change_nothing(office, revision, signed_in):
    page = url("document_distribution", revision.document_id)
    for name in ("owner", "chief", "desk", "auditor", "inspector"):
        client = signed_in(getattr(office, name))
        text = words(client.get(page))
        assert "Mọi cán bộ của đơn vị" in text and "Ghi vào danh sách" not in text and ">Bỏ<" not in text
        assert client.post(page, {"to": "everyone", "days": "7"}).status_code == 403
    assert signed_in(office.neighbour).get(page).status_code == 404


# --- paper copies --------------------------------------------------------------------------------


def test_giving_to_many_signing_recalling_destroying(office, revision, signed_in):
    client, document = signed_in(office.secretary), revision.document
    page = url("copy_give", document.pk)
    assert "đánh số từ <b>01</b>" in words(client.get(page))
    typed = {
        "first_no": "1", "holders": [f"person:{office.desk.pk}", f"person:{office.owner.pk}"],
        "places": "Quầy 01\n\n Bảng niêm yết ",
    }  # fmt: skip
    assert "Đã giao bản giấy số 01, 02, 03, 04." in words(client.post(page, typed, follow=True))
    assert client.post(page, typed).status_code == 409
    assert list(PaperCopy.objects.order_by("no").values_list("title", flat=True)) == [
        "Phạm Minh Đức", "Lê Quang Dũng", "Quầy 01", "Bảng niêm yết",
    ]  # fmt: skip
    one, two, three, _four = PaperCopy.objects.order_by("no")
    assert ("Ký nhận bản giấy", one.code) in tasks_of(office.desk, office.tan_tien)
    holder = signed_in(office.desk)
    act = url("copy_act", one.pk, "copy_receive")
    assert holder.post(act, {"version": one.version}).status_code == 302
    assert (stored(one).status, stored(one).signed_on_paper) == (control.RECEIVED, False)
    assert holder.post(url("copy_act", two.pk, "copy_receive")).status_code == 403
    client = signed_in(office.secretary)
    recall = url("copy_act", three.pk, "copy_recall")
    client.post(recall, {"confirmed": "1", "version": three.version})
    three = stored(three)
    destroy = url("copy_act", three.pk, "copy_destroy")
    assert client.post(destroy, {"confirmed": "1", "version": three.version}).status_code == 422
    client.post(destroy, {"confirmed": "1", "version": three.version, "how": "Cắt nhỏ"})
    assert (stored(three).status, stored(three).ended_how) == (control.DESTROYED, "Cắt nhỏ")
    assert "Đã hủy" in words(client.get(url("copy_detail", three.pk)))


def test_recall_by_number_refuses_one_never_given_out_on_the_page(office, revision, signed_in):
    copies.give_copies(revision, ["Quầy 01", "Quầy 02"], by=office.secretary)
    client, page = signed_in(office.secretary), url("document_distribution", revision.document_id)
    answer = client.post(page, {"do": "recall", "numbers": "1, 09"})
    assert answer.status_code == 422
    assert "Bản số 09 của QT-02, bản 01/00, chưa từng giao cho ai" in words(answer)
    assert set(PaperCopy.objects.values_list("status", flat=True)) == {control.GIVEN}
    assert client.post(page, {"do": "recall", "numbers": "x"}).status_code == 422
    client.post(page, {"do": "recall", "numbers": "01 02"})
    assert set(PaperCopy.objects.values_list("status", flat=True)) == {control.RECALLED}


def test_copies_of_an_older_revision_are_recalled_by_their_number_too(office, revision, signed_in):
    """The revision in force has a copy 01 as well: the one that came back is the one of the old revision."""
    copies.give_copies(revision, ["Quầy 01", "Quầy 02"], by=office.secretary)
    new = next_revision(office, revision, timezone.localtime())
    copies.give_copies(new, ["Quầy 01"], by=office.secretary)
    client, page = signed_in(office.secretary), url("document_distribution", revision.document_id)
    choices = client.get(page).context["numbers_form"].fields["revision"].choices
    assert choices == [(new.pk, "01/01, hiệu lực"), (revision.pk, "01/00, hết hiệu lực")]
    answer = client.post(page, {"do": "recall", "revision": revision.pk, "numbers": "1, 3"})
    assert "Bản số 03 của QT-02, bản 01/00, chưa từng giao cho ai" in words(answer)
    client.post(page, {"do": "recall", "revision": revision.pk, "numbers": "01"})
    assert set(PaperCopy.objects.values_list("revision", "no", "status")) == {
        (revision.pk, 1, "recalled"), (revision.pk, 2, "to_recall"), (new.pk, 1, "given"),
    }  # fmt: skip
    again = client.post(page, {"do": "recall", "revision": revision.pk, "numbers": "01"})
    assert (again.status_code, "Bản số 01 không còn ở ai: Đã thu hồi." in words(again)) == (422, True)


def test_a_number_is_recalled_only_of_revisions_of_which_copies_were_given(office, revision, signed_in):
    client, page = signed_in(office.secretary), url("document_distribution", revision.document_id)
    assert "Thu hồi theo số" not in words(client.get(page))
    refused = client.post(page, {"do": "recall", "numbers": "01"})
    assert (refused.status_code, "Chưa giao bản giấy nào" in words(refused)) == (400, True)
    copies.give_copies(revision, ["Quầy 01"], by=office.secretary)
    other = effective(office, code="QT-03")
    strange = client.post(page, {"do": "recall", "revision": other.pk, "numbers": "01"})
    assert (strange.status_code, PaperCopy.objects.get().status) == (422, control.GIVEN)


def test_several_are_recalled_from_the_list_and_what_is_back_is_left_alone(office, revision, signed_in):
    one, two, three = copies.give_copies(revision, ["Quầy 01", "Quầy 02", "Quầy 03"], by=office.secretary)
    copies.recall(stored(three), by=office.secretary)
    rows = {"do": "recall", "row": [one.pk, two.pk, three.pk], "confirmed": "1", "on": ""}
    seen = {f"version_{copy.pk}": copy.version for copy in map(stored, (one, two, three))}
    answer = signed_in(office.secretary).post(url("copy_list"), rows | seen, follow=True)
    assert "Thu hồi: đã làm 2 dòng." in words(answer) and "Bản giấy đang là “Đã thu hồi”." in words(answer)
    assert set(PaperCopy.objects.values_list("status", flat=True)) == {control.RECALLED}


def test_a_new_revision_makes_everybody_see_what_has_to_come_back(office, revision, signed_in):
    (copy,) = copies.give_copies(revision, [office.desk], by=office.secretary, signed=True)
    next_revision(office, revision, timezone.now() - timedelta(minutes=30))
    assert ("Thu hồi bản giấy", copy.code) in tasks_of(office.secretary, office.tan_tien)
    assert ("Nộp lại bản giấy hết hiệu lực", copy.code) in tasks_of(office.desk, office.tan_tien)
    assert copy.code not in [code for _verb, code in tasks_of(office.owner, office.tan_tien)]
    client = signed_in(office.secretary)
    document = words(client.get(url("document_detail", revision.document_id)))
    assert "Còn 1 bản giấy của bản hết hiệu lực chưa thu hồi." in document
    listed = words(client.get(url("copy_list"), {"status": "to_recall"}))
    assert "1 cần thu hồi" in listed and "Phạm Minh Đức" in listed


def test_the_register_of_a_past_day_tells_who_had_which_copy(office, revision, signed_in):
    (copy,) = copies.give_copies(revision, [office.desk], by=office.secretary, signed=True)
    given = timezone.now()
    copies.recall(stored(copy), by=office.secretary)
    client, page = signed_in(office.auditor), url("copy_list")
    rows = client.get(page, {"format": "csv", "as_of": given.isoformat()}).content.decode("utf-8-sig")
    assert "Phạm Minh Đức" in rows and "Đang giữ" in rows and "Đã thu hồi" not in rows
    assert "Đã thu hồi" in client.get(page, {"format": "csv"}).content.decode("utf-8-sig")


def test_copies_of_another_unit_are_not_there(office, revision, signed_in):
    (copy,) = copies.give_copies(revision, [office.desk], by=office.secretary)
    client = signed_in(office.neighbour)
    pages = [url("copy_detail", copy.pk), url("copy_history", copy.pk), url("copy_pdf", copy.pk),
             url("copy_act", copy.pk, "copy_recall"), url("copy_give", revision.document_id)]  # fmt: skip
    assert [client.get(page).status_code for page in pages] == [404] * 5
    assert copy.code not in words(client.get(url("copy_list")))


def test_nothing_is_given_where_nothing_is_in_force(office, signed_in):
    from ..samples import written

    document = written(office).document
    assert signed_in(office.secretary).get(url("copy_give", document.pk)).status_code == 404


@pytest.mark.needs("pango")
def test_the_sheets_bear_number_and_holder_only_while_given_out(office, revision, signed_in):
    (copy,) = copies.give_copies(revision, [office.desk], by=office.secretary)
    client, page = signed_in(office.secretary), url("copy_pdf", copy.pk)
    made = client.get(page)
    assert made.status_code == 200 and made.content.startswith(b"%PDF")
    copies.recall(stored(copy), by=office.secretary)
    assert client.get(page).status_code == 400
    assert signed_in(office.desk).get(page).status_code == 403


# --- review --------------------------------------------------------------------------------------


def test_looked_through_and_still_right(office, signed_in):
    document = effective(office).document
    client, page = signed_in(office.secretary), url("document_reviewed", document.pk)
    ahead = timezone.localdate() + 300 * DAY
    assert client.post(page, {"reason": "", "next_on": f"{ahead:%d/%m/%Y}"}).status_code == 422
    past = timezone.localdate()
    assert client.post(page, {"reason": "Còn đúng", "next_on": f"{past:%d/%m/%Y}"}).status_code == 409
    client.post(page, {"reason": "Còn đúng", "next_on": f"{ahead:%d/%m/%Y}"})
    stored_document = Document.objects.get(pk=document.pk)
    assert stored_document.review_on == ahead
    latest = stored_document.history.latest("history_id")
    assert (latest.history_verb, latest.history_change_reason) == ("documents.document_reviewed", "Còn đúng")
    assert signed_in(office.desk).post(page, {}).status_code == 403


def test_a_past_page_of_distribution_is_the_list_of_that_day(office, revision, signed_in):
    before = timezone.now()
    recipients.remove_recipient(Recipient.objects.get(), by=office.secretary)
    page = url("document_distribution", revision.document_id)
    client = signed_in(office.secretary)
    then = words(client.get(page, {"as_of": before.isoformat()}))
    assert "Mọi cán bộ của đơn vị" in then and "Ghi vào danh sách" not in then and str(office.desk) in then
    assert "Chưa ghi ai nhận tài liệu này." in words(client.get(page))
    assert Moment(before).rows(Recipient).count() == 1
    assert Revision.objects.filter(pk=revision.pk).exists()


def test_a_page_without_readers_or_recipients_leads_to_no_list_that_would_refuse_it(office, signed_in):
    document = effective(office).document
    page = signed_in(office.secretary).get(url("document_distribution", document.pk)).content.decode()
    assert [way for way in (url("reading_matrix"), url("recipient_list")) if f"{way}?document=" in page] == []
