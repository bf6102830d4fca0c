"""What the documents app offers to the ground (evidence, search, home page), one module per noun."""

from documents.exports import documents, kept_records, legal  # noqa: F401
