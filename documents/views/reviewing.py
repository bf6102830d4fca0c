"""The periodic review of a document that needs no change: what was found, and when to look again."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from documents.actions.reviewing import confirm_review, refuse_not_in_force
from documents.forms.control import ConfirmReviewForm
from documents.models import Document
from documents.views.records import SECTION
from qms.states import Refused
from qms.views.access import RecordView
from qms.views.act_forms import sent_back
from qms.views.forms import error_lines


class ConfirmReviewView(RecordView):
    """ "Đã soát xét, không cần sửa"."""

    model = Document
    related = ("unit", "owner")
    section = SECTION
    template_name = "documents/confirm_review.html"

    def get(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise Refused(_("Đang xem tại một thời điểm đã qua nên không ghi được. Hãy trở về hiện tại."))
        self.begin()
        try:
            refuse_not_in_force(self.document)
        except Refused as refusal:
            return sent_back(request, refusal, self.document.get_absolute_url())
        return self.page(ConfirmReviewForm(on=self.moment.on))

    def post(self, request, *args, **kwargs):
        self.begin()
        form = ConfirmReviewForm(request.POST, on=self.moment.on)
        if not form.is_valid():
            return self.page(form, 422)
        try:
            confirm_review(self.document, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.page(form, 409)
        messages.success(request, _("Đã ghi kết quả soát xét và hẹn lần tới."))
        return HttpResponseRedirect(self.document.get_absolute_url())

    def begin(self):
        self.document = self.get_record()
        self.require("documents.confirm_review", self.document)

    def page(self, form, status=200):
        context = self.get_context_data(document=self.document, form=form, errors=error_lines(form))
        return self.render_to_response(context, status=status)
