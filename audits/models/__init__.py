"""Nouns of the audits app."""

from audits.models.action import Action
from audits.models.nonconformity import Nonconformity

__all__ = ["Action", "Nonconformity"]
