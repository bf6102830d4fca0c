"""A revision approved for a later day is in force on that day, whichever door somebody comes in by first."""

import io
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from documents import actions, states
from documents.models import Revision
from qms import daily
from qms.history import parse_moment
from qms.ledger.verify import verify
from qms.models import LedgerEntry
from qms.starter import inside

from .samples import DAY_ONE, effective, in_approval

DAY = date(2026, 3, 20)


@pytest.fixture(autouse=True)
def new_process(monkeypatch):
    monkeypatch.setattr(daily, "_last", [])
    monkeypatch.setattr("documents.actions.paper.paper_as_approved", lambda revision: None)


@pytest.fixture
def waiting(office):
    """The second revision of a document, approved for a day in March that nobody has looked at since."""
    old = effective(office)
    draft = actions.start_revision(old.document, by=office.secretary, reason="Rút ngắn thẩm tra")
    draft = in_approval(office, revision=draft, at=DAY_ONE + timedelta(days=1))
    actions.approve(draft, by=office.chief, effective_from=DAY, at=DAY_ONE + timedelta(days=2))
    assert status_of(draft) == states.APPROVED
    return draft


def status_of(revision) -> str:
    return Revision.objects.get(pk=revision.pk).status


@pytest.mark.parametrize("address", ["home", "registers:home", "search"])
def test_any_page_of_a_signed_in_person_brings_it_into_force(office, signed_in, waiting, address):
    assert signed_in(office.desk).get(reverse(address)).status_code == 200
    assert status_of(waiting) == states.EFFECTIVE


def test_nobody_is_let_in_and_nothing_happens(client, waiting):
    client.get("/")
    assert status_of(waiting) == states.APPROVED


def test_an_export_shows_the_document_as_it_is_in_force_today(office, waiting, tmp_path):
    out = str(tmp_path / "documents.csv")
    call_command(
        "export",
        "documents",
        unit="TANTIEN",
        format="csv",
        out=out,
        stdout=io.StringIO(),
        stderr=io.StringIO(),
    )
    assert status_of(waiting) == states.EFFECTIVE


@pytest.mark.parametrize("command", ["pack", "export"])
def test_both_commands_do_it_first_even_when_they_then_refuse(waiting, command):
    with pytest.raises(SystemExit):
        call_command(command, "--unit", "NOWHERE", stdout=io.StringIO(), stderr=io.StringIO())
    assert status_of(waiting) == states.EFFECTIVE


def test_starting_the_server_does_it_before_anybody_comes(waiting, monkeypatch):
    served = []
    monkeypatch.setattr(inside, "BaseApplication", None)
    monkeypatch.setattr(inside, "announce", served.append)
    monkeypatch.setattr(inside, "call_command", lambda *words, **options: served.append(words))
    inside.listen(SimpleNamespace(host="127.0.0.1", port=8000))

    assert (len(served), status_of(waiting)) == (2, states.EFFECTIVE)


def test_once_a_day_and_process(office, signed_in, monkeypatch, time_machine):
    days = []
    monkeypatch.setattr(daily, "_works", [days.append])
    for moment in ("2026-07-01 08:00+07:00", "2026-07-01 17:00+07:00", "2026-07-02 00:01+07:00"):
        time_machine.move_to(moment)
        signed_in(office.desk).get("/")
    assert days == [date(2026, 7, 1), date(2026, 7, 2)]


def test_a_failure_is_logged_and_tried_again(office, signed_in, monkeypatch, caplog):
    tried = []

    def fail_once(on):
        tried.append(on)
        if len(tried) == 1:
            raise RuntimeError("đứt dây")

    monkeypatch.setattr(daily, "_works", [fail_once])
    client = signed_in(office.desk)
    assert [client.get("/").status_code for _turn in range(3)] == [200, 200, 200]
    assert (len(tried), [record.levelname for record in caplog.records]) == (2, ["ERROR"])


def test_a_day_on_which_nobody_came_tells_its_own_revision_afterwards(office, time_machine):
    time_machine.move_to("2026-03-02 08:00+07:00")
    old = effective(office)
    draft = actions.start_revision(old.document, by=office.secretary, reason="Rút ngắn", at=DAY_ONE)
    draft = in_approval(office, revision=draft, at=DAY_ONE + timedelta(days=1))
    actions.approve(draft, by=office.chief, effective_from=DAY, at=DAY_ONE + timedelta(days=2))
    time_machine.move_to("2026-03-22 08:00+07:00")
    before = verify().warnings  # of the story, which is not told in the order of time
    daily.run(date(2026, 3, 22))

    def in_force_on(day):
        rows = parse_moment(day).rows(Revision).filter(document=old.document, status=states.EFFECTIVE)
        return [row.revision_no for row in rows]

    assert [in_force_on(f"2026-03-{day}") for day in (19, 20, 21)] == [[0], [1], [1]]
    links = LedgerEntry.objects.order_by("seq")
    noted = timezone.localdate(links.filter(source="documents_historicalrevision").last().at)
    assert noted == date(2026, 3, 22)
    report = verify()
    assert (report.findings, report.warnings) == ([], before)
