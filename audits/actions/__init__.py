"""Verbs of the audits app: the only writers of its records, one module per noun."""
