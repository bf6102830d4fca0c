"""Forms of the documents app, one module per noun; those of documents and revisions are named here."""

from documents.forms.documents import (
    DRAFTERS,
    ApproveForm,
    DocumentForm,
    ReviewForm,
    StartForm,
    SubmitForm,
    people_of,
)

__all__ = [
    "DRAFTERS",
    "ApproveForm",
    "DocumentForm",
    "ReviewForm",
    "StartForm",
    "SubmitForm",
    "people_of",
]
