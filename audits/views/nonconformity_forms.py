"""Small forms on a nonconformity: raise one, and write each of its sections."""

from django.apps import apps
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from audits.actions import nonconformities
from audits.forms.nonconformities import (
    CauseForm,
    CorrectionForm,
    NonconformityForm,
    VerdictForm,
    VerificationPlanForm,
)
from audits.from_feedback import drafted_from_feedback
from audits.late_files import drafted_from
from audits.models import Nonconformity
from audits.states.nonconformities import Source
from audits.views.nonconformities import PEOPLE
from qms.models import UnitRecord, personal_data
from qms.views.forms import RecordFormView

# What a nonconformity is usually about when it is raised from a record of this kind.
SOURCES = {
    "audits.audit": Source.AUDIT,
    "audits.finding": Source.AUDIT,
    "registers.feedback": Source.COMPLAINT,
    "registers.objective": Source.OBJECTIVE,
    "registers.servicefile": Source.LATE_FILE,
}


class _SectionView(RecordFormView):
    """A form on one section of a nonconformity; goes back to that section."""

    model = Nonconformity
    section = "audits:nonconformity_list"
    related = PEOPLE
    reason = ""
    anchor = ""

    def form_kwargs(self):
        return {**super().form_kwargs(), "unit": self.record.unit, "on": self.moment.on}

    def act(self, form):
        self.verb(form.instance, by=self.request.user, **form.values())

    def done_url(self, record):
        return f"{record.get_absolute_url()}#{self.anchor}" if self.anchor else record.get_absolute_url()


class NonconformityCreateView(_SectionView):
    """ "Nêu không phù hợp": on its own, or from any record by ``?source=app.model:pk``."""

    form_class = NonconformityForm
    template_name = "audits/nonconformity_form.html"
    permission = "audits.add_nonconformity"
    title = gettext_lazy("Nêu không phù hợp")
    submit_label = pgettext_lazy("button", "Ghi nhận")
    sections = (
        (gettext_lazy("Chuyện gì"), ["title", "source", "grade", "detected_on", "department", "process"]),
        (gettext_lazy("Mô tả"), ["clauses", "requirement", "evidence", "statement"]),
        (gettext_lazy("Ai lo, bao giờ xong"), ["lead", "due_on"]),
        (gettext_lazy("Người phản ánh"), ["complainant_name", "complainant_phone"]),
    )

    def new_record(self):
        self.source = self._source()
        if self.source is None:
            return super().new_record()
        return Nonconformity(unit=self.source.unit)

    def _source(self):
        """The record named in the address. 404 when it is unknown or in a unit out of sight."""
        text = self.request.POST.get("source_record") or self.request.GET.get("source", "")
        if not text:
            return None
        label, _colon, key = text.partition(":")
        try:
            model = apps.get_model(label)
        except (LookupError, ValueError):
            model = None
        if model is None or not issubclass(model, UnitRecord) or not key.isdecimal() or len(key) > 18:
            raise Http404(_("Không có hồ sơ gốc này."))
        row = self.visible(model).filter(pk=int(key)).select_related("unit").first()
        if row is None:
            raise Http404(_("Không có hồ sơ gốc này trong các đơn vị của đồng chí."))
        return row

    def form_kwargs(self):
        source = SOURCES.get(self.source._meta.label_lower, Source.SELF) if self.source else Source.SELF
        clauses = [n for n in getattr(self.source, "clauses", None) or [] if n.count(".")]
        return {
            **super().form_kwargs(),
            "complainant": {},
            "initial": {
                "source": source,
                "clauses": clauses,
                **drafted_from(self.source, self.moment.at),
                **drafted_from_feedback(self.source, self.moment.on),
            },
        }

    def act(self, form):
        return nonconformities.record_nonconformity(
            self.record.unit,
            by=self.request.user,
            source_record=self.source,
            submission_key=form.instance.submission_key,
            **form.values(),
        )

    def get_context_data(self, **kwargs):
        source = self.source
        value = f"{source._meta.label_lower}:{source.pk}" if source else ""
        return super().get_context_data(
            source_record=source, source_value=value, unit=self.record.unit, **kwargs
        )


class NonconformityEditView(_SectionView):
    """The description."""

    form_class = NonconformityForm
    permission = "audits.change_nonconformity"
    reason = "optional"
    sections = NonconformityCreateView.sections
    anchor = "description"

    def form_kwargs(self):
        return {**super().form_kwargs(), "complainant": self._stored_person()}

    def _stored_person(self):
        if not self.request.user.has_perm("qms.see_personal_data", self.record.unit):
            return None
        known = personal_data([self.record.personal_ref]).get(self.record.personal_ref)
        return dict(known.fields) if known else {}

    def act(self, form):
        nonconformities.edit(form.instance, by=self.request.user, reason=self.reason_text, **form.values())


class CorrectionView(_SectionView):
    """What was done at once."""

    form_class = CorrectionForm
    permission = "audits.correct_nonconformity"
    title = gettext_lazy("Khắc phục ngay")
    verb = staticmethod(nonconformities.set_correction)
    anchor = "correction"


class CauseView(_SectionView):
    """Whys, fishbone and root cause."""

    form_class = CauseForm
    template_name = "audits/nonconformity_cause.html"
    permission = "audits.analyse_nonconformity"
    title = gettext_lazy("Nguyên nhân")
    verb = staticmethod(nonconformities.analyse)
    anchor = "cause"

    def get_context_data(self, **kwargs):
        """The template lays the rows out itself."""
        return super().get_context_data(sections=[], **kwargs)


class VerificationPlanView(_SectionView):
    """Who checks, from when and how."""

    form_class = VerificationPlanForm
    permission = "audits.plan_verification"
    title = gettext_lazy("Cách kiểm tra hiệu lực")
    verb = staticmethod(nonconformities.plan_verification)
    anchor = "verification"


class VerdictView(_SectionView):
    """What the verifier found."""

    form_class = VerdictForm
    permission = "audits.verify_nonconformity"
    title = gettext_lazy("Kiểm tra hiệu lực")
    submit_label = gettext_lazy("Ghi kết luận")
    verb = staticmethod(nonconformities.verify)
    anchor = "verification"
