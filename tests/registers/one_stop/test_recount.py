"""The page of statistics against a count from its own exports that shares no line of code with it."""

import datetime as dt
import io
import subprocess
import sys
from pathlib import Path

import pytest

from tests.registers.one_stop import recount
from tests.registers.one_stop.a_month import give, resolve
from tests.registers.one_stop.making import procedure, received

pytestmark = pytest.mark.django_db

ALL = (
    "code", "title", "field", "channel", "received_at", "due_at", "resolved_at", "returned_at", "ended_at",
    "supplements", "apologies", "status", "counted_from", "limit_value", "limit_unit", "cutoff",
    "first_due_at", "limit_hours", "law_hours", "taken_hours",
)  # fmt: skip
LISTS = {"": ALL, "handovers/": (), "supplements/": ()}
COUNTED = (
    "received", "carried", "resolved", "early", "on_time", "late", "returned", "refused", "stopped",
    "withdrawn", "open", "open_in_time", "open_late", "open_waiting",
)  # fmt: skip
SAME_DAY = {"unit": "same_day", "cutoff": "15:00"}


def exported(client) -> list[str]:
    """The register, the hand-overs and the requests for papers as CSV."""
    found = []
    for place, columns in LISTS.items():
        answer = client.get(f"/one-stop/{place}", {"format": "csv", "cols": columns})
        assert answer.status_code == 200
        found.append(answer.content.decode("utf-8"))
    return found


@pytest.fixture
def busy_spring(office, june):
    """Files under limits of every kind, around the holidays of April and May 2026."""
    one_day = procedure(office, code="QT-11", limit={"value": "1", "unit": "working_day"})
    hours = procedure(office, code="QT-12", limit={"value": "6", "unit": "working_hour"})
    calendar = procedure(office, code="QT-13", limit={"value": "6", "unit": "day"})
    same_day = procedure(office, code="QT-14", limit=SAME_DAY)
    made = [
        received(office, "2026-04-24 10:00", of=one_day),  # 27/04 is off: due on the 28th
        received(office, "2026-04-29 16:00", of=hours),  # 30/04 and 01/05 are off
        received(office, "2026-04-27 08:00", of=calendar, channel="online"),  # counted from the 28th
        received(office, "2026-04-24 15:10", of=same_day),  # after the hour: the next working day
        received(office, "2026-04-23 14:00", of=same_day),
    ]
    for file, day in zip(made, ("28 17:30", "29 17:00", "28 16:00", "29 09:00", "23 17:00"), strict=True):
        resolve(file, office, f"2026-04-{day}")
    give(made[0], office, "2026-04-29 08:00")


@pytest.mark.parametrize("month", [4, 5, 6, 7])
def test_every_figure_of_a_month_counted_from_the_exports_is_the_one_of_the_page(
    busy_spring, office, signed_in, month
):
    client = signed_in(office.secretary)
    files, handovers, supplements = map(recount.read, exported(client))
    page = client.get("/one-stop/statistics/", {"kind": "month", "first": f"2026-{month:02d}-01"})
    found = page.context["report"].now
    counted = recount.month(2026, month, files, handovers, supplements, dt.datetime.now())
    told = {name: found.value(name) for name in COUNTED}
    assert {name: counted.get(name, 0) for name in COUNTED} == told
    assert (counted["taken"], counted["saved"]) == (found.total.taken, found.total.saved)
    assert (counted["step_done"], counted["step_late"]) == (
        sum(line.n for line in found.steps), sum(line.late for line in found.steps),
    )  # fmt: skip


def test_every_due_date_counted_from_the_exports_is_the_one_of_the_register(busy_spring, office, signed_in):
    files, _handovers, supplements = map(recount.read, exported(signed_in(office.secretary)))
    dues = {row["Mã hồ sơ"]: recount.first_due(row) for row in files}
    assert len(dues) == 14
    assert None not in dues.values()
    assert recount.wrong_dues(files, supplements) == []
    assert dt.datetime(2026, 4, 28, 17, 30) in dues.values()


def test_a_due_date_that_was_tampered_with_is_found(busy_spring, office, signed_in):
    files, _handovers, supplements = map(recount.read, exported(signed_in(office.secretary)))
    files[0]["Hẹn trả lần đầu"] = "31/12/2026 17:30"
    wrong = recount.wrong_dues(files, supplements)
    assert [code for code, _told, _counted in wrong] == [files[0]["Mã hồ sơ"]]


def test_the_script_runs_alone_with_the_standard_library(busy_spring, office, signed_in, tmp_path):
    names = [tmp_path / name for name in ("register.csv", "handovers.csv", "supplements.csv")]
    for name, text in zip(names, exported(signed_in(office.secretary)), strict=True):
        name.write_text(text, encoding="utf-8")
    script = Path(recount.__file__)
    done = subprocess.run(
        [sys.executable, "-I", script, "2026-06", *names], capture_output=True, text=True, check=True
    )
    told = dict(line.split() for line in io.StringIO(done.stdout))
    assert (told["received"], told["late"], told["open_waiting"]) == ("8", "1", "1")
