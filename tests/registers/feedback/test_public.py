"""Anybody writes to the office without signing in: what is kept, what is refused, what the receipt tells."""

import re
import unicodedata
import uuid
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from qms.history import record_tx
from qms.models import PersonalData, Unit
from registers import public_forms
from registers.actions import feedback as acts
from registers.models import Feedback
from registers.receipts import receipt_code, receipt_hash

pytestmark = pytest.mark.django_db
PAGE, RECEIPT = "/phan-anh/tantien/", "/phan-anh/tantien/bien-nhan/"
SAID = "Sáng thứ Hai chờ hơn một giờ."


@pytest.fixture(autouse=True)
def nobody_has_sent():
    public_forms.limiter.storage.reset()


def sent(client, page=PAGE, **values):
    told = {"kind": "complaint", "content": SAID, "key": str(uuid.uuid4()), **values}
    return client.post(page, told)


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_what_is_sent_is_kept_once_and_leads_to_its_receipt(office, client):
    key = str(uuid.uuid4())
    answer = sent(client, key=key, name="Giáp Văn Bền", phone="0912 345 678")
    assert (answer.status_code, sent(client, key=key)["Location"]) == (303, answer["Location"])
    one = Feedback.objects.get()
    assert (one.code[:3], one.channel, one.kind, one.content, one.title) == (
        "PA-",
        "public",
        "complaint",
        SAID,
        SAID,
    )
    assert (one.created_by, one.status, one.unit) == (None, "new", office.tan_tien)
    history = Feedback.history.get()
    assert (history.history_verb, history.history_actor) == ("registers.feedback_receive", "hệ thống")
    assert PersonalData.objects.get().fields == {"name": "Giáp Văn Bền", "phone": "0912 345 678"}
    where = urlsplit(answer["Location"])
    code = parse_qs(where.query)["ma"][0]
    assert (where.path, code) == (RECEIPT, receipt_code(key))
    assert "Giáp" not in answer["Location"] and "0912" not in answer["Location"]
    assert code not in str(Feedback.objects.values().get()) and one.receipt_hash == receipt_hash(code)


def test_the_receipt_tells_state_and_answer_and_nothing_else(office, client):
    code = parse_qs(urlsplit(sent(client, name="Giáp Văn Bền")["Location"]).query)["ma"][0]
    told = words(client.get(RECEIPT, {"ma": code.lower().replace("-", " ")}))
    assert "Đơn vị đã nhận được" in told and code.replace("-", " ") in told
    assert "Giáp" not in told and SAID not in told and "PA-" not in told
    one = acts.assign(Feedback.objects.get(), person=office.owner, by=office.chief)
    acts.answer(one, answer="Đã mở quầy số 2. Gọi 0912345678.", answered_by="public", by=office.owner)
    told = words(client.get(RECEIPT, {"ma": code}))
    assert "Đã mở quầy số 2. Gọi •••••••678." in told and "Đã trả lời" in told and "Dũng" not in told
    english = client.get(RECEIPT, {"ma": code, "lang": "en"})
    assert english.headers["Content-Language"] == "en"


def test_a_wrong_receipt_or_that_of_another_unit_says_so(office, client):
    code = parse_qs(urlsplit(sent(client)["Location"]).query)["ma"][0]
    for page, asked in ((RECEIPT, "AAAAA-BBBBB"), (RECEIPT, "\x00"), (RECEIPT, "x" * 5000),
                        ("/phan-anh/nhambien/bien-nhan/", code)):  # fmt: skip
        answer = client.get(page, {"ma": asked})
        assert "Đơn vị đã nhận được" not in words(answer) and answer.status_code in (200, 404), asked
    assert client.get("/phan-anh/nhambien/bien-nhan/", {"ma": code}).status_code == 404
    desk_has_none = acts.register(
        Feedback(unit=office.tan_tien, kind="complaint", channel="zalo", title="x", content="x",
                 received_at=Feedback.objects.get().received_at), by=office.desk,
    )  # fmt: skip
    assert desk_has_none.receipt_hash == ""
    assert "Đơn vị đã nhận được" not in words(client.get(RECEIPT, {"ma": ""}))


def test_praise_and_dismissal_read_kindly(office, client):
    code = parse_qs(urlsplit(sent(client, kind="praise")["Location"]).query)["ma"][0]
    assert "Lời khen được chuyển tới lãnh đạo" in words(client.get(RECEIPT, {"ma": code}))
    acts.dismiss(Feedback.objects.get(), reason="Việc của xã bên", by=office.chief)
    told = words(client.get(RECEIPT, {"ma": code}))
    assert "Không xử lý tại đây" in told and "Việc của xã bên" in told


def test_no_cookie_no_script_no_cache(office, client):
    for answer in (client.get(PAGE), sent(client), client.get(RECEIPT), sent(client, content="")):
        assert (answer.cookies, answer.get("Vary")) == ({}, None)
        assert "<script" not in answer.content.decode()
        assert "no-store" in answer.headers.get("Cache-Control", "") or answer.status_code == 303
    assert 'action="/phan-anh/tantien/?lang=en"' in client.get(PAGE, {"lang": "en"}).content.decode()


def test_a_signed_in_officer_writes_there_as_anybody(office, signed_in):
    assert sent(signed_in(office.desk)).status_code == 303
    assert Feedback.objects.get().created_by is None


