"""Originals of citizens: one taken later, given back, lost or damaged."""

from django.utils.translation import gettext_lazy

from documents.views.record_forms import RecordActForm
from registers.actions import originals
from registers.forms.file_acts import GiveBackForm, HoldForm, IncidentForm
from registers.models import HeldOriginal, ServiceFile

SECTION = "registers:service_file_list"
LIST_TITLE = gettext_lazy("Sổ theo dõi hồ sơ")


class OriginalHoldView(RecordActForm):
    """An original that comes after the file."""

    model = ServiceFile
    section = SECTION
    permission = "registers.receive_file"
    form_class = HoldForm
    list_url = SECTION
    list_title = LIST_TITLE
    title = gettext_lazy("Nhận thêm bản chính")
    submit_label = gettext_lazy("Nhận giữ")

    def check(self):
        originals.refuse_over(self.record)

    def form_kwargs(self):
        return {"file": self.record, "on": self.moment.on, "user": self.request.user}

    def act(self, form):
        original = HeldOriginal(file=self.record, unit=self.record.unit, **form.cleaned_data)
        originals.hold_original(original, by=self.request.user)

    def back_url(self):
        return f"{super().back_url()}#originals"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**({"crumb": self.title} | kwargs))


class OriginalView(RecordActForm):
    """What the pages of one held original share."""

    model = HeldOriginal
    related = ("unit", "file")
    section = SECTION
    template_name = "registers/original_form.html"
    list_url = SECTION
    list_title = LIST_TITLE

    def check(self):
        originals.refuse_gone(self.record)

    def back_url(self):
        return f"{self.record.file.get_absolute_url()}#originals"

    def get_context_data(self, **kwargs):
        more = {"original": self.record, "record": self.record.file, "crumb": self.title}
        return super().get_context_data(**(more | kwargs))


class OriginalGiveBackView(OriginalView):
    permission = "registers.return_file"
    form_class = GiveBackForm
    title = gettext_lazy("Trả bản chính")
    submit_label = gettext_lazy("Đã trả cho công dân")

    def act(self, form):
        originals.give_back(self.record, by=self.request.user, **form.cleaned_data)


class OriginalIncidentView(OriginalView):
    permission = "registers.handle_file"
    form_class = IncidentForm
    title = gettext_lazy("Ghi mất, hỏng bản chính")
    submit_label = gettext_lazy("Ghi lại")

    def form_kwargs(self):
        return {"initial": {"incident": self.record.incident}}

    def act(self, form):
        originals.report_incident(self.record, by=self.request.user, **form.cleaned_data)
