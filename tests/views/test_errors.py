"""What cannot be shown is one clear sentence in the frame, never a traceback."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse

from qms.views import errors


def test_unknown_page(office, signed_in):
    response = signed_in(office.secretary).get("/khong-co/")
    content = response.content.decode()
    assert (response.status_code, "Không tìm thấy trang này" in content, 'class="rail"' in content) == (
        404,
        True,
        True,
    )
    assert "khong-co" not in content.split("<main", 1)[1]


def test_unknown_page_for_a_guest_has_no_frame(client, db):
    content = client.get("/khong-co/").content.decode()
    assert ("Không tìm thấy trang này" in content, 'class="rail"' in content) == (True, False)


def test_form_without_its_token(office):
    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("login"), {"username": "x", "password": "y"})
    assert response.status_code == 403
    assert "Trang đã mở quá lâu" in response.content.decode()


def test_server_error_needs_nothing_but_itself():
    response = errors.server_error(RequestFactory().get("/"))
    assert response.status_code == 500
    assert "Việc vừa rồi chưa được ghi" in response.content.decode()


@pytest.mark.parametrize("words", ["{'tried': []}", "No Risk matches the given query.", "plain ascii"])
def test_words_of_the_machine_are_not_shown(words):
    assert errors._vietnamese_only(Exception(words)) == ""


def test_security_headers(office, signed_in):
    response = signed_in(office.secretary).get("/")
    policy = response["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert response["X-Frame-Options"] == "DENY"


def test_no_page_has_style_attributes_or_inline_handlers(office, signed_in, edition, make_risk):
    risk = make_risk()
    client = signed_in(office.secretary)
    for url in (
        "/",
        "/history/",
        "/search/?q=tre",
        "/registers/risks/",
        risk.get_absolute_url(),
        "/registers/risks/new/",
    ):
        content = client.get(url).content.decode()
        assert [mark for mark in (" style=", " onclick=", "<style", "javascript:") if mark in content] == []


def test_an_address_that_only_takes_what_is_sent_says_so(office, signed_in):
    answer = signed_in(office.secretary).get(reverse("switch_unit"))
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Địa chỉ này không mở trực tiếp được" in answer.content.decode()
