"""Under which numbers the unit keeps its forms: all of them, numbering one, numbering the rest as usual."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from documents.actions import form_numbers as acts
from documents.forms.form_numbers import IssueForm, NumberForm
from documents.models import FormNumber
from qms import form_numbers
from qms.form_numbers import Form, FormMark
from qms.history.changes import entries_of
from qms.models import Unit
from qms.views import OfficeView
from qms.views.access import unit_for
from qms.views.act_forms import ActFormView
from qms.views.records import by_day

SECTION = "documents:document_list"
PERMISSION = "documents.number_forms"
LIST = "documents:form_numbers"


@dataclass(frozen=True)
class Line:
    """One form: its number today, who said it, and the number that will hold from a later day."""

    form: Form
    mark: FormMark
    unit: Unit | None
    coming: FormNumber | None


class FormNumbersView(OfficeView):
    """``documents/form-numbers/``: every form the system prints and its number in the unit of the top bar."""

    section = SECTION
    template_name = "documents/form_numbers.html"

    def get(self, request, *args, **kwargs):
        unit = unit_for(self)
        lines = self._lines(unit)
        numbered = sum(bool(line.mark.code) for line in lines)
        context = {
            "unit": unit, "lines": lines, "numbered": numbered, "may_number": self.may(PERMISSION, unit),
            "unsaid": sum(line.mark.said_in is None and line.coming is None for line in lines),
        }  # fmt: skip
        return self.render_to_response(self.get_context_data(**context))

    def _lines(self, unit) -> list[Line]:
        known = form_numbers.known()
        marks = form_numbers.marks_of([form.usual for form in known], unit, self.moment)
        told = {mark.said_in for mark in marks.values()} - {None}
        units = {each.pk: each for each in Unit.objects.filter(pk__in=told)}
        later = self.moment.rows(FormNumber).filter(unit=unit.pk, from_date__gt=self.moment.on)
        coming = {number.form: number for number in self.moment.instances(later.order_by("-from_date"))}
        return [
            Line(form, mark := marks[form.usual], units.get(mark.said_in), coming.get(form.usual))
            for form in known
        ]


class FormNumberView(ActFormView):
    """Numbering one form; below the fields stands what was said before."""

    section = SECTION
    template_name = "documents/form_number.html"
    form_class = NumberForm
    permission = PERMISSION
    title = gettext_lazy("Mã biểu mẫu")
    list_url = LIST
    list_title = gettext_lazy("Mã biểu mẫu")

    def start(self):
        self.known = {form.usual: form for form in form_numbers.known()}.get(self.kwargs["form"])
        if self.known is None:
            raise Http404(_("Hệ thống không in biểu mẫu này."))
        super().start()
        own = FormNumber.objects.filter(unit=self.unit, form=self.known.usual)
        self.editions = list(own.order_by("-from_date"))

    def form_kwargs(self):
        """What holds today is offered for correcting; of what the master list says, the day is its day."""
        mark = form_numbers.mark_of(self.known.usual, self.unit, self.moment)
        seen = acts.print_of(self.unit, self.known.usual)
        if not self.editions:
            return {"initial": {"code": mark.code, "from_date": self.moment.on, "seen": seen}}
        latest = self.editions[0]
        names = ("code", "issue_no", "revision_no", "from_date")
        return {"initial": {"seen": seen, **{name: getattr(latest, name) for name in names}}}

    def act(self, form):
        acts.number_form(self.unit, self.known.usual, by=self.request.user, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        entries = [entry for edition in self.editions for entry in entries_of(edition, self.moment)]
        entries.sort(key=lambda entry: entry.seq, reverse=True)
        more = {"known": self.known, "editions": self.editions, "days": by_day(entries), "unit": self.unit}
        return super().get_context_data(**(more | kwargs))


class FormNumbersUsualView(ActFormView):
    """The forms nobody has numbered get the usual codes, all from one day."""

    section = SECTION
    form_class = IssueForm
    permission = PERMISSION
    title = gettext_lazy("Dùng mã thường gặp cho các biểu mẫu chưa có mã")
    submit_label = gettext_lazy("Đặt mã")
    list_url = LIST
    list_title = gettext_lazy("Mã biểu mẫu")

    def form_kwargs(self):
        return {"initial": {"from_date": self.moment.on, "issue_no": 1, "revision_no": 0}}

    def act(self, form):
        count = acts.number_as_usual(self.unit, by=self.request.user, **form.cleaned_data)
        words = ngettext("Đã đặt mã cho %(n)s biểu mẫu.", "Đã đặt mã cho %(n)s biểu mẫu.", count)
        messages.success(self.request, words % {"n": count})
