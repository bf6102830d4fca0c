"""Signing in and out, the lock after wrong passwords, language, one's own page."""

import re

import pytest
from django.urls import reverse

from qms.models import LedgerEntry, User
from tests.personas import PASSWORD


def sign_in(client, username="secretary", password=PASSWORD, **headers):
    return client.post(reverse("login"), {"username": username, "password": password}, **headers)


def test_everything_asks_to_sign_in_first(client, office):
    response = client.get("/history/")
    assert (response.status_code, response["Location"]) == (302, "/sign-in/?next=/history/")


def test_right_password_opens_the_office(client, office):
    assert sign_in(client)["Location"] == "/"
    assert client.get("/").status_code == 200


def test_wrong_password_says_one_sentence(client, office):
    content = sign_in(client, password="sai").content.decode()
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in content


def test_five_wrong_passwords_lock_and_say_until_when(client, office, settings):
    answers = [sign_in(client, password="sai").status_code for _try in range(5)]
    locked = sign_in(client)
    assert (answers[-1], locked.status_code) == (429, 429)
    assert re.search(r"Hãy thử lại sau 15 phút, từ \d\d:\d\d\.", locked.content.decode())
    assert "_auth_user_id" not in client.session


def test_lock_of_one_person_leaves_others_alone(client, office):
    for _try in range(5):
        sign_in(client, password="sai")
    assert sign_in(client, "chief").status_code == 302


def test_signing_out_is_a_post(client, office):
    sign_in(client)
    assert client.get(reverse("logout")).status_code == 405
    assert client.get("/").status_code == 200
    client.post(reverse("logout"))
    assert client.get("/").status_code == 302


def test_vietnamese_even_for_an_english_browser(client, office):
    response = client.get(reverse("login"), headers={"accept-language": "en"})
    assert '<html lang="vi">' in response.content.decode()


def test_language_is_kept_in_a_cookie(client, office):
    response = client.post(reverse("switch_language"), {"language": "en", "next": "/sign-in/"})
    assert response["Location"] == "/sign-in/"
    assert '<html lang="en">' in client.get("/sign-in/").content.decode()


def test_unknown_language_is_refused(client, office):
    assert client.post(reverse("switch_language"), {"language": "xx"}).status_code == 400


def test_demo_accounts_show_in_the_demo_only(client, office, settings):
    settings.QMS_DEMO = False
    assert "secretary" not in client.get(reverse("login")).content.decode()
    settings.QMS_DEMO = True
    assert "secretary" in client.get(reverse("login")).content.decode()


def test_new_password_works_and_is_noted_without_itself(client, office):
    sign_in(client)
    typed = {
        "old_password": PASSWORD,
        "new_password1": "mat-khau-moi-2026",
        "new_password2": "mat-khau-moi-2026",
    }
    assert client.post(reverse("password_change"), typed)["Location"] == "/me/"
    assert User.objects.get(username="secretary").check_password("mat-khau-moi-2026")
    assert client.get("/").status_code == 200
    assert "mat-khau-moi" not in LedgerEntry.objects.first().payload


def test_weak_or_wrong_passwords_are_refused_beside_the_field(client, office):
    sign_in(client)
    typed = {"old_password": "sai", "new_password1": "123", "new_password2": "124"}
    response = client.post(reverse("password_change"), typed)
    assert response.status_code == 422
    assert set(response.context["form"].errors) == {"old_password", "new_password2"}


def test_profile_shows_roles_and_units(client, office):
    sign_in(client, "province")
    content = client.get("/me/").content.decode()
    assert ("Thư ký ISO" in content, "Công an tỉnh" in content) == (True, True)


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_switches_never_lead_elsewhere(client, office, target):
    sign_in(client)
    response = client.post(reverse("switch_language"), {"language": "vi", "next": target})
    assert response["Location"] == "/"
