"""Asking for a document to be written or changed, and what is decided (BM-01-04, 7.5.2)."""

from django.utils.translation import gettext as _

from documents.actions.day import today
from documents.actions.documents import begin_document
from documents.actions.drafts import next_draft
from documents.models import ChangeRequest, Document
from documents.states import change_requests as life
from qms.history.acts import action, current_act
from qms.permissions import Role, require
from qms.states import Refused

DRAFTERS = {Role.OFFICER, Role.OWNER}


@action("documents.change_request_propose")
def propose(request, *, by, reason=""):
    """Send a request; it belongs to the unit of its document. Returns it with its code."""
    if request.document is not None:
        request.unit, request.kind = request.document.unit, ""
    require(by, "documents.propose_change", request)
    request.number()
    request.save()
    return request


@action("documents.change_request_edit")
def edit_request(request, *, by, reason=""):
    """Change one's own request while nobody has decided."""
    stored = ChangeRequest.objects.get(pk=request.pk)
    if stored.status != life.PROPOSED:
        raise Refused(_("Yêu cầu đã được xem xét, không sửa được nữa."))
    require(by, "documents.edit_change_request", stored)
    if request.document_id:
        request.kind = ""
        if request.document.unit_id != request.unit_id:
            raise Refused(_("Tài liệu này của đơn vị khác."))
    request.save()
    return request


@action("documents.change_request_accept")
def accept(request, *, by, reason="", drafter, due_on, opinion="", start=False, code=""):
    """Accept, saying who drafts until when; with `start` the draft is opened in the same act.

    A new document needs its `code` then. Raises Refused for a drafter who may not draft and a past day.
    """
    require(by, "documents.decide_change_request", request)
    request.life_cycle.move(request, "documents.change_request_accept", by=by, reason=reason)
    if not drafter.roles_in(request.unit) & DRAFTERS:
        raise Refused(_("%(who)s không có vai trò soạn tài liệu ở đơn vị này.") % {"who": drafter})
    if due_on < today():
        raise Refused(_("Ngày phải xong không được trước hôm nay."))
    request.drafter, request.due_on = drafter, due_on
    _decided(request, by, opinion or reason)
    if start:
        start_drafting(request, by=by, code=code)
    return request


@action("documents.change_request_reject")
def reject(request, *, by, reason=""):
    """Refuse with a reason, which is the opinion on the form."""
    require(by, "documents.decide_change_request", request)
    request.life_cycle.move(request, "documents.change_request_reject", by=by, reason=reason)
    _decided(request, by, reason)
    return request


def _decided(request, by, opinion):
    request.opinion, request.decided_by, request.decided_at = opinion.strip(), by, current_act().at
    request.save()


@action("documents.change_request_start")
def start_drafting(request, *, by, reason="", code=""):
    """Open the draft for the drafter: the next revision, or a new document under `code`. Returns it.

    The reason of the request becomes the change summary of the revision.
    """
    require(by, "documents.start_change_request", request)
    request.life_cycle.move(request, "documents.change_request_start", by=by, reason=reason)
    request.save()
    if request.document is not None:
        return next_draft(request.document, by=request.drafter, summary=request.why, change_request=request)
    if not code.strip():
        raise Refused(_("Tài liệu mới cần có mã trước khi soạn."))
    document = Document(
        unit=request.unit, code=code.strip(), title=request.title, kind=request.kind, owner=request.drafter
    )
    draft = begin_document(document, writer=request.drafter, change_request=request)
    request.document = document
    request.save()
    return draft


@action("documents.change_request_withdraw")
def withdraw_request(request, *, by, reason=""):
    """Take one's own request back while nothing is being written for it."""
    require(by, "documents.withdraw_change_request", request)
    request.life_cycle.move(request, "documents.change_request_withdraw", by=by, reason=reason)
    request.save()
    return request
