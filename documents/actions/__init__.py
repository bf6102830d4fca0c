"""The verbs of controlled documents: the only writers of their state (7.5.2, 7.5.3).

One verb, one function, one transaction.
"""

from documents.actions.documents import create_document, edit_document
from documents.actions.drafts import DRAFT_FIELDS, discard, edit_revision, start_revision
from documents.actions.effect import advance, due, make_effective, withdraw
from documents.actions.paper import freeze, keep_paper, keep_waiting, unfrozen
from documents.actions.signing import approve, missing, return_, review, submit
from documents.actions.uploading import replace_upload

__all__ = [
    "DRAFT_FIELDS",
    "advance",
    "approve",
    "create_document",
    "discard",
    "due",
    "edit_document",
    "edit_revision",
    "freeze",
    "keep_paper",
    "keep_waiting",
    "make_effective",
    "missing",
    "replace_upload",
    "return_",
    "review",
    "start_revision",
    "submit",
    "unfrozen",
    "withdraw",
]
