"""Count a month of service files anew from exported lists, without the application.

    python recount.py 2026-06 register.csv handovers.csv supplements.csv

Only the standard library is used, and a calendar of its own: whoever audits the office can read this file
from top to bottom and run it. The lists are the CSV exports of the one-stop register (with every column
chosen), of the hand-overs and of the requests for more papers, in Vietnamese, with times to the minute.

A working day has eight hours, 7:30–11:30 and 13:30–17:30, Monday to Friday without the days of HOLIDAYS. The
day of receipt is not counted (Bộ luật Dân sự, Điều 147); a limit in calendar days that ends on a day off ends
with the next working day (Điều 148).
"""

import csv
import datetime as dt
import sys
from collections import Counter
from decimal import ROUND_HALF_EVEN, Decimal
from pathlib import Path

DAY = dt.timedelta(days=1)
SESSIONS = ((dt.time(7, 30), dt.time(11, 30)), (dt.time(13, 30), dt.time(17, 30)))
HOLIDAYS = {
    dt.date(2026, 1, 1), *(dt.date(2026, 2, day) for day in (16, 17, 18, 19, 20)), dt.date(2026, 4, 27),
    dt.date(2026, 4, 30), dt.date(2026, 5, 1), dt.date(2026, 9, 1), dt.date(2026, 9, 2),
    dt.date(2026, 11, 24),
}  # fmt: skip
ENDINGS = {"Từ chối": "refused", "Dừng giải quyết": "stopped", "Đã rút": "withdrawn"}


# --- reading the lists ----------------------------------------------------------------------------
def read(text: str) -> list[dict]:
    """The rows of an exported list by the names of its columns."""
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))


def when(text: str) -> dt.datetime | None:
    return dt.datetime.strptime(text, "%d/%m/%Y %H:%M") if text else None


def number(text: str) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if text else None


