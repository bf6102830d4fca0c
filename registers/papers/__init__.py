"""The papers of the registers."""

from registers.papers.plain import paper, record_pdf

__all__ = ["paper", "record_pdf"]
