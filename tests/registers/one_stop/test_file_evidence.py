"""The registers of what stands under files: rows, filters, figures, as-of, nobody's name in them."""

import pytest
from django.urls import reverse

from qms import evidence
from qms.history import Moment
from registers.actions import apologising, handing_over, originals, supplementing
from registers.models import HeldOriginal
from registers.tables.file_evidence import ApologyTable, HandoverTable, OriginalTable, SupplementTable
from tests.registers.one_stop.making import CITIZEN, at, received

ORIGINAL = [{"name": "Giấy khai sinh", "originals": 1, "copies": 0, "asked": True, "note": "Rách góc"}]
NAMES = ("handover_list", "supplement_list", "apology_list", "original_list")


@pytest.fixture
def lived(office):
    """One file handed on late, one asked for papers, one apologised for; an original of each."""
    late, stopped, sorry = (
        received(office, "2026-06-01 09:00", papers=ORIGINAL, title=f"Việc {n}") for n in range(3)
    )
    handing_over.hand_over(late, to_person=office.owner, by=office.desk, at=at("2026-06-01 10:00"))
    handing_over.hand_over(late, to_person=office.chief, by=office.owner, at=at("2026-06-05 08:00"))
    supplementing.ask_supplement(
        stopped, items="CT01", reason="Thiếu", by=office.desk, at=at("2026-06-02 10:00")
    )
    slip = apologising.propose_apology(
        sorry, new_due_at=at("2026-06-10 17:30"), by=office.desk, reason="Chờ", at=at("2026-06-02 09:00")
    )
    apologising.sign_apology(slip, by=office.chief, at=at("2026-06-03 09:00"))
    kept = HeldOriginal.objects.get(file=late)
    originals.give_back(kept, condition="Như khi nhận", by=office.desk, at=at("2026-06-05 09:00"))
    return late, stopped, sorry


def rows(table, office, params=None, moment=None, user=None):
    moment = moment or Moment()
    asked = table().queryset(user or office.secretary, None, moment, params or {})
    return [(row.file.code, *told(row)) for row in table().records(asked, moment)]


def told(row):
    return {
        "handover": lambda: (row.step_no, row.outcome),
        "supplement": lambda: (row.number, row.came_at),
        "apology": lambda: (row.number, row.is_late),
        "heldoriginal": lambda: (row.name, row.given_back_at),
    }[row._meta.model_name]()


def test_every_hand_is_a_row_and_the_figure_says_its_whole(office, lived):
    late, stopped, sorry = (file.code for file in lived)
    assert sorted(rows(HandoverTable, office)) == [
        (late, 1, ""), (late, 2, "late"), (late, 3, ""), (stopped, 1, ""), (sorry, 1, ""),
    ]  # fmt: skip
    assert rows(HandoverTable, office, {"outcome": "late"}) == [(late, 2, "late")]
    assert sorted(rows(HandoverTable, office, {"held": "true"})) == [(late, 3, ""), (sorry, 1, "")]
    assert rows(HandoverTable, office, {"step": "2", "to_person": office.owner.pk}) == [(late, 2, "late")]
    assert rows(HandoverTable, office, {"taken_from": "05/06/2026"}) == [(late, 3, "")]
    table = HandoverTable()
    (figure,) = table.figures(table.queryset(office.secretary, None, Moment()), Moment())
    assert (figure.value, figure.note) == ("0", "trong 1 lượt đã xong có tính hạn")


def test_stops_apologies_and_originals_by_their_state(office, lived):
    late, stopped, sorry = (file.code for file in lived)
    assert rows(SupplementTable, office, {"state": "open"}) == [(stopped, "PBS-2026-0001", None)]
    assert rows(SupplementTable, office, {"state": "came"}) == []
    assert rows(ApologyTable, office, {"state": "early"}) == [(sorry, "PXL-2026-0001", False)]
    assert rows(ApologyTable, office, {"state": "late"}) == []
    assert rows(OriginalTable, office, {"state": "back"}) == [
        (late, "Giấy khai sinh", at("2026-06-05 09:00"))
    ]
    assert len(rows(OriginalTable, office, {"state": "kept"})) == 2


def test_the_registers_as_they_were(office, lived):
    then = Moment(at("2026-06-02 12:00"))
    assert len(rows(HandoverTable, office, moment=then)) == 4
    assert rows(ApologyTable, office, {"state": "waiting"}, moment=then) == [(lived[2].code, "", False)]
    assert len(rows(OriginalTable, office, {"state": "kept"}, moment=then)) == 3


@pytest.mark.parametrize("name", NAMES)
def test_no_list_and_no_export_names_a_citizen(name, office, lived, signed_in):
    client = signed_in(office.secretary)
    where = reverse(f"registers:{name}")
    page = client.get(where)
    assert any(file.code in page.content.decode() for file in lived)
    for content in (page.content, client.get(where, {"format": "csv"}).content):
        assert not any(value.encode() in content for value in CITIZEN.values())
    assert signed_in(office.neighbour).get(where).context["page"].total == 0


@pytest.mark.parametrize(
    ("table", "clause"),
    [(HandoverTable, "8.5.2"), (SupplementTable, "8.2"), (ApologyTable, "8.7"), (OriginalTable, "8.5.3")],
)
def test_each_is_evidence_of_its_clause(table, clause):
    assert clause in table.clauses
    assert evidence.find(table.slug).table is table
