"""The register set against its hand-overs, calendar and numbers; and a sample anybody can draw again."""

from datetime import date

import pytest
from django.db import connection

from qms.history import Moment
from qms.models.calendar import set_day
from registers.actions import apologising, supplementing
from registers.actions.answering import give_result, resolve
from registers.actions.importing import import_files
from registers.actions.recounting import recount
from registers.models import Handover, ServiceFile
from registers.recomputing import Recomputing
from registers.reconciling import differences, drawn
from registers.tables.reconciliation import SampleTable
from tests.registers.one_stop.making import at, procedure, received
from tests.registers.one_stop.test_import import read
from tests.registers.one_stop.workbooks import row

pytestmark = pytest.mark.django_db
JUNE = (date(2026, 6, 1), date(2026, 6, 30))
DONE = Moment()


def told(period=JUNE, moment=DONE) -> list[tuple[str, str]]:
    found = differences(moment.rows(ServiceFile), period, moment)
    return [(line.code, line.check) for line in found]


def answered(office, file, when="2026-06-08 09:00"):
    resolve(file, approved_by=office.chief, by=office.owner, at=at(when))
    return give_result(file, receipt="Ký trên giấy hẹn", by=office.desk, at=at(when))


def behind_the_back(model, pk, **values):
    """Change a row as somebody with the database in hand would: no act, no history."""
    table, (column, value) = model._meta.db_table, next(iter(values.items()))
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s WHERE id = %s", [value, pk])


def test_files_in_order_differ_in_nothing(office):
    answered(office, received(office, "2026-06-04 09:00"))
    assert told() == []


def test_each_kind_of_difference_is_named(office):
    of = procedure(office)
    files = [answered(office, received(office, "2026-06-04 09:00", of=of)) for _turn in range(5)]
    late = received(office, "2026-06-04 10:00", of=of)
    behind_the_back(ServiceFile, files[0].pk, outcome="late")
    behind_the_back(ServiceFile, files[1].pk, due_at=at("2026-06-20 17:30"))
    behind_the_back(ServiceFile, files[2].pk, receipt="")
    behind_the_back(Handover, files[3].handovers.get().pk, left_at=at("2026-06-08 10:00"))
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM registers_handover WHERE file_id = %s", [files[4].pk])
    behind_the_back(ServiceFile, late.pk, code="HS-2026-0008")

    assert told() == [
        ("HS-2026-0001", "outcome"),
        ("HS-2026-0001", "apology"),
        ("HS-2026-0002", "due"),
        ("HS-2026-0003", "receipt"),
        ("HS-2026-0004", "left"),
        ("HS-2026-0005", "hands"),
        ("HS-2026-0008", "apology"),
        ("HS-2026-0006", "gap"),
        ("HS-2026-0007", "gap"),
    ]
    lines = {line.check: line for line in differences(ServiceFile.objects.all(), JUNE, Moment())}
    version = files[1].calendar_version
    assert (lines["due"].kept, lines["due"].counted) == (
        f"20/06/2026 17:30, lịch {version}", f"09/06/2026 17:30, lịch {version}",
    )  # fmt: skip
    assert (lines["outcome"].kept, lines["outcome"].counted) == ("Quá hạn", "Trước hạn")
    assert (lines["gap"].kept, lines["gap"].counted) == ("–", "dãy mã đến HS-2026-0008")


def test_a_file_is_counted_by_the_calendar_of_its_day(office):
    """A holiday entered later moves no promise: the old calendar still gives the old due time."""
    old = received(office, "2026-06-04 09:00")
    set_day(date(2026, 6, 8), "off", "Mất điện", unit=office.tan_tien, source="TB", by=office.chief,
            at=at("2026-06-05 08:00"))  # fmt: skip
    new = received(office, "2026-06-05 09:00")
    found = Recomputing(Moment()).of([old, new])
    assert [one.due for one in found] == [at("2026-06-09 17:30"), at("2026-06-11 17:30")]
    assert [one.due_agrees for one in found] == [True, True]

    recount(old, by=office.chief, reason="Lịch đổi", at=at("2026-06-05 10:00"))
    again = Recomputing(Moment()).of([ServiceFile.objects.get(pk=old.pk)])[0]
    assert (again.first_due, again.due, again.due_agrees) == (
        at("2026-06-09 17:30"), at("2026-06-10 17:30"), True,
    )  # fmt: skip


