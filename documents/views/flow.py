"""The process sheet of a revision on a page and on paper."""

from urllib.parse import quote

from django.http import HttpResponse
from django.utils import timezone, translation
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _

from documents.flow import flow_of
from documents.lanes import drawing
from documents.models import Revision
from documents.papers import LANGUAGE, sheet_frame
from documents.views.records import REVISION_RELATED, SECTION, as_of_moment
from qms.export import pdf
from qms.states import Refused
from qms.views.access import RecordView


def flow_title(revision) -> str:
    """ "Lưu đồ quy trình QT-08 · 01/00": what a reader who cannot see it is told."""
    return _("Lưu đồ quy trình %(revision)s") % {"revision": revision}


def shown_as_flow(revision) -> dict:
    """What page and paper show alike: the boxes in their order and, where it can be drawn, who works when."""
    flow, title = flow_of(revision.body), flow_title(revision)
    return {
        "content": revision.body,
        "flow": flow,
        "flow_title": title,
        "drawing": drawing(flow, _("Ai làm, theo thứ tự nào: %(flow)s") % {"flow": title}),
    }


class RevisionFlowView(RecordView):
    """The steps as a flow of boxes."""

    model = Revision
    related = REVISION_RELATED
    section = SECTION
    template_name = "documents/flow.html"

    def get_record(self):
        revision = super().get_record()
        revision.document = as_of_moment(revision.document, self.moment)
        return revision

    def get(self, request, *args, **kwargs):
        revision = self.get_record()
        context = self.get_context_data(
            revision=revision, document=revision.document, **shown_as_flow(revision)
        )
        return self.render_to_response(context)


class RevisionFlowPdfView(RevisionFlowView):
    """The same on one sheet, always marked as an uncontrolled print."""

    def get(self, request, *args, **kwargs):
        revision = self.get_record()
        try:
            made = self._made(revision)
        except pdf.PdfUnavailable as error:
            raise Refused(str(error)) from error
        name = get_valid_filename(_("luu_do_%(code)s.pdf") % {"code": revision.document.code})
        headers = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(name)}"}
        return HttpResponse(made, content_type="application/pdf", headers=headers)

    def _made(self, revision) -> bytes:
        with translation.override(LANGUAGE):
            frame = sheet_frame(revision, printed_at=timezone.localtime(), printed_by=self.request.user)
            context = frame | shown_as_flow(revision)
            return pdf.render_paper(
                "print/flow.html", context, title=context["flow_title"], lang=LANGUAGE, keep=False
            )
