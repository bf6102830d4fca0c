"""The result of an objective counted from the records: the period is chosen, the figures are not typed."""

from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.forms import OfficeDateField, OfficeForm
from qms.states import Refused
from qms.views import RecordView
from qms.views.forms import error_lines
from registers import actions
from registers.actions.feeding import feed
from registers.models import Objective
from registers.periods import last_whole_period


class PeriodForm(OfficeForm):
    """The period to count, both days included."""

    period_from = OfficeDateField(label=gettext_lazy("Từ ngày"))
    period_to = OfficeDateField(label=gettext_lazy("Đến ngày"))


class FeedView(RecordView):
    """``objectives/<pk>/feed/``: counts the last whole period of the objective unless another is chosen."""

    template_name = "record_form.html"
    model = Objective
    section = "registers:home"

    def dispatch(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise Refused(_("Đang xem tại một thời điểm đã qua nên không ghi được. Hãy trở về hiện tại."))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        self.start()
        first, last = last_whole_period(self.record.frequency, self.moment.on)
        return self.page(PeriodForm(initial={"period_from": first, "period_to": last}))

    def post(self, request, *args, **kwargs):
        self.start()
        form = PeriodForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        told = form.cleaned_data
        try:
            feed(self.record, told["period_from"], told["period_to"], by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as error:
            form.add_error(None, " ".join(error.messages))
        else:
            return HttpResponseRedirect(self.record.get_absolute_url())
        return self.page(form, status=422)

    def start(self):
        self.record = self.get_record()
        self.require("registers.maintain", self.record)
        actions.refuse_rows(self.record)

    def page(self, form, status=200):
        back = self.record.get_absolute_url()
        context = self.get_context_data(
            form=form, title=_("Lấy số liệu từ thống kê"), record=self.record, creating=False,
            sections=[(self.record.get_source_display(), form.visible_fields())], errors=error_lines(form),
            submit_label=_("Lấy số liệu"), back_url=back,
            list_link={"url": back, "title": self.record.title},
        )  # fmt: skip
        return self.render_to_response(context, status=status)
