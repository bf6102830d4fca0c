"""The verbs of controlled documents: the only writers of their state (7.5.2, 7.5.3).

One verb, one function, one transaction. Signing verbs trust ``by``: the page that calls them has
just asked for the password again.
"""

import datetime as dt

from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from documents import checks, states
from documents import content as contents
from documents.models import Document, Meaning, Revision, Signature
from documents.papers import frozen_paper
from documents.wording import TEXT, BadContent, clean_text
from qms.hashing import sha256_of
from qms.history.acts import action, current_act
from qms.permissions import require
from qms.states import Blocked, Missing, Refused

DRAFT_FIELDS = ("title", "change_summary", "changed_parts", "effective_from", "reviewer", "approver")


def _today() -> dt.date:
    """The office's calendar day of the act."""
    return timezone.localdate(current_act().at)


# --- documents -----------------------------------------------------------------------------------


@action("documents.document_create")
def create_document(document, *, by, reason=""):
    """Save a new document with its first draft, issue 01 revision 00. Returns the document.

    Raises Refused when the code is already used in the unit.
    """
    require(by, "documents.create_document", document)
    _refuse_taken_code(document)
    _save_with_code(document)
    _new_draft(document, issue_no=1, revision_no=0, by=by)
    return document


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


# --- drafts --------------------------------------------------------------------------------------


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
    return _new_draft(document, issue_no=issue_no, revision_no=revision_no, base=base, by=by, summary=reason)


def _new_draft(document, *, issue_no, revision_no, by, base=None, summary=""):
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


# --- three signatures ----------------------------------------------------------------------------


def missing(revision) -> list[Missing]:
    """What stops this draft from being submitted, each with the part of the page it is on."""
    found = checks.refusals(revision.body, structured=revision.document.is_structured)
    lacking = [Missing(finding.text, f"part-{finding.anchor}") for finding in found]
    if not revision.title.strip():
        lacking.insert(0, Missing(_("Chưa có tên tài liệu."), "part-title"))
    if _is_not_first(revision) and not revision.change_summary:
        lacking.append(Missing(_("Chưa ghi nội dung sửa đổi."), "part-change_summary"))
    return lacking


def _is_not_first(revision):
    return (revision.issue_no, revision.revision_no) > (1, 0)


@action("documents.revision_submit")
def submit(revision, *, by, reason="", seen_hash=""):
    """Sign as author ("Soạn thảo") and hand the draft over for review.

    Fixes the hash that every later signature binds. Whoever submits is the author from then on.
    Raises Blocked with everything that is still missing.
    """
    require(by, "documents.submit_revision", revision)
    revision.life_cycle.move(revision, "documents.revision_submit", by=by, reason=reason)
    if lacking := missing(revision):
        raise Blocked(lacking)
    revision.author = by
    revision.round += 1
    revision.submitted_at = current_act().at
    revision.content_hash = sha256_of(revision.signed_value())
    _refuse_other_content(revision, seen_hash)
    revision.save()
    _sign(revision, by, Meaning.WROTE, reason)
    return revision


@action("documents.revision_review")
def review(revision, *, by, reason="", seen_hash=""):
    """Sign as reviewer ("Xem xét"). The author may review only with a stated reason (too few people)."""
    _refuse_changed(revision, seen_hash)
    require(by, "documents.review_revision", revision)
    revision.life_cycle.move(revision, "documents.revision_review", by=by, reason=reason)
    if by.pk == revision.author_id and not reason.strip():
        raise Refused(_("Người soạn thảo chỉ tự xem xét khi nêu rõ lý do thiếu người."))
    revision.reviewer = by
    revision.save()
    _sign(revision, by, Meaning.REVIEWED, reason)
    return revision


@action("documents.revision_approve")
def approve(revision, *, by, reason="", seen_hash="", effective_from=None):
    """Sign as approver ("Phê duyệt"): content and paper are frozen from here on.

    ``effective_from`` replaces the planned day; without either it is the day of approval. A day
    that has come takes effect at once, in the same act. Nobody approves what they wrote; the
    reviewer approves too only with a stated reason. Raises Refused, PermissionDenied, Conflict.
    """
    _refuse_changed(revision, seen_hash)
    if by and (by.pk == revision.author_id or by.pk in revision.writers):
        raise Refused(_("Người soạn thảo không phê duyệt bản do mình soạn."))
    require(by, "documents.approve_revision", revision)
    revision.life_cycle.move(revision, "documents.revision_approve", by=by, reason=reason)
    if by.pk == revision.reviewer_id and not reason.strip():
        raise Refused(_("Người đã xem xét chỉ phê duyệt khi nêu rõ lý do thiếu người."))
    revision.effective_from = effective_from or revision.effective_from or _today()
    if revision.effective_from < _today():
        raise Refused(_("Ngày hiệu lực không được trước ngày phê duyệt. Hãy chọn lại ngày hiệu lực."))
    revision.approver, revision.approved_at = by, current_act().at
    revision.save()
    _sign(revision, by, Meaning.APPROVED, reason)
    _keep_paper(revision)
    if revision.effective_from <= _today():
        _take_effect(revision)
    return revision


