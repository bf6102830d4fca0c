"""What change requests offer to the rest of the house: evidence, search, home page, the documents' pages."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.change_request_papers import request_paper
from documents.models import ChangeRequest
from documents.panels import SIDE, Panel, Shown, panel
from documents.states import change_requests as life
from documents.tables.change_requests import ChangeRequestTable
from qms import evidence, rail, search, worklist
from qms.models.files import attached
from qms.worklist import Task

ROOM = "documents:document_list"


evidence.register(
    evidence.Register(
        slug="change_requests", table=ChangeRequestTable, record_pdf=request_paper, files=attached, order=14
    )
)
search.register(ChangeRequest)
rail.shelf(ROOM, gettext_lazy("Yêu cầu sửa đổi"), "documents:change_request_list", order=10)


@worklist.register
def waiting_requests(user, units, on) -> Iterator[Task]:
    """Requests to decide on, and accepted ones that wait for their drafter."""
    rows = ChangeRequest.objects.filter(unit__in=units, status__in=(life.PROPOSED, life.ACCEPTED))
    for request in rows.select_related("unit", "document", "created_by", "drafter"):
        if request.status == life.PROPOSED and user.has_perm("documents.decide_change_request", request):
            note = _("%(who)s đề nghị") % {"who": request.created_by}
            yield Task(
                verb=_("Xem xét yêu cầu"), record=request, url=request.get_absolute_url(), note=note,
                action=_("Xem xét yêu cầu"), icon="message-square-plus",
            )  # fmt: skip
        if request.status == life.ACCEPTED and user.has_perm("documents.start_change_request", request):
            yield Task(
                verb=_("Soạn theo yêu cầu"), record=request, url=request.get_absolute_url(),
                due=request.due_on, person=request.drafter, action=_("Bắt đầu soạn"), icon="file-plus",
            )  # fmt: skip


@panel(20)
def requests_of_a_document(shown: Shown) -> Panel | None:
    """Open requests for the document, the one behind the revision on the page, and a button to ask."""
    document, moment = shown.document, shown.moment
    behind = shown.revision.change_request_id if shown.revision else None
    wanted = Q(document_id=document.pk, status__in=life.OPEN) | Q(id=behind)
    requests = moment.instances(moment.rows(ChangeRequest).filter(wanted).order_by("-id"))
    may_ask = not moment.is_past and shown.user.has_perm("documents.propose_change", document)
    url = f"{reverse('documents:change_request_create')}?document={document.pk}" if may_ask else ""
    if not requests and not url:
        return None
    return Panel("documents/_panel_requests.html", {"requests": requests, "propose_url": url}, place=SIDE)
