"""Who may do what in the documents app, one module per noun."""

from documents.rules import control, documents  # noqa: F401
