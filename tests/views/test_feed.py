"""The history feed: own units only, filters, the past, files, verification."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone

from qms import chain_status
from qms.views import feed
from registers import actions

FEED = "/history/"


def lines(response):
    entries = [entry for _day, entries in response.context["days"] for entry in entries]
    return [(entry.slug, str(entry.record)) for entry in entries]


@pytest.fixture
def story(office, make_risk):
    """One risk written by the officer and changed by the head; one of the neighbours."""
    risk = make_risk("Của mình", at=timezone.now() - timedelta(days=9))
    risk.title = "Của mình, rõ hơn"
    actions.edit(risk, by=office.chief, reason="Nói rõ")
    make_risk("Của xã bên", unit=office.nham_bien, by=office.neighbour)
    return risk


def risks(response):
    return [(slug, words) for slug, words in lines(response) if slug.startswith("registers.")]


def test_shows_own_units_newest_first(office, signed_in, story):
    assert risks(signed_in(office.inspector).get(FEED)) == [
        ("registers.edit", f"{story.code} Của mình, rõ hơn"),
        ("registers.create", f"{story.code} Của mình"),
    ]


@pytest.mark.parametrize(
    ("name", "value", "left"),
    [
        ("verb", "registers.edit", ["registers.edit"]),
        ("kind", "registers.risk", ["registers.edit", "registers.create"]),
        ("kind", "registers.objective", []),
        ("person", "chief", ["registers.edit"]),
    ],
)
def test_filters(office, signed_in, story, name, value, left):
    value = getattr(office, value).pk if name == "person" else value
    response = signed_in(office.inspector).get(FEED, {name: value})
    assert [slug for slug, _words in risks(response)] == left


def test_period_includes_both_days(office, signed_in, story):
    day = (timezone.localtime() - timedelta(days=9)).date()
    query = {"first": f"{day:%d/%m/%Y}", "last": f"{day:%d/%m/%Y}"}
    assert [slug for slug, _w in risks(signed_in(office.inspector).get(FEED, query))] == ["registers.create"]


def test_past_hides_what_came_later(office, signed_in, story):
    day = timezone.localdate() - timedelta(days=3)
    response = signed_in(office.inspector).get(FEED, {"as_of": day.isoformat()})
    assert [slug for slug, _w in risks(response)] == ["registers.create"]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({"first": "31/02/2026"}, "Bộ lọc “Từ ngày”"),
        ({"first": "02/01/2026", "last": "01/01/2026"}, "Ngày đến phải từ ngày bắt đầu trở đi"),
        ({"verb": "nonsense"}, "Bộ lọc “Việc”"),
        ({"person": "99999"}, "Bộ lọc “Người”"),
        ({"before": "x"}, "không đọc được"),
    ],
)
def test_nonsense_is_one_sentence(office, signed_in, query, sentence):
    response = signed_in(office.inspector).get(FEED, query)
    assert (response.status_code, sentence in response.content.decode()) == (400, True)


def test_file_says_what_the_page_says(office, signed_in, story):
    response = signed_in(office.inspector).get(FEED, {"verb": "registers.edit", "format": "csv"})
    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(r["Người"], r["Việc"], r["Mục"], r["Trước"], r["Sau"], r["Lý do"]) for r in rows] == [
        ("Nguyễn Văn Thắng (chief)", "sửa", "tên", "Của mình", "Của mình, rõ hơn", "Nói rõ")
    ]


def test_foot_says_unchecked_then_sound(office, signed_in, story):
    client = signed_in(office.auditor)
    assert "Lịch sử chưa kiểm tra" in client.get(FEED).content.decode()
    client.post(FEED)
    kept = chain_status.last()
    assert (kept.sound, kept.findings) == (True, 0)
    assert "Lịch sử nguyên vẹn" in client.get("/").content.decode()


def test_verifying_needs_its_permission(office, signed_in, story):
    assert signed_in(office.inspector).post(FEED).status_code == 403
    assert chain_status.last() is None


def test_older_changes_follow(office, signed_in, make_risk, monkeypatch):

    monkeypatch.setattr(feed, "PAGE", 2)
    for number in range(3):
        make_risk(f"R{number}")
    client = signed_in(office.inspector)
    first = client.get(FEED, {"kind": "registers.risk"})
    second = client.get(FEED, {"kind": "registers.risk", "before": first.context["next_before"]})
    assert [len(risks(page)) for page in (first, second)] == [2, 1]
    assert second.context["next_before"] == 0
