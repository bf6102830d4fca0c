"""PDF in one place for its callers: papers from templates, registers, status over a frozen copy."""

from qms.export.overlay import page_count
from qms.export.pages import PdfUnavailable, is_available, paper_html, render_paper
from qms.export.register_pdf import render_table
from qms.export.stamping import stamp_status

__all__ = [
    "PdfUnavailable",
    "is_available",
    "page_count",
    "paper_html",
    "render_paper",
    "render_table",
    "stamp_status",
]
