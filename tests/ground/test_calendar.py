import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from qms.history import Moment
from qms.models import CalendarDay, DayKind, SaturdayRule, office_calendar
from qms.models.calendar import cancel_day, cancel_saturday, set_day, set_saturday
from qms.states import Refused
from qms.workdays import HALF, add_working_days, explain

FRIDAY = dt.date(2026, 3, 6)
MONDAY = dt.date(2026, 3, 9)
TUESDAY = dt.date(2026, 3, 10)

pytestmark = pytest.mark.django_db


def test_without_overrides_the_national_days_count(office):
    calendar = office_calendar(office.tan_tien, dt.date(2026, 2, 13))
    assert add_working_days(dt.date(2026, 2, 13), 3, calendar) == dt.date(2026, 2, 25)


def test_the_nearest_override_wins(office):
    set_day(
        MONDAY, DayKind.OFF, "Nghỉ toàn tỉnh", source="TB 12", unit=office.province_unit, by=office.province
    )
    set_day(MONDAY, DayKind.HALF, "Trực buổi sáng", source="TB 12", unit=office.tan_tien, by=office.secretary)
    tan_tien = office_calendar(office.tan_tien, FRIDAY)
    nham_bien = office_calendar(office.nham_bien, FRIDAY)
    assert [skipped.why for skipped in explain(MONDAY - dt.timedelta(1), MONDAY, tan_tien)] == [
        "Trực buổi sáng"
    ]
    assert add_working_days(FRIDAY, 1, nham_bien) == TUESDAY
    assert tan_tien.version != nham_bien.version


def test_a_day_for_all_holds_everywhere_and_needs_the_top(office):
    with pytest.raises(PermissionDenied):
        set_day(MONDAY, DayKind.OFF, "Nghỉ", source="TB 12", by=office.secretary)
    set_day(MONDAY, DayKind.OFF, "Nghỉ toàn quốc", source="TB 12", by=office.province)
    for unit in (office.tan_tien, office.nham_bien, office.province_unit):
        assert add_working_days(FRIDAY, 1, office_calendar(unit, FRIDAY)) == TUESDAY


@pytest.mark.parametrize("person", ["owner", "desk", "auditor", "inspector", "neighbour", "stranger"])
def test_others_leave_the_calendar_alone(office, person):
    with pytest.raises(PermissionDenied):
        set_day(MONDAY, DayKind.OFF, "Nghỉ", source="TB 12", unit=office.tan_tien, by=getattr(office, person))
    assert CalendarDay.objects.count() == 0


def test_a_cancelled_day_counts_no_more_but_did_then(office):
    before = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    day = set_day(
        MONDAY, DayKind.OFF, "Nghỉ", source="TB 12", unit=office.tan_tien, by=office.secretary, at=before
    )
    with pytest.raises(Refused, match="lý do"):
        cancel_day(day, by=office.secretary)
    cancel_day(day, by=office.secretary, reason="Nhập nhầm", at=before + dt.timedelta(days=1))
    assert add_working_days(FRIDAY, 1, office_calendar(office.tan_tien, FRIDAY)) == MONDAY
    then = Moment(before + dt.timedelta(hours=1))
    assert add_working_days(FRIDAY, 1, office_calendar(office.tan_tien, FRIDAY, then)) == TUESDAY


def test_one_entry_per_day_and_unit(office):
    """A second entry is refused in words, so that nobody replaces unseen what another has just entered."""
    first = set_day(MONDAY, DayKind.OFF, "Nghỉ", source="TB 12", unit=office.tan_tien, by=office.secretary)
    with pytest.raises(Refused, match="09/03/2026 đã có trong lịch: “Nghỉ”"):
        set_day(MONDAY, DayKind.HALF, "Nghỉ chiều", source="TB 12", unit=office.tan_tien, by=office.chief)
    cancel_day(first, by=office.chief, reason="Nhầm")
    with pytest.raises(Refused, match="đã được hủy"):
        cancel_day(first, by=office.chief, reason="Nhầm")
    set_day(MONDAY, DayKind.HALF, "Nghỉ chiều", source="TB 12", unit=office.tan_tien, by=office.chief)
    assert [(day.name, day.cancelled) for day in CalendarDay.objects.order_by("pk")] == [
        ("Nghỉ", True), ("Nghỉ chiều", False),
    ]  # fmt: skip


