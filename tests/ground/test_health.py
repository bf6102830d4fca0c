from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.urls import reverse
from django.utils import timezone

from qms import chain_status, checks
from qms.ledger import triggers
from qms.ledger.verify import Finding, Report
from qms.views import health

pytestmark = pytest.mark.django_db


def read(client):
    response = client.get(reverse("health") + "?format=json")
    return response.status_code, {slug: reading["tone"] for slug, reading in response.json().items()}


SOUND = {
    "database": "ok",
    "migrations": "ok",
    "chain": "ok",
    "verified": "warn",  # never checked yet
    "files": "ok",
    "disk": "ok",
    "pdf": "ok",
    "fonts": "ok",
    "address": "ok",
}


@pytest.fixture(autouse=True)
def everything_is_there(monkeypatch, settings):
    settings.QMS_PUBLIC_URL = "https://mot-cua.example.vn"
    monkeypatch.setattr(health, "missing_pdf_libraries", list)
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, targets: [])
    monkeypatch.setattr(health, "LOW_DISK", 0)


def test_a_sound_installation(office, signed_in):
    assert read(signed_in(office.secretary)) == (200, SOUND)


def test_codes_that_open_nothing_on_a_telephone_are_told(office, signed_in, settings):
    settings.QMS_PUBLIC_URL = "http://127.0.0.1:8000"
    assert read(signed_in(office.secretary)) == (200, {**SOUND, "address": "warn"})


def test_a_missing_trigger_breaks_it(office, signed_in):
    table, _key = triggers.guarded_tables()[0]
    with connection.cursor() as cursor:
        cursor.execute(triggers.drop_sql(table)[0])
    assert read(signed_in(office.secretary)) == (503, {**SOUND, "chain": "danger"})


def test_pending_migrations_break_it(office, signed_in, monkeypatch):
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", lambda self, targets: [("qms", "0002")])
    assert read(signed_in(office.secretary)) == (503, {**SOUND, "migrations": "danger"})


@pytest.mark.parametrize(
    "findings, days_ago, status, tone", [(0, 1, 200, "ok"), (0, 8, 200, "warn"), (1, 1, 503, "danger")]
)
def test_what_the_last_verification_said(office, signed_in, findings, days_ago, status, tone):
    report = Report(entries=31, findings=[Finding("hash", "Sai")] * findings)
    chain_status.remember(report, timezone.now() - timedelta(days=days_ago))
    assert read(signed_in(office.secretary)) == (status, {**SOUND, "verified": tone})


def test_missing_pango_and_little_disk_only_warn(office, signed_in, monkeypatch):
    monkeypatch.setattr(health, "missing_pdf_libraries", lambda: [checks.PDF_LIBRARIES[0]])
    monkeypatch.setattr(health, "LOW_DISK", 10**18)
    assert read(signed_in(office.secretary)) == (200, {**SOUND, "pdf": "warn", "disk": "warn"})


def test_a_database_that_does_not_answer_is_said_so(monkeypatch):
    def no_answer():
        raise DatabaseError("disk I/O error")

    monkeypatch.setattr(health, "_database", no_answer)
    readings = health.all_readings()
    assert (readings[0].slug, readings[0].tone) == ("database", "danger")
    assert "migrations" not in [reading.slug for reading in readings]


def test_the_page_says_it_in_words(office, signed_in):
    page = signed_in(office.auditor).get(reverse("health")).content.decode()
    assert "Chưa kiểm tra lần nào." in page
    assert "python3 -m qms verify" in page


def test_only_people_with_a_role_look(office, signed_in, client):
    assert client.get(reverse("health")).status_code == 302
    assert signed_in(office.stranger).get(reverse("health")).status_code == 403
