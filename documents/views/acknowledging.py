"""Reading: saying "I have read this", who has and who has not, the register of the words given."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from documents.actions.acknowledging import NotInForce, acknowledge
from documents.forms.control import MatrixForm
from documents.models import Revision
from documents.reading import documents_to_read, duties_of
from documents.states import control
from documents.tables.reading import AcknowledgementTable, DutyTable, Line
from documents.views.records import SECTION
from qms.states import Refused
from qms.views.access import OfficeView, RecordView
from qms.views.lists import RecordListView
from qms.views.sheets import sheet_response


class RevisionReadView(RecordView):
    """POST from the page of a revision: "Tôi đã đọc và hiểu"; the address says of which revision."""

    model = Revision
    related = ("document", "document__unit", "unit")
    section = SECTION
    template_name = "documents/not_in_force.html"
    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        revision = self.get_record()
        try:
            word, is_new = acknowledge(revision, by=request.user)
        except NotInForce as refusal:
            context = self.get_context_data(revision=revision, refusal=refusal, current=refusal.current)
            return self.render_to_response(context, status=409)
        if is_new:
            messages.success(request, _("Đã ghi: đồng chí đã đọc và hiểu bản này."))
        else:
            at = date_format(timezone.localtime(word.read_at), "SHORT_DATETIME_FORMAT")
            messages.info(request, _("Đồng chí đã xác nhận bản này lúc %(at)s.") % {"at": at})
        return HttpResponseRedirect(revision.document.get_absolute_url())


class AcknowledgementListView(RecordListView):
    """The register of the words given (BM-7.3-01)."""

    table = AcknowledgementTable
    section = SECTION


class ReadingMatrixView(OfficeView):
    """People across documents: read on which day, not yet, overdue, not asked. Exports one line each."""

    template_name = "documents/reading_matrix.html"
    section = SECTION
    formats = (("xlsx", "Excel"), ("csv", "CSV"), ("pdf", "PDF"))

    def get(self, request, *args, **kwargs):
        self.register = DutyTable()
        if not self.form.is_valid():
            raise Refused(_("Bộ lọc không đúng. Hãy mở lại trang “Đọc và xác nhận”."))
        if wanted := request.GET.get("format", ""):
            if request.unit is None:
                raise Refused(_("Đồng chí chưa được phân công ở đơn vị nào."))
            return sheet_response(self, wanted)
        return self.render_to_response(self.get_context_data())

    @property
    def units(self) -> list[int]:
        """The unit of the top bar itself: a matrix of several units would be nobody's."""
        return [self.request.unit.pk] if self.request.unit is not None else []

    def rows(self):
        return self.register.queryset(self.request.user, self.units, self.moment, self.request.GET)

    @cached_property
    def listed(self) -> list:
        return documents_to_read(self.units, self.moment)

    @cached_property
    def duties(self) -> dict:
        return duties_of(self.listed, self.moment)

    @cached_property
    def documents(self) -> list:
        return [one for one in self.listed if self.duties.get(one.pk)]

    @cached_property
    def people(self) -> list:
        found = {duty.person.pk: duty.person for duties in self.duties.values() for duty in duties}
        return sorted(found.values(), key=lambda person: (person.full_name, person.pk))

    @cached_property
    def form(self):
        return MatrixForm(self.request.GET, people=self.people, documents=self.documents)

    def get_context_data(self, **kwargs):
        shown = self._shown()
        people = [one for one in self.people if any(one.pk == person for person, _document in shown)]
        documents = [one for one in self.documents if any(one.pk == document for _person, document in shown)]
        context = {
            "form": self.form, "heads": [(one, *self._read_of(one)) for one in documents],
            "rows": [(person, [shown.get((person.pk, one.pk)) for one in documents]) for person in people],
            "counts": self._counts(), "exports": self.formats if shown else (),
            "not_asked": control.NOT_ASKED, "any_filter": any(self.form.cleaned_data.values()),
            "any_reader": bool(self.documents),
        }  # fmt: skip
        return super().get_context_data(**(context | kwargs))

    def _shown(self) -> dict:
        """The cells that fit the filters by (person, document)."""
        lines = [Line(duty, self.moment.on) for duties in self.duties.values() for duty in duties]
        fitting = [line for line in lines if line.fits(self.form.cleaned_data)]
        return {(line.duty.person.pk, line.duty.document.pk): line for line in fitting}

    def _read_of(self, document) -> tuple[int, int]:
        duties = self.duties[document.pk]
        return sum(duty.read is not None for duty in duties), len(duties)

    def _counts(self) -> dict:
        states = [duty.state(self.moment.on) for duties in self.duties.values() for duty in duties]
        read = sum(state in (control.READ, control.READ_LATE) for state in states)
        return {
            "read": read,
            "all": len(states),
            "overdue": states.count(control.OVERDUE),
            "unread": states.count(control.UNREAD),
        }
