"""The day and hour a citizen is promised, typed as desks type it: often the day alone."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qms.forms import OfficeDateTimeField
from qms.models import office_calendar
from qms.reading import Unreadable, read_date
from qms.workdays import OutsideCalendar

WORDS = _("Chỉ ghi ngày thì hẹn đến cuối giờ làm việc của ngày đó.")


class DueTimeField(OfficeDateTimeField):
    """A due time; a day alone means the end of the office's day. ``unit`` is set by the form."""

    unit = None

    def to_python(self, value):
        end = self._end_of_day(value) if isinstance(value, str) and self.unit is not None else None
        return end or super().to_python(value)

    def _end_of_day(self, text: str) -> dt.datetime | None:
        """None where more than a day was typed, and for a day nobody works: that is refused by its name."""
        try:
            day = read_date(text)
            calendar = office_calendar(self.unit, day)
            sessions = calendar.sessions_on(day) or calendar.sessions
        except (Unreadable, OutsideCalendar):
            return None
        return dt.datetime.combine(day, sessions[-1][1], tzinfo=timezone.get_current_timezone())
