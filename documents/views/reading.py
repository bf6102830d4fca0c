"""Taking a revision along: its paper, and any two of them side by side."""

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from documents import checks, states
from documents.comparison import ADDED, CHANGED, compare, word_diff
from documents.models import Document, Revision
from documents.papers import paper_bytes
from documents.stepbar import segments
from documents.views.records import REVISION_RELATED, SECTION, as_of_moment, effective_of, number_of
from qms.export.pdf import PdfUnavailable
from qms.states import Refused
from qms.views.access import RecordView


class RevisionPdfView(RecordView):
    """The paper of one revision with its status at this moment laid over; `?approved=1` the frozen bytes."""

    model = Revision
    related = REVISION_RELATED

    def get(self, request, *args, **kwargs):
        revision = self.get_record()
        revision.document = as_of_moment(revision.document, self.moment)
        if "approved" in request.GET:
            if revision.pdf_id is None:
                raise Http404(_("Bản này chưa có bản in đã phê duyệt."))
            return self._answer(revision, revision.pdf.read())
        try:
            made = paper_bytes(
                revision, self.moment, printed_by=request.user, printed_at=timezone.localtime()
            )
        except PdfUnavailable as error:
            raise Refused(str(error)) from error
        return self._answer(revision, made)

    def _answer(self, revision, made):
        name = get_valid_filename(
            f"{revision.document.code}_{revision.issue_no:02d}-{revision.revision_no:02d}.pdf"
        )
        headers = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(name)}"}
        return HttpResponse(made, content_type="application/pdf", headers=headers)


class DocumentCompareView(RecordView):
    """Any two revisions of a document side by side; by default the coming one with the one in force."""

    model = Document
    related = ("unit", "owner")
    section = SECTION
    template_name = "documents/compare.html"

    def get(self, request, *args, **kwargs):
        document = self.get_record()
        rows = self.moment.rows(Revision).filter(document_id=document.pk).exclude(status=states.DISCARDED)
        revisions = self.moment.instances(rows.order_by("-issue_no", "-revision_no", "-id"))
        for revision in revisions:
            revision.document = document
        old, new = self._pair(revisions)
        context = self.get_context_data(
            document=document, revisions=revisions, old=old, new=new, whole="whole" in request.GET,
            **(_compared(old, new) if old and new else {}),
        )  # fmt: skip
        return self.render_to_response(context)

    def _pair(self, revisions):
        new, old = self._asked("new", revisions), self._asked("old", revisions)
        if len(revisions) < 2:
            return None, None
        new = new or revisions[0]
        older = [revision for revision in revisions if number_of(revision) < number_of(new)]
        default = effective_of(older) or (older[0] if older else revisions[-1])
        return old or default, new

    def _asked(self, name, revisions):
        wanted = self.request.GET.get(name, "")
        if not wanted:
            return None
        found = next((revision for revision in revisions if str(revision.pk) == wanted), None)
        if found is None:
            raise Http404(_("Tài liệu này không có bản ấy."))
        return found


def _compared(old, new) -> dict:
    """The comparison, and both step bars on one scale with changed and added steps marked."""
    comparison = compare(old.body, new.body)
    steps = next((section for section in comparison.sections if section.key == "steps"), None)
    tones = (
        {f"B{row.new_no}": row.kind for row in steps.rows if row.kind in (ADDED, CHANGED)} if steps else {}
    )
    longest = max(old.body.step_hours, new.body.step_hours)
    return {
        "comparison": comparison,
        "new_title": word_diff(old.title, new.title) if old.title != new.title else "",
        "other_file": old.upload_id != new.upload_id,
        "bars": [(old, segments(old.body, longest), checks.sums_up(old.body)),
                 (new, segments(new.body, longest, tones), checks.sums_up(new.body))],
    }  # fmt: skip
