"""Columns of the documents app's registers, declared once, one module per noun."""
