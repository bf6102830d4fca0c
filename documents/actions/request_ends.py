"""What becomes of a change request when the revision written for it takes effect or is given up."""

from documents.actions.day import today
from documents.models import ChangeRequest
from documents.states import change_requests as life
from qms.history.acts import record_tx


def fulfilled(revision) -> None:
    """The request behind a revision in force is done; part of the act that put it in force."""
    request = _being_drafted(revision)
    if request is not None:
        request.status, request.done_on = life.DONE, today()
        _save(request, "documents.change_request_finish")


def given_up(revision) -> None:
    """The request waits for another draft when the one written for it is discarded or withdrawn unused."""
    request = _being_drafted(revision)
    if request is not None:
        request.status = life.ACCEPTED
        _save(request, "documents.change_request_wait")


def _being_drafted(revision):
    """The request, unless another revision has fulfilled it."""
    if revision.change_request_id is None:
        return None
    return ChangeRequest.objects.filter(pk=revision.change_request_id, status=life.DRAFTING).first()


def _save(request, verb):
    with record_tx(by=None, verb=verb):
        request.save()