def test_supplements_and_apologies_are_counted_in_their_order(office):
    file = received(office, "2026-06-04 09:00")
    supplementing.ask_supplement(
        file, items="Bản sao", by=office.owner, reason="Thiếu", at=at("2026-06-05 09:00")
    )
    supplementing.take_supplement(file, by=office.owner, at=at("2026-06-10 09:00"))
    file.refresh_from_db()
    apology = apologising.propose_apology(
        file, new_due_at=at("2026-06-19 17:30"), by=office.owner, reason="Ốm", at=at("2026-06-10 10:00")
    )
    apologising.sign_apology(apology, by=office.chief, at=at("2026-06-10 11:00"))
    file.refresh_from_db()
    found = Recomputing(Moment()).of([file])[0]
    assert (found.due, found.due_agrees, file.due_at) == (
        at("2026-06-19 17:30"),
        True,
        at("2026-06-19 17:30"),
    )
    assert [check for _code, check in told(moment=Moment(at("2026-06-12 00:00")))] == []


def test_imported_files_need_no_hand_overs(office):
    import_files(read(office, row()).files, office.tan_tien, source="a", sha256="f" * 64, by=office.desk)
    assert told((date(2025, 1, 1), date(2025, 12, 31))) == [("HS-2025-0001", "receipt")]


def test_a_sample_is_drawn_again_by_its_seed(office):
    of = procedure(office)
    for _turn in range(6):
        received(office, "2026-06-04 09:00", of=of)
    rows = ServiceFile.objects.all()
    numbers = {one.pk: one.code[-1] for one in rows}
    # as `printf 2026:TANTIEN:HS-2026-000N | sha256sum` puts them in order
    assert "".join(numbers[key] for key in drawn(rows, JUNE, "2026", 4)) == "6231"
    assert drawn(rows, JUNE, "2026", 4) == drawn(Moment().rows(ServiceFile), JUNE, "2026", 4)
    assert drawn(rows, JUNE, "2026", 4) != drawn(rows, JUNE, "2027", 4)
    assert len(drawn(rows, JUNE, "2026", 100)) == 6


def test_the_sample_sets_both_due_times_side_by_side(office):
    file = received(office, "2026-06-04 09:00")
    behind_the_back(ServiceFile, file.pk, due_at=at("2026-06-20 17:30"))
    table = SampleTable()
    table.period, table.seed, table.size = JUNE, "1", 5
    (line,) = table.queryset(office.auditor, [office.tan_tien.pk], Moment())
    assert (line.file.due_at, line.due, str(line.agrees.label)) == (
        at("2026-06-20 17:30"), at("2026-06-09 17:30"), "Lệch",
    )  # fmt: skip
    assert table.queryset(office.neighbour, [office.tan_tien.pk], Moment()) == []


def test_the_pages(office, signed_in):
    answered(office, received(office, "2026-06-04 09:00"))
    client = signed_in(office.auditor)
    page = client.get("/one-stop/reconciliation/?first=01/06/2026&last=30/06/2026")
    assert (page.status_code, page.context["looked_at"], page.context["count"]) == (200, 1, 0)
    assert len(page.context["passed"]) == 7
    assert client.get("/one-stop/reconciliation/?first=01/06/2026&last=30/05/2026").status_code == 400
    assert client.get("/one-stop/reconciliation/?first=31/02/2026").status_code == 400
    drawing = client.get("/one-stop/sample/?n=3&first=01/06/2026")
    assert drawing.status_code == 302 and "seed=" in drawing["Location"]
    page = client.get("/one-stop/sample/?n=3&first=01/06/2026&seed=77")
    assert [line.file.code for line in page.context["lines"]] == ["HS-2026-0001"]
    assert "Nguyễn" not in page.content.decode()
    assert client.get("/one-stop/sample/?seed=1&n=0").status_code == 400
    assert client.get("/one-stop/sample/?seed=1&n=2&format=xlsx").status_code == 200
    assert signed_in(office.neighbour).get("/one-stop/sample/?seed=1").context["lines"] == []