SATURDAY = dt.date(2026, 3, 7)
NEXT_SATURDAY = dt.date(2026, 3, 14)


def saturdays(unit, moment=None) -> list:
    """How much of the two Saturdays of March counts."""
    calendar = office_calendar(unit, FRIDAY, moment)
    return [calendar.share(day) for day in (SATURDAY, NEXT_SATURDAY)]


def test_saturday_does_not_count_until_the_office_says_so_and_only_from_that_day(office):
    assert saturdays(office.tan_tien) == [0, 0]
    rule = ("half", "Quy chế làm việc số 5")
    set_saturday(office.tan_tien, dt.date(2026, 3, 10), rule[0], source=rule[1], by=office.chief)
    assert saturdays(office.tan_tien) == [0, HALF]
    assert saturdays(office.nham_bien) == saturdays(office.province_unit) == [0, 0]


def test_saturday_is_inherited_and_the_nearest_unit_that_said_something_wins(office):
    early = dt.date(2026, 1, 1)
    set_saturday(office.province_unit, early, "whole", source="QĐ 12", by=office.province)
    assert saturdays(office.tan_tien) == saturdays(office.nham_bien) == [1, 1]
    set_saturday(office.tan_tien, early, "off", source="QĐ 3", by=office.secretary)
    set_saturday(office.tan_tien, dt.date(2026, 3, 9), "parent", source="QĐ 4", by=office.secretary)
    set_saturday(office.province_unit, dt.date(2026, 3, 13), "half", source="QĐ 13", by=office.province)
    assert saturdays(office.tan_tien) == [0, HALF]
    assert saturdays(office.nham_bien) == [1, HALF]


def test_a_rule_taken_back_counts_no_more_but_did_then(office):
    made = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    start = dt.date(2026, 1, 1)
    rule = set_saturday(office.tan_tien, start, "whole", source="QĐ 3", by=office.secretary, at=made)
    counted = office_calendar(office.tan_tien, FRIDAY).version
    with pytest.raises(Refused, match="lý do"):
        cancel_saturday(rule, by=office.secretary)
    cancel_saturday(rule, by=office.secretary, reason="Nhập nhầm", at=made + dt.timedelta(days=1))
    with pytest.raises(Refused, match="đã được hủy"):
        cancel_saturday(rule, by=office.secretary, reason="Nhập nhầm")
    assert saturdays(office.tan_tien) == [0, 0]
    assert saturdays(office.tan_tien, Moment(made + dt.timedelta(hours=1))) == [1, 1]
    assert office_calendar(office.tan_tien, FRIDAY).version != counted


def test_a_rule_needs_its_ground_and_a_day_of_its_own(office):
    with pytest.raises(Refused, match="căn cứ"):
        set_saturday(office.tan_tien, MONDAY, "half", source=" ", by=office.secretary)
    set_saturday(office.tan_tien, MONDAY, "half", source="QĐ 3", by=office.secretary)
    with pytest.raises(Refused, match="bắt đầu từ ngày này"):
        set_saturday(office.tan_tien, MONDAY, "whole", source="QĐ 4", by=office.chief)
    assert SaturdayRule.objects.get().counts == "half"


@pytest.mark.parametrize("person", ["owner", "desk", "auditor", "inspector", "neighbour", "stranger"])
def test_others_leave_saturday_alone(office, person):
    rule = set_saturday(office.tan_tien, MONDAY, "half", source="QĐ 3", by=office.secretary)
    by = getattr(office, person)
    with pytest.raises(PermissionDenied):
        set_saturday(office.tan_tien, TUESDAY, "whole", source="QĐ 4", by=by)
    with pytest.raises(PermissionDenied):
        cancel_saturday(rule, by=by, reason="Thôi")
    assert list(SaturdayRule.objects.values_list("counts", "cancelled")) == [("half", False)]
