"""Life cycles and verbs of the documents app, one module per noun; those of a revision are named here."""

from documents.states.change_requests import CHANGE_REQUEST
from documents.states.decisions import DECISION, DECISION_DRAFT, DECISION_DROPPED, DECISION_SIGNED
from documents.states.deputies import DEPUTY, DEPUTY_ENDED, DEPUTY_NAMED, NOT_YET, OVER
from documents.states.revisions import (
    APPROVED,
    COMING,
    DISCARDED,
    DOC_DRAFTING,
    DOC_EFFECTIVE,
    DOC_OBSOLETE,
    DOCUMENT,
    DRAFT,
    EDITABLE,
    EFFECTIVE,
    FROZEN,
    IN_APPROVAL,
    IN_REVIEW,
    RETURNED,
    REVISION,
    SUPERSEDED,
    WITHDRAWN,
)

__all__ = [
    "APPROVED",
    "CHANGE_REQUEST",
    "COMING",
    "DECISION",
    "DECISION_DRAFT",
    "DECISION_DROPPED",
    "DECISION_SIGNED",
    "DEPUTY",
    "DEPUTY_ENDED",
    "DEPUTY_NAMED",
    "DISCARDED",
    "DOCUMENT",
    "DOC_DRAFTING",
    "DOC_EFFECTIVE",
    "DOC_OBSOLETE",
    "DRAFT",
    "EDITABLE",
    "EFFECTIVE",
    "FROZEN",
    "IN_APPROVAL",
    "IN_REVIEW",
    "NOT_YET",
    "OVER",
    "RETURNED",
    "REVISION",
    "SUPERSEDED",
    "WITHDRAWN",
]