@action("documents.revision_return")
def return_(revision, *, by, reason=""):
    """Send it back to the author with a reason; signatures of this round no longer count."""
    require(by, "documents.return_revision", revision)
    revision.life_cycle.move(revision, "documents.revision_return", by=by, reason=reason)
    revision.save()
    return revision


def _refuse_changed(revision, seen_hash):
    """What is signed must be what was submitted, and what the signer had on the page."""
    if revision.status in (states.SUPERSEDED, states.WITHDRAWN, states.DISCARDED):
        raise Refused(_("Bản này đã hết hiệu lực, không ký được nữa."))
    if revision.content_hash and sha256_of(revision.signed_value()) != revision.content_hash:
        raise Refused(_("Nội dung không còn đúng bản đã trình. Hãy trả lại để trình lại từ đầu."))
    _refuse_other_content(revision, seen_hash)


def _refuse_other_content(revision, seen_hash):
    if seen_hash and seen_hash != revision.content_hash:
        raise Refused(_("Nội dung đã đổi từ lúc đồng chí mở trang. Hãy xem lại rồi ký."))


def _sign(revision, by, meaning, note):
    signature = Signature(
        revision=revision,
        person=by,
        position=by.position,
        meaning=meaning,
        signed_at=current_act().at,
        content_hash=revision.content_hash,
        round=revision.round,
        note=note.strip(),
    )
    signature.save()
    return signature


# --- taking effect -------------------------------------------------------------------------------


@action("documents.revision_freeze")
def freeze(revision, *, by=None, reason=""):
    """Keep the paper as approved, once. Where the PDF libraries are missing it waits for ``advance``."""
    _keep_paper(revision)
    return revision


def _keep_paper(revision):
    if revision.pdf_id is None and revision.is_frozen:
        revision.pdf = frozen_paper(revision)
        if revision.pdf is not None:
            revision.save()


@action("documents.revision_make_effective")
def make_effective(revision, *, by=None, reason=""):
    """Put an approved revision in force on its day; the one before it is superseded in the same act.

    ``by`` None is the calendar. Raises Refused before the day has come. A review date that has
    passed or is missing moves to one year after the day of effect.
    """
    require(by, "documents.make_revision_effective", revision)
    if revision.status == states.APPROVED and revision.effective_from > _today():
        raise Refused(_("Chưa tới ngày hiệu lực của bản này."))
    _take_effect(revision)
    return revision


def _take_effect(revision):
    """First the old one ends, then the new one begins: the database allows one in force at any time."""
    revision.life_cycle.move(revision, "documents.revision_make_effective")
    for old in Revision.objects.filter(document_id=revision.document_id, status=states.EFFECTIVE):
        old.status, old.effective_to = states.SUPERSEDED, revision.effective_from
        old.save()
    revision.save()
    document = Document.objects.get(pk=revision.document_id)
    document.status, document.title = states.DOC_EFFECTIVE, revision.title
    document.effective_from = revision.effective_from
    if document.review_on is None or document.review_on <= revision.effective_from:
        document.review_on = _year_after(revision.effective_from)
    document.save()
    revision.document = document


def _year_after(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)


@action("documents.revision_withdraw")
def withdraw(revision, *, by, reason=""):
    """End a revision without a successor, with a reason; a document without one in force is obsolete."""
    require(by, "documents.withdraw_revision", revision)
    was_effective = revision.is_effective
    revision.life_cycle.move(revision, "documents.revision_withdraw", by=by, reason=reason)
    revision.effective_to = _today()
    revision.save()
    if was_effective:
        document = Document.objects.get(pk=revision.document_id)
        document.status = states.DOC_OBSOLETE
        document.save()
        revision.document = document
    return revision


def due(on: dt.date):
    """Approved revisions whose day has come."""
    return Revision.objects.filter(status=states.APPROVED, effective_from__lte=on).order_by(
        "effective_from", "id"
    )


def advance(on: dt.date) -> list[Revision]:
    """Put in force every approved revision whose day has come; each is an act of the system by itself.

    Safe to run at any time and from several places at once: one of them does it, the others find it done.
    """
    done = []
    for revision in due(on).select_related("document"):
        try:
            done.append(make_effective(revision, by=None))
        except Refused:  # somebody else was faster; what is in force now is right
            continue
    return done


def unfrozen():
    """Approved revisions whose paper could not be made at the time."""
    return (
        Revision.objects.filter(status__in=states.FROZEN, pdf=None).select_related("document").order_by("id")
    )
