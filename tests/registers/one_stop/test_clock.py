"""The clock of a file, without a database: limits, cut-offs, online nights, stops, outcomes."""

from datetime import date, time
from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.content import TimeLimit
from qms.public_holidays import public_special_days
from qms.workdays import Calendar, Saturday
from registers import clock
from tests.registers.one_stop.making import at

CALENDAR = Calendar(public_special_days(2024, 2029), 2024, 2029)
HALF_SATURDAYS = Calendar(public_special_days(2024, 2029), 2024, 2029, saturday=Saturday.HALF)
THREE = TimeLimit(Decimal(3))
ONE = TimeLimit(Decimal(1))
SAME_DAY = TimeLimit(unit="same_day")
UNTIL_15 = TimeLimit(unit="same_day", cutoff=time(15))


@pytest.mark.parametrize(
    ("limit", "when", "due"),
    [
        (THREE, "2026-02-13 10:00", "2026-02-25 17:30"),  # Tết: 16 to 20 February off
        (ONE, "2026-11-23 10:00", "2026-11-25 17:30"),  # 24/11 is a day off from 2026
        (ONE, "2025-11-21 10:00", "2025-11-24 17:30"),  # and was an ordinary Monday in 2025
        (ONE, "2026-04-24 10:00", "2026-04-28 17:30"),  # 26/04 is a Sunday, 27/04 off instead
        (ONE, "2025-12-31 09:00", "2026-01-02 17:30"),  # over the end of the year
        (TimeLimit(Decimal(7), "day"), "2026-06-05 09:00", "2026-06-12 17:30"),
        (TimeLimit(Decimal(7), "day"), "2026-06-06 09:00", "2026-06-15 17:30"),  # ends on a Saturday
        (TimeLimit(Decimal("0.5")), "2026-06-04 14:00", "2026-06-05 08:00"),
        (TimeLimit(Decimal(4), "working_hour"), "2026-06-04 15:00", "2026-06-05 09:00"),
        (SAME_DAY, "2026-06-05 15:10", "2026-06-05 17:30"),
        (UNTIL_15, "2026-06-05 15:00", "2026-06-05 17:30"),
        (UNTIL_15, "2026-06-05 15:10", "2026-06-08 17:30"),  # Friday after three: Monday
    ],
)
def test_due_times(limit, when, due):
    assert clock.promise(at(when), limit, "desk", CALENDAR).at == at(due)


def test_a_saturday_counts_only_where_the_unit_says_so():
    assert clock.promise(at("2026-06-05 09:00"), ONE, "desk", CALENDAR).at == at("2026-06-08 17:30")
    assert clock.promise(at("2026-06-05 09:00"), ONE, "desk", HALF_SATURDAYS).at == at("2026-06-08 11:30")


@pytest.mark.parametrize(
    ("when", "begin"),
    [
        ("2026-06-04 16:59", "2026-06-04 16:59"),
        ("2026-06-04 22:00", "2026-06-05 07:30"),
        ("2026-06-06 10:00", "2026-06-08 07:30"),  # Saturday
        ("2026-11-23 17:31", "2026-11-25 07:30"),  # 24/11 is off
    ],
)
def test_what_comes_online_outside_office_hours_counts_from_the_next_opening(when, begin):
    assert clock.counted_from(at(when), "online", CALENDAR) == at(begin)
    assert clock.counted_from(at(when), "desk", CALENDAR) == at(when)


def test_a_limit_without_a_time_promises_nothing():
    with pytest.raises(ValueError, match="không nêu thời hạn"):
        clock.promise(at("2026-06-04 09:00"), TimeLimit(), "desk", CALENDAR)


@pytest.mark.parametrize(
    ("done", "words"),
    [
        ("2026-06-04 17:00", "early"),
        ("2026-06-05 07:30", "on_time"),
        ("2026-06-05 17:00", "on_time"),
        ("2026-06-05 17:01", "late"),
    ],
)
def test_early_is_a_day_before_on_time_is_the_day_itself(done, words):
    assert clock.outcome(at(done), at("2026-06-05 17:00")) == words


def file(limit, due):
    return SimpleNamespace(
        limit_unit=limit.unit, limit_value=limit.value, cutoff=limit.cutoff, due_at=at(due)
    )


@pytest.mark.parametrize(
    ("limit", "due", "asked", "came", "rule", "after"),
    [
        # two working days were left on Wednesday: they run on from Monday
        (THREE, "2026-06-05 17:30", "2026-06-03 10:00", "2026-06-08 09:00", "resume", "2026-06-10 17:30"),
        (THREE, "2026-06-05 17:30", "2026-06-03 10:00", "2026-06-08 09:00", "restart", "2026-06-11 17:30"),
        # asked on the due day itself: due the day the papers come
        (THREE, "2026-06-05 17:30", "2026-06-05 09:00", "2026-06-09 09:00", "resume", "2026-06-09 17:30"),
        # hours run on to the minute
        (TimeLimit(Decimal(8), "working_hour"), "2026-06-04 10:00", "2026-06-03 15:00", "2026-06-05 14:00",
         "resume", "2026-06-08 09:00"),
    ],
)  # fmt: skip
def test_the_clock_after_a_supplement(limit, due, asked, came, rule, after):
    assert clock.due_again(at(came), at(asked), file(limit, due), rule, CALENDAR) == at(after)


days = st.dates(date(2025, 1, 2), date(2027, 12, 1))
minutes = st.integers(0, 479)


def moment(day, minute):
    """A minute of office time on a day, whether or not it is worked."""
    hour = 7 * 60 + 30 + minute if minute < 240 else 13 * 60 + 30 + minute - 240
    return at(f"{day} {hour // 60:02d}:{hour % 60:02d}")


@given(days, minutes, st.integers(1, 30))
def test_a_longer_limit_is_never_due_earlier(day, minute, n):
    shorter = clock.promise(moment(day, minute), TimeLimit(Decimal(n)), "desk", CALENDAR)
    longer = clock.promise(moment(day, minute), TimeLimit(Decimal(n + 1)), "desk", CALENDAR)
    assert shorter.at < longer.at
    assert CALENDAR.share(shorter.at.date()) > 0


@given(days, minutes, st.integers(0, 20))
def test_a_stop_never_shortens_what_was_left(day, minute, stood):
    """A file stopped at reception and supplemented ``stood`` days later is due no earlier than before."""
    begin = moment(day, minute)
    first = clock.promise(begin, THREE, "desk", CALENDAR).at
    came = begin + (at("2026-01-01 00:00") - at("2025-12-31 00:00")) * stood
    held = SimpleNamespace(limit_unit="working_day", limit_value=Decimal(3), cutoff=None, due_at=first)
    assert clock.due_again(came, begin, held, "resume", CALENDAR) >= first
