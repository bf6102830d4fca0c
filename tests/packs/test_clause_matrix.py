"""Which clause has evidence: counts, freshness, gaps, and "không áp dụng" only with a reason."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest

from audits.actions.packs import declare_not_applicable
from qms import evidence
from qms.evidence_matrix import gaps, main_number, matrix, year_before
from qms.history import Moment
from qms.models import load_edition
from qms.states import Refused
from tests.registers.making import risk

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")
PERIOD = (date(2026, 1, 1), date(2026, 6, 30))


def at(year, month, day) -> datetime:
    return datetime(year, month, day, 10, tzinfo=OFFICE)


@pytest.fixture(autouse=True)
def standard(db):
    load_edition()


def line(office, number, moment, user=None):
    found = matrix(office.tan_tien, moment, PERIOD, user)
    return next(one for one in found if one.number == number)


def told(one):
    return one.status.value, one.records, one.newest


def test_one_line_for_each_of_the_28_main_clauses(office):
    numbers = [one.number for one in matrix(office.tan_tien, Moment(), PERIOD)]

    assert (len(numbers), numbers[0], numbers[-1]) == (28, "4.1", "10.3")
    assert numbers.index("10.1") > numbers.index("9.3")


def test_no_evidence_is_a_gap(office):
    assert told(line(office, "6.1", Moment(at(2026, 6, 30)))) == ("gap", 0, None)


def test_evidence_ages(office):
    risk(office, at=at(2026, 3, 1))

    assert told(line(office, "6.1", Moment(at(2026, 2, 28)))) == ("gap", 0, None)
    assert told(line(office, "6.1", Moment(at(2026, 3, 2)))) == ("ok", 1, date(2026, 3, 1))
    assert line(office, "6.1", Moment(at(2027, 3, 1))).status.value == "ok"
    assert line(office, "6.1", Moment(at(2027, 3, 2))).status.value == "stale"


def test_a_neighbours_evidence_is_not_ours(office):
    risk(office, by=office.neighbour, unit=office.nham_bien)

    assert line(office, "6.1", Moment()).status.value == "gap"
    assert line(office, "6.1", Moment(), office.secretary).status.value == "gap"


def test_not_applicable_needs_a_reason_and_no_evidence(office):
    declare_not_applicable(office.tan_tien, "8.3", "Đơn vị không thiết kế dịch vụ.", by=office.secretary)
    stated = line(office, "8.3", Moment())
    assert (stated.status.value, stated.reason) == ("not_applicable", "Đơn vị không thiết kế dịch vụ.")

    declare_not_applicable(office.tan_tien, "8.3", "   ", by=office.secretary)
    assert line(office, "8.3", Moment()).status.value == "gap"


def test_a_stated_reason_does_not_hide_evidence(office):
    declare_not_applicable(office.tan_tien, "6.1", "Không cần.", by=office.secretary)
    risk(office)

    assert line(office, "6.1", Moment()).status.value == "ok"


def test_a_clause_that_does_not_exist_is_refused(office):
    with pytest.raises(Refused):
        declare_not_applicable(office.tan_tien, "11.1", "x", by=office.secretary)


def test_gaps_come_before_stale_evidence(office):
    risk(office, at=at(2025, 1, 2))
    wanting = gaps(matrix(office.tan_tien, Moment(at(2026, 6, 30)), PERIOD))

    assert [one.number for one in wanting][-1] == "6.1"
    assert {one.status.value for one in wanting[:-1]} == {"gap"}


def test_a_document_in_force_stays_evidence_however_old(office, monkeypatch):
    made = risk(office, at=at(2020, 1, 2))
    table = evidence.find("risks").table
    kept = evidence.Register(slug="kept", table=table, maintained=True, in_force=lambda r: r.status == "open")
    monkeypatch.setattr(evidence, "_registers", {"kept": kept})
    found = line(office, "6.1", Moment(at(2026, 6, 30)))
    assert (found.status.value, found.documents, found.records) == ("ok", 1, 0)

    other = SimpleNamespace(status="closed")
    assert (kept.in_force(made), kept.in_force(other)) == (True, False)


def test_a_nonconformity_is_counted_where_it_points_but_proves_nothing_there(office, monkeypatch):
    risk(office, at=at(2026, 3, 1))
    table = type("Citing", (evidence.find("risks").table,), {"clauses": ("10.2",)})
    citing = evidence.Register(slug="citing", table=table, cites=lambda record: ["8.5.1"])
    monkeypatch.setattr(evidence, "_registers", {"citing": citing})
    pointed = line(office, "8.5", Moment(at(2026, 6, 30)))

    assert (pointed.status.value, pointed.nonconformities, pointed.records) == ("gap", 1, 0)
    assert line(office, "10.2", Moment(at(2026, 6, 30))).records == 1


def test_what_an_audit_looked_at_is_not_a_nonconformity(office, monkeypatch):
    risk(office, at=at(2026, 3, 1))
    looked = evidence.Register("looked", evidence.find("risks").table, cites=lambda record: ["8.5.1"])
    monkeypatch.setattr(evidence, "_registers", {"looked": looked})

    assert line(office, "8.5", Moment(at(2026, 6, 30))).nonconformities == 0


def test_queries_do_not_grow_with_the_rows(office, django_assert_max_num_queries):
    moment = Moment(at(2026, 6, 30) + timedelta(days=1))
    for _more in range(3):
        risk(office, at=at(2026, 3, 1))
    with django_assert_max_num_queries(6 * len(evidence.registers()) + 4):
        matrix(office.tan_tien, moment, PERIOD)


@pytest.mark.parametrize(("number", "main"), [("8.5.1", "8.5"), ("10.2", "10.2"), ("7.5.3.2", "7.5")])
def test_the_line_of_a_clause(number, main):
    assert main_number(number) == main


def test_a_year_before_the_29th_of_february():
    assert year_before(date(2028, 2, 29)) == date(2027, 2, 28)
