"""A decision that issues documents: one signature approves all of them, or none (7.5.2 c)."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from documents import states
from documents.actions.paper import keep_paper
from documents.actions.signing import approve_only
from documents.decision_papers import decision_as_signed
from documents.models import Decision, DecisionItem, Revision
from documents.rules.decisions import own_signature
from documents.rules.deputies import forget_deputyships, standing_in
from qms.export.keeping import keep, keep_each
from qms.hashing import sha256_of
from qms.history.acts import Conflict, action, current_act
from qms.models.files import store_bytes
from qms.permissions import require
from qms.states import Blocked, Missing, Refused


@action("documents.decision_create")
def create_decision(decision, *, by, reason="", revisions=()):
    """Save a new draft with the revisions it is to issue."""
    require(by, "documents.prepare_decision", decision)
    decision.number()
    decision.save()
    _put(decision, revisions)
    return decision


@action("documents.decision_edit")
def edit_decision(decision, *, by, reason="", revisions=None):
    """Save a draft; `revisions` replaces what it issues, and takes each as it is now."""
    stored = Decision.objects.get(pk=decision.pk)
    if stored.status != states.DECISION_DRAFT:
        raise Refused(_("Quyết định đã ký hoặc đã bỏ, không sửa được nữa."))
    require(by, "documents.edit_decision", stored)
    decision.save()
    if revisions is not None:
        _put(decision, revisions)
    return decision


def _put(decision, revisions):
    """Exactly these revisions, each with the hash of what was submitted. Raises Refused for an unfit one."""
    wanted = {revision.pk: revision for revision in revisions}
    for item in DecisionItem.objects.filter(decision=decision):
        if item.content_hash != getattr(wanted.get(item.revision_id), "content_hash", None):
            item.delete()
        else:
            del wanted[item.revision_id]
    for revision in wanted.values():
        _refuse_unfit(decision, revision)
        DecisionItem(decision=decision, revision=revision, content_hash=revision.content_hash).save()


def _refuse_unfit(decision, revision):
    if revision.unit_id != decision.unit_id:
        raise Refused(_("%(revision)s là tài liệu của đơn vị khác.") % {"revision": revision})
    if revision.status != states.IN_APPROVAL:
        words = {"revision": revision, "state": revision.state}
        raise Refused(_("%(revision)s đang “%(state)s”, không chờ phê duyệt.") % words)
    others = DecisionItem.objects.filter(revision=revision, decision__status=states.DECISION_DRAFT)
    if others.exclude(decision=decision).exists():
        raise Refused(_("%(revision)s đang nằm trong một dự thảo quyết định khác.") % {"revision": revision})


def lacking(decision, items) -> list[Missing]:
    """What stops the decision from being signed."""
    found = []
    if not decision.paper_no.strip():
        found.append(Missing(_("Chưa ghi số, ký hiệu của quyết định."), "id_paper_no"))
    if decision.dated is None:
        found.append(Missing(_("Chưa ghi ngày quyết định."), "id_dated"))
    if decision.effective_from is None:
        found.append(Missing(_("Chưa ghi ngày có hiệu lực."), "id_effective_from"))
    if not items:
        found.append(Missing(_("Chưa chọn tài liệu nào để ban hành."), "id_revisions"))
    return found


def sign_decision(decision, *, by, reason="", at=None, seen_hash=""):
    """Sign, see `sign_only`, and then make and keep the papers of the decision and its documents."""
    sign_only(decision, by=by, reason=reason, at=at, seen_hash=seen_hash)
    keep_decision(decision, at=at)
    for item in DecisionItem.objects.filter(decision=decision).select_related("revision__document"):
        keep_paper(item.revision, at=at)
    return decision


@action("documents.decision_sign")
def sign_only(decision, *, by, reason="", seen_hash=""):
    """Sign the decision and approve each of its revisions in this one act.

    Where one cannot be approved (somebody's own draft, changed since, no longer waiting) nothing is: raises
    Blocked naming each. `reason` is what whoever reviewed one of them states. Raises Refused, Conflict.
    """
    forget_deputyships(by)
    require(by, "documents.sign_decision", decision)
    decision.life_cycle.move(decision, "documents.decision_sign", by=by, reason=reason)
    _hold(decision)
    items = items_of(decision)
    if found := lacking(decision, items):
        raise Blocked(found)
    _refuse_used_number(decision)
    digest = sha256_of(decision.signed_value(items))
    if seen_hash and seen_hash != digest:
        raise Refused(_("Nội dung đã đổi từ lúc đồng chí mở trang. Hãy xem lại rồi ký."))
    decision.signed_by, decision.signed_position = by, by.position
    decision.signed_at, decision.signed_hash = current_act().at, digest
    decision.sign_for(standing_in(by, decision, own_signature))
    decision.save()
    if found := list(filter(None, [_approved(item, decision, by, reason) for item in items])):
        raise Blocked(found)
    return decision


def _hold(decision) -> None:
    """Nobody else signs one of its revisions until the act is over; in one order, so that two acts queue."""
    keys = DecisionItem.objects.filter(decision=decision).values("revision_id")
    list(Revision.objects.select_for_update().filter(pk__in=keys).order_by("pk").values_list("pk"))


def items_of(decision) -> list[DecisionItem]:
    """The items in their order, each with its revision and document as they are now."""
    rows = DecisionItem.objects.filter(decision=decision).order_by("id")
    return list(rows.select_related("revision__document", "revision__unit"))


def _approved(item, decision, by, reason) -> Missing | None:
    """Approve one revision; what hinders it comes back, and undoes the whole act."""
    revision = item.revision
    try:
        approve_only(
            revision, by=by, reason=reason, seen_hash=item.content_hash,
            effective_from=decision.effective_from,
        )  # fmt: skip
    except Conflict:  # a failed save ends the transaction: nothing more can be asked
        raise
    except (Refused, PermissionDenied) as error:
        return Missing(f"{revision}: {error}", url=revision.get_absolute_url())
    return None


def _refuse_used_number(decision):
    """One number once a year in the unit."""
    same = Decision.objects.filter(
        unit=decision.unit_id, paper_no=decision.paper_no, dated__year=decision.dated.year,
        status=states.DECISION_SIGNED,
    )  # fmt: skip
    if same.exclude(pk=decision.pk).exists():
        words = {"number": decision.paper_no, "year": str(decision.dated.year)}
        raise Refused(_("Năm %(year)s đã có quyết định số %(number)s. Hãy xem lại số.") % words)


@action("documents.decision_drop")
def drop_decision(decision, *, by, reason=""):
    """Give a draft up, with a reason; its documents go on waiting for approval."""
    require(by, "documents.prepare_decision", decision)
    decision.life_cycle.move(decision, "documents.decision_drop", by=by, reason=reason)
    decision.save()
    return decision


# --- its paper -----------------------------------------------------------------------------------


def keep_decision(decision, *, at=None):
    """Make and keep the paper of a signed decision that has none yet; ``at`` is the time of the act."""
    if decision.status == states.DECISION_SIGNED and not decision.pdf_id:
        keep(decision, decision_as_signed, freeze_decision, at=at)


@action("documents.decision_freeze")
def freeze_decision(decision, made: bytes, *, by=None, reason=""):
    """Attach the bytes ``made`` as the paper of the decision, unless somebody was faster."""
    decision.refresh_from_db()
    if decision.pdf_id is None and decision.status == states.DECISION_SIGNED:
        decision.pdf = store_bytes(made, "application/pdf")
        decision.save()


def keep_waiting_decisions(on=None) -> None:
    """Make the papers of decisions that could not be made at the time; a work of every day."""
    keep_each(Decision.objects.filter(status=states.DECISION_SIGNED, pdf=None), keep_decision)
