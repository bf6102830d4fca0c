"""History: acts that write, records that keep every version, moments that read the past."""

from qms.history.acts import (
    Act,
    Conflict,
    HistoryBypass,
    UntrackedWrite,
    action,
    current_act,
    record_tx,
    request_id,
)
from qms.history.changes import (
    Change,
    Entry,
    children_of,
    entries_of,
    entries_of_acts,
    feed,
    in_words,
    latest_acts,
)
from qms.history.moments import NOW, FutureMoment, Moment, parse_moment
from qms.history.records import (
    HISTORY_MODELS,
    Records,
    TrackedManager,
    TrackedModel,
    TrackedQuerySet,
    history_of,
)
from qms.history.words import VERBS, Verb, register_verbs, verb_of

__all__ = [
    "HISTORY_MODELS",
    "NOW",
    "VERBS",
    "Act",
    "Change",
    "Conflict",
    "Entry",
    "FutureMoment",
    "HistoryBypass",
    "Moment",
    "Records",
    "TrackedManager",
    "TrackedModel",
    "TrackedQuerySet",
    "UntrackedWrite",
    "Verb",
    "action",
    "children_of",
    "current_act",
    "entries_of",
    "entries_of_acts",
    "feed",
    "history_of",
    "in_words",
    "latest_acts",
    "parse_moment",
    "record_tx",
    "register_verbs",
    "request_id",
    "verb_of",
]
