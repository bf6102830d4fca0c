"""The nouns of the ground."""

from qms.models.ledger import LedgerEntry
from qms.models.numbering import Counter, next_code
from qms.models.people import Assignment, Role, Unit, UnitName, User
from qms.models.records import Record, UnitRecord
from qms.models.standard import Clause, ClauseListField, Edition, clause_order, load_edition

__all__ = [
    "Assignment", "Clause", "ClauseListField", "Counter", "Edition", "LedgerEntry", "Record", "Role", "Unit",
    "UnitName", "UnitRecord", "User", "clause_order", "load_edition", "next_code",
]  # fmt: skip
