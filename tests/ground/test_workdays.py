import datetime as dt
import zoneinfo
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qms.public_holidays import national_calendar
from qms.workdays import (
    Calendar,
    Limit,
    OutsideCalendar,
    Saturday,
    SpecialDay,
    TimeUnit,
    add_calendar_days,
    add_working_days,
    add_working_hours,
    due,
    explain,
    is_working_day,
    working_days_between,
    working_hours_between,
)

HANOI = zoneinfo.ZoneInfo("Asia/Ho_Chi_Minh")
Y2026 = national_calendar(dt.date(2026, 6, 1))


def day(text):
    return dt.datetime.strptime(text, "%d/%m/%Y").date()


def moment(text):
    return dt.datetime.strptime(text, "%d/%m/%Y %H:%M").replace(tzinfo=HANOI)


def in_days(amount):
    return Limit(Decimal(amount), TimeUnit.WORKING_DAYS)


@pytest.mark.parametrize(
    "received, days, expected",
    [
        ("13/02/2026", 3, "25/02/2026"),  # Tết 16–20/02
        ("13/02/2026", 5, "27/02/2026"),
        ("23/11/2026", 1, "25/11/2026"),  # 24/11 is a holiday from 2026
        ("21/11/2025", 1, "24/11/2025"),  # and was an ordinary Monday in 2025
        ("24/04/2026", 1, "28/04/2026"),  # 26/04 is a Sunday, 27/04 off in lieu
        ("21/08/2026", 1, "22/08/2026"),  # Saturday worked in exchange for 31/08
        ("28/08/2026", 1, "03/09/2026"),
        ("29/08/2026", 0, "03/09/2026"),  # received on a Saturday, due "the same day"
        ("05/03/2026", 0, "05/03/2026"),
    ],
)
def test_working_days_of_2025_and_2026(received, days, expected):
    assert add_working_days(day(received), days, Y2026) == day(expected)


def test_due_of_three_working_days_over_tet_says_what_it_skipped():
    answer = due(moment("13/02/2026 10:00"), in_days(3), Y2026)
    assert answer.at == moment("25/02/2026 17:30")
    assert [(skip.day.day, str(skip.why)) for skip in answer.skipped] == [
        (14, "Thứ Bảy"),
        (15, "Chủ nhật"),
        (16, "Giao thừa Tết Nguyên Đán"),
        (17, "Tết Nguyên Đán"),
        (18, "Mùng hai Tết Nguyên Đán"),
        (19, "Mùng ba Tết Nguyên Đán"),
        (20, "Mùng bốn Tết Nguyên Đán"),
        (21, "Thứ Bảy"),
        (22, "Chủ nhật"),
    ]
    assert answer.calendar_version == Y2026.version


@pytest.mark.parametrize(
    "received, expected",
    [
        ("06/03/2026 15:00", "06/03/2026 17:30"),
        ("06/03/2026 15:10", "09/03/2026 17:30"),  # certified copy received 15:10 Friday → Monday
        ("07/03/2026 09:00", "09/03/2026 17:30"),
    ],
)
def test_same_day_with_a_cut_off_at_three(received, expected):
    assert due(moment(received), in_days(0), Y2026, cutoff=dt.time(15)).at == moment(expected)


def test_late_receipt_counts_as_received_on_the_next_working_day():
    assert due(moment("06/03/2026 17:10"), in_days(1), Y2026, cutoff=dt.time(17)).at.date() == day(
        "10/03/2026"
    )


def test_part_of_a_day_ends_within_the_day():
    assert due(moment("05/03/2026 10:00"), in_days("0.5"), Y2026).at == moment("06/03/2026 11:30")
    assert due(moment("05/03/2026 10:00"), in_days("1.25"), Y2026).at == moment("09/03/2026 09:30")


@pytest.mark.parametrize(
    "start, days, expected",
    [
        ("05/03/2026", 5, "10/03/2026"),
        ("05/03/2026", 2, "09/03/2026"),  # ends on a Saturday
        ("10/02/2026", 7, "23/02/2026"),  # ends within Tết
    ],
)
def test_calendar_days_roll_to_a_working_day(start, days, expected):
    assert add_calendar_days(day(start), days, Y2026) == day(expected)
    limit = Limit(Decimal(days), TimeUnit.CALENDAR_DAYS)
    assert due(dt.datetime.combine(day(start), dt.time(9), HANOI), limit, Y2026).at.date() == day(expected)


