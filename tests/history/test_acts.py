"""Acts: no write outside, nothing lost between two people, one transaction, one chain."""

import threading
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import connection, connections
from django.utils import timezone

from qms.history import (
    Conflict,
    HistoryBypass,
    Moment,
    UntrackedWrite,
    action,
    acts,
    current_act,
    entries_of,
    history_of,
    record_tx,
)
from qms.ledger import head
from qms.ledger.verify import verify
from qms.models import Assignment, LedgerEntry, Unit, User, next_code
from tests.personas import make_office


def rename(unit, name, by, reason=""):
    with record_tx(by=by, verb="qms.unit_edit", reason=reason):
        unit.name = name
        unit.save()


def test_saving_outside_an_act_is_refused(office):
    office.tan_tien.name = "Tên khác"
    with pytest.raises(UntrackedWrite):
        office.tan_tien.save()
    assert Unit.objects.get(pk=office.tan_tien.pk).name == "Công an xã Tân Tiến"


@pytest.mark.parametrize(
    "bypass",
    [
        lambda: Unit.objects.update(name="x"),
        lambda: Unit.objects.filter(pk=1).delete(),
        lambda: Unit.objects.bulk_create([]),
        lambda: Unit.objects.bulk_update([], ["name"]),
        lambda: Unit.objects.update_or_create(code="x"),
        lambda: User.objects.get_or_create(username="x"),
        lambda: Assignment.objects.all()._raw_delete("default"),
    ],
)
def test_bulk_calls_that_bypass_history_are_refused(office, bypass):
    with pytest.raises(HistoryBypass):
        bypass()


def test_deleting_is_refused_even_inside_an_act(office):
    with pytest.raises(HistoryBypass), record_tx(by=office.secretary, verb="edit"):
        office.secretary.delete()
    assert User.objects.filter(username="secretary").count() == 1


def test_the_slower_of_two_people_is_told_and_overwrites_nothing(office):
    mine, yours = Unit.objects.get(code="TANTIEN"), Unit.objects.get(code="TANTIEN")
    rename(yours, "Tên của người nhanh", office.chief)
    with pytest.raises(Conflict) as told:
        rename(mine, "Tên của người chậm", office.secretary)
    assert told.value.record is mine
    assert Unit.objects.get(code="TANTIEN").name == "Tên của người nhanh"
    assert mine.version == yours.version - 1


def test_a_failing_act_writes_nothing_at_all(office):
    before = (head(), history_of(Unit).objects.count())
    with pytest.raises(ZeroDivisionError), record_tx(by=office.chief, verb="edit"):
        office.tan_tien.name = "Nửa chừng"
        office.tan_tien.save()
        raise ZeroDivisionError
    assert (head(), history_of(Unit).objects.count()) == before


def test_history_keeps_who_which_verb_and_why(office):
    rename(office.tan_tien, "Công an phường Tân Tiến", office.chief, "Theo nghị quyết")
    entry = entries_of(office.tan_tien)[0]
    assert (entry.actor, str(entry.verb.label), entry.reason) == (
        "Nguyễn Văn Thắng (chief)",
        "sửa thông tin đơn vị",
        "Theo nghị quyết",
    )
    assert [(c.label, c.old, c.new) for c in entry.changes] == [
        ("tên hiện tại", "Công an xã Tân Tiến", "Công an phường Tân Tiến")
    ]
    assert entry.seq == head().seq


def test_an_inner_act_is_part_of_the_outer_one_and_keeps_its_own_verb(office):
    @action("qms.assign")
    def inner(unit, *, by, reason=""):
        assert current_act().outer is not None
        unit.address = "Số 1"
        unit.save()

    with record_tx(by=office.chief, verb="qms.unit_edit", reason="Lý do") as act:
        office.nham_bien.name = "Tên mới"
        office.nham_bien.save()
        inner(office.tan_tien, by=office.secretary)
    rows = history_of(Unit).objects.filter(history_act=act.uid).order_by("history_id")
    assert [(row.history_verb, row.history_user_id, row.history_change_reason) for row in rows] == [
        ("qms.unit_edit", office.chief.pk, "Lý do"),
        ("qms.assign", office.secretary.pk, "Lý do"),
    ]


def test_a_sign_in_time_is_no_version_of_a_person(office):
    before, version = head(), office.chief.version
    office.chief.save(update_fields=["last_login"])
    assert (head(), office.chief.version) == (before, version)


