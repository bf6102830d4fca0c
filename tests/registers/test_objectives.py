"""Objectives and their measurements: counted or valued, met or not, and never 100 % of nothing."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from qms.history import Conflict, Moment, record_tx
from qms.history.changes import entries_of
from qms.states import Blocked, Refused
from registers import actions
from registers.models import Measurement, Objective
from registers.tables import MeasurementTable, ObjectiveTable
from tests.registers.making import measurement, objective


@pytest.fixture
def active(office):
    return actions.approve(objective(office), by=office.chief)


def test_only_the_head_approves_and_only_a_complete_objective(office):
    with pytest.raises(PermissionDenied):
        actions.approve(objective(office), by=office.secretary)
    with pytest.raises(Blocked) as refused:
        actions.approve(objective(office, measures="", person=None), by=office.chief)
    assert [gap.anchor for gap in refused.value.missing] == ["measures", "person"]


def test_a_counted_share_is_compared_with_its_own_target(office, active):
    first = measurement(office, active)
    active.target = Decimal("99.5")
    actions.edit(active, by=office.secretary, reason="Cấp trên giao cao hơn")
    second = measurement(office, active, period_from=date(2026, 2, 1), period_to=date(2026, 2, 28))

    assert (first.result, first.target, first.verdict.value) == (Decimal("98.00"), Decimal("98"), "met")
    assert (second.result, second.target, second.verdict.value) == (
        Decimal("98.00"),
        Decimal("99.5"),
        "missed",
    )


def refused_edit(record, *, by, reason="", **changes):
    """The exception of an edit that must change nothing."""
    for name, value in changes.items():
        setattr(record, name, value)
    with pytest.raises((Refused, PermissionDenied)) as refusal:
        actions.edit(record, by=by, reason=reason)
    kept = type(record).objects.get(pk=record.pk)
    assert {name: getattr(kept, name) for name in changes} != changes
    return refusal.value


def test_what_was_approved_changes_by_a_decision_with_its_reason(office, active):
    denied = refused_edit(active, by=office.owner, reason="Khó đạt", target=Decimal(1))
    unfounded = refused_edit(active, by=office.secretary, target=Decimal(1))

    assert isinstance(denied, PermissionDenied)
    assert str(unfounded) == "Nội dung đã được phê duyệt (Chỉ tiêu): hãy nêu lý do sửa."
    actions.edit(active, by=office.secretary, reason="Họp ngày 02/03")
    assert Objective.objects.get(pk=active.pk).target == Decimal(1)


def test_the_responsible_person_still_keeps_the_rest_up(office, active):
    active.resources = "Thêm một máy quét"
    actions.edit(active, by=office.owner)

    assert Objective.objects.get(pk=active.pk).resources == "Thêm một máy quét"


def test_nobody_makes_themselves_responsible_to_be_let_in(office, active):
    refusal = refused_edit(active, by=office.owner2, person=office.owner2)

    assert isinstance(refusal, PermissionDenied)


def test_an_ended_objective_stands_until_it_is_opened_again(office, active):
    actions.end(active, by=office.secretary)
    refusal = refused_edit(active, by=office.chief, reason="Nhầm", title="Tên khác")

    assert str(refusal) == (
        "Hồ sơ đang ở tình trạng “Kết thúc” nên không sửa được. Hãy mở lại trước khi sửa."
    )


def test_who_saved_first_is_told_before_any_reason_is_asked(office, active):
    stale = Objective.objects.get(pk=active.pk)
    active.target = Decimal(90)
    actions.edit(active, by=office.secretary, reason="Họp")
    stale.title = "Tên khác"
    with pytest.raises(Conflict):
        actions.edit(stale, by=office.owner)


def test_nothing_counted_is_neither_met_nor_missed(office, active):
    empty = measurement(office, active, numerator=Decimal(0), denominator=Decimal(0))

    assert (empty.result, empty.met, empty.verdict.value) == (None, None, "unmeasured")


def test_at_most_turns_the_comparison_round(office):
    fewer = objective(office, direction="at_most", target=Decimal("3"), measure_unit="phiếu")
    late = actions.approve(fewer, by=office.chief)
    row = measurement(office, late, numerator=None, denominator=None, value=Decimal("4"))

    assert (row.result, row.verdict.value) == (Decimal("4"), "missed")


@pytest.mark.parametrize(
    "nonsense",
    [
        {"period_to": date(2025, 12, 31)},
        {"numerator": Decimal(51)},
        {"value": Decimal(98)},
        {"numerator": None, "denominator": None},
        {"denominator": Decimal(-1)},
    ],
)
def test_nonsense_is_refused_and_nothing_is_kept(office, active, nonsense):
    with pytest.raises(ValidationError):
        measurement(office, active, **nonsense)
    assert Measurement.objects.count() == 0


def test_a_period_is_measured_once(office, active):
    measurement(office, active)
    with pytest.raises(ValidationError):
        measurement(office, active)


def test_results_are_kept_only_while_the_objective_is_in_progress(office, active):
    kept = measurement(office, active)
    actions.end(active, by=office.secretary)
    kept.numerator = Decimal(50)
    with pytest.raises(Refused, match="“Dự thảo”"):
        measurement(office, objective(office))
    with pytest.raises(Refused, match="“Kết thúc”"):
        measurement(office, active, period_from=date(2026, 2, 1), period_to=date(2026, 2, 28))
    with pytest.raises(Refused, match="“Kết thúc”"):
        actions.edit_row(kept, by=office.secretary)
    assert list(Measurement.objects.values_list("numerator", flat=True)) == [Decimal(49)]


def test_the_target_of_a_result_is_the_objectives_of_that_time(office, active):
    row = measurement(office, active, target=Decimal(40))
    active.target = Decimal(99)
    actions.edit(active, by=office.chief, reason="Họp")
    row.numerator, row.target = Decimal(48), Decimal(1)
    actions.edit_row(row, by=office.secretary)

    assert Measurement.objects.values_list("numerator", "target").get() == (Decimal(48), Decimal(98))


def test_the_database_itself_refuses_a_reversed_period(office, active):
    row = active.new_row()
    row.period_from, row.period_to, row.value = date(2026, 2, 1), date(2026, 1, 1), Decimal(1)
    with pytest.raises(IntegrityError), record_tx(by=office.secretary, verb="registers.row_add"):
        row.save()


def test_measurements_show_in_the_history_of_their_objective(office, active):
    measurement(office, active)

    newest = entries_of(active)[0]
    assert newest.slug == "registers.row_add"
    assert {(c.label, c.new) for c in newest.changes} >= {("Tử số", "49"), ("Mẫu số", "50")}


@pytest.mark.parametrize("persona", ["desk", "auditor", "inspector", "owner2", "neighbour"])
def test_who_may_not_record_results(office, active, persona):
    with pytest.raises(PermissionDenied):
        measurement(office, active, by=getattr(office, persona))
    assert Measurement.objects.count() == 0


def rows_of(table, user, units, moment=None):
    moment = moment or Moment()
    return list(table.records(table.queryset(user, units, moment), moment))


def test_the_register_shows_the_newest_result_at_three_queries(office, active, django_assert_num_queries):
    for month in (1, 2, 3):
        measurement(
            office, active, period_from=date(2026, month, 1), period_to=date(2026, month, 28), numerator=month
        )
    for _more in range(2):
        objective(office)

    with django_assert_num_queries(2):
        rows = rows_of(ObjectiveTable(), None, None)
    assert {(row.code[-4:], row.latest_result) for row in rows} == {
        ("0001", Decimal("6.00")),
        ("0002", None),
        ("0003", None),
    }


def test_a_neighbour_sees_no_row(office, active):
    measurement(office, active)

    assert rows_of(MeasurementTable(), office.neighbour, None) == []
    assert len(rows_of(MeasurementTable(), office.province, None)) == 1
    assert list(Objective.objects.visible_to(office.stranger)) == []
