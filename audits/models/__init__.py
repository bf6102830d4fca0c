"""Nouns of the audits app."""

from audits.models.action import Action
from audits.models.audit import Audit, AuditMember, ChecklistItem, Finding
from audits.models.nonconformity import Nonconformity
from audits.models.pack import EvidencePack, PackHandover, PackOrder
from audits.models.review import Attendee, ManagementReview, ReviewInput

__all__ = [
    "Action",
    "Attendee",
    "Audit",
    "AuditMember",
    "ChecklistItem",
    "EvidencePack",
    "Finding",
    "ManagementReview",
    "Nonconformity",
    "PackHandover",
    "PackOrder",
    "ReviewInput",
]
