"""Controlled documents (7.5): the document, its revisions, and the signatures on them."""

from documents.models.document import Document, Kind
from documents.models.revision import Revision
from documents.models.signature import Meaning, Signature

__all__ = ["Document", "Kind", "Meaning", "Revision", "Signature"]
