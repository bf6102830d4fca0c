"""Keeping the paper of an approved revision, once, as it was approved (7.5.3.2).

It is made after the approval is written, not within it: making a PDF takes a third of a second of
computing, and nobody else can write in the meantime.
"""

import logging

from documents import states
from documents.models import Revision
from documents.papers import paper_as_approved
from qms.history.acts import action
from qms.models.files import store_bytes

logger = logging.getLogger(__name__)


def keep_paper(revision, *, at=None):
    """Make and keep the paper of an approved revision that has none yet; ``at`` is the time of the act.

    Whatever hinders it, the approval stands: the failure is logged, the page of the revision says that
    its paper is still to be made, and the works of the next day try again.
    """
    if revision.pdf_id or not revision.is_frozen:
        return
    try:
        made = paper_as_approved(revision)
    except Exception:
        logger.exception("The paper of revision %s could not be made", revision.pk)
        return
    if made is not None:
        freeze(revision, made, by=None, at=at)


@action("documents.revision_freeze")
def freeze(revision, made: bytes, *, by=None, reason=""):
    """Attach the bytes ``made`` as the paper of the revision, unless somebody was faster."""
    revision.refresh_from_db()
    if revision.pdf_id is None and revision.is_frozen:
        revision.pdf = store_bytes(made, "application/pdf")
        revision.save()


def keep_waiting(on=None) -> None:
    """Make the papers that could not be made at the time of approval; a work of every day."""
    for revision in unfrozen():
        keep_paper(revision)


def unfrozen():
    """Approved revisions whose paper could not be made at the time."""
    return (
        Revision.objects.filter(status__in=states.FROZEN, pdf=None).select_related("document").order_by("id")
    )
