"""The file of a document that is made elsewhere: put into a draft, its words taken out (7.5.2 b)."""

from django.utils.translation import gettext as _

from documents import content as contents
from documents.uploaded_words import body_of
from documents.wording import BadContent
from qms.history.acts import action
from qms.models.files import store
from qms.permissions import require
from qms.states import Refused

KINDS = ("docx", "pdf")


@action("documents.revision_upload")
def replace_upload(revision, upload, *, by, reason=""):
    """Put another file (CheckedUpload) in the place of the draft's; the one before stays in history.

    Raises Refused for what is no draft, is written here, or cannot be read.
    """
    if not revision.is_editable:
        words = {"state": revision.state}
        raise Refused(_("Bản này đang ở tình trạng “%(state)s”, không sửa được nữa.") % words)
    require(by, "documents.edit_revision", revision)
    if not revision.document.as_file:
        raise Refused(_("Tài liệu này soạn trong hệ thống, không tải tệp lên."))
    put_upload(revision, upload)
    if by and by.pk not in revision.writers:
        revision.writers = [*revision.writers, by.pk]
    revision.save()
    return revision


def put_upload(revision, upload) -> None:
    """Set file, name and words on the draft; part of an act that has asked and will save."""
    try:
        value = contents.normalise(contents.to_json(revision.body) | {"body": body_of(upload)})
    except BadContent as error:
        raise Refused(str(error)) from error
    revision.upload = store(upload, kinds=KINDS)
    revision.upload_name = upload.name
    revision.content = value
    revision.__dict__.pop("body", None)
