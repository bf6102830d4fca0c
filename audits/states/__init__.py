"""Life cycles and verbs of the audits app, one module per noun."""

from audits.states import audits, nonconformities, packs, reviews  # noqa: F401
