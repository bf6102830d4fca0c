"""Columns of the audits app's registers, declared once, one module per noun."""
