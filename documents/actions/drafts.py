"""Drafts: opening the next revision, writing in it, giving it up (7.5.2)."""

from django.db import IntegrityError
from django.utils.translation import gettext as _

from documents import content as contents
from documents import states
from documents.actions.request_ends import given_up
from documents.models import RequestedSignature, Revision, Signature
from documents.wording import TEXT, BadContent, clean_text
from qms.history.acts import action
from qms.permissions import require
from qms.states import Refused

DRAFT_FIELDS = ("title", "change_summary", "changed_parts", "effective_from", "reviewer", "approver")
MOST_REVIEWERS = 8  # besides the one reviewer; more do not fit on a cover


@action("documents.revision_start")
def start_revision(document, *, by, reason="", new_issue=False):
    """Open the next draft from the content in force. Returns it.

    Revision numbers count inside an issue; ``new_issue`` (a full rewrite) starts again at 00. The
    reason becomes the first words of the change summary. Raises Refused while a draft is open.
    """
    require(by, "documents.start_revision", document)
    return next_draft(document, by=by, summary=reason, new_issue=new_issue)


def next_draft(document, *, by, summary, new_issue=False, change_request=None):
    """The next draft in its number, written by `by`; part of an act that has asked for permission."""
    refuse_while_open(document)
    revisions = Revision.objects.filter(document=document)
    numbered = revisions.exclude(status=states.DISCARDED).order_by("-issue_no", "-revision_no").first()
    base = revisions.filter(status=states.EFFECTIVE).first() or numbered
    if numbered is None:
        issue_no, revision_no = 1, 0
    elif new_issue:
        issue_no, revision_no = numbered.issue_no + 1, 0
    else:
        issue_no, revision_no = numbered.issue_no, numbered.revision_no + 1
    return new_draft(
        document, issue_no=issue_no, revision_no=revision_no, base=base, by=by, summary=summary,
        change_request=change_request,
    )  # fmt: skip


def refuse_while_open(document):
    """Raise Refused while a draft of the document is being written, reviewed or waits for its day."""
    if Revision.objects.filter(document=document, status__in=states.COMING).exists():
        raise _draft_is_open()


def new_draft(document, *, issue_no, revision_no, by, base=None, summary="", change_request=None):
    """A draft; content and the people who review and approve are those of `base`."""
    people = _people_of(base) if base else {}
    revision = Revision(
        document=document,
        issue_no=issue_no,
        revision_no=revision_no,
        title=document.title,
        content=base.content if base else contents.empty(),
        upload=base.upload if base else None,
        upload_name=base.upload_name if base else "",
        change_summary=summary,
        change_request=change_request,
        author=by,
        writers=[by.pk] if by else [],
        **people,
    )
    try:
        revision.save()
    except IntegrityError as error:  # two people at the same moment
        raise _draft_is_open() from error
    if base:
        ask_too(revision, [row.person for row in base.requested.select_related("person")])
    return revision


def _people_of(base) -> dict:
    """Reviewer and approver to propose again; where a deputy signed, the person signed for."""
    people = {"reviewed": base.reviewer, "approved": base.approver}
    for signature in Signature.objects.filter(revision=base, round=base.round).exclude(on_behalf_of=None):
        if signature.meaning in people and getattr(people[signature.meaning], "pk", 0) == signature.person_id:
            people[signature.meaning] = signature.on_behalf_of
    return {"reviewer": people["reviewed"], "approver": people["approved"]}


def ask_too(revision, people) -> None:
    """Keep exactly these people as those who review besides the reviewer.

    Raises Refused for more than fit.
    """
    wanted = {person.pk: person for person in people if person.pk != revision.reviewer_id}
    if len(wanted) > MOST_REVIEWERS:
        raise Refused(_("Nhiều nhất %(n)s người cùng xem xét.") % {"n": MOST_REVIEWERS})
    for row in revision.requested.select_related("person"):
        if wanted.pop(row.person_id, None) is None:
            row.delete()
    for person in wanted.values():
        RequestedSignature(revision=revision, person=person).save()
    revision.forget_round()


def _draft_is_open() -> Refused:
    return Refused(_("Tài liệu đang có một bản soạn chưa xong. Hãy tiếp tục bản đó."))


@action("documents.revision_edit")
def edit_revision(revision, *, by, reason="", content=None, more_reviewers=None, **fields):
    """Save a draft: ``content`` (JSON value, checked and normalised) and any of DRAFT_FIELDS.

    ``more_reviewers`` are the people who review besides the reviewer, None to leave them as they are.
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
    asked = revision.review_round.asked if more_reviewers is None else more_reviewers
    ask_too(revision, asked)
    return revision


@action("documents.revision_discard")
def discard(revision, *, by, reason=""):
    """Give a draft up, with a reason; its number is free again, its history stays."""
    require(by, "documents.discard_revision", revision)
    revision.life_cycle.move(revision, "documents.revision_discard", by=by, reason=reason)
    revision.save()
    given_up(revision)
    return revision
