"""Three signatures: written, reviewed, approved, each bound to the same content (7.5.2 c).

Signing verbs trust ``by``: the page that calls them has just asked for the password again.
"""

from django.utils.translation import gettext as _

from documents import checks, states
from documents.actions.day import today
from documents.actions.effect import take_effect
from documents.actions.paper import keep_paper
from documents.models import Meaning, Revision, Signature
from documents.rules.deputies import forget_deputyships, standing_in
from documents.rules.documents import expected_review, own_approval, own_review
from qms.hashing import sha256_of
from qms.history.acts import Conflict, action, current_act
from qms.permissions import require
from qms.states import Blocked, Missing, Refused


def missing(revision) -> list[Missing]:
    """What stops this draft from being submitted, each with the part of the page it is on."""
    found = checks.refusals(revision.body, structured=revision.document.is_structured)
    lacking = [Missing(finding.text, f"part-{finding.anchor}") for finding in found]
    if not revision.title.strip():
        lacking.insert(0, Missing(_("Chưa có tên tài liệu."), "part-title"))
    if revision.document.as_file and not revision.upload_id:
        lacking.append(Missing(_("Chưa tải tệp Word hoặc PDF lên."), "part-upload"))
    if _is_not_first(revision) and not revision.change_summary:
        lacking.append(Missing(_("Chưa ghi nội dung sửa đổi."), "part-change_summary"))
    if any(person.pk in revision.writers for person in revision.review_round.asked):
        lacking.append(
            Missing(_("Người đã soạn không nằm trong số người cùng xem xét."), "part-more_reviewers")
        )
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
    _hold(revision)
    _refuse_changed(revision, seen_hash)
    if revision.review_round.has_signed(by.pk):
        raise Refused(signed_already())
    forget_deputyships(by)
    require(by, "documents.review_revision", revision)
    revision.life_cycle.move(revision, "documents.revision_review", by=by, reason=reason)
    if by.pk == revision.author_id and not reason.strip():
        raise Refused(_("Người soạn thảo chỉ tự xem xét khi nêu rõ lý do thiếu người."))
    deputy = standing_in(by, revision, own_review, expected_review)
    signature = _sign(revision, by, Meaning.REVIEWED, reason, deputy)
    _pass_on(revision, signature)
    return revision


def _hold(revision):
    """Nobody else signs this revision until the act is over; who has signed is read anew.

    A reviewer who is not the last one leaves the revision as it is, so saving alone would let the two last
    ones pass each other.
    """
    stored = Revision.objects.select_for_update().values_list("version", flat=True).get(pk=revision.pk)
    if stored != revision.version:
        raise Conflict(revision)
    revision.forget_round()


def _pass_on(revision, signature):
    """To approval when everybody has signed; else it goes on waiting for the others."""
    before = revision.review_round
    revision.forget_round()
    now = revision.review_round
    is_main = not now.asked or (before.main_is_open and not now.main_is_open)
    is_another = is_main and revision.reviewer_id != signature.person_id
    if is_main:
        revision.reviewer = signature.person
    if not now.is_complete:
        revision.status = states.IN_REVIEW
    if is_another or now.is_complete:
        revision.save()


def approve(revision, *, by, reason="", at=None, seen_hash="", effective_from=None):
    """Approve, see `approve_only`, and then make and keep the paper as it was approved."""
    approve_only(revision, by=by, reason=reason, at=at, seen_hash=seen_hash, effective_from=effective_from)
    keep_paper(revision, at=at)
    return revision


def signed_already() -> str:
    """What is said to somebody who reviews once more in the same round."""
    return _("Đồng chí đã ký xem xét bản này trong lần trình này.")


def own_writing() -> str:
    """What is said to somebody who wants to approve what they wrote."""
    return _("Người soạn thảo không phê duyệt bản do mình soạn.")


@action("documents.revision_approve")
def approve_only(revision, *, by, reason="", seen_hash="", effective_from=None):
    """Sign as approver ("Phê duyệt"): content and paper are frozen from here on.

    ``effective_from`` replaces the planned day; without either it is the day of approval. A day
    that has come takes effect at once, in the same act. Nobody approves what they wrote; the
    reviewer approves too only with a stated reason. Raises Refused, PermissionDenied, Conflict.
    """
    _refuse_changed(revision, seen_hash)
    if by and (by.pk == revision.author_id or by.pk in revision.writers):
        raise Refused(own_writing())
    forget_deputyships(by)
    require(by, "documents.approve_revision", revision)
    deputy = standing_in(by, revision, own_approval)
    revision.life_cycle.move(revision, "documents.revision_approve", by=by, reason=reason)
    if _has_reviewed(revision, by, deputy) and not reason.strip():
        raise Refused(_("Người đã xem xét chỉ phê duyệt khi nêu rõ lý do thiếu người."))
    revision.effective_from = effective_from or revision.effective_from or today()
    if revision.effective_from < today():
        raise Refused(_("Ngày hiệu lực không được trước ngày phê duyệt. Hãy chọn lại ngày hiệu lực."))
    revision.approver, revision.approved_at = by, current_act().at
    revision.save()
    _sign(revision, by, Meaning.APPROVED, reason, deputy)
    if revision.effective_from <= today():
        take_effect(revision)
    return revision


@action("documents.revision_return")
def return_(revision, *, by, reason=""):
    """Send it back to the author with a reason; signatures of this round no longer count."""
    forget_deputyships(by)
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


def _has_reviewed(revision, by, deputy) -> bool:
    """Whether the approver, or the person approved for, has reviewed in this round."""
    people = {by.pk, deputy.person_id if deputy else by.pk}
    signed = Signature.objects.filter(
        revision=revision, round=revision.round, meaning=Meaning.REVIEWED
    ).values_list("person_id", "on_behalf_of_id")
    return any(people & set(pair) for pair in signed)


def _sign(revision, by, meaning, note, deputy=None):
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
    signature.sign_for(deputy)
    signature.save()
    return signature
