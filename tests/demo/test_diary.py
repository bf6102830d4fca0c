"""The diary: working days only, the past only, and everything in the order of time."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from audits.demo.diary import Diary, clock
from audits.demo.register_lives import last_quarters
from qms.public_holidays import national_calendar
from qms.workdays import is_working_day

OFFICE = ZoneInfo("Asia/Ho_Chi_Minh")


def diary_on(*day) -> Diary:
    now = datetime(*day, 9, 0, tzinfo=OFFICE)
    return Diary(now, national_calendar(now.date()))


def test_one_is_the_last_working_day_before_today():
    diary = diary_on(2026, 11, 22)  # a Sunday
    assert diary.day(1) == date(2026, 11, 20)
    assert diary.day(-1) == date(2026, 11, 23)
    assert diary.day(-2) == date(2026, 11, 25)  # 24 November is a holiday


@pytest.mark.parametrize("day", [(2026, 11, 22), (2027, 2, 10), (2027, 1, 1), (2026, 9, 2), (2028, 2, 29)])
def test_every_day_is_worked_and_each_is_another(day):
    diary = diary_on(*day)
    days = [diary.day(ago) for ago in range(1, 300)]
    assert all(is_working_day(one, diary.calendar) for one in days)
    assert days == sorted(set(days), reverse=True)


def test_acts_are_done_in_the_order_of_time_whatever_the_order_of_writing():
    diary, done = diary_on(2026, 11, 20), []
    diary.write(1, "08:00", lambda at: done.append(("late", at)))
    diary.write(9, "16:00", lambda at: done.append(("early", at)))
    diary.write(9, "16:00", lambda at: done.append(("early too", at)))
    assert diary.live() == 3
    assert [name for name, _at in done] == ["early", "early too", "late"]
    assert timezone.localtime(done[2][1]).time() == time(8, 0)


def test_nothing_is_written_for_today_or_later():
    diary = diary_on(2026, 11, 20)
    with pytest.raises(ValueError, match="today or later"):
        diary.write(0, "08:00", print)
    assert diary.write_on(date(2026, 11, 20), "08:00", print) is False
    assert diary.acts == []


def test_the_minute_of_an_act_is_always_the_same():
    assert clock("TANTIEN/QT-01", 8) == clock("TANTIEN/QT-01", 8)
    assert clock("x", 9).startswith("09:")


def test_the_last_quarters_end_before_today():
    assert last_quarters(date(2026, 11, 20), 2) == [
        (date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 9, 30)),
    ]
    assert last_quarters(date(2026, 1, 1), 1) == [(date(2025, 10, 1), date(2025, 12, 31))]
