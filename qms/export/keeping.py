"""Keeping a paper: made once its approval is written, and never within it (7.5.3.2).

Making a PDF takes a third of a second of computing, and nobody else can write in the meantime.
"""

import logging
from collections.abc import Callable

AT_ONCE = 20
logger = logging.getLogger(__name__)


def keep(record, make: Callable, attach: Callable, *, at=None) -> None:
    """Make the paper of an approved record outside of any act, then keep it by an act of its own.

    ``make(record)`` gives the bytes, or None where this machine cannot make PDFs;
    ``attach(record, made, by=None, at=at)`` is the act. Whatever hinders it, the approval stands: the
    failure is logged, and the works of the next day try again.
    """
    try:
        made = make(record)
        if made is not None:
            attach(record, made, by=None, at=at)
    except Exception:
        logger.exception("The paper of %s %s could not be kept", record._meta.label_lower, record.pk)


def keep_each(waiting, keep_one: Callable, *, most: int | None = AT_ONCE) -> None:
    """Call ``keep_one`` for what of the queryset ``waiting`` has no paper yet, oldest first.

    No more than ``most`` at a time: somebody's page may be waiting for the works of the day.
    """
    for record in waiting.order_by("id")[:most]:
        keep_one(record)
