"""What the calendar does by itself: each floor registers its work, whoever comes first on a day runs it.

Safe without any timer: a page opened by somebody, a start of the server, an export. Works must be safe to run
at any time and from several processes at once, since each process runs them on its own.
"""

import datetime as dt
import logging
import threading
from collections.abc import Callable

from django.utils import timezone

from qms.everybody import is_for_everybody

logger = logging.getLogger(__name__)
_works: list[Callable[[dt.date], object]] = []
_turn = threading.Lock()
_last: list[dt.date] = []  # the day this process last ran them


def register(work: Callable[[dt.date], object]) -> Callable[[dt.date], object]:
    """Add a work ``f(on)`` to be done once a day."""
    if work not in _works:
        _works.append(work)
    return work


def run(on: dt.date) -> None:
    """Do every work of the day, in the order they were registered."""
    for work in _works:
        work(on)


def run_once(on: dt.date) -> None:
    """The same, at most once in this process and day. What fails is tried again by the next caller."""
    with _turn:
        if _last == [on]:
            return
        run(on)
        _last[:] = [on]


class DailyMiddleware:
    """The first page of a signed-in person on a day finds what that day brings already done.

    A failure is logged and does not keep people from their pages; the next request tries again.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not is_for_everybody(view_func) and request.user.is_authenticated:
            self._run(timezone.localdate())

    def _run(self, on):
        try:
            run_once(on)
        except Exception:
            logger.exception("The works of %s failed", on)
