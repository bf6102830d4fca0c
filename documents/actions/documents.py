"""A document and its facts: one code once in a unit (7.5.2)."""

from django.db import IntegrityError
from django.utils.translation import gettext as _

from documents import states
from documents.actions.drafts import new_draft
from documents.actions.uploading import put_upload
from documents.models import Document, Revision
from qms.history.acts import action
from qms.permissions import require
from qms.states import Refused


@action("documents.document_create")
def create_document(document, *, by, reason="", upload=None):
    """Save a new document with its first draft, issue 01 revision 00. Returns the document.

    ``upload`` is the file (CheckedUpload) of a document that is made elsewhere. Raises Refused when the
    code is already used in the unit, and for a file that cannot be read.
    """
    require(by, "documents.create_document", document)
    document.as_file = upload is not None
    draft = begin_document(document, writer=by)
    if upload is not None:
        put_upload(draft, upload)
        draft.save()
    return document


def begin_document(document, *, writer, change_request=None):
    """Save a new document and return its first draft; part of an act that has asked for permission."""
    _refuse_taken_code(document)
    _save_with_code(document)
    return new_draft(document, issue_no=1, revision_no=0, by=writer, change_request=change_request)


@action("documents.document_edit")
def edit_document(document, *, by, reason=""):
    """Save changed facts of a document; a new title goes into the draft as well.

    Raises Refused for another code, kind or title once a revision was approved: papers bear them,
    and a title changes by a revision.
    """
    require(by, "documents.edit_document", document)
    stored = Document.objects.get(pk=document.pk)
    if _printed(stored) != _printed(document) and _was_approved(document):
        raise Refused(_("Mã, loại và tên đã in trên bản được phê duyệt. Đổi tên bằng một lần sửa đổi."))
    _refuse_taken_code(document)
    draft = Revision.objects.filter(document=document, status__in=states.EDITABLE).first()
    if stored.title != document.title and draft:
        draft.title = document.title
        draft.save()
    _save_with_code(document)
    return document


def _printed(document):
    return (document.code, document.kind, document.title)


def _save_with_code(document):
    try:
        document.save()
    except IntegrityError as error:  # two people at the same moment
        raise _taken(document) from error


def _refuse_taken_code(document):
    """Compared without case in Python: SQLite does not know that Đ and đ are one letter."""
    taken = Document.objects.filter(unit=document.unit).exclude(pk=document.pk).values_list("code", flat=True)
    if document.code.casefold() in {code.casefold() for code in taken}:
        raise _taken(document)


def _taken(document) -> Refused:
    return Refused(_("Mã %(code)s đã có trong đơn vị. Mỗi tài liệu một mã.") % {"code": document.code})


def _was_approved(document) -> bool:
    return Revision.objects.filter(document=document, status__in=states.FROZEN).exists()
