"""Sharing as the unit above does it: to whom on what terms, ending it, the matrix of units and documents."""

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from documents.actions import offers as acts
from documents.forms.sharing import EndForm, OfferForm
from documents.models import Adoption, Document, Offer
from documents.sharing import stand
from documents.states import sharing
from documents.views.records import SECTION, OnTheDay
from qms.states import Refused
from qms.views.access import OfficeView, PastIsReadOnly, RecordView
from qms.views.act_forms import sent_back
from qms.views.forms import error_lines


class OfferPage(RecordView):
    """A form about the sharing of one document."""

    model = Document
    related = ("unit", "owner")
    section = SECTION

    def dispatch(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise PastIsReadOnly
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        self.begin()
        try:
            self.check()
        except Refused as refusal:
            return sent_back(request, refusal, self.document.get_absolute_url())
        return self.page(self.make_form())

    def post(self, request, *args, **kwargs):
        self.begin()
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self.page(form, 422)
        try:
            self.act(form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.page(form, 409)
        return HttpResponseRedirect(self.document.get_absolute_url())

    def begin(self):
        self.document = self.get_record()
        self.require("documents.offer_document", self.document)
        self.offer = acts.open_offer(self.document)

    def check(self):
        """Raise Refused where the act would be refused whatever is filled in."""

    def page(self, form, status=200):
        context = {"document": self.document, "offer": self.offer, "form": form, "errors": error_lines(form)}
        return self.render_to_response(self.get_context_data(**context), status=status)


class DocumentOfferView(OfferPage):
    """Offer a document, or change the terms and the units of the offer that holds."""

    template_name = "documents/offer.html"

    def check(self):
        if self.offer is None:
            acts.refuse_not_in_force(self.document)

    def make_form(self, data=None):
        offer = self.offer or Offer(document=self.document)
        chosen = (
            offer.adoptions.filter(status=sharing.OFFERED).values_list("unit", flat=True) if offer.pk else ()
        )
        return OfferForm(data, instance=offer, chosen=list(chosen))

    def act(self, form):
        verb = acts.edit_offer if form.instance.pk else acts.offer_document
        verb(form.instance, by=self.request.user, units=form.cleaned_data["units"])
        messages.success(self.request, _("Đã ghi việc dùng chung."))


class DocumentOfferEndView(OfferPage):
    """End the sharing, with a reason."""

    template_name = "documents/offer_end.html"

    def begin(self):
        super().begin()
        if self.offer is None:
            raise Http404(_("Tài liệu này không được dùng chung."))

    def make_form(self, data=None):
        return EndForm(data)

    def act(self, form):
        acts.end_offer(self.offer, by=self.request.user, reason=form.cleaned_data["reason"])
        messages.success(self.request, _("Đã thôi dùng chung; các đơn vị được báo."))


class AdoptionMatrixView(OnTheDay, OfficeView):
    """Units down, shared documents across: which revision each follows, and for how long it is behind."""

    template_name = "documents/adoption_matrix.html"
    section = SECTION

    @cached_property
    def lines(self) -> list:
        rows = self.moment.rows(Adoption).filter(unit__in=self.units_in_view, status=sharing.OFFERED)
        rows = rows.select_related("unit", "source", "source__unit").order_by("code", "unit__path")
        return stand(self.moment.instances(rows), self.moment)

    def get(self, request, *args, **kwargs):
        sources = {line.source_id: line.source for line in self.lines}
        units = {line.unit_id: line.unit for line in self.lines}
        cells = {(line.unit_id, line.source_id): line for line in self.lines}
        heads = [(source, *self._head(key)) for key, source in sources.items()]
        order = sorted(units.values(), key=lambda unit: unit.path)
        rows = [(unit, [cells.get((unit.pk, key)) for key in sources]) for unit in order]
        return self.render_to_response(
            self.get_context_data(heads=heads, rows=rows, counts=self._counts(), states=self._states())
        )

    def _head(self, source: int) -> tuple:
        """The revision in force, how many units follow it and how many of them all."""
        lines = [line for line in self.lines if line.source_id == source]
        follow = (sharing.TAKEN_AS_IS, sharing.TAKEN_LOCAL)
        return lines[0].standing.current, sum(one.standing.state in follow for one in lines), len(lines)

    def _counts(self) -> dict:
        standings = [line.standing for line in self.lines]
        return {
            "all": len(standings), "behind": sum(one.is_behind for one in standings),
            "missing": sum(one.is_missing for one in standings),
            "late": sum(one.is_late for one in standings),
            "units_behind": len({line.unit_id for line in self.lines if line.standing.is_behind}),
        }  # fmt: skip

    def _states(self) -> list:
        """Each state with how many lines stand in it."""
        counted = Counter(line.standing.state.value for line in self.lines)
        return [(state, counted[state.value]) for state in sharing.STANDINGS if counted[state.value]]
