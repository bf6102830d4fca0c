"""Writing: facts of a document, opening the next revision, the editor of a draft."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import actions, checks, states
from documents.comparison import compare
from documents.editor import Editor
from documents.forms import DocumentForm, StartForm
from documents.models import Document, Revision
from documents.views.records import REVISION_RELATED, SECTION
from documents.wording import BadContent
from qms.history import Conflict
from qms.states import Refused
from qms.views.access import RecordView
from qms.views.forms import RecordFormView


class DocumentFormPage(RecordFormView):
    model = Document
    form_class = DocumentForm
    section = SECTION

    def form_kwargs(self):
        return super().form_kwargs() | {"on": self.moment.on}


class DocumentCreateView(DocumentFormPage):
    action = staticmethod(actions.create_document)
    permission = "documents.create_document"
    title = gettext_lazy("Soạn tài liệu mới")
    submit_label = gettext_lazy("Lập và soạn bản đầu")

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


class RevisionEditView(RecordView):
    """The editor of a draft: saves, or only adds, removes and moves rows of what was typed."""

    model = Revision
    related = REVISION_RELATED
    section = SECTION
    template_name = "documents/editor.html"

    def get(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise Refused(_("Đang xem tại một thời điểm đã qua nên không ghi được. Hãy trở về hiện tại."))
        revision = self.draft()
        return self.page(Editor.stored(revision, self.moment.on))

    def post(self, request, *args, **kwargs):
        revision = self.draft()
        if act := request.POST.get("row", ""):
            try:
                return self.page(Editor.with_row(revision, self.moment.on, request.POST, act), moved=act)
            except BadContent as error:
                raise Refused(str(error)) from error
        editor = Editor.posted(revision, self.moment.on, request.POST)
        if not editor.is_valid():
            return self.page(editor, status=422)
        return self._saved(revision, editor)

    def draft(self):
        revision = self.get_record()
        self.require("documents.edit_revision", revision)
        if not revision.is_editable:
            raise Refused(
                _("Bản này đang ở tình trạng “%(state)s”, không sửa được nữa.") % {"state": revision.state}
            )
        return revision

    def _saved(self, revision, editor):
        try:
            content = editor.content()
            revision.version = editor.form.cleaned_data["version"]
            actions.edit_revision(revision, by=self.request.user, content=content, **editor.form.about())
        except BadContent as error:
            editor.form.add_error(None, str(error))
            return self.page(editor, status=422)
        except Conflict:
            return self._conflict(editor, content)
        if "stay" in self.request.POST:
            messages.success(self.request, _("Đã lưu nháp."))
            return HttpResponseRedirect(revision.url("edit"))
        return HttpResponseRedirect(revision.get_absolute_url())

    def _conflict(self, editor, content):
        """Somebody saved first: what they have against what was typed, and typing on is possible."""
        theirs = Revision.objects.select_related("document").get(pk=editor.revision.pk)
        mine = Revision(document=theirs.document, content=content)
        latest = theirs.history.order_by("-history_id").first()
        editor.form.data = editor.form.data.copy()
        editor.form.data["version"] = str(theirs.version)
        conflict = {
            "comparison": compare(theirs.body, mine.body),
            "who": latest.history_actor,
            "at": latest.history_date,
        }
        return self.page(editor, status=409, conflict=conflict)

    def page(self, editor, status=200, **more):
        revision = editor.revision
        context = {
            "revision": revision,
            "document": revision.document,
            "editor": editor,
            "form": editor.form,
            "errors": editor.errors() if editor.form.is_bound else [],
            "findings": checks.findings(revision.body, structured=editor.structured),
        }
        return self.render_to_response(self.get_context_data(**(context | more)), status=status)
