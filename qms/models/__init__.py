"""The nouns of the ground."""

from qms.models.calendar import CalendarDay, DayKind, SaturdayCounts, SaturdayRule, office_calendar
from qms.models.files import Attachment, StoredFile, attach, attachments_of, files_of, withdraw
from qms.models.ledger import LedgerEntry
from qms.models.numbering import Counter, next_code
from qms.models.people import Assignment, Role, Unit, UnitName, User
from qms.models.personal import PersonalData, PersonalRefField, personal_data, remember
from qms.models.records import Record, UnitRecord
from qms.models.saved_views import SavedView
from qms.models.standard import Clause, ClauseListField, Edition, clause_order, load_edition

__all__ = [
    "Assignment", "Attachment", "CalendarDay", "Clause", "ClauseListField", "Counter", "DayKind", "Edition",
    "LedgerEntry", "PersonalData", "PersonalRefField", "Record", "Role", "SaturdayCounts", "SaturdayRule",
    "SavedView", "StoredFile", "Unit", "UnitName", "UnitRecord", "User", "attach", "attachments_of",
    "clause_order", "files_of", "load_edition", "next_code", "office_calendar", "personal_data", "remember",
    "withdraw",
]  # fmt: skip
