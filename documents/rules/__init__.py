"""Who may do what in the documents app, one module per noun."""

from documents.rules import documents  # noqa: F401
