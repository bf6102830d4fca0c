"""Pages of disposals: the list of batches, the council, the approval, the minutes."""

from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.actions import disposals as acts
from documents.disposal_minutes import council_of, lines_of
from documents.forms.kept_records import CompleteForm, CouncilForm, DisposalForm, LinesForm
from documents.models import Disposal, DisposalLine
from documents.rules.kept_records import began_it, heads
from documents.states import disposal as states
from documents.tables.kept_records import DisposalTable
from documents.views.record_forms import RecordActForm
from qms.views.access import RecordView
from qms.views.acts import TransitionView
from qms.views.forms import RecordFormView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView, RecordPdfView

SECTION = "documents:document_list"
LIST = "documents:disposal_list"
PEOPLE = ("unit", "approved_by", "created_by")
STEP_LABELS = {
    states.DRAFT: gettext_lazy("Lập danh sách"),
    states.SUBMITTED: gettext_lazy("Phê duyệt"),
    states.APPROVED: gettext_lazy("Tiêu hủy"),
    states.DONE: gettext_lazy("Biên bản"),
}


class DisposalListView(RecordListView):
    """Disposals of records, BM-01-06."""

    table = DisposalTable
    section = SECTION
    create_url = "documents:disposal_create"
    create_permission = "documents.create_disposal"
    create_label = gettext_lazy("Lập danh sách tiêu hủy")
    saved_views = (
        (gettext_lazy("Chờ phê duyệt"), "status=submitted"),
        (gettext_lazy("Đã tiêu hủy"), "status=done"),
    )


class DisposalPage(RecordDetailView):
    """What the page of a disposal and its history share."""

    model = Disposal
    related = PEOPLE
    section = SECTION
    permission = "documents.edit_disposal"
    list_url = LIST
    list_title = gettext_lazy("Tiêu hủy hồ sơ")
    step_labels = STEP_LABELS

    def _edit_url(self):
        return super()._edit_url() if self.record.status == states.DRAFT else ""


class DisposalDetailView(DisposalPage):
    """A disposal: its list, its council, how it was done."""

    template_name = "documents/disposal_detail.html"

    def get_context_data(self, **kwargs):
        disposal, moment = self.record, self.moment
        lines, council = lines_of(disposal, moment), council_of(disposal, moment)
        may_edit = disposal.status == states.DRAFT and self.may("documents.edit_disposal", disposal)
        more = {"lines": lines, "council": council, "may_edit": may_edit}
        more["missing"] = acts.gaps(disposal, lines, council) if may_edit else []
        return super().get_context_data(**(more | kwargs))


class DisposalHistoryView(RecordHistoryView, DisposalPage):
    """Every change of a disposal, its list and its council."""


class DisposalPdfView(RecordPdfView):
    """The minutes."""

    model = Disposal
    related = PEOPLE


class DisposalFormView(RecordFormView):
    """A new disposal, or changes to one."""

    model = Disposal
    form_class = DisposalForm
    section = SECTION
    list_url = LIST

    def form_kwargs(self):
        return super().form_kwargs() | {"on": self.moment.on}


class DisposalCreateView(DisposalFormView):
    action = staticmethod(acts.create_disposal)
    permission = "documents.create_disposal"
    title = gettext_lazy("Lập danh sách tiêu hủy")


class DisposalEditView(DisposalFormView):
    action = staticmethod(acts.edit_disposal)
    permission = "documents.edit_disposal"


class DisposalActView(TransitionView):
    """Submit, approve, return, note as done, give up."""

    model = Disposal
    related = PEOPLE
    section = SECTION
    actions = acts.ACTS
    forms = {"documents.disposal_complete": CompleteForm}

    def why_not_theirs(self) -> str:
        is_own = (heads & began_it).test(self.request.user, self.record)
        return acts.own_list() if is_own and self.transition.verb == "documents.disposal_approve" else ""

    def form_kwargs(self):
        record = self.record
        return {"initial": {"destroyed_on": self.moment.on, "method": record.method, "place": record.place}}


class DisposalLinesView(RecordActForm):
    """Batches whose time is over, put on the list."""

    model = Disposal
    related = PEOPLE
    section = SECTION
    permission = "documents.edit_disposal"
    form_class = LinesForm
    template_name = "documents/disposal_lines.html"
    list_url = LIST
    list_title = gettext_lazy("Tiêu hủy hồ sơ")
    title = gettext_lazy("Chọn hồ sơ đến hạn tiêu hủy")
    submit_label = gettext_lazy("Đưa vào danh sách")

    def form_kwargs(self):
        acts.refuse_unless_draft(self.record)
        return {"disposal": self.record, "on": self.moment.on}

    def act(self, form):
        acts.add_batches(self.record, form.cleaned_data["batches"], by=self.request.user)

    def back_url(self):
        return f"{super().back_url()}#lines"


class CouncilView(RecordActForm):
    """Who sits on the council."""

    model = Disposal
    related = PEOPLE
    section = SECTION
    permission = "documents.edit_disposal"
    form_class = CouncilForm
    template_name = "documents/disposal_council.html"
    list_url = LIST
    list_title = gettext_lazy("Tiêu hủy hồ sơ")
    title = gettext_lazy("Hội đồng tiêu hủy")

    def form_kwargs(self):
        acts.refuse_unless_draft(self.record)
        return {"council": council_of(self.record)}

    def act(self, form):
        acts.set_council(self.record, form.values(), by=self.request.user)

    def back_url(self):
        return f"{super().back_url()}#council"


class LineRemoveView(RecordView):
    """Takes a batch off the list."""

    model = DisposalLine
    related = ("unit", "disposal")
    section = SECTION

    def post(self, request, *args, **kwargs):
        line = self.get_record()
        self.require("documents.edit_disposal", line.disposal)
        back = f"{line.disposal.get_absolute_url()}#lines"
        acts.remove_line(line, by=request.user, reason=_("Bớt khỏi danh sách"))
        return HttpResponseRedirect(back)
