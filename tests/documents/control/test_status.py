"""The public status page: loud, true on the day, and silent about everything else."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from documents import actions
from documents.models import Revision
from documents.papers import status_url
from documents.status_codes import key_in, status_code
from documents.views.status import status_on

from ..samples import DAY_ONE, effective, in_approval, written
from .test_reading import next_revision

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def page(client, revision):
    return client.get(reverse("documents:revision_status", args=[status_code(revision)]))


def words(response):
    return " ".join(response.content.decode().split())


def test_anybody_reads_whether_it_is_in_force(office, client, django_assert_num_queries):
    old = effective(office)
    with django_assert_num_queries(3):
        response = page(client, old)
    assert response.status_code == 200
    assert "Quyết định ban hành" not in words(response)
    assert "Đang có hiệu lực" in words(response) and "QT-02</span> Đăng ký tạm trú" in words(response)
    assert "Lần ban hành 01, lần sửa đổi 00" in words(response) and "02/03/2026" in words(response)
    assert response["Cache-Control"] == "private, max-age=60"
    assert "Cookie" in response["Vary"]
    next_revision(office, old, DAY_ONE + 10 * DAY)
    text = words(page(client, old))
    assert "Hết hiệu lực, không sử dụng" in text and "12/03/2026" in text
    assert "<b>Lần ban hành 01, lần sửa đổi 01</b>" in text


def test_it_tells_nothing_else(office, client):
    revision = effective(office)
    revision.document.title = "Đăng ký tạm trú"
    text = words(page(client, revision))
    people = [office.secretary, office.owner, office.chief]
    links = ["/revisions/", f"/documents/{revision.document_id}/"]
    said = ["Thẩm tra chỗ ở", "15.000", revision.content_hash[:8], "Bộ phận Một cửa"]
    for secret in [*map(str, people), *said, *links]:
        assert secret not in text, secret


def test_the_day_decides_even_before_its_works_have_run(office):
    old = effective(office)
    draft = actions.start_revision(old.document, by=office.secretary, reason="Sửa", at=DAY_ONE + DAY)
    draft = in_approval(office, revision=draft, at=DAY_ONE + DAY)
    new = actions.approve(draft, by=office.chief, effective_from=date(2026, 4, 1), at=DAY_ONE + 2 * DAY)
    before, after = date(2026, 3, 31), date(2026, 4, 1)
    told = {
        (revision.number, on): (status_on(revision, on).word, status_on(revision, on).in_force.number)
        for revision in (Revision.objects.get(pk=old.pk), new)
        for on in (before, after)
    }
    assert told == {
        ("01/00", before): ("effective", "01/00"), ("01/01", before): ("approved", "01/00"),
        ("01/00", after): ("ended", "01/01"), ("01/01", after): ("effective", "01/01"),
    }  # fmt: skip
    assert status_on(Revision.objects.get(pk=old.pk), after).until == date(2026, 4, 1)


def test_a_withdrawn_one_has_no_successor(office, client):
    revision = effective(office)
    actions.withdraw(revision, by=office.chief, reason="Bỏ thủ tục", at=DAY_ONE + 5 * DAY)
    text = words(page(client, revision))
    assert "Hết hiệu lực, không sử dụng" in text and "không còn bản nào" in text and "Bỏ thủ tục" not in text


def test_drafts_guesses_and_nonsense_are_not_found(office, client):
    draft = in_approval(office, code="QT-05")
    revision = effective(office)
    code = status_code(revision)
    other = "0" if code[-1] != "0" else "1"
    codes = [
        status_code(draft),
        code[:-1] + other,
        code[1:],
        "x",
        "u" * 12,
        "z" * 30,
        "đường",
        str(revision.pk),
    ]
    for wrong in codes:
        assert client.get(f"/s/{wrong}/").status_code == 404, wrong
    assert client.get(f"/s/{code.upper()}/").status_code == 200
    assert client.post(f"/s/{code}/").status_code == 405


def test_the_code_is_short_and_speaks_of_one_content(office):
    revision = effective(office)
    code = status_code(revision)
    assert 11 <= len(code) <= 13 and key_in(code) == revision.pk
    revision.content_hash = "0" * 64
    assert status_code(revision) != code


def test_papers_lead_there_and_those_printed_before_still_do(office, client, signed_in):
    revision = effective(office)
    where = reverse("documents:revision_status", args=[status_code(revision)])
    assert status_url(revision).endswith(where)
    old_paper = reverse("documents:revision_detail", args=[revision.pk])
    assert client.get(old_paper).status_code == 200
    draft = written(office, code="QT-07")
    assert status_url(draft).endswith(f"/revisions/{draft.pk}/")
    for closed in (f"/revisions/{draft.pk}/", "/revisions/999999/"):
        assert client.get(closed).headers["Location"].startswith("/sign-in/")
    assert signed_in(office.desk).get(old_paper).status_code == 200


def test_an_address_that_can_be_counted_through_names_no_document(office, client):
    revision = effective(office)
    where = reverse("documents:revision_detail", args=[revision.pk])
    answer = client.get(where)
    text = words(answer)
    assert "Đang có hiệu lực" in text and "<h1>Lần ban hành 01, lần sửa đổi 00</h1>" in text
    for secret in ("QT-02", "Đăng ký tạm trú", str(office.tan_tien), status_code(revision)):
        assert secret not in text, secret
    assert answer["Cache-Control"] == "private, max-age=60" and "Cookie" in answer["Vary"]
    next_revision(office, revision, DAY_ONE + 10 * DAY)
    assert "Hết hiệu lực, không sử dụng" in words(client.get(where))
    assert client.post(where).headers["Location"].startswith("/sign-in/")


def test_it_speaks_of_now_whatever_moment_is_asked(office, client):
    old = effective(office)
    next_revision(office, old, DAY_ONE + 10 * DAY)
    where = reverse("documents:revision_status", args=[status_code(old)])
    assert "Hết hiệu lực" in words(client.get(f"{where}?as_of=2026-03-05"))


def test_english(office, client):
    client.cookies["django_language"] = "en"
    assert "In force" in words(page(client, effective(office)))