@pytest.mark.parametrize("table", ["qms_historicalunit", "qms_ledgerentry"])
@pytest.mark.parametrize("statement", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_the_database_itself_refuses_to_change_history(office, table, statement):
    column = "name" if "unit" in table else "hash"
    with connection.cursor() as cursor, pytest.raises(Exception, match="append-only"):
        cursor.execute(statement.format(table, column))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="REPLACE INTO is SQLite's")
def test_replace_into_is_refused(office):
    with connection.cursor() as cursor, pytest.raises(Exception, match="append-only"):
        cursor.execute("REPLACE INTO qms_historicalunit SELECT * FROM qms_historicalunit LIMIT 1")


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_twenty_writers_at_once_leave_one_whole_chain_and_no_gap_in_numbers():
    office = make_office()
    failures, codes = [], []

    def write(worker):
        try:
            for turn in range(5):
                with record_tx(by=office.chief, verb="edit"):
                    codes.append(next_code("NC", office.tan_tien, date(2026, 6, 30)))
                    Unit(code=f"U{worker}-{turn}", name="Đơn vị", parent_unit=office.province_unit).save()
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(codes) == [f"NC-2026-{n:04d}" for n in range(1, 101)]
    assert Unit.objects.filter(code__startswith="U").count() == 100
    assert verify().findings == []


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_of_twenty_people_saving_one_version_exactly_one_wins():
    office = make_office()
    version = Unit.objects.get(code="TANTIEN").version
    results = []

    def save(worker):
        try:
            unit = Unit.objects.get(code="TANTIEN")
            unit.version, unit.name = version, f"Tên {worker}"
            with record_tx(by=office.chief, verb="edit"):
                unit.save()
            results.append("saved")
        except Conflict:
            results.append("told")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=save, args=(n,)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["saved"] + ["told"] * 19
    assert LedgerEntry.objects.order_by("-seq").first().seq == head().seq


def versions_in_time(unit):
    """The versions of a unit in the order in which the past is read."""
    rows = history_of(Unit)._base_manager.filter(id=unit.pk).order_by("history_date", "history_id")
    return list(rows.values_list("version", flat=True))


def test_a_clock_set_back_does_not_change_which_version_came_last(office, monkeypatch):
    rename(office.tan_tien, "Tên trước", office.chief)
    last = history_of(Unit)._base_manager.filter(id=office.tan_tien.pk).latest("history_id").history_date
    monkeypatch.setattr(acts.timezone, "now", lambda: last - timedelta(hours=1))
    with record_tx(by=office.chief, verb="edit") as act:
        office.tan_tien.name = "Tên sau"
        office.tan_tien.save()
    assert act.at == last
    assert LedgerEntry.objects.get(seq=head().seq).at == last
    assert Moment(last).row(Unit, office.tan_tien.pk).name == "Tên sau"
    assert verify().findings == []


def test_a_time_that_was_asked_for_is_kept(office):
    asked = timezone.now() - timedelta(days=400)
    with record_tx(by=office.chief, verb="edit", at=asked) as act:
        office.tan_tien.name = "Ghi bù"
        office.tan_tien.save()
    row = history_of(Unit)._base_manager.filter(id=office.tan_tien.pk).latest("history_id")
    assert (act.at, row.history_date) == (asked, asked)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_an_act_begun_first_and_written_last_has_the_later_time():
    """PostgreSQL lets the second act save while the first, whose clock was read, has not saved yet."""
    office = make_office()

    def other():
        rename(Unit.objects.get(code="TANTIEN"), "Người sau ghi trước", office.secretary)
        connections.close_all()

    with record_tx(by=office.chief, verb="edit") as act:
        begun = act.at
        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        unit = Unit.objects.get(code="TANTIEN")
        unit.name = "Người trước ghi sau"
        unit.save()
    assert act.at > begun
    assert Moment(timezone.now()).row(Unit, unit.pk).name == "Người trước ghi sau"
    assert verify().findings == []


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_versions_written_by_ten_people_at_once_are_read_in_the_order_they_were_written():
    office = make_office()
    failures = []

    def write(worker):
        try:
            for turn in range(6):
                saved = False
                while not saved:
                    with suppress(Conflict), record_tx(by=office.chief, verb="edit"):
                        unit = Unit.objects.get(code="TANTIEN")
                        unit.name = f"Tên {worker}-{turn}"
                        unit.save()
                        saved = True
        except Exception as error:
            failures.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    unit = Unit.objects.get(code="TANTIEN")
    assert failures == []
    assert versions_in_time(unit) == list(range(1, unit.version + 1))
    assert unit.version >= 61
    assert verify().findings == []
