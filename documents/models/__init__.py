"""Controlled documents (7.5): the document, its revisions, the signatures on them and what leads to these."""

from documents.models.acknowledgement import Acknowledgement
from documents.models.change_request import ChangeRequest, Origin
from documents.models.decision import Decision, DecisionItem
from documents.models.deputy import Deputy, SigningForm
from documents.models.document import Document, Kind
from documents.models.paper_copy import PaperCopy
from documents.models.recipient import Recipient
from documents.models.requested_signature import RequestedSignature
from documents.models.revision import Revision
from documents.models.signature import Meaning, Signature

__all__ = [
    "Acknowledgement", "ChangeRequest", "Decision", "DecisionItem", "Deputy", "Document", "Kind",
    "Meaning", "Origin", "PaperCopy", "Recipient", "RequestedSignature", "Revision", "Signature",
    "SigningForm",
]  # fmt: skip
