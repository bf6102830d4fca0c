"""Hôm nay: overdue first, mine or the unit's, and it works with nothing in it."""

import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from qms import worklist
from qms.evidence_matrix import matrices
from qms.history import Moment
from qms.rail import room_of, rooms, shelf
from qms.views.home import groups_of
from qms.worklist import Task
from tests.audits import nonconformity_story

TODAY = date(2026, 7, 15)


def task(days=None, **fields):
    due = None if days is None else TODAY + timedelta(days=days)
    return Task(verb="Xem", record=SimpleNamespace(code="X"), url="/", due=due, **fields)


def test_empty_office_has_a_home(office, signed_in):
    for person in (office.secretary, office.stranger, office.province):
        response = signed_in(person).get("/")
        assert (response.status_code, response.context["task_count"]) == (200, 0)


def test_groups_in_the_order_of_urgency():
    tasks = [task(), task(8), task(7), task(0), task(-1)]
    found = [(group["key"], len(group["tasks"])) for group in groups_of(tasks, TODAY)]
    assert found == [("late", 1), ("today", 1), ("week", 1), ("later", 1), ("undated", 1)]


@pytest.fixture
def sources(monkeypatch):
    """Replace the sources of tasks for one test."""
    found: list = []
    monkeypatch.setattr(worklist, "_sources", [lambda user, units, on: found])
    return found


def test_mine_and_the_units(office, signed_in, sources, make_risk):
    risk = make_risk()
    late = date(2020, 1, 1)
    sources += [
        Task(verb="Xem", record=risk, url="/registers/risks/1/", due=late),
        Task(verb="Làm", record=risk, url="/registers/risks/1/", person=office.owner),
    ]
    client = signed_in(office.secretary)
    mine, unit = client.get("/"), client.get("/", {"who": "unit"})
    assert [(page.context["task_count"], page.context["late_count"]) for page in (mine, unit)] == [
        (1, 1),
        (2, 1),
    ]
    room = next(room for room in mine.context["rail"] if room.icon == "notebook-text")
    assert (room.count, room.late) == (1, 1)


def test_counts_follow_what_is_written(office, signed_in, sources, make_risk):
    client = signed_in(office.secretary)
    assert client.get("/me/").context["inbox"] == 0
    sources.append(Task(verb="Xem", record=make_risk(), url="/"))
    assert client.get("/me/").context["inbox"] == 1


def test_readiness_counts_gaps_of_the_standard(office, signed_in, edition, make_risk):
    make_risk()
    readiness = signed_in(office.secretary).get("/").context["readiness"]
    assert (readiness["applicable"], readiness["covered"], readiness["gap_count"]) == (28, 1, 27)
    assert [number for number, _name, _lines in readiness["chapters"]] == ["4", "5", "6", "7", "8", "9", "10"]


def test_each_clause_leads_to_its_row_of_the_matrix(office, signed_in, edition):
    client, matrix = signed_in(office.secretary), reverse("audits:evidence")
    content = client.get("/").content.decode()
    rows = client.get(matrix).content.decode()
    linked = set(re.findall(rf'href="{matrix}#(c[\d.]+)"', content))
    assert len(linked) == 28
    assert linked == set(re.findall(r'<tr id="(c[\d.]+)"', rows))
    assert f'<a href="{matrix}">Xem tất cả 28 khoảng trống</a>' in content


def test_a_province_compares_the_units_below(office, signed_in, edition, make_risk):
    make_risk()
    page = signed_in(office.province).get("/")
    lines = [(line["unit"].code, line["ok"], line["gap"]) for line in page.context["comparison"]["shown"]]
    assert lines == [("NHAMBIEN", 0, 28), ("CAT", 0, 28), ("TANTIEN", 1, 27)]
    assert page.context["readiness"] is None
    one = signed_in(office.province).get("/?unit=TANTIEN")
    assert (one.context["comparison"], one.context["readiness"]["gap_count"]) == (None, 27)


def test_comparing_three_units_costs_as_much_as_looking_at_one(office, edition, make_risk):
    make_risk()
    units, today = [office.tan_tien, office.nham_bien, office.province_unit], timezone.localdate()
    counts = []
    for some in (units[:1], units):
        with CaptureQueriesContext(connection) as asked:
            matrices(some, Moment(), (today, today))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_charts_stand_on_the_page_or_say_why_not(office, signed_in):
    client = signed_in(office.secretary)
    assert client.get("/").content.decode().count('class="nothing"') == 3
    nonconformity_story.recorded(office)
    content = client.get("/").content.decode()
    assert (content.count('<svg xmlns="http://www.w3.org/2000/svg"'), content.count("<style")) == (1, 0)
    assert signed_in(office.stranger).get("/").context["charts"] == []


def test_unknown_toggle_is_refused(office, signed_in):
    assert signed_in(office.secretary).get("/", {"who": "everybody"}).status_code == 400


def test_page_lights_the_room_it_stands_in():
    lists = ["home", "audits:audit_list", "audits:nonconformity_list", "registers:home"]
    addresses = [reverse(name) for name in lists]
    record = reverse("audits:nonconformity_detail", args=[3])
    paths = ["/", record, reverse("profile"), reverse("registers:risk_list")]
    found = [room_of(path, addresses) for path in paths]
    assert found == ["/", reverse("audits:nonconformity_list"), "", "/registers/"]


def test_a_revision_stands_in_the_room_of_documents():
    assert [room.url for room in rooms("/revisions/7/edit/", {}) if room.current] == ["/documents/"]


def test_rail_has_no_dead_item(office, signed_in):
    client = signed_in(office.secretary)
    for room in rooms("/", {}):
        assert client.get(room.url).status_code == 200


def test_shelves_show_in_their_room_only_and_the_most_exact_one_is_marked(monkeypatch):
    monkeypatch.setattr("qms.rail._shelves", {})
    shelf("documents:document_list", "Soạn mới", "documents:document_create", order=2)
    shelf("documents:document_list", "Danh mục", "documents:document_list", order=1)
    shelf("documents:document_list", "Danh mục", "documents:document_list", order=1)
    room = next(room for room in rooms("/documents/new/", {}) if room.current)
    assert [(one.label, one.current) for one in room.shelves] == [("Danh mục", False), ("Soạn mới", True)]
    assert [room.shelves for room in rooms("/", {})] == [[] for _room in rooms("/", {})]


def test_the_past_shows_no_work_of_today(office, signed_in, monkeypatch):
    """What waits, waits now: a home page of another day neither shows nor computes it."""
    asked = []
    monkeypatch.setattr("qms.worklist.tasks", lambda *arguments: asked.append(arguments) or [])
    answer = signed_in(office.secretary).get("/?as_of=2020-01-01")
    assert answer.status_code == 200
    assert asked == []
