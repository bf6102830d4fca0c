"""Vietnam's public holidays and swapped Saturdays, from package `holidays`.

The package knows the lunar dates, the days off in lieu (Bộ luật Lao động, Điều 111.3 và 112),
24 November from 2026, and the yearly swaps announced before its release. Later announcements
are entered as CalendarDay overrides: see qms/models/calendar.py.
"""

import datetime as dt
from fractions import Fraction
from functools import lru_cache

import holidays
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qms.workdays import Calendar, Saturday, SpecialDay

YEARS_BACK = 2
YEARS_AHEAD = 5


def public_special_days(first_year: int, last_year: int) -> dict[dt.date, SpecialDay]:
    """Days off (share 0) and swapped working Saturdays (share 1) of these years, named in the
    reader's language."""
    return dict(_special_days(first_year, last_year, "en_US" if _reads_english() else "vi"))


def national_calendar(on: dt.date, saturday: Saturday = Saturday.OFF) -> Calendar:
    """The national calendar around `on`, without any office's own days."""
    first, last = on.year - YEARS_BACK, on.year + YEARS_AHEAD
    return Calendar(public_special_days(first, last), first, last, saturday)


def _reads_english() -> bool:
    return (get_language() or "vi").startswith("en")


@lru_cache(maxsize=32)
def _special_days(first_year: int, last_year: int, language: str):
    known = holidays.country_holidays("VN", years=range(first_year, last_year + 1), language=language)
    days = {day: SpecialDay(Fraction(0), name) for day, name in known.items()}
    for day in known.weekend_workdays:
        if first_year <= day.year <= last_year:
            days[day] = SpecialDay(Fraction(1), _("Ngày làm bù"))
    return days
