"""The head erases a citizen for good: of a file that is over, of a feedback."""

from functools import cached_property

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from documents.views.record_forms import RecordActForm
from registers.actions.forgetting import forget_citizen, refuse_needed
from registers.forms.feedback import ForgetForm
from registers.models import ServiceFile
from registers.naming import texts_naming


class ForgetView(RecordActForm):
    """Why, and then it is gone; beforehand the page tells which texts will go on naming the person."""

    permission = "qms.erase_personal_data"
    form_class = ForgetForm
    template_name = "registers/forget.html"
    submit_label = gettext_lazy("Xóa vĩnh viễn")

    @cached_property
    def namings(self) -> list:
        return texts_naming(self.record, self.moment)

    def form_kwargs(self):
        return {"namings": self.namings}

    def get_context_data(self, **kwargs):
        return super().get_context_data(namings=self.namings, crumb=self.title, **kwargs)


class FileForgetView(ForgetView):
    """The citizen of a file."""

    model = ServiceFile
    section = "registers:service_file_list"
    title = gettext_lazy("Xóa dữ liệu cá nhân của hồ sơ")
    list_url = "registers:service_file_list"
    list_title = gettext_lazy("Sổ theo dõi hồ sơ")

    def check(self):
        refuse_needed(self.record)

    def act(self, form):
        count = forget_citizen(self.record, by=self.request.user, **form.cleaned_data)
        words = ngettext("Đã xóa %(n)d bản dữ liệu cá nhân.", "Đã xóa %(n)d bản dữ liệu cá nhân.", count)
        messages.success(self.request, f"{words % {'n': count}} {_('Bản sao lưu cũ vẫn còn dữ liệu.')}")
