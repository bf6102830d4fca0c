"""Confirming that one has read and understood the revision in force (7.3)."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from documents.actions.day import today
from documents.models import Acknowledgement, Revision
from documents.reading import duties_of
from documents.states import EFFECTIVE
from qms.history import Moment
from qms.history.acts import action, current_act
from qms.permissions import require
from qms.states import Refused


class NotInForce(Refused):
    """What was read is not in force; ``current`` is the revision to read instead, or None."""

    def __init__(self, message, current):
        self.current = current
        super().__init__(message)


@action("documents.revision_read")
def acknowledge(revision, *, by, reason=""):
    """Keep a person's word that they have read this revision: (acknowledgement, whether it is new).

    Saying it again changes nothing. Raises NotInForce for any revision but the one in force, and
    PermissionDenied for a person who is not asked to read the document.
    """
    require(by, "documents.read_revision", revision)
    revision.refresh_from_db(fields=["status"])  # a newer one may have come while it was read
    if not revision.is_effective:
        raise _not_in_force(revision)
    if known := Acknowledgement.objects.filter(revision=revision, person=by).first():
        return known, False
    word = Acknowledgement(
        document=revision.document,
        revision=revision,
        issue_no=revision.issue_no,
        revision_no=revision.revision_no,
        person=by,
        position=by.position,
        read_at=current_act().at,
        read_on=today(),
        due_on=_due(revision, by),
        content_hash=revision.content_hash,
    )
    word.save()
    return word, True


def _due(revision, by):
    duties = duties_of([revision.document], Moment(), revisions={revision.document_id: revision}, person=by)
    if not duties.get(revision.document_id):
        raise PermissionDenied(_("Đồng chí không có trong danh sách phải đọc tài liệu này."))
    return duties[revision.document_id][0].due


def _not_in_force(revision) -> NotInForce:
    current = Revision.objects.filter(document=revision.document_id, status=EFFECTIVE).first()
    words = _("Bản %(number)s đang là “%(state)s” nên không xác nhận đã đọc được.") % {
        "number": revision.number, "state": revision.state,
    }  # fmt: skip
    if current is not None:
        words += " " + _("Bản đang hiệu lực là bản %(number)s: hãy đọc bản đó rồi xác nhận.") % {
            "number": current.number
        }
    return NotInForce(words, current)
