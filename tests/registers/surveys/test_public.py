"""Answering a survey without signing in: on a phone and at the counter."""

import re
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from registers import public_forms
from registers.actions import surveys as acts
from registers.models import SurveyAnswer

from .making import opened

pytestmark = pytest.mark.django_db
PAGE, COUNTER, THANKS = "/khao-sat/tantien/", "/khao-sat/tantien/quay/", "/khao-sat/tantien/cam-on/"


@pytest.fixture(autouse=True)
def nobody_has_sent():
    public_forms.limiter.storage.reset()


def sent(client, page=PAGE, **values):
    return client.post(page, {"q1": "5", "q2": "4", "key": str(uuid.uuid4()), **values})


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_an_answer_is_kept_once_and_thanked(office, client):
    of, key = opened(office), str(uuid.uuid4())
    answer = sent(client, key=key, comment="Số tôi 0912345678")
    assert (answer.status_code, answer["Location"]) == (303, THANKS)
    assert sent(client, key=key).status_code == 303
    one = SurveyAnswer.objects.get()
    assert (one.survey, one.channel, one.scores, one.comment) == (
        of, "public", {"q1": 5, "q2": 4}, "Số tôi •••••••678",
    )  # fmt: skip
    assert (
        "Cảm ơn ông, bà" in words(client.get(THANKS)) and "refresh" not in client.get(THANKS).content.decode()
    )


def test_the_screen_at_the_counter_goes_back_by_itself_without_a_script(office, client):
    opened(office)
    page = client.get(COUNTER).content.decode()
    assert 'class="kiosk"' in page and "Mã hồ sơ" not in page
    assert f'<noscript><meta http-equiv="refresh" content="300; url={COUNTER}"></noscript>' in page
    answer = sent(client, COUNTER)
    assert answer["Location"] == f"{THANKS}?quay=1" and SurveyAnswer.objects.get().channel == "kiosk"
    thanks = client.get(answer["Location"]).content.decode()
    assert f'<noscript><meta http-equiv="refresh" content="8; url={COUNTER}"></noscript>' in thanks
    english = sent(client, f"{COUNTER}?lang=en")["Location"]
    assert english == f"{THANKS}?lang=en&quay=1"
    thanked = client.get(english).content.decode()  # the next person begins in Vietnamese
    assert f'content="8; url={COUNTER}">' in thanked and f'href="{THANKS}?quay=1"' in thanked


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"q1": "", "q2": ""}, "Hãy chấm điểm ít nhất một câu."),
        ({"q1": "6"}, "Hãy chọn một điểm từ 1 đến 5."),
        ({"q1": "9" * 400}, "Hãy chọn một điểm từ 1 đến 5."),
        ({"comment": "có \x07 lạ"}, "Văn bản có ký tự không dùng được"),
        ({"comment": "ô" * 1001}, "ô này nhận nhiều nhất 1000 ký tự"),
        ({"file_code": "HS-1999-9999"}, "Đơn vị không có hồ sơ mã “HS-1999-9999”."),
        ({"website": "x"}, "Ô này phải để trống."),
    ],
)
def test_nonsense_is_told_and_nothing_is_kept(office, client, values, told):
    opened(office)
    answer = sent(client, **values)
    assert answer.status_code == 422 and told in words(answer) and SurveyAnswer.objects.count() == 0
    assert answer.content.decode().count('role="alert"') == 1


def test_a_closed_survey_another_unit_and_ten_megabytes_say_so(office, client):
    of = opened(office)
    acts.close(of, by=office.chief)
    for page in (PAGE, COUNTER, "/khao-sat/nhambien/"):
        for answer in (client.get(page), sent(client, page)):
            assert answer.status_code == 404 and "hiện không lấy ý kiến" in words(answer), page
            again = f'<meta http-equiv="refresh" content="60; url={COUNTER}">' in answer.content.decode()
            assert again is (page == COUNTER)  # the screen at the counter asks again by itself
    for page in ("/khao-sat/khong-co/", "/khao-sat/khong-co/quay/", "/khao-sat/khong-co/cam-on/"):
        assert client.get(page).status_code == 404
    assert sent(client, comment="a" * 10_000_000).status_code == 413
    assert SurveyAnswer.objects.count() == 0


def test_no_cookie_and_a_limit(office, client):
    opened(office)
    for answer in (client.get(PAGE), client.get(COUNTER), client.get(THANKS), sent(client)):
        assert answer.cookies == {}
    for _number in range(59):
        assert sent(client).status_code == 303
    late = sent(client, comment="Ghế ngồi êm")
    assert late.status_code == 429 and SurveyAnswer.objects.count() == 60
    assert late["Retry-After"] == "3600" and "Ghế ngồi êm" in late.content.decode()
    assert client.post(PAGE, {"q1": "5"}, headers={"Origin": "https://evil.example"}).status_code == 403


def test_the_page_costs_three_queries(office, client):
    opened(office)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE)
    assert len(queries) == 3  # the unit, its survey, the fields it posts


def test_the_address_without_an_office_asks_for_it(office, client):
    page = client.get("/khao-sat/")
    assert page.status_code == 200 and '<option value="tantien">' in page.content.decode()
    assert client.post("/khao-sat/", {"office": "tantien"})["Location"] == PAGE
    assert client.post("/khao-sat/?lang=en", {"office": "tantien"})["Location"] == f"{PAGE}?lang=en"
    assert client.post("/khao-sat/", {"office": "khong-co"}).status_code == 422
    assert page.cookies == {}
