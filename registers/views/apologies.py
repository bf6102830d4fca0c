"""The apology of a file: prepared by the office, signed by the head, thrown away while nobody signed it."""

from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.views.record_forms import RecordActForm
from qms.views.access import RecordView
from qms.views.acts import SignatureForm
from registers.actions import apologising
from registers.forms.file_acts import ApologyForm
from registers.models import Apology, ServiceFile, SlipKind
from registers.new_promise import new_promise

SECTION = "registers:service_file_list"
LIST_TITLE = gettext_lazy("Sổ theo dõi hồ sơ")


class ApologyProposeView(RecordActForm):
    """Why it will be late, and the new date; nothing moves until the head signs."""

    model = ServiceFile
    related = ("unit", "procedure", "revision", "revision__document")
    section = SECTION
    permission = "registers.propose_apology"
    form_class = ApologyForm
    template_name = "registers/apology_propose.html"
    list_url = SECTION
    list_title = LIST_TITLE
    title = gettext_lazy("Lập phiếu xin lỗi, hẹn lại ngày trả")
    submit_label = gettext_lazy("Trình lãnh đạo ký")

    def check(self):
        apologising.refuse_second(self.record)

    def form_kwargs(self):
        self.suggested = new_promise(self.record, self.moment.at)
        return {
            "file": self.record, "on": self.moment.on, "user": self.request.user,
            "initial": {"new_due_at": self.suggested.at},
        }  # fmt: skip

    def act(self, form):
        apologising.propose_apology(self.record, by=self.request.user, **form.cleaned_data)

    def back_url(self):
        return f"{super().back_url()}#apologies"

    def get_context_data(self, **kwargs):
        more = {"suggested": self.suggested, "crumb": _("Lập phiếu xin lỗi")}
        return super().get_context_data(**(more | kwargs))


class ApologySignView(RecordActForm):
    """The head signs with the password once more; the file then has its new due time, or stays late."""

    model = Apology
    related = ("unit", "file", "file__unit", "file__revision", "proposed_by")
    section = SECTION
    permission = "registers.sign_apology"
    form_class = SignatureForm
    template_name = "registers/apology_sign.html"
    list_url = SECTION
    list_title = LIST_TITLE
    title = gettext_lazy("Ký phiếu xin lỗi")
    submit_label = gettext_lazy("Ký phiếu xin lỗi")

    def check(self):
        apologising.refuse_signing(self.record)

    def form_kwargs(self):
        return {"request": self.request}

    def page(self, form, status=200):
        form.fields["password"].widget.attrs["autofocus"] = True
        return super().page(form, status)

    def act(self, form):
        apologising.sign_apology(self.record, by=self.request.user)

    def back_url(self):
        """The file; once signed it offers the slip to print."""
        page = self.record.file.get_absolute_url()
        return f"{page}?slip={SlipKind.APOLOGY.value}" if self.record.signed_at else f"{page}#apologies"

    def get_context_data(self, **kwargs):
        apology = self.record
        more = {
            "apology": apology,
            "record": apology.file,
            "is_late": apologising.comes_too_late(self.moment.at, apology.old_due_at),
            "crumb": _("Ký"),
        }
        return super().get_context_data(**(more | kwargs))


class ApologyDropView(RecordView):
    """Throws away one that nobody signed."""

    model = Apology
    related = ("unit", "file")
    section = SECTION

    def post(self, request, *args, **kwargs):
        apology = self.get_record()
        self.require("registers.propose_apology", apology)
        back = f"{apology.file.get_absolute_url()}#apologies"
        apologising.drop_apology(apology, by=request.user, reason=_("Không gửi phiếu này"))
        return HttpResponseRedirect(back)
