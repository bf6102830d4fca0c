"""Writing: facts of a document, opening the next revision."""

from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy

from documents import actions, states
from documents.actions.drafts import refuse_while_open
from documents.forms import DocumentForm, StartForm
from documents.forms.uploading import NewDocumentForm
from documents.models import Document, Revision
from documents.views.records import SECTION
from qms.states import Refused
from qms.views.access import RecordView
from qms.views.act_forms import sent_back
from qms.views.forms import RecordFormView


class DocumentFormPage(RecordFormView):
    model = Document
    form_class = DocumentForm
    section = SECTION

    def form_kwargs(self):
        return super().form_kwargs() | {"on": self.moment.on}


class DocumentCreateView(DocumentFormPage):
    form_class = NewDocumentForm
    action = staticmethod(actions.create_document)
    permission = "documents.create_document"
    title = gettext_lazy("Soạn tài liệu mới")
    submit_label = gettext_lazy("Lập và soạn bản đầu")

    def act(self, form):
        """With its file when it is made elsewhere."""
        upload = form.cleaned_data["file"] if form.cleaned_data["made"] == "file" else None
        return actions.create_document(form.instance, by=self.request.user, upload=upload)

    def done_url(self, record):
        draft = Revision.objects.filter(document=record, status__in=states.EDITABLE).first()
        return draft.url("edit") if draft else record.get_absolute_url()


class DocumentEditView(DocumentFormPage):
    action = staticmethod(actions.edit_document)
    permission = "documents.edit_document"


class DocumentStartView(RecordView):
    """Opens the next revision: why, and whether it is a new issue."""

    model = Document
    related = ("unit", "owner")
    section = SECTION
    template_name = "documents/start.html"

    def get(self, request, *args, **kwargs):
        document = self._document()
        try:
            refuse_while_open(document)
        except Refused as refusal:
            return sent_back(request, refusal, document.get_absolute_url())
        return self.page(StartForm())

    def post(self, request, *args, **kwargs):
        form = StartForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        document, data = self._document(), form.cleaned_data
        try:
            revision = actions.start_revision(
                document, by=request.user, reason=data["reason"], new_issue=data["new_issue"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.page(form, status=409)
        return HttpResponseRedirect(revision.url("edit"))

    def _document(self):
        document = self.get_record()
        self.require("documents.start_revision", document)
        return document

    def page(self, form, status=200):
        return self.render_to_response(
            self.get_context_data(document=self._document(), form=form), status=status
        )
