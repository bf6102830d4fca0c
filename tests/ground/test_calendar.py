import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from qms.history import Moment, record_tx
from qms.models import CalendarDay, DayKind, office_calendar
from qms.models.calendar import cancel_day, set_day
from qms.states import Refused
from qms.workdays import Saturday, add_working_days, explain

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
    set_day(MONDAY, DayKind.HALF, "Trực buổi sáng", unit=office.tan_tien, by=office.secretary)
    tan_tien = office_calendar(office.tan_tien, FRIDAY)
    nham_bien = office_calendar(office.nham_bien, FRIDAY)
    assert [skipped.why for skipped in explain(MONDAY - dt.timedelta(1), MONDAY, tan_tien)] == [
        "Trực buổi sáng"
    ]
    assert add_working_days(FRIDAY, 1, nham_bien) == TUESDAY
    assert tan_tien.version != nham_bien.version


def test_a_day_for_all_holds_everywhere_and_needs_the_top(office):
    with pytest.raises(PermissionDenied):
        set_day(MONDAY, DayKind.OFF, "Nghỉ", by=office.secretary)
    set_day(MONDAY, DayKind.OFF, "Nghỉ toàn quốc", by=office.province)
    for unit in (office.tan_tien, office.nham_bien, office.province_unit):
        assert add_working_days(FRIDAY, 1, office_calendar(unit, FRIDAY)) == TUESDAY


@pytest.mark.parametrize("person", ["owner", "desk", "auditor", "inspector", "neighbour", "stranger"])
def test_others_leave_the_calendar_alone(office, person):
    with pytest.raises(PermissionDenied):
        set_day(MONDAY, DayKind.OFF, "Nghỉ", unit=office.tan_tien, by=getattr(office, person))
    assert CalendarDay.objects.count() == 0


def test_a_cancelled_day_counts_no_more_but_did_then(office):
    before = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    day = set_day(MONDAY, DayKind.OFF, "Nghỉ", unit=office.tan_tien, by=office.secretary, at=before)
    with pytest.raises(Refused, match="lý do"):
        cancel_day(day, by=office.secretary)
    cancel_day(day, by=office.secretary, reason="Nhập nhầm", at=before + dt.timedelta(days=1))
    assert add_working_days(FRIDAY, 1, office_calendar(office.tan_tien, FRIDAY)) == MONDAY
    then = Moment(before + dt.timedelta(hours=1))
    assert add_working_days(FRIDAY, 1, office_calendar(office.tan_tien, FRIDAY, then)) == TUESDAY


def test_one_entry_per_day_and_unit(office):
    set_day(MONDAY, DayKind.OFF, "Nghỉ", unit=office.tan_tien, by=office.secretary)
    set_day(MONDAY, DayKind.HALF, "Nghỉ chiều", unit=office.tan_tien, by=office.secretary)
    assert [day.name for day in CalendarDay.objects.all()] == ["Nghỉ chiều"]
    for unit in (office.tan_tien, None):
        with record_tx(by=None, verb="qms.load"):
            if unit is None:
                CalendarDay(unit=None, date=MONDAY, kind=DayKind.OFF, name="một").save()
            with pytest.raises(IntegrityError), transaction.atomic():
                CalendarDay(unit=unit, date=MONDAY, kind=DayKind.OFF, name="hai").save()


def test_saturday_is_a_setting_of_the_installation(office, settings):
    assert office_calendar(office.tan_tien, FRIDAY).saturday == Saturday.OFF
    settings.QMS_SATURDAY = "half"
    assert office_calendar(office.tan_tien, FRIDAY).saturday == Saturday.HALF
