"""A changed calendar: the task of whoever may recount, the sentence above the calendar, its shelf."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from qms import calendar_notes, rail, worklist
from qms.calendar_notes import CalendarNote
from qms.worklist import Task
from registers.recounts import recounts

ROOM = "registers:service_file_list"

rail.shelf(ROOM, gettext_lazy("Lịch và hạn"), "registers:calendar_changes", order=50)


@worklist.register
def due_times_to_recount(user, units, on) -> Iterator[Task]:
    """One line for each unit where open files would get another due time."""
    found = recounts(units)
    for unit in sorted({one.file.unit for one in found}, key=str):
        if user.has_perm("registers.recount_files", unit):
            count = sum(one.file.unit == unit for one in found)
            yield Task(
                _("Xem hạn trả theo lịch đã đổi"), unit, reverse("registers:calendar_changes"),
                note=_words(count), icon="calendar-sync",
            )  # fmt: skip


@calendar_notes.register
def files_that_would_move(units) -> Iterator[CalendarNote]:
    """How many open files of the units would be due at another time."""
    if count := len(recounts(units)):
        yield CalendarNote(_words(count), reverse("registers:calendar_changes"))


def _words(count: int) -> str:
    words = ngettext(
        "%(n)d hồ sơ đang giải quyết sẽ đổi hẹn theo lịch hôm nay.",
        "%(n)d hồ sơ đang giải quyết sẽ đổi hẹn theo lịch hôm nay.",
        count,
    )
    return words % {"n": count}
