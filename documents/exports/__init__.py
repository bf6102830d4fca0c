"""What the documents app offers to the ground (evidence, search, home page), one module per noun."""

from documents.exports import (  # noqa: F401
    change_requests,
    control,
    decisions,
    deputies,
    documents,
    flow,
    form_numbers,
    kept_records,
    legal,
    posting,
    returned,
    sharing,
)
