"""Pages of deputies: who signs for whom, naming one, ending it."""

from django.utils.translation import gettext_lazy

from documents.actions import deputies as acts
from documents.deputy_papers import told
from documents.forms.deputies import DeputyForm
from documents.models import Deputy
from documents.tables.deputies import DeputyTable
from qms.views.acts import TransitionView
from qms.views.forms import RecordFormView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView, RecordPdfView

SECTION = "documents:document_list"
RELATED = ("unit", "person", "deputy", "created_by")


class DeputyListView(RecordListView):
    table = DeputyTable
    section = SECTION
    create_url = "documents:deputy_create"
    create_permission = "documents.name_deputy"
    create_label = gettext_lazy("Giao ký thay")


class DeputyDetailView(RecordDetailView):
    """Who signs for whom, from when to when, on what paper."""

    model = Deputy
    related = RELATED
    section = SECTION
    template_name = "documents/deputy_detail.html"
    list_url = "documents:deputy_list"

    def get_record(self):
        record = super().get_record()
        record.seen_as = record.standing(self.moment.on)
        return record

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"told": told(self.record)} | kwargs))

    def next_step(self):
        return None

    def transitions(self):
        """Nothing is left to end once the days are over."""
        return super().transitions() if self.record.to_date >= self.moment.on else []


class DeputyHistoryView(RecordHistoryView, DeputyDetailView):
    """Every change of a deputy."""


class DeputyCreateView(RecordFormView):
    model = Deputy
    form_class = DeputyForm
    section = SECTION
    action = staticmethod(acts.name_deputy)
    permission = "documents.name_deputy"
    title = gettext_lazy("Giao người ký thay")
    submit_label = gettext_lazy("Giao ký thay")

    def form_kwargs(self):
        return super().form_kwargs() | {"user": self.request.user, "on": self.moment.on}


class DeputyActView(TransitionView):
    """Ending it before its last day."""

    model = Deputy
    related = RELATED
    section = SECTION
    actions = {"documents.deputy_end": acts.end_deputy}


class DeputyPdfView(RecordPdfView):
    model = Deputy
    related = RELATED
