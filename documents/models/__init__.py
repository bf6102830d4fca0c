"""Controlled documents (7.5): the document, its revisions, the signatures on them and what leads to these."""

from documents.models.acknowledgement import Acknowledgement
from documents.models.change_request import ChangeRequest, Origin
from documents.models.decision import Decision, DecisionItem
from documents.models.deputy import Deputy, SigningForm
from documents.models.disposal import CouncilMember, Disposal, DisposalLine
from documents.models.document import Document, Kind
from documents.models.kept_records import RecordBatch, RecordKind
from documents.models.legal_text import LegalImpact, LegalText
from documents.models.paper_copy import PaperCopy
from documents.models.posting import Posting
from documents.models.recipient import Recipient
from documents.models.requested_signature import RequestedSignature
from documents.models.revision import Revision
from documents.models.signature import Meaning, Signature

__all__ = [
    "Acknowledgement", "ChangeRequest", "CouncilMember", "Decision", "DecisionItem", "Deputy",
    "Disposal", "DisposalLine", "Document", "Kind", "LegalImpact", "LegalText", "Meaning", "Origin",
    "PaperCopy", "Posting", "Recipient", "RecordBatch", "RecordKind", "RequestedSignature", "Revision",
    "Signature", "SigningForm",
]  # fmt: skip
