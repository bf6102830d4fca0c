"""Whole periods of the calendar: the month, quarter, half-year or year that ended last."""

import datetime as dt

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def period_end(frequency: str, on: dt.date) -> dt.date:
    """Last day of the period of this frequency in which the day `on` lies."""
    length = MONTHS[frequency]
    months = on.year * 12 + (on.month - 1) // length * length + length  # counted from the year 0
    return dt.date(months // 12, months % 12 + 1, 1) - dt.timedelta(days=1)


def last_whole_period(frequency: str, on: dt.date) -> tuple[dt.date, dt.date]:
    """First and last day of the last period of this frequency that was over before the day `on`."""
    length = MONTHS[frequency]
    begun = on.month - (on.month - 1) % length  # the month in which the running period began
    last = dt.date(on.year, begun, 1) - dt.timedelta(days=1)
    return dt.date(last.year, last.month - length + 1, 1), last
