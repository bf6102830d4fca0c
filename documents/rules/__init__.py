"""Who may do what in the documents app, one module per noun."""

from documents.rules import (  # noqa: F401
    change_requests,
    control,
    decisions,
    deputies,
    documents,
    form_numbers,
    kept_records,
    legal,
    posting,
    sharing,
)