# --- nonsense ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"content": ""}, "Nội dung : Mục này bắt buộc phải có."),
        ({"content": "có \x00 lạ"}, "Văn bản có ký tự không dùng được"),
        ({"content": "ô" * 4001}, "ô này nhận nhiều nhất 4000 ký tự"),
        ({"content": "ở" * 10_000}, "Nội dung dài 10000 ký tự"),
        ({"kind": "khiếu nại"}, "Lựa chọn này không có trong danh sách."),
        ({"kind": ""}, "Mục này bắt buộc phải có."),
        ({"name": "n" * 121}, "ô này nhận nhiều nhất 120 ký tự"),
        ({"website": "http://spam"}, "Ô này phải để trống."),
    ],
)
def test_nonsense_is_told_by_field_and_what_was_typed_stays(office, client, values, told):
    answer = sent(client, **values)
    assert answer.status_code == 422 and told in words(answer)
    assert ("content" in values) or SAID in answer.content.decode()
    assert Feedback.objects.count() == PersonalData.objects.count() == 0


def test_decomposed_text_is_composed_and_numbers_are_masked(office, client):
    text = unicodedata.normalize("NFD", "Cán bộ hẹn, số của tôi 024012345678")
    assert sent(client, content=text).status_code == 303
    assert Feedback.objects.get().content == "Cán bộ hẹn, số của tôi •••••••••678"


def test_ten_megabytes_are_refused_unread(office, client):
    answer = sent(client, content="a" * 10_000_000)
    assert answer.status_code == 413 and "quá lớn" in words(answer) and Feedback.objects.count() == 0


def test_a_form_from_another_site_is_refused(office):
    client = Client(enforce_csrf_checks=True)
    for headers, status in (
        ({"Origin": "https://evil.example"}, 403), ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403), ({"Origin": "http://testserver"}, 303), ({}, 303),
    ):  # fmt: skip
        told = {"kind": "complaint", "content": SAID, "key": str(uuid.uuid4())}
        assert client.post(PAGE, told, headers=headers).status_code == status, headers


def test_more_than_an_hour_takes_is_refused_by_address_and_by_unit(office, client):
    for _number in range(20):
        assert sent(client).status_code == 303
    answer = sent(client)
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")
    assert "Xin thử lại sau một giờ" in words(answer) and Feedback.objects.count() == 20
    assert SAID in answer.content.decode()  # what was typed is not lost
    assert sent(client, page="/phan-anh/nhambien/").status_code == 429  # the same address
    for number in range(80):
        public_forms.FEEDBACK.count(office.tan_tien)
        assert number < 80
    assert client.post(PAGE, {}, REMOTE_ADDR="10.0.0.9").status_code == 429  # the unit is full
    assert client.post("/phan-anh/nhambien/", {}, REMOTE_ADDR="10.0.0.9").status_code == 422


def test_one_household_of_the_new_internet_is_one_address(rf):
    asked = [
        rf.get("/", REMOTE_ADDR=text) for text in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "10.1.2.3")
    ]
    assert [public_forms.address_of(one) for one in asked] == [
        "2001:db8:1:2::/64",
        "2001:db8:1:2::/64",
        "10.1.2.3",
    ]


def test_a_unit_that_takes_nothing_or_is_not_there_says_so(office, client):
    for name in ("khong-co", "%00", "TANTIEN'--"):
        answer = client.get(f"/phan-anh/{name}/")
        assert answer.status_code == 404 and "Không có trang này" in words(answer), name
        assert client.post(f"/phan-anh/{name}/", {"content": "x"}).status_code == 404
    acts.set_feedback(office.tan_tien, answer_days=None, takes_public=False, by=office.chief)
    assert client.get(PAGE).status_code == sent(client).status_code == 404
    with record_tx(by=None, verb="qms.load"):
        unit = Unit.objects.get(code="NHAMBIEN")
        unit.is_active = False
        unit.save()
    assert client.get("/phan-anh/nhambien/").status_code == 404
    assert Feedback.objects.count() == 0


def test_the_form_costs_two_queries(office, client):
    client.get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)
    assert len(queries) == 2  # the unit, its setting


def test_a_long_text_is_pasted_whole_and_then_told(office, client):
    """A box that cuts off what is pasted loses the end of a complaint unseen."""
    assert "maxlength" not in client.get(PAGE).content.decode().partition("<textarea")[2].partition(">")[0]
    pasted = "Dài " + "ở" * 9_990 + " hết."
    answer = sent(client, content=pasted)
    assert answer.status_code == 422 and "hết.</textarea>" in answer.content.decode()


def test_the_address_without_an_office_asks_for_it(office, client):
    assert client.post("/phan-anh/", {"office": "tantien"})["Location"] == PAGE
    assert client.get("/phan-anh/").status_code == 200
    with record_tx(by=None, verb="qms.load"):
        for unit in Unit.objects.exclude(code="TANTIEN"):
            unit.is_active = False
            unit.save()
    assert client.get("/phan-anh/")["Location"] == PAGE  # a single office asks nothing


def test_other_words_from_the_same_page_are_not_lost(office, client):
    key = str(uuid.uuid4())
    first, second = sent(client, key=key), sent(client, key=key, content="Việc khác: bảng số hỏng.")
    again = sent(client, key=key, content="Việc khác: bảng số hỏng.")
    assert first["Location"] != second["Location"] == again["Location"]
    said = set(Feedback.objects.values_list("content", flat=True))
    assert said == {SAID, "Việc khác: bảng số hỏng."} and Feedback.objects.count() == 2
