"""Pages of the registers, made for each one from its model and table."""

from django.http import HttpResponse
from django.template.loader import select_template
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from qms.forms import OfficeForm, PlainTextField
from qms.views import (
    RecordDetailView,
    RecordFormView,
    RecordHistoryView,
    RecordListView,
    RecordView,
    TransitionView,
)
from registers import actions
from registers.bulk_acts import bulk_acts_of
from registers.forms import form_of, groups_of
from registers.models.model_criteria import words_from_above
from registers.papers import paper
from registers.row_lines import rows_of
from registers.side_facts import facts_of

SECTION = "registers:home"
HANDED_DOWN = "model-criteria"  # the register that a unit above may keep for those below
COMPARED = "model-assessments"  # the register whose units can be put beside each other


class ListView(RecordListView):
    """A register as a list."""

    template_name = "registers/register_list.html"
    section = SECTION

    @property
    def create_permission(self) -> str:
        return self.table.model.add_permission

    @property
    def bulk_acts(self):
        return bulk_acts_of(self.table.model)

    def get_context_data(self, **kwargs):
        """With the totals that stand under the exports, and the drawing of a register that has one."""
        rows = self.rows()
        context = super().get_context_data(
            figures=self.register.figures(rows, self.moment),
            drawing=self.register.drawing(rows, self.moment) if hasattr(self.register, "drawing") else None,
            compare_url=reverse("registers:model_unit_compare") if self.table.slug == COMPARED else "",
            **kwargs,
        )
        if self.table.slug == HANDED_DOWN and not context["page"].rows:
            hint = words_from_above(self.request.unit, self.moment)
            context["empty_hint"] = hint or context["empty_hint"]
        return context


class DetailView(RecordDetailView):
    """A line of a register: its sections, its drawing or rows, its life cycle."""

    section = SECTION
    permission = "registers.maintain"
    related = ("unit", "person")

    def _edit_url(self) -> str:
        """What is closed or ended stands; the act refuses a change, so nothing offers it."""
        return super()._edit_url() if self.record.is_kept_up else ""

    @property
    def noun(self) -> str:
        return self.model.url_name.split(":")[1]

    def get_template_names(self):
        names = [f"registers/{self.noun}_detail.html", "registers/record_detail.html"]
        return [select_template(names).template.name]

    def get_context_data(self, **kwargs):
        record = self.record
        row_model = record.row_model
        may_add = row_model is not None and record.takes_rows and self.may("registers.maintain", record)
        shown, files_type = record.shown_with(self.moment), self._files_type()
        return super().get_context_data(
            told=record.told(),
            row_lines=rows_of(record, shown.get("rows", ()), takes_files=bool(files_type)),
            row_add_url=self._row_url("row_add") if may_add and row_model.grows else "",
            rows_fill_url=self._row_url("rows_fill") if may_add and row_model.filled_together else "",
            row_edit_name=f"{record.url_name}_row_edit" if may_add and not row_model.filled_together else "",
            files_type=files_type,
            more_facts=facts_of(record, self.moment),
            chips=record.chips(self.moment.on),
            **shown,
            **kwargs,
        )

    def _files_type(self) -> str:
        """The kind of row that photos may be added to now; empty where none may."""
        record = self.record
        takes = record.row_model is not None and record.row_model.takes_files and record.takes_rows
        return record.row_model.record_type() if takes and self.may("qms.attach_file", record) else ""

    def _row_url(self, page: str) -> str:
        return reverse(f"{self.record.url_name}_{page}", args=[self.record.pk])


class HistoryView(RecordHistoryView, DetailView):
    section = SECTION
    permission = "registers.maintain"


class FormView(RecordFormView):
    """A new line, or changes to one."""

    section = SECTION

    @property
    def form_class(self):
        return form_of(self.model, self.creating)

    @property
    def sections(self):
        return groups_of(self.model, self.creating)

    def new_record(self):
        record = super().new_record()
        record.begun_by(self.request.user)
        return record

    def start(self):
        self.permission = "registers.maintain" if "pk" in self.kwargs else self.model.add_permission
        super().start()
        if not self.creating:
            actions.refuse_settled(self.record)

    def form_kwargs(self):
        """Who may not decide sees what was approved, and cannot type there."""
        decides = self.creating or self.may("registers.decide", self.record)
        return {**super().form_kwargs(), "locked": () if decides else self.record.fixed}

    def act(self, form):
        if self.creating:
            return actions.create(form.instance, by=self.request.user)
        return actions.edit(form.instance, by=self.request.user, reason=self.reason_text)


class LookForm(OfficeForm):
    """What was found when somebody looked again; it stands in the history as the reason of the step."""

    finding = PlainTextField(label=_("Kết luận xem xét"), lines=True, max_length=1000)


class ActView(TransitionView):
    """One step of the life cycle."""

    section = SECTION
    forms = {"registers.look": LookForm}

    def act(self, transition, reason, values):
        reason = values.get("finding") or reason
        return actions.move(self.record, transition.verb, by=self.request.user, reason=reason)


class PaperView(RecordView):
    """The record on paper, with the time and person of printing in its footer."""

    def get(self, request, *args, **kwargs):
        record = self.get_record()
        data = paper(record, self.moment, printed_at=timezone.localtime(), printed_by=str(request.user))
        name = f"{slugify(record.code) or self.model._meta.model_name}.pdf"
        return HttpResponse(
            data,
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{name}"'},
        )


class RowFormView(RecordFormView):
    """A row kept under a record; `pk` is the record's when adding, the row's when correcting."""

    section = SECTION
    permission = "registers.maintain"
    adding = False

    @property
    def form_class(self):
        return form_of(self.model)

    @property
    def sections(self):
        return groups_of(self.model)

    def start(self):
        if not self.adding:
            super().start()
            actions.refuse_rows(self.record.record)
            return
        self.creating, self.key, self.extras = True, "", {}
        self.record = self.new_record()
        self.require(self.permission, self.record.record)
        actions.refuse_rows(self.record.record)
        actions.refuse_more_rows(self.record.record)

    def new_record(self):
        parent_model = self.model._meta.get_field(self.model.parent).related_model
        parent = RecordView.get_record(self._view_of(parent_model))
        return parent.new_row()

    def _view_of(self, model):
        view = RecordView()
        view.request, view.kwargs, view.model = self.request, self.kwargs, model
        return view

    def act(self, form):
        verb = actions.add_row if self.adding else actions.edit_row
        return verb(form.instance, by=self.request.user, reason=getattr(self, "reason_text", ""))

    def _list_url(self) -> str:
        return self.record.record.get_absolute_url()

    def _list_link(self):
        parent = self.record.record
        return {"url": parent.get_absolute_url(), "title": parent.code or str(parent)}

    def done_url(self, record) -> str:
        return record.record.get_absolute_url()
