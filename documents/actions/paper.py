"""Keeping the paper of an approved revision, once, as it was approved (7.5.3.2); see qms.export.keeping."""

from documents import states
from documents.models import Revision
from documents.papers import paper_as_approved
from qms.export.keeping import AT_ONCE, keep, keep_each
from qms.history.acts import action
from qms.models.files import store_bytes


def keep_paper(revision, *, at=None):
    """Make and keep the paper of an approved revision that has none yet; ``at`` is the time of the act."""
    if revision.is_frozen and not revision.pdf_id:
        keep(revision, paper_as_approved, freeze, at=at)


@action("documents.revision_freeze")
def freeze(revision, made: bytes, *, by=None, reason=""):
    """Attach the bytes ``made`` as the paper of the revision, unless somebody was faster."""
    revision.refresh_from_db()
    if revision.pdf_id is None and revision.is_frozen:
        revision.pdf = store_bytes(made, "application/pdf")
        revision.save()


def keep_waiting(on=None, *, most: int | None = AT_ONCE) -> None:
    """Make the papers that could not be made at the time of approval; a work of every day."""
    keep_each(unfrozen(), keep_paper, most=most)


def unfrozen():
    """Approved revisions whose paper could not be made at the time."""
    return (
        Revision.objects.filter(status__in=states.FROZEN, pdf=None).select_related("document").order_by("id")
    )