# --- the calendar ---------------------------------------------------------------------------------
def works(day: dt.date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def next_working(day: dt.date) -> dt.date:
    while not works(day):
        day += DAY
    return day


def closing(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, SESSIONS[-1][1])


def hours_between(start: dt.datetime, end: dt.datetime) -> Decimal:
    """Office hours from start to end, to the hundredth."""
    seconds, day = 0, start.date()
    while day <= end.date():
        for opens, closes in SESSIONS if works(day) else ():
            begun = max(start, dt.datetime.combine(day, opens))
            done = min(end, dt.datetime.combine(day, closes))
            seconds += max((done - begun).total_seconds(), 0)
        day += DAY
    return (Decimal(seconds) / 3600).quantize(Decimal("0.01"), ROUND_HALF_EVEN)


def after_working_days(day: dt.date, count: int) -> dt.date:
    for _day in range(count):
        day = next_working(day + DAY)
    return day


def after_hours(start: dt.datetime, hours: Decimal) -> dt.datetime:
    left, day = float(hours) * 3600, start.date()
    while True:
        for opens, closes in SESSIONS if works(day) else ():
            begun = max(start, dt.datetime.combine(day, opens))
            room = (dt.datetime.combine(day, closes) - begun).total_seconds()
            if room >= left > 0:
                return begun + dt.timedelta(seconds=left)
            left -= max(room, 0)
        day += DAY


# --- due dates ------------------------------------------------------------------------------------
def first_due(row: dict) -> dt.datetime | None:
    """When the file was first promised; None where the procedure states no limit."""
    start, unit, value = when(row["Tính từ"]), row["Thời hạn, đơn vị"], number(row["Thời hạn, số"])
    if not unit:
        return None
    cutoff = row["Giờ chốt trong ngày"]
    if cutoff and start.time() > dt.time.fromisoformat(cutoff):
        start = dt.datetime.combine(next_working(start.date() + DAY), SESSIONS[0][0])
    if unit == "trong ngày":
        return closing(next_working(start.date()))
    if unit == "ngày làm việc":
        return closing(after_working_days(start.date(), int(value)))
    if unit == "ngày":
        return closing(next_working(start.date() + int(value) * DAY))
    return after_hours(start, value)


def due_after_stops(row: dict, stops: list[dict]) -> dt.datetime | None:
    """The due time after papers came: what was left of the working days runs on from that day."""
    due = first_due(row)
    for stop in stops:
        asked, came = when(stop["Yêu cầu"]), when(stop["Nhận bổ sung"])
        if came is None or due is None:
            return due
        left, day = 0, asked.date()
        while day < due.date():
            day += DAY
            left += works(day)
        due = closing(after_working_days(came.date(), left))
    return due


def wrong_dues(files: list[dict], supplements: list[dict]) -> list[tuple]:
    """(file, what the register says, what we count) where the two differ.

    The first promise is recounted for every file with a limit; the present one where no apology moved it.
    """
    found = []
    for row in files:
        stops = stops_of(row, supplements)
        if first_due(row) not in (None, when(row["Hẹn trả lần đầu"])):
            found.append((row["Mã hồ sơ"], row["Hẹn trả lần đầu"], first_due(row)))
        now = due_after_stops(row, stops)
        if row["Xin lỗi"] == "0" and now not in (None, when(row["Hẹn trả"])):
            found.append((row["Mã hồ sơ"], row["Hẹn trả"], now))
    return found


def stops_of(row: dict, supplements: list[dict]) -> list[dict]:
    mine = [stop for stop in supplements if stop["Hồ sơ"] == row["Mã hồ sơ"]]
    return sorted(mine, key=lambda stop: when(stop["Yêu cầu"]))


# --- the month ------------------------------------------------------------------------------------
def month(year: int, number: int, files, handovers, supplements, now: dt.datetime) -> dict:
    """The figures of a month by name, as the page of statistics calls them in its address."""
    begin = dt.datetime(year, number, 1)
    end = dt.datetime(year + number // 12, number % 12 + 1, 1)
    counts: Counter = Counter()
    saved = taken = Decimal(0)
    for row in files:
        stops = stops_of(row, supplements)
        resolved = when(row["Có kết quả"])
        counts.update(flows(row, begin, end))
        counts.update(stock(row, stops, begin, end, min(end, now)))
        if resolved and begin <= resolved < end:
            hours = hours_between(when(row["Tính từ"]), resolved)
            hours -= sum(
                hours_between(when(stop["Yêu cầu"]), when(stop["Nhận bổ sung"]))
                for stop in stops if stop["Nhận bổ sung"]
            )  # fmt: skip
            taken += hours
            saved += number_or_zero(row["Thời hạn quy trình, giờ"], hours)
    return {**counts, "taken": taken, "saved": saved, **steps(handovers, begin, end)}


def number_or_zero(limit: str, hours: Decimal) -> Decimal:
    return number(limit) - hours if limit else Decimal(0)


def flows(row: dict, begin, end) -> list[str]:
    """What happened to a file in the month."""
    received, resolved, ended = when(row["Nhận"]), when(row["Có kết quả"]), when(row["Kết thúc"])
    found = ["received"] if begin <= received < end else []
    if resolved and begin <= resolved < end:
        due = when(row["Hẹn trả"])
        kept = "early" if resolved.date() < due.date() else "on_time"
        found += ["resolved", kept if resolved <= due else "late"]
    if ended and begin <= ended < end:
        found.append(ENDINGS.get(row["Tình trạng"], "returned"))
    return found


def stock(row: dict, stops, begin, end, edge) -> list[str]:
    """Where a file lay at the beginning and at the end of the month."""
    found = ["carried"] if is_open(row, begin) else []
    if not is_open(row, end):
        return found
    found.append("open")
    if any(_stands(stop, end) for stop in stops):
        return [*found, "open_waiting"]
    return [*found, "open_late" if when(row["Hẹn trả"]) < edge else "open_in_time"]


def is_open(row: dict, at) -> bool:
    over = when(row["Có kết quả"]) or when(row["Kết thúc"])
    return when(row["Nhận"]) < at and (over is None or over >= at)


def _stands(stop: dict, at) -> bool:
    came = when(stop["Nhận bổ sung"])
    return when(stop["Yêu cầu"]) < at and (came is None or came >= at)


def steps(handovers, begin, end) -> dict:
    """Stays at steps with a counted time that ended in the month, and those of them that were late."""
    done = [row for row in handovers if row["Chuyển đi"] and begin <= when(row["Chuyển đi"]) < end]
    timed = [row for row in done if row["Hạn của bước"]]
    late = [row for row in timed if when(row["Chuyển đi"]) > when(row["Hạn của bước"])]
    return {"step_done": len(timed), "step_late": len(late)}


def main() -> int:
    asked, *names = sys.argv[1:]
    files, handovers, supplements = (read(Path(name).read_text(encoding="utf-8")) for name in names)
    year, number = map(int, asked.split("-"))
    figures = month(year, number, files, handovers, supplements, dt.datetime.now())
    for name, figure in sorted(figures.items()):
        print(f"{name:14} {figure}")
    wrong = wrong_dues(files, supplements)
    for code, told, counted in wrong:
        print(f"{code}: {told} / {counted:%d/%m/%Y %H:%M}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
