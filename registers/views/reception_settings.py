"""How each procedure of the unit is received: what holds, who said it, saying it oneself, taking it back."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import Document, Kind
from qms.history.changes import entries_of
from qms.models.calendar import tree_of
from qms.views import OfficeView
from qms.views.access import RecordView, unit_for
from qms.views.act_forms import ActFormView
from qms.views.records import by_day
from registers.actions import reception_settings as acts
from registers.forms.slip_forms import ReceptionForm
from registers.forms_in_force import form_on
from registers.models import ReceptionSetting, SlipKind
from registers.procedures_in_force import in_force, setting_of, settings_of

SECTION = "registers:service_file_list"
LIST = "registers:receiving"
PERMISSION = "registers.set_reception"
NAMES = ("field", "forms", "clock", "clock_basis", "fee")


@dataclass(frozen=True)
class Line:
    """One procedure in force: how it is received, by whose word, on which form today."""

    procedure: Document
    setting: ReceptionSetting
    form: object

    @property
    def is_said(self) -> bool:
        return self.setting.pk is not None


class ReceivingView(OfficeView):
    """The procedures of the unit of the top bar with what holds for each."""

    section = SECTION
    template_name = "registers/receiving.html"

    def get(self, request, *args, **kwargs):
        unit = unit_for(self)
        context = {"unit": unit, "lines": self._lines(unit), "may_set": self.may(PERMISSION, unit)}
        return self.render_to_response(self.get_context_data(**context))

    def _lines(self, unit) -> list[Line]:
        procedures = self.moment.instances(in_force(unit, self.moment))
        settings = settings_of(unit, procedures, self.moment)
        families = {setting.forms for setting in settings.values()}
        on, moment = self.moment.on, self.moment
        forms = {family: form_on(unit, family, SlipKind.RECEPTION, on, moment) for family in families}
        return [Line(one, settings[one.pk], forms[settings[one.pk].forms]) for one in procedures]


class ReceivingSetView(RecordView, ActFormView):
    """Saying how the unit of the top bar receives one of its procedures, or one shared from above."""

    model = Document
    section = SECTION
    template_name = "registers/receiving_set.html"
    form_class = ReceptionForm
    permission = PERMISSION
    title = gettext_lazy("Cách tiếp nhận")
    list_url = LIST
    list_title = gettext_lazy("Cách tiếp nhận")

    def start(self):
        super().start()
        self.procedure = self.get_record()
        holds_here = self.procedure.unit_id in tree_of(self.unit)
        if self.procedure.kind != Kind.PROCEDURE or not holds_here:
            raise Http404(_("Không có quy trình này."))
        self.own = ReceptionSetting.objects.filter(unit=self.unit, procedure=self.procedure).first()

    def form_kwargs(self):
        held = setting_of(self.unit, self.procedure)
        return {"initial": {name: getattr(held, name) for name in NAMES}}

    def act(self, form):
        acts.set_reception(self.unit, self.procedure, by=self.request.user, **form.cleaned_data)

    def get_context_data(self, **kwargs):
        entries = entries_of(self.own, self.moment) if self.own else []
        more = {"procedure": self.procedure, "own": self.own, "days": by_day(entries), "unit": self.unit}
        return super().get_context_data(**(more | kwargs))


class ReceivingDropView(ReceivingSetView):
    """Taking back what the unit said itself."""

    http_method_names = ("post", "options")

    def post(self, request, *args, **kwargs):
        self.start()
        if self.own is None:
            raise Http404(_("Đơn vị chưa có cách tiếp nhận riêng cho quy trình này."))
        acts.drop_reception(self.own, by=request.user)
        messages.success(request, _("Đã bỏ cách riêng, từ nay theo đơn vị cấp trên hoặc cách thường."))
        return HttpResponseRedirect(self.back_url())
