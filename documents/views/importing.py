"""Procedures out of Word files: choose files, compare source and what was understood, make the drafts."""

from dataclasses import dataclass

from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.actions.importing import Wanted, import_documents, taken_codes
from documents.forms.documents import people_of
from documents.importing import waiting
from documents.importing.doubles import tell_doubles
from documents.importing.previewing import Preview, preview_of
from documents.importing.reading import read_file, shown
from documents.models import Revision
from documents.views.records import SECTION
from qms.states import Refused
from qms.uploads import UploadRefused, check
from qms.views.access import OfficeView, PastIsReadOnly, unit_for

MOST_FILES = 50


@dataclass(frozen=True)
class Source:
    """One file of the batch: its words as safe HTML, and a preview of each procedure in it."""

    name: str
    html: str
    previews: list[Preview]
    outside: list
    warnings: list[str]


class DocumentImportView(OfficeView):
    """One address: without a batch the files are chosen, with one they are compared and taken in."""

    section = SECTION
    template_name = "documents/import.html"

    def dispatch(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise PastIsReadOnly
        self.unit = unit_for(self)
        self.require("documents.create_document", self.unit)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        key = request.GET.get("batch", "")
        if not key:
            return self.page()
        batch = self._batch(key)
        return self._made(batch) if batch.made else self._preview(batch)

    def post(self, request, *args, **kwargs):
        key = request.POST.get("batch", "")
        return self._take_in(self._batch(key)) if key else self._receive(request.FILES.getlist("files"))

    def _batch(self, key):
        return waiting.find(key, user=self.request.user, unit=self.unit)

    # --- choosing --------------------------------------------------------------------------------

    def _receive(self, uploads):
        taken, errors = [], []
        for upload in uploads[:MOST_FILES]:
            try:
                sent = check(upload, kinds=("docx",))
                file = read_file(sent)
                if not file.procedures:
                    raise UploadRefused(_("Không thấy quy trình nào trong tệp."))
                taken.append((sent, file.html))
            except UploadRefused as refusal:
                errors.append({"name": upload.name, "why": str(refusal)})
        if len(uploads) > MOST_FILES:
            errors.append({"name": "", "why": _("Mỗi lần nhập tối đa %(n)s tệp.") % {"n": MOST_FILES}})
        if not uploads:
            errors.append({"name": "", "why": _("Chưa chọn tệp Word nào.")})
        if errors:
            return self.page(errors=errors, status=422)
        batch = waiting.begin(taken, user=self.request.user, unit=self.unit)
        return self._to(batch)

    def _to(self, batch):
        return HttpResponseRedirect(f"{reverse('documents:document_import')}?batch={batch.key}")

    # --- comparing and taking in -----------------------------------------------------------------

    def _preview(self, batch, status=200, errors=(), typed=None):
        read = [read_file(upload, html) for upload, html in waiting.files_of(batch)]
        tell_doubles(read)
        taken, sources, number = taken_codes(self.unit), [], 0
        for file in read:
            previews = []
            for found in file.procedures:
                previews.append(preview_of(found, number, taken, typed, names=[self.unit.name]))
                number += 1
            sources.append(Source(file.name, shown(file), previews, file.outside, file.warnings))
        return self.page(
            batch=batch, sources=sources, count=number, errors=errors, status=status, people=self._people(),
            owner=typed.get("owner", "") if typed else str(self.request.user.pk),
        )  # fmt: skip

    def _people(self):
        """Who may be the process owner of what is taken in."""
        return people_of(self.unit, self.moment.on)

    def _owner(self):
        """The person chosen; None for nobody. Raises Refused for somebody who was not offered."""
        key = self.request.POST.get("owner", "")
        if not key:
            return None
        person = self._people().filter(pk=key).first() if key.isdecimal() and len(key) < 10 else None
        if person is None:
            raise Refused(_("Chủ quá trình phải là một người trong danh sách."))
        return person

    def _take_in(self, batch):
        if batch.made:
            return self._to(batch)
        try:
            drafts = import_documents(self._wanted(batch), self.unit, by=self.request.user)
        except Refused as refusal:
            return self._preview(batch, 422, [{"name": "", "why": str(refusal)}], self.request.POST)
        waiting.finish(batch, [draft.pk for draft in drafts])
        return self._to(batch)

    def _wanted(self, batch) -> list[Wanted]:
        """The procedures that are ticked, under the code and title typed beside them."""
        wanted, number, data, owner = [], 0, self.request.POST, self._owner()
        for upload, html in waiting.files_of(batch):
            checked = check(upload, kinds=("docx",))
            for found in read_file(checked, html).procedures:
                if f"take-{number}" in data:
                    name = "suggested" if f"use-suggested-{number}" in data else "title"
                    code, title = (data.get(f"{part}-{number}", "") for part in ("code", name))
                    wanted.append(Wanted(checked, found, code, title, f"revise-{number}" in data, owner))
                number += 1
        return wanted

    def _made(self, batch):
        drafts = self.visible(Revision).filter(pk__in=batch.made).select_related("document").order_by("pk")
        return self.page(drafts=drafts)

    def page(self, status=200, **more):
        return self.render_to_response(self.get_context_data(unit=self.unit, **more), status=status)