@pytest.mark.parametrize(
    "start, hours, expected",
    [
        ("05/03/2026 08:00", 2, "05/03/2026 10:00"),
        ("05/03/2026 10:30", 2, "05/03/2026 14:30"),  # over the lunch break
        ("06/03/2026 16:30", 4, "09/03/2026 10:30"),  # over the week-end
        ("06/03/2026 22:00", 8, "09/03/2026 17:30"),
        ("13/02/2026 16:30", 8, "23/02/2026 16:30"),  # over Tết
    ],
)
def test_hours_of_office_time(start, hours, expected):
    assert add_working_hours(moment(start), hours, Y2026) == moment(expected)
    limit = Limit(Decimal(hours), TimeUnit.WORKING_HOURS)
    assert due(moment(start), limit, Y2026).at == moment(expected)


def test_saturday_is_a_setting():
    half = national_calendar(day("01/06/2026"), Saturday.HALF)
    whole = national_calendar(day("01/06/2026"), Saturday.WHOLE)
    assert add_working_days(day("06/03/2026"), 1, Y2026) == day("09/03/2026")
    assert add_working_days(day("06/03/2026"), 1, whole) == day("07/03/2026")
    assert add_working_days(day("06/03/2026"), 1, half) == day("09/03/2026")
    assert due(moment("06/03/2026 10:00"), in_days("0.5"), half).at == moment("07/03/2026 11:30")
    assert due(moment("06/03/2026 10:00"), in_days(1), half).at == moment("09/03/2026 11:30")
    assert len({Y2026.version, half.version, whole.version}) == 3


def test_half_day_off_is_explained():
    special = {**Y2026.special, day("06/03/2026"): SpecialDay(Fraction(1, 2), "Họp toàn tỉnh buổi chiều")}
    calendar = Calendar(special, Y2026.first_year, Y2026.last_year)
    assert [(skip.share, skip.why) for skip in explain(day("05/03/2026"), day("06/03/2026"), calendar)] == [
        (Fraction(1, 2), "Họp toàn tỉnh buổi chiều")
    ]
    assert working_days_between(day("05/03/2026"), day("10/03/2026"), calendar) == Fraction(5, 2)


def test_what_cannot_be_counted_is_refused_in_words():
    with pytest.raises(ValueError, match="số âm"):
        add_working_days(day("05/03/2026"), -1, Y2026)
    with pytest.raises(ValueError, match="mười năm"):
        add_working_days(day("05/03/2026"), 10**9, Y2026)
    with pytest.raises(OutsideCalendar, match="từ năm 2024 đến năm 2031"):
        add_working_days(day("05/03/2026"), 3000, Y2026)
    with pytest.raises(ValueError, match="số nguyên"):
        add_calendar_days(day("05/03/2026"), Decimal("1.5"), Y2026)
    never = Calendar({}, 1, 9999, sessions=Y2026.sessions)
    assert is_working_day(day("05/03/2026"), never)
    with pytest.raises(ValueError, match="8 hours"):
        Calendar({}, 2026, 2026, sessions=((dt.time(8), dt.time(12)),))


days_of_2026 = st.dates(dt.date(2025, 1, 1), dt.date(2028, 12, 31))
amounts = st.integers(0, 120)
calendars = st.sampled_from([national_calendar(dt.date(2026, 6, 1), kind) for kind in Saturday])


@settings(max_examples=60, deadline=None)
@given(days_of_2026, amounts, amounts, calendars)
def test_more_days_never_end_earlier(start, few, more, calendar):
    few, more = sorted((few, more))
    assert add_working_days(start, few, calendar) <= add_working_days(start, more, calendar)


@settings(max_examples=60, deadline=None)
@given(days_of_2026, st.integers(1, 120), calendars)
def test_the_days_between_are_the_days_added(start, count, calendar):
    end = add_working_days(start, count, calendar)
    assert is_working_day(end, calendar)
    through = working_days_between(start, end, calendar)
    assert count <= through < count + 1
    assert through - calendar.share(end) < count
    assert working_days_between(end, start, calendar) == -through


@settings(max_examples=60, deadline=None)
@given(days_of_2026, st.integers(0, 1439), st.integers(1, 400), calendars)
def test_the_hours_between_are_the_hours_added(start, minute, hours, calendar):
    begin = dt.datetime.combine(start, dt.time(minute // 60, minute % 60), HANOI)
    end = add_working_hours(begin, hours, calendar)
    assert working_hours_between(begin, end, calendar) == hours


@settings(max_examples=60, deadline=None)
@given(days_of_2026, st.integers(0, 60), calendars)
def test_skipped_and_counted_days_make_the_whole_period(start, count, calendar):
    end = add_working_days(start, count, calendar)
    skipped = explain(start, end, calendar)
    assert (end - start).days == working_days_between(start, end, calendar) + sum(
        1 - s.share for s in skipped
    )
    assert all(s.why for s in skipped)
