"""Who may do what in the audits app, one module per noun."""

from audits.rules import nonconformities  # noqa: F401
