"""The editor of a draft: who is at it, what was typed before, saving, and two people at once."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _

from documents import actions, checks
from documents.editing import keeping, locks, merging, page
from documents.editor import Editor
from documents.forms.uploading import UploadForm
from documents.models import Revision
from documents.views.keeping import WritingView
from documents.wording import BadContent
from qms.history import Conflict
from qms.states import Refused
from qms.views.access import PastIsReadOnly

CARRIED_NOT = ("csrfmiddlewaretoken", "save", "stay", "merge", "onto")


class RevisionEditView(WritingView):
    """Saves a draft, or only adds, removes and moves rows of what was typed."""

    template_name = "documents/editor.html"
    http_method_names = ["get", "post"]

    def get(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise PastIsReadOnly
        revision, at = self.draft(), timezone.now()
        if other := locks.seen(revision, request.user, at):
            return self._somebody_writes(revision, other, at)
        kept = keeping.kept_for(revision, request.user)
        if kept and "resume" in request.GET:
            editor = Editor.typed(revision, self.moment.on, keeping.as_posted(kept))
            return self.page(editor, moved="resume")
        return self.page(Editor.stored(revision, self.moment.on), kept=kept)

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
        try:
            content = editor.content()
            if "merge" in request.POST:
                return self._merged(revision, editor, content)
            revision.version = editor.form.cleaned_data["version"]
            actions.edit_revision(revision, by=request.user, content=content, **editor.form.about())
        except BadContent as error:
            editor.form.add_error(None, str(error))
            return self.page(editor, status=422)
        except Conflict:
            return self._conflict(editor, content)
        return self._saved(revision)

    def _saved(self, revision):
        user, at = self.request.user, timezone.now()
        keeping.forget(revision, user)
        if other := locks.held_by_another(revision, user, at):
            messages.warning(self.request, locks.taken_words(other))
        if "stay" in self.request.POST:
            messages.success(self.request, _("Đã lưu nháp."))
            return HttpResponseRedirect(revision.url("edit"))
        locks.leave(revision, user)
        return HttpResponseRedirect(revision.get_absolute_url())

    def _somebody_writes(self, revision, other, at):
        context = {"revision": revision, "document": revision.document, "lock": other}
        context |= {"words": locks.writing_words(other, at)}
        self.template_name = "documents/being_written.html"
        return self.render_to_response(self.get_context_data(**context))

    # --- two people at once ----------------------------------------------------------------------

    def _sides(self, editor, content):
        """(the draft as stored now, base, theirs, mine)."""
        stored = Revision.objects.select_related("document").get(pk=editor.revision.pk)
        base = merging.side_of_version(stored, editor.form.cleaned_data["version"])
        mine = merging.typed_side(editor.form.about(), content)
        return stored, base, merging.stored_side(stored), mine

    def _conflict(self, editor, content, status=409):
        """What both have, part by part; nothing is saved."""
        stored, base, theirs, mine = self._sides(editor, content)
        found = merging.parts(base, theirs, mine)
        data = self.request.POST
        context = {
            "revision": stored,
            "document": stored.document,
            "latest": stored.history.order_by("-history_id").first(),
            "disputed": [part for part in found if part.both],
            "agreed": [part for part in found if not part.both],
            "carried": [(name, value) for name, values in data.lists() for value in values
                        if name not in CARRIED_NOT and not name.startswith("pick-")],
        }  # fmt: skip
        self.template_name = "documents/conflict.html"
        return self.render_to_response(self.get_context_data(**context), status=status)

    def _merged(self, revision, editor, content):
        """Go on with what was picked: save it, or show it in the editor."""
        stored, base, theirs, mine = self._sides(editor, content)
        data = self.request.POST
        if data.get("onto") != str(stored.version):
            return self._conflict(editor, content)
        picks = {name.removeprefix("pick-"): data[name] for name in data if name.startswith("pick-")}
        side = merging.merged(base, theirs, mine, picks)
        if data["merge"] == "edit":
            merging.put_into(stored, side)
            return self.page(Editor.stored(stored, self.moment.on), moved="merge")
        actions.edit_revision(stored, by=self.request.user, content=side.json, **side.about)
        return self._saved(stored)

    def page(self, editor, status=200, **more):
        revision = editor.revision
        context = {
            "revision": revision,
            "document": revision.document,
            "editor": editor,
            "form": editor.form,
            "errors": editor.errors() if editor.form.is_bound else [],
            "findings": checks.findings(revision.body, structured=editor.structured),
            "scripts": page.scripts(self.request.csp_nonce),
            "words": page.words(),
            **page.addresses(revision),
        }
        if revision.document.as_file:
            context["upload_form"] = UploadForm(initial={"version": revision.version})
        return self.render_to_response(self.get_context_data(**(context | more)), status=status)
