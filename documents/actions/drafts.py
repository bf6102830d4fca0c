"""Drafts: opening the next revision, writing in it, giving it up (7.5.2)."""

from django.db import IntegrityError
from django.utils.translation import gettext as _

from documents import content as contents
from documents import states
from documents.models import Revision
from documents.wording import TEXT, BadContent, clean_text
from qms.history.acts import action
from qms.permissions import require
from qms.states import Refused

DRAFT_FIELDS = ("title", "change_summary", "changed_parts", "effective_from", "reviewer", "approver")


@action("documents.revision_start")
def start_revision(document, *, by, reason="", new_issue=False):
    """Open the next draft from the content in force. Returns it.

    Revision numbers count inside an issue; ``new_issue`` (a full rewrite) starts again at 00. The
    reason becomes the first words of the change summary. Raises Refused while a draft is open.
    """
    require(by, "documents.start_revision", document)
    revisions = Revision.objects.filter(document=document)
    if revisions.filter(status__in=states.COMING).exists():
        raise _draft_is_open()
    numbered = revisions.exclude(status=states.DISCARDED).order_by("-issue_no", "-revision_no").first()
    base = revisions.filter(status=states.EFFECTIVE).first() or numbered
    if numbered is None:
        issue_no, revision_no = 1, 0
    elif new_issue:
        issue_no, revision_no = numbered.issue_no + 1, 0
    else:
        issue_no, revision_no = numbered.issue_no, numbered.revision_no + 1
    return new_draft(document, issue_no=issue_no, revision_no=revision_no, base=base, by=by, summary=reason)


def new_draft(document, *, issue_no, revision_no, by, base=None, summary=""):
    """A draft; content, reviewer and approver are those of `base`."""
    revision = Revision(
        document=document,
        issue_no=issue_no,
        revision_no=revision_no,
        title=document.title,
        content=base.content if base else contents.empty(),
        reviewer=base.reviewer if base else None,
        approver=base.approver if base else None,
        change_summary=summary,
        author=by,
        writers=[by.pk] if by else [],
    )
    try:
        revision.save()
    except IntegrityError as error:  # two people at the same moment
        raise _draft_is_open() from error
    return revision


def _draft_is_open() -> Refused:
    return Refused(_("Tài liệu đang có một bản soạn chưa xong. Hãy tiếp tục bản đó."))


@action("documents.revision_edit")
def edit_revision(revision, *, by, reason="", content=None, **fields):
    """Save a draft: ``content`` (JSON value, checked and normalised) and any of DRAFT_FIELDS.

    Nothing has to be complete yet. Raises Refused when the revision is no longer a draft, or
    with the sentence of the first bad value.
    """
    if not revision.is_editable:
        raise Refused(
            _("Bản này đang ở tình trạng “%(state)s”, không sửa được nữa.") % {"state": revision.state}
        )
    require(by, "documents.edit_revision", revision)
    if unknown := set(fields) - set(DRAFT_FIELDS):
        raise TypeError(f"not fields of a draft: {sorted(unknown)}")
    try:
        if content is not None:
            revision.content = contents.normalise(content)
        for name, value in fields.items():
            setattr(revision, name, clean_text(value, TEXT) if isinstance(value, str) else value)
    except BadContent as error:
        raise Refused(str(error)) from error
    revision.__dict__.pop("body", None)
    if by and by.pk not in revision.writers:
        revision.writers = [*revision.writers, by.pk]
    revision.save()
    return revision


@action("documents.revision_discard")
def discard(revision, *, by, reason=""):
    """Give a draft up, with a reason; its number is free again, its history stays."""
    require(by, "documents.discard_revision", revision)
    revision.life_cycle.move(revision, "documents.revision_discard", by=by, reason=reason)
    revision.save()
    return revision
