"""A diary written back to front: acts of many records, noted in any order, done in the order of time."""

import datetime as dt
import zlib
from collections.abc import Callable

from django.utils import timezone

from qms.workdays import Calendar, is_working_day

STEP = dt.timedelta(days=1)
FARTHEST = 420  # working days counted back from today


class Diary:
    """Acts with their moments, done in the order of time: the chain of the ledger is one.

    Days are counted in working days before `now` (an aware moment of the office): 1 is the last working
    day before today, negative numbers lie ahead. Nothing ever falls on a day off or into the future.
    """

    def __init__(self, now: dt.datetime, calendar: Calendar):
        self.today = timezone.localtime(now).date()
        self.calendar = calendar
        self.acts: list[tuple[dt.datetime, int, Callable]] = []
        self._before = [self.today, *self._walk(-STEP, FARTHEST)]
        self._ahead = self._walk(STEP, 60)

    def _walk(self, step, count):
        found, day = [], self.today
        while len(found) < count:
            day += step
            if is_working_day(day, self.calendar):
                found.append(day)
        return found

    def day(self, ago: int) -> dt.date:
        """The working day `ago` working days before today; today itself for 0."""
        return self._before[ago] if ago >= 0 else self._ahead[-ago - 1]

    def moment(self, ago: int, clock: str) -> dt.datetime:
        """ "08:20" of that day on the office's clock."""
        return self.moment_on(self.day(ago), clock)

    @staticmethod
    def moment_on(day: dt.date, clock: str) -> dt.datetime:
        return timezone.make_aware(dt.datetime.combine(day, dt.time.fromisoformat(clock)))

    def working_day_from(self, day: dt.date) -> dt.date:
        """`day`, or the first working day after it."""
        while not is_working_day(day, self.calendar):
            day += STEP
        return day

    def write(self, ago: int, clock: str, act: Callable) -> None:
        """Note `act(at)` for `ago` (at least 1) working days before today."""
        if ago < 1:
            raise ValueError("the demo does nothing today or later")
        self._note(self.moment(ago, clock), act)

    def write_on(self, day: dt.date, clock: str, act: Callable) -> bool:
        """Note `act(at)` for a calendar day, moved to a working day; False when that is not past yet."""
        day = self.working_day_from(day)
        if day >= self.today:
            return False
        self._note(self.moment_on(day, clock), act)
        return True

    def _note(self, at, act):
        self.acts.append((at, len(self.acts), act))

    def live(self, progress=lambda done, of: None) -> int:
        """Do everything in the order of time; returns how many acts were done."""
        acts = sorted(self.acts, key=lambda act: act[:2])
        for place, (at, _number, act) in enumerate(acts, start=1):
            act(at)
            progress(place, len(acts))
        return len(acts)


def clock(seed: str, hour: int, spread: int = 45) -> str:
    """A believable minute after a full hour, always the same for the same words."""
    return f"{hour:02d}:{5 + zlib.crc32(seed.encode()) % spread:02d}"


class Book:
    """The records made so far under short names; each time read anew, as another act may have saved it."""

    def __init__(self):
        self._kept = {}

    def keep(self, name: str, record):
        """Remember a record that was just made; returns it."""
        self._kept[name] = (type(record), record.pk)
        return record

    def __getitem__(self, name: str):
        model, key = self._kept[name]
        return model.objects.get(pk=key)

    def __contains__(self, name: str) -> bool:
        return name in self._kept
