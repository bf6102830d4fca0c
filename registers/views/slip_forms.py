"""Pages of the forms of the slips: the list, one form with its history, adding, correcting, ending."""

from django.db.models import Q
from django.utils.translation import gettext_lazy, ngettext

from documents.views.record_forms import RecordActForm
from qms.views import RecordDetailView, RecordFormView, RecordHistoryView, RecordListView
from qms.views.records import page_url
from registers.actions import slip_forms as acts
from registers.forms.slip_forms import EndForm, SlipFormForm
from registers.models import SlipForm
from registers.tables.slip_forms import SlipFormPageTable, with_above

SECTION = "registers:service_file_list"
LIST = "registers:slip_form_list"
TITLE = gettext_lazy("Biểu mẫu một cửa")
PERMISSION = "registers.edit_slip_forms"


class SlipFormListView(RecordListView):
    table = SlipFormPageTable
    section = SECTION
    template_name = "registers/slip_form_list.html"
    create_url = "registers:slip_form_create"
    create_permission = PERMISSION
    create_label = gettext_lazy("Thêm biểu mẫu")
    saved_views = [
        (gettext_lazy("Đang dùng"), "standing=in_use"),
        (gettext_lazy("Cần kiểm tra"), "doubt=open"),
    ]

    def lead(self):
        """How many of those in use have still to be checked against their text."""
        on = self.moment.on
        rows = self.rows().order_by().exclude(doubt="").filter(Q(to_date=None) | Q(to_date__gte=on))
        if not (count := rows.count()):
            return []
        words = ngettext("%(n)s mẫu cần kiểm tra", "%(n)s mẫu cần kiểm tra", count)
        return [(words % {"n": count}, "warn")]


class Reached:
    """A form is seen in its unit and in all below it, where it holds."""

    model = SlipForm
    section = SECTION

    def visible(self, model):
        return self.moment.rows(model).filter(unit__in=with_above(self.request.user.visible_units()))

    def get_record(self):
        form = super().get_record()
        form.seen_as = form.standing(self.moment.on)
        return form


class SlipFormDetailView(Reached, RecordDetailView):
    """One form: its number and title, its ground, its days, what has still to be checked."""

    template_name = "registers/slip_form_detail.html"
    permission = PERMISSION
    list_url = LIST
    list_title = TITLE

    def transitions(self):
        """Ending it, while no last day is known."""
        form = self.record
        if form.to_date or not self.may(PERMISSION, form):
            return []
        move = {"verb": "registers.slip_form_end", "label": gettext_lazy("Ngừng dùng"), "icon": "archive"}
        return [move | {"primary": False, "url": page_url(form, "end"), "asks": True}]


class SlipFormHistoryView(RecordHistoryView, SlipFormDetailView):
    """Every change of a form."""


class SlipFormFormView(Reached, RecordFormView):
    form_class = SlipFormForm
    permission = PERMISSION
    list_url = LIST


class SlipFormCreateView(SlipFormFormView):
    action = staticmethod(acts.add_form)
    title = gettext_lazy("Thêm biểu mẫu")
    submit_label = gettext_lazy("Thêm biểu mẫu")


class SlipFormEditView(SlipFormFormView):
    action = staticmethod(acts.correct_form)
    reason = "required"


class SlipFormEndView(Reached, RecordActForm):
    """The last day on which it is used."""

    form_class = EndForm
    permission = PERMISSION
    title = gettext_lazy("Ngừng dùng biểu mẫu")
    submit_label = gettext_lazy("Ghi ngày cuối")
    list_url = LIST
    list_title = TITLE

    def act(self, form):
        acts.end_form(self.record, by=self.request.user, **form.cleaned_data)
