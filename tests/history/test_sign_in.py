"""Signing in: Vietnamese first, locked after five wrong passwords, every try in the ledger."""

import json

import pytest
from django.urls import reverse

from qms.models import LedgerEntry
from tests.personas import PASSWORD


def events():
    links = LedgerEntry.objects.filter(source="event").order_by("seq").values_list("payload", flat=True)
    return [(event["event"], event["data"]) for event in map(json.loads, links) if event["event"] != "schema"]


def try_in(client, password, username="chief"):
    return client.post(reverse("login"), {"username": username, "password": password})


def test_a_sign_in_and_a_failure_are_in_the_ledger(office, client):
    try_in(client, "sai")
    assert try_in(client, PASSWORD).status_code == 302
    assert events() == [
        ("qms.sign_in_failed", {"user": office.chief.pk}),
        ("qms.sign_in", {"user": office.chief.pk}),
    ]


def test_a_password_typed_into_the_name_is_kept_nowhere(office, client):
    try_in(client, "x", username="toi-go-nham-mat-khau")
    assert events() == [("qms.sign_in_failed", {"user": None})]
    assert "toi-go-nham" not in "".join(LedgerEntry.objects.values_list("payload", flat=True))


def test_five_wrong_passwords_lock_even_the_right_one(office, client):
    answers = [try_in(client, "sai").status_code for _turn in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert try_in(client, PASSWORD).status_code == 429
    assert try_in(client, PASSWORD, username="secretary").status_code == 302


@pytest.mark.parametrize(("cookie", "language"), [("", "vi"), ("en", "en"), ("fr", "vi")])
def test_an_english_browser_is_no_choice_of_english(office, client, cookie, language):
    if cookie:
        client.cookies["django_language"] = cookie
    answer = client.get(reverse("login"), headers={"accept-language": "en-GB,en;q=0.9"})
    assert answer.headers["Content-Language"] == language


def test_every_page_but_a_few_asks_to_sign_in(client, db):
    assert client.get("/").status_code == 302
    assert client.get(reverse("history_feed")).headers["Location"].startswith(reverse("login"))
