"""The act: one person does one thing for one reason, in one transaction, provably.

Every tracked row is written inside an act. The act names who, which verb and why; its last
statements before COMMIT append the new history rows to the ledger.
"""

import contextlib
import functools
import random
import time
import uuid
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime

from django.db import OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qms.ledger import chain
from qms.states import Refused

NOBODY = "hệ thống"  # who acts when no person does, as history keeps it
RETRIES = 3
RETRYABLE = ("deadlock", "could not serialize", "database is locked")

request_id: ContextVar[str] = ContextVar("request_id", default="")
_current: ContextVar["Act | None"] = ContextVar("act", default=None)


class UntrackedWrite(RuntimeError):
    """A tracked record was saved outside an act."""


class HistoryBypass(RuntimeError):
    """A bulk call would change tracked rows without history."""


class Conflict(Refused):
    """Somebody saved a newer version first. ``record`` is what the person tried to save."""

    def __init__(self, record):
        super().__init__(_("Hồ sơ đã được người khác lưu trong lúc đồng chí đang sửa."))
        self.record = record


@dataclass
class Act:
    """Who does what and why, and what was written so far.

    ``at`` is one aware moment for the whole act, read from the clock unless the act ``is_dated`` by its
    caller; ``recorded_at`` is the time of its links in the ledger where that is another (see record_tx);
    ``by`` is None for the system itself. ``written`` holds (table, stored values) of each history
    row, ``notes`` the links of events.
    """

    by: object | None
    verb: str
    reason: str
    at: datetime
    uid: uuid.UUID = field(default_factory=uuid.uuid4)
    request: str = ""
    outer: "Act | None" = None
    written: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    is_dated: bool = False
    recorded_at: datetime | None = None

    @property
    def actor(self) -> str:
        """The person in words, kept on each history row: people change their names."""
        return self.by.signature if self.by is not None else NOBODY

    @property
    def linked_at(self) -> datetime:
        """When the ledger was told."""
        return self.recorded_at or self.at

    def raise_to(self, moment: datetime) -> None:
        """The act is no earlier than the versions it replaces, nor is anything it is a part of."""
        self.at = max(self.at, moment)
        if self.outer is not None:
            self.outer.raise_to(moment)


def current_act() -> Act:
    """The act being done now. Raises UntrackedWrite when there is none."""
    act = _current.get()
    if act is None:
        raise UntrackedWrite("tracked records are written inside record_tx() or an @action only")
    return act


@contextlib.contextmanager
def record_tx(*, by, verb, reason="", at=None, recorded_at=None):
    """Open an act, or join the one already open as a part of it with its own verb.

    The outermost act is one durable transaction. Raises whatever the body raises, and then
    nothing is written. ``recorded_at`` is for what the calendar brought at ``at`` while nobody was there to
    note it: history tells it on its day, the ledger when it was noted, and neither runs backwards.
    """
    outer = _current.get()
    if outer is not None:
        yield from _joined(outer, by, verb, reason)
        return
    with chain.write_lock(), transaction.atomic(durable=True):
        # read after waiting for the lock of SQLite; PostgreSQL waits later, see Act.raise_to
        now = at or timezone.now()
        is_dated = at is not None and recorded_at is None
        act = Act(
            by,
            verb,
            reason.strip(),
            now,
            request=request_id.get(),
            is_dated=is_dated,
            recorded_at=recorded_at,
        )
        token = _current.set(act)
        try:
            yield act
            chain.append(act)
        finally:
            _current.reset(token)


def _joined(outer, by, verb, reason):
    part = Act(
        by or outer.by,
        verb,
        reason.strip() or outer.reason,
        outer.at,
        outer.uid,
        outer.request,
        outer,
        outer.written,
        outer.notes,
        outer.is_dated,
        outer.recorded_at,
    )
    token = _current.set(part)
    try:
        yield part
    finally:
        _current.reset(token)


def action(verb):
    """Make a function an act: ``f(record, ..., *, by, reason="", at=None)``.

    Opens the act with ``by``, ``reason`` and ``at`` of the call. A deadlock or a busy database
    is tried again, at most three times; other errors pass through unchanged.
    """

    def decorate(function):
        @functools.wraps(function)
        def act(*args, by, reason="", at=None, **kwargs):
            def once():
                with record_tx(by=by, verb=verb, reason=reason, at=at):
                    return function(*args, by=by, reason=reason, **kwargs)

            return once() if _current.get() else _retried(once)

        act.verb = verb
        return act

    return decorate


def _retried(once):
    for attempt in range(RETRIES):
        try:
            return once()
        except OperationalError as error:
            if attempt == RETRIES - 1 or not any(text in str(error) for text in RETRYABLE):
                raise
            time.sleep(random.uniform(0.01, 0.05) * (attempt + 1))  # noqa: S311 (no secret here)
