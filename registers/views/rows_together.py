"""All rows of a record on one page: a check of twelve items is one form, not twelve."""

from django.forms import modelformset_factory
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from qms.history import Conflict
from qms.models.files import files_by_record
from qms.states import Refused
from qms.views import RecordView
from qms.views.attachments import tell_of_places
from qms.views.forms import error_lines
from registers import actions
from registers.forms import together_form_of

MORE = 3  # empty rows offered at the end


class RowsTogetherView(RecordView):
    """``…/<pk>/rows/``: the rows of a record, filled in and added to together, kept all or none."""

    template_name = "registers/rows_together.html"
    section = "registers:home"

    def dispatch(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise Refused(_("Đang xem tại một thời điểm đã qua nên không ghi được. Hãy trở về hiện tại."))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        self.start()
        return self.page(self.formset())

    def post(self, request, *args, **kwargs):
        self.start()
        formset = self.formset(request.POST, request.FILES)
        if not formset.is_valid():
            return self.page(formset, status=422)
        try:
            actions.fill_rows(
                self.record, self.changed(formset), photos=self.photos(formset), by=request.user
            )
        except Conflict:
            words = _("Có người vừa lưu các dòng này. Hãy mở lại trang rồi ghi tiếp.")
            return self.page(formset, status=409, refusal=words)
        except Refused as refusal:
            return self.page(formset, status=422, refusal=str(refusal))
        tell_of_places(request, [one for _row, found in self.photos(formset) for one in found])
        return HttpResponseRedirect(self.record.get_absolute_url())

    def start(self):
        self.record = self.get_record()
        self.require("registers.maintain", self.record)
        actions.refuse_rows(self.record)

    def formset(self, data=None, files=None):
        """One form a row, and empty ones where rows may be added here as a whole."""
        row_model = self.record.row_model
        rows = row_model.objects.filter(**{row_model.parent: self.record.pk})
        whole = {name for section in row_model.sections for name in section.fields}
        more = MORE if row_model.grows and whole == set(row_model.filled_together) else 0
        made = modelformset_factory(row_model, form=together_form_of(row_model), extra=more)
        record = self.record

        class OfRecord(made):
            """Empty forms belong to the record, so that they offer the people of its unit."""

            def _construct_form(self, i, **kwargs):
                if i >= self.initial_form_count():
                    kwargs["instance"] = record.new_row()
                return super()._construct_form(i, **kwargs)

            def get_form_kwargs(self, index):
                """Also the form that stands for no row, asked when nothing was sent at all."""
                kwargs = super().get_form_kwargs(index)
                return {**kwargs, "instance": record.new_row()} if index is None else kwargs

        return OfRecord(data, files, queryset=rows, prefix="rows")

    def changed(self, formset) -> list:
        """The rows in which something was typed; one that only got a photo stays as it is."""
        return [form.instance for form in formset.forms if getattr(form, "row_changed", form.has_changed())]

    def photos(self, formset) -> list[tuple]:
        """(row, photos chosen for it)."""
        return [(one.instance, found) for one in formset.forms if (found := one.cleaned_data.get("files"))]

    def page(self, formset, status=200, refusal=""):
        errors = [line for form in formset.forms for line in error_lines(form)]
        kept = {}
        if self.record.row_model.takes_files:
            kept = files_by_record([form.instance for form in formset.forms if form.instance.pk])
        context = self.get_context_data(
            record=self.record, formset=formset, errors=errors, refusal=refusal,
            choose_again=formset.is_multipart() and bool(self.request.FILES),
            lines=[
                (form, str(form.instance) if form.instance.pk else "", kept.get(form.instance.pk, []))
                for form in formset.forms
            ],
        )  # fmt: skip
        return self.render_to_response(context, status=status)
