"""The head erases the citizen of a file that is over."""

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from documents.views.record_forms import RecordActForm
from registers.actions.forgetting import forget_citizen, refuse_needed
from registers.forms.feedback import ForgetForm
from registers.models import ServiceFile


class FileForgetView(RecordActForm):
    """Why, and then it is gone."""

    model = ServiceFile
    section = "registers:service_file_list"
    permission = "qms.erase_personal_data"
    form_class = ForgetForm
    title = gettext_lazy("Xóa dữ liệu cá nhân của hồ sơ")
    submit_label = gettext_lazy("Xóa vĩnh viễn")
    list_url = "registers:service_file_list"
    list_title = gettext_lazy("Sổ theo dõi hồ sơ")

    def check(self):
        refuse_needed(self.record)

    def act(self, form):
        count = forget_citizen(self.record, by=self.request.user, reason=form.cleaned_data["reason"])
        words = ngettext("Đã xóa %(n)d bản dữ liệu cá nhân.", "Đã xóa %(n)d bản dữ liệu cá nhân.", count)
        messages.success(self.request, f"{words % {'n': count}} {_('Bản sao lưu cũ vẫn còn dữ liệu.')}")
