"""Tab "Phân phối" of a document: who gets it, who has read it, which paper copies are out."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.actions import copies, recipients
from documents.forms.control import GiveForm, NumbersForm, RecipientForm
from documents.forms.documents import people_of
from documents.models import Document, PaperCopy, Recipient, Revision
from documents.models.recipient import To
from documents.reading import duties_of, in_force, people_on
from documents.states import control
from documents.tables.recipients import RecipientTable
from documents.views.records import SECTION, RevisionPage
from qms.states import Refused
from qms.views.access import RecordView
from qms.views.forms import error_lines
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView


class DistributionView(RecordDetailView):
    """The distribution list with its form, the readers of the revision in force, the paper copies."""

    model = Document
    related = ("unit", "owner")
    section = SECTION
    list_url = SECTION
    list_title = gettext_lazy("Tài liệu")
    has_versions = False
    template_name = "documents/distribution.html"

    def get_record(self):
        self.document, self.revision = super().get_record(), None
        return self.document

    def tabs(self):
        return RevisionPage.tabs(self)

    def get_context_data(self, **kwargs):
        document, moment = self.document, self.moment
        current = in_force([document.pk], moment).get(document.pk)
        revisions = {document.pk: current} if current else {}
        duties = duties_of([document], moment, revisions=revisions).get(document.pk, [])
        may = self.may("documents.distribute", document)
        context = {
            "document": document, "current": current, "may": may, "tab": "distribution",
            "recipients": self._recipients(), "copies": self._copies(),
            "duties": [(duty, duty.state(moment.on)) for duty in duties],
            "read_count": sum(duty.read is not None for duty in duties),
        }  # fmt: skip
        if may:
            context |= {"add_form": self._add_form(), "numbers_form": self._numbers_form()}
        return super().get_context_data(**(context | kwargs))

    def _recipients(self) -> list:
        rows = self.moment.rows(Recipient).filter(document_id=self.document.pk)
        return self.moment.instances(rows.select_related("person", "to_unit").order_by("id"))

    def _copies(self) -> list:
        """Copies of all revisions, what has to come back first."""
        rows = self.moment.rows(PaperCopy).filter(document_id=self.document.pk)
        found = self.moment.instances(rows.select_related("unit").order_by("-issue_no", "-revision_no", "no"))
        return sorted(found, key=lambda copy: copy.status != control.TO_RECALL)

    def _add_form(self, data=None):
        return RecipientForm(data, document=self.document, on=self.moment.on)

    def _numbers_form(self, data=None):
        """For the revisions of which copies were given, the one in force first; None without any."""
        given = PaperCopy.objects.filter(document=self.document).values("revision_id")
        rows = Revision.objects.filter(pk__in=given).select_related("document", "unit").defer("content")
        newest = rows.order_by("-issue_no", "-revision_no", "-id")
        found = sorted(newest, key=lambda revision: not revision.is_effective)
        return NumbersForm(data, revisions=found) if found else None

    # --- writing ----------------------------------------------------------------------------------
    def post(self, request, *args, **kwargs):
        self.record = self.get_record()
        self.require("documents.distribute", self.record)
        acts = {"remove": self._remove, "recall": self._recall}
        return acts.get(request.POST.get("do", ""), self._add)(request.POST)

    def _add(self, data):
        form = self._add_form(data)
        if not form.is_valid():
            return self._again(add_form=form)
        try:
            row = recipients.set_recipient(self.document, by=self.request.user, **form.named())
        except Refused as refusal:
            form.add_error("to", str(refusal))
            return self._again(add_form=form)
        return self._done(_("Đã ghi nơi nhận: %(who)s.") % {"who": row})

    def _remove(self, data):
        key = data.get("recipient", "")
        row = Recipient.objects.filter(document=self.document, pk=key if key.isdecimal() else 0).first()
        if row is None:
            return self._done(_("Nơi nhận này đã được bỏ rồi."))
        recipients.remove_recipient(row, by=self.request.user)
        return self._done(_("Đã bỏ nơi nhận: %(who)s.") % {"who": row})

    def _recall(self, data):
        form = self._numbers_form(data)
        if form is None:
            raise Refused(_("Chưa giao bản giấy nào của tài liệu này nên không có gì để thu hồi."))
        if not form.is_valid():
            return self._again(numbers_form=form)
        numbers, on = form.cleaned_data["numbers"], form.cleaned_data["on"]
        try:
            done = copies.recall_numbers(form.chosen, numbers, by=self.request.user, on=on)
        except Refused as refusal:
            form.add_error("numbers", str(refusal))
            return self._again(numbers_form=form)
        return self._done(_("Đã thu hồi %(n)s bản giấy.") % {"n": len(done)})

    def _again(self, **bound):
        errors = error_lines(*bound.values())
        return self.render_to_response(self.get_context_data(errors=errors, **bound), status=422)

    def _done(self, words):
        messages.success(self.request, words)
        return HttpResponseRedirect(self.document.url("distribution"))


class RecipientListView(RecordListView):
    """The distribution lists of all documents, for reading and for export."""

    table = RecipientTable
    section = SECTION


class GiveView(RecordView):
    """Giving the next numbered copies of the revision in force, to several at once."""

    model = Document
    related = ("unit", "owner")
    section = SECTION
    template_name = "documents/give_copies.html"

    def get(self, request, *args, **kwargs):
        self.begin()
        if request.moment.is_past:
            raise Refused(_("Đang xem tại một thời điểm đã qua nên không ghi được. Hãy trở về hiện tại."))
        return self.page(self.form(initial={"first_no": copies.next_number(self.revision)}))

    def post(self, request, *args, **kwargs):
        self.begin()
        form = self.form(request.POST)
        if not form.is_valid():
            return self.page(form, 422)
        told = form.cleaned_data
        try:
            given = copies.give_copies(
                self.revision, form.chosen, by=request.user, given_on=told["given_on"],
                signed=told["signed"], first_no=told["first_no"],
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.page(form, 409)
        numbers = ", ".join(copy.number for copy in given)
        messages.success(request, _("Đã giao bản giấy số %(numbers)s.") % {"numbers": numbers})
        return HttpResponseRedirect(self.document.url("distribution"))

    def begin(self):
        self.document = self.get_record()
        self.require("documents.give_copy", self.document)
        self.revision = in_force([self.document.pk], self.moment).get(self.document.pk)
        if self.revision is None:
            raise Http404(_("Tài liệu không có bản hiệu lực nên không giao bản giấy được."))
        self.revision.document = self.document

    def form(self, data=None, **more):
        return GiveForm(data, choices=self._choices(), **more)

    def _choices(self) -> list[tuple]:
        """The distribution list, roles told by their people; without a list the people of the unit."""
        rows = Recipient.objects.filter(document=self.document).select_related("person", "to_unit")
        rows = list(rows.order_by("id"))
        people = people_on(rows, self.document, self.moment)
        if not rows:
            people = list(people_of(self.document.unit, self.moment.on))
        return [
            *((f"person:{person.pk}", person) for person in people),
            *((f"unit:{row.to_unit_id}", row.to_unit) for row in rows if row.kind == To.UNIT),
            *((f"place:{row.pk}", row.place) for row in rows if row.kind == To.PLACE),
        ]

    def page(self, form, status=200):
        out = PaperCopy.objects.filter(revision=self.revision, status__in=control.OUT).order_by("no")
        context = self.get_context_data(
            document=self.document, revision=self.revision, form=form, out=out, errors=error_lines(form)
        )
        return self.render_to_response(context, status=status)
