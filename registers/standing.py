"""How a file stands to its due time at a moment, in words for lists and pages."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.states import State
from registers.states import service_files as states

SOON = 1  # days ahead that are called near


def standing(file, at: dt.datetime) -> State | None:
    """Early, on time or late for an answered file; days left or overdue for an open one; None once ended."""
    if file.outcome:
        return states.OUTCOMES[file.outcome]
    if file.status == states.SUPPLEMENT:
        return State("stopped", _("Chờ bổ sung"), "mute", "circle-pause")
    if file.status not in states.RUNNING:
        return None
    return _running(file, at)


def _running(file, at) -> State:
    left = (timezone.localdate(file.due_at) - timezone.localdate(at)).days
    if file.due_at < at:
        words = ngettext("Quá hạn %(n)d ngày", "Quá hạn %(n)d ngày", -left) % {"n": -left}
        return State("late", words if left else _("Quá hạn hôm nay"), "danger", "octagon-alert")
    if left <= SOON:
        words = ngettext("Còn %(n)d ngày", "Còn %(n)d ngày", left) % {"n": left}
        return State("soon", words if left else _("Hết hạn hôm nay"), "warn", "hourglass")
    words = ngettext("Còn %(n)d ngày", "Còn %(n)d ngày", left) % {"n": left}
    return State("running", words, "mute", "clock")
