"""Who may do what in the audits app, one module per noun."""

from audits.rules import audits, nonconformities, packs, reviews  # noqa: F401
