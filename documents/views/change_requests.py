"""Pages of change requests (BM-01-04): the list, one of them, asking, deciding, opening the draft."""

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import states
from documents.actions import change_requests as acts
from documents.change_request_papers import told
from documents.forms.change_requests import AcceptForm, ChangeRequestForm, StartRequestForm
from documents.models import ChangeRequest, Document, Revision
from documents.states import change_requests as life
from documents.tables.change_requests import ChangeRequestTable
from qms.steps import NextStep
from qms.views.acts import TransitionView
from qms.views.forms import RecordFormView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView, RecordPdfView

SECTION = "documents:document_list"
RELATED = ("unit", "document", "document__owner", "created_by", "decided_by", "drafter")


class ChangeRequestListView(RecordListView):
    table = ChangeRequestTable
    section = SECTION
    create_url = "documents:change_request_create"
    create_permission = "documents.propose_change"
    create_label = gettext_lazy("Gửi yêu cầu")
    saved_views = [
        (gettext_lazy("Mới gửi"), f"status={life.PROPOSED}"),
        (gettext_lazy("Được chấp nhận"), f"status={life.ACCEPTED}"),
        (gettext_lazy("Đang soạn"), f"status={life.DRAFTING}"),
    ]

    def lead(self):
        """What waits for an answer, and what is late."""
        rows = self.rows()
        late = rows.filter(status__in=(life.ACCEPTED, life.DRAFTING), due_on__lt=self.moment.on).count()
        waiting = rows.filter(status=life.PROPOSED).count()
        words = [(_("%(n)s quá hạn soạn") % {"n": late}, "danger")] if late else []
        return words + ([(_("%(n)s chờ xem xét") % {"n": waiting}, "")] if waiting else [])


class ChangeRequestDetailView(RecordDetailView):
    """A request, what was decided, and the revision that came of it."""

    model = ChangeRequest
    related = RELATED
    section = SECTION
    template_name = "documents/change_request_detail.html"
    permission = "documents.edit_change_request"
    list_url = "documents:change_request_list"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"told": told(self.record), "drafts": self._drafts()} | kwargs))

    def _drafts(self) -> list:
        rows = self.moment.rows(Revision).filter(change_request_id=self.record.pk).defer("content")
        return self.moment.instances(rows.select_related("document").order_by("id"))

    def next_step(self):
        """Accepted ones wait for the drafter until the day agreed on."""
        request = self.record
        if request.status == life.ACCEPTED:
            return NextStep(_("Bắt đầu soạn"), [request.drafter], request.due_on)
        if request.status == life.DRAFTING:
            words = _("Hoàn thành khi bản soạn có hiệu lực")
            return NextStep(words, [request.drafter], request.due_on)
        return super().next_step() if request.status == life.PROPOSED else None


class ChangeRequestHistoryView(RecordHistoryView, ChangeRequestDetailView):
    """Every change of a request."""

    template_name = "record_detail.html"


class ChangeRequestFormView(RecordFormView):
    """A new request (`?document=` names the document), or a change of one's own."""

    model = ChangeRequest
    form_class = ChangeRequestForm
    section = SECTION
    related = RELATED
    sections = [
        (gettext_lazy("Tài liệu"), ["document", "kind", "title"]),
        (gettext_lazy("Đề nghị"), ["content", "why"]),
        (gettext_lazy("Xuất phát từ đâu"), ["origin", "origin_note"]),
    ]

    def new_record(self):
        """In the unit of the document that was asked about, else of the top bar."""
        request = super().new_record()
        key = self.request.GET.get("document", "")
        document = (
            self.visible(Document).filter(pk=key).select_related("unit").first()
            if (key.isdecimal() and len(key) < 19)
            else None
        )
        if key and document is None:
            raise Http404(_("Không có tài liệu này trong các đơn vị của đồng chí."))
        if document is not None:
            request.unit, request.document = document.unit, document
        return request


class ChangeRequestCreateView(ChangeRequestFormView):
    action = staticmethod(acts.propose)
    permission = "documents.propose_change"
    title = gettext_lazy("Yêu cầu biên soạn, sửa đổi tài liệu")
    submit_label = gettext_lazy("Gửi yêu cầu")


class ChangeRequestEditView(ChangeRequestFormView):
    action = staticmethod(acts.edit_request)
    permission = "documents.edit_change_request"


class ChangeRequestActView(TransitionView):
    """Accept, refuse, open the draft, take back."""

    model = ChangeRequest
    related = RELATED
    section = SECTION
    template_name = "documents/change_request_act.html"
    actions = {
        "documents.change_request_accept": acts.accept,
        "documents.change_request_reject": acts.reject,
        "documents.change_request_start": acts.start_drafting,
        "documents.change_request_withdraw": acts.withdraw_request,
    }
    forms = {
        "documents.change_request_accept": AcceptForm,
        "documents.change_request_start": StartRequestForm,
    }

    def form_kwargs(self):
        return {"change_request": self.record, "on": self.moment.on}

    def done_url(self):
        """On to the draft that was opened, for whoever may write in it."""
        drafts = Revision.objects.filter(change_request=self.record.pk, status__in=states.EDITABLE)
        draft = drafts.select_related("document", "unit").first()
        may_write = draft is not None and self.may("documents.edit_revision", draft)
        return draft.url("edit") if may_write else super().done_url()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"told": told(self.record)} | kwargs))


class ChangeRequestPdfView(RecordPdfView):
    model = ChangeRequest
    related = RELATED
