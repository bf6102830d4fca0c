"""The papers of one file as PDF, in full for those who may see the citizen's data, masked for others."""

from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from documents.models.posting import unit_slug
from qms.export.pdf import PdfUnavailable
from qms.history import record_tx
from qms.ledger import note
from qms.views import OfficeView, RecordPdfView, RecordView
from qms.views.access import unit_for
from registers.models import Apology, ServiceFile, SlipKind, Supplement
from registers.papers.control_slip import control_slip
from registers.papers.letters import apology_slip, ending_slip, supplement_slip
from registers.papers.posters import lookup_poster
from registers.papers.reception_slip import reception_slip
from registers.papers.slip_parts import citizen_of
from registers.states import service_files as states

SECTION = "registers:service_file_list"
RELATED = ("unit", "procedure", "revision", "applicant", "received_by", "returned_by", "holder")
ENDED_AS = {states.REFUSED: SlipKind.REFUSAL, states.STOPPED: SlipKind.STOP}
ENDING = ("registers.file_refuse", "registers.file_stop")


class SlipView(RecordView):
    """One paper of a file; 404 for one the file does not have.

    A paper with the citizen's data in full is noted in the ledger, as a list that leaves the house is.
    """

    model = ServiceFile
    related = RELATED
    section = SECTION
    in_full = False  # whether the paper shows the citizen's data in full

    def get(self, request, *args, **kwargs):
        file = self.get_record()
        try:
            content = self._paper(file, kwargs["kind"], kwargs.get("number"))
        except PdfUnavailable as error:
            return render(request, "503.html", {"message": str(error)}, status=503)
        if content is None:
            raise Http404(_("Hồ sơ này không có giấy tờ đó."))
        self._note(file)
        response = HttpResponse(content, content_type="application/pdf")
        name = quote(f"{file.code}-{kwargs['kind']}.pdf".replace("/", "-"))
        response["Content-Disposition"] = f"inline; filename*=UTF-8''{name}"
        return response

    def _paper(self, file, kind, number) -> bytes | None:
        if number is not None and kind != SlipKind.SUPPLEMENT:
            return None
        if kind == SlipKind.RECEPTION:
            return reception_slip(file, self._citizen(file, file.received_by_id), self.moment)
        if kind == SlipKind.CONTROL:
            return control_slip(file, self.moment)
        if kind == SlipKind.SUPPLEMENT:
            asked = self._child(Supplement, file, ("asked_by",), number)
            return asked and supplement_slip(file, asked, self._citizen(file, asked.asked_by_id), self.moment)
        if kind == SlipKind.APOLOGY:
            sorry = self._child(Apology, file, ("signed_by", "on_behalf_of"), None)
            issuers = (sorry.proposed_by_id, sorry.signed_by_id) if sorry else ()
            return sorry and apology_slip(file, sorry, self._citizen(file, *issuers), self.moment)
        if ENDED_AS.get(file.status) != kind or not file.ending_number:
            return None
        return ending_slip(file, kind, self._citizen(file, ender_of(file)), self.moment)

    def _citizen(self, file, *issuers) -> dict:
        """In full for who may see the citizen of this file, and for who issued this very slip."""
        user = self.request.user
        issued = user.pk in issuers and user.has_perm("registers.handle_file", file)
        self.in_full = issued or user.has_perm("registers.see_applicant", file)
        return citizen_of(file, self.in_full)

    def _child(self, model, file, related, number):
        """The last row of the file at the moment, or the how-manyth; None where there is none."""
        rows = self.moment.rows(model).filter(file_id=file.pk).select_related(*related).order_by("id")
        found = self.moment.instances(rows)
        place = len(found) if number is None else number
        return found[place - 1] if 0 < place <= len(found) else None

    def _note(self, file):
        if not (self.in_full and file.applicant_id):
            return
        kind, user = self.kwargs["kind"], self.request.user
        with record_tx(by=user, verb="registers.slip_print") as act:
            note("registers.slip_print", {"file": file.code, "slip": str(kind)}, act=act, unit=file.unit)


def ender_of(file) -> int | None:
    """The key of the person who ended a file, and with it issued the slip that says so."""
    rows = ServiceFile.history.filter(id=file.pk, history_verb__in=ENDING)
    return rows.order_by("-history_id").values_list("history_user_id", flat=True).first()


class ServiceFilePdfView(RecordPdfView):
    """The paper of a file among its evidence: its control slip."""

    model = ServiceFile
    related = RELATED


class LookupPosterView(OfficeView):
    """The poster that leads to the public page on which files of the unit of the top bar are looked up."""

    section = SECTION

    def get(self, request, *args, **kwargs):
        unit = unit_for(self)
        try:
            data = lookup_poster(unit, self.moment)
        except PdfUnavailable as error:
            return render(request, "503.html", {"message": str(error)}, status=503)
        name = f"tra-cuu-{unit_slug(unit)}.pdf"
        headers = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(name)}"}
        return HttpResponse(data, content_type="application/pdf", headers=headers)
