"""Controlled documents (7.5): the document, its revisions, the signatures on them and what leads to these."""

from documents.models.acknowledgement import Acknowledgement
from documents.models.change_request import ChangeRequest, Origin
from documents.models.decision import Decision, DecisionItem
from documents.models.deputy import Deputy, SigningForm
from documents.models.disposal import CouncilMember, Disposal, DisposalLine
from documents.models.document import Document, Kind
from documents.models.editing import EditLock, UnsavedDraft
from documents.models.form_number import FormNumber
from documents.models.kept_records import RecordBatch, RecordKind
from documents.models.last_look import LastLook
from documents.models.legal_text import LegalImpact, LegalText
from documents.models.paper_copy import PaperCopy
from documents.models.posting import Posting
from documents.models.recipient import Recipient
from documents.models.requested_signature import RequestedSignature
from documents.models.revision import AdoptedAs, Revision
from documents.models.revision_words import RevisionWords
from documents.models.sharing import Adoption, Offer, Weight
from documents.models.signature import Meaning, Signature

__all__ = [
    "Acknowledgement", "AdoptedAs", "Adoption", "ChangeRequest", "CouncilMember", "Decision",
    "DecisionItem", "Deputy", "Disposal", "DisposalLine", "Document", "EditLock", "FormNumber", "Kind",
    "LastLook", "LegalImpact", "LegalText", "Meaning", "Offer", "Origin", "PaperCopy", "Posting", "Recipient",
    "RecordBatch", "RecordKind", "RequestedSignature", "Revision", "RevisionWords", "Signature",
    "SigningForm", "UnsavedDraft", "Weight",
]  # fmt: skip
