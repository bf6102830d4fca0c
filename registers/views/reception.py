"""Reception: the desk writes a citizen's file, sees the promise before it is made, corrects slips later."""

import datetime as dt
import uuid
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from documents.fees import fee_of
from qms.forms import OfficeDateTimeField
from qms.text import fold
from qms.views import RecordFormView
from qms.views.forms import error_lines
from registers.actions import receiving
from registers.forms.check_list import CheckList, usual_by_name, usual_numbers
from registers.forms.reception import CITIZEN, CorrectionForm, ReceptionForm
from registers.known_citizens import known_citizen
from registers.models import Channel, ServiceFile
from registers.odd_values import OddValue
from registers.papers_handed_in import Paper, asked_by, read
from registers.procedures_in_force import receivable, setting_of
from registers.promise_ahead import promise_ahead

SECTION = "registers:service_file_list"
#: What the page asks for without saving: {do: the fragment an htmx request gets}.
LOOKS = {
    "asked": "registers/_asked.html",
    "count": "registers/_promise.html",
    "citizen": "registers/_known_citizen.html",
    "fill": "",
}
RARE = ("agent", "copies", "external_code", "note", "received_at")  # behind "Chi tiết khác"
USUAL = (None, "", 1, "1")
FIELD_OF = {"reason": "late_reason"}  # a field of the act -> the field of the form


class ServiceFileFormView(RecordFormView):
    """What receiving and correcting have in common."""

    model = ServiceFile
    section = SECTION
    template_name = "registers/reception.html"
    list_url = SECTION

    def extra_forms(self):
        data = self.request.POST if self.request.method == "POST" else None
        return {"papers": CheckList(data if self.papers_sent() else None, asked=self.asked())}

    def act(self, form):
        """The verb; what it refuses because of one value stands beside its field."""
        form.instance.papers = self.extras["papers"].papers()
        try:
            return self.save(form)
        except OddValue as refusal:
            raise ValidationError({FIELD_OF.get(refusal.field, refusal.field): str(refusal)}) from refusal

    def known(self, typed):
        without = None if self.creating else self.record.pk
        return known_citizen(self.request.user, self.record.unit, typed, without=without)

    def get_context_data(self, **kwargs):
        papers, form = self.extras["papers"], kwargs["form"]
        used = [form[name] for name in RARE if name in form.fields]
        context = {
            "papers": papers,
            "total_rows": len(papers.forms),
            "more_open": any(one.errors or one.value() not in USUAL for one in used),
        }
        return super().get_context_data(**(context | kwargs))


class ServiceFileCreateView(ServiceFileFormView):
    """Receive a file.

    POST with ``do`` only looks: "asked" and "count" give the check-list and the promise of what is typed so
    far, "citizen" says whether the citizen is known, "fill" takes over what was written of them last. With
    htmx they answer the changed part, without it the whole page again.
    """

    form_class = ReceptionForm
    permission = "registers.receive_file"
    title = gettext_lazy("Tiếp nhận hồ sơ")
    submit_label = pgettext_lazy("button", "Tiếp nhận")

    def post(self, request, *args, **kwargs):
        wanted = request.POST.get("do", "")
        if wanted not in LOOKS:
            return super().post(request, *args, **kwargs)
        self.start()
        typed = self.typed()
        if wanted == "fill":
            typed |= self.known(typed).fields
        self.form = self.form_class(initial=typed, **self.form_kwargs())
        if request.htmx and LOOKS[wanted]:
            return render(request, LOOKS[wanted], self.look(wanted, typed))
        return self.page(self.form, None)

    def start(self):
        self.procedure = None  # asked for by the page before the person's right is known
        self.used = None
        super().start()

    def _already_sent(self):
        """The file of the first click. A page gone back to that now tells of somebody else is no second
        click: `used` is then the file it made, and it may be sent once more as another one."""
        first = super()._already_sent()
        if first is None or self._tells_of(first):
            return first
        self.used, self.key = first, str(uuid.uuid4())
        return None

    def _tells_of(self, file) -> bool:
        """Whether the page speaks of the citizen and the procedure of a file."""
        kept = file.applicant.fields if file.applicant_id else {}
        said = {name: self.request.POST.get(name, "") for name in CITIZEN}
        same = all(_bare(said[name]) == _bare(kept.get(name, "")) for name in CITIZEN)
        return same and self._sent("procedure") == str(file.procedure_id)

    def typed(self) -> dict:
        """What the page sent, as it was typed; a new procedure brings its own usual fee."""
        names = [*ReceptionForm.base_fields, "late_reason"]
        typed = {name: self.request.POST[name][:2000] for name in names if name in self.request.POST}
        if not self.papers_sent():
            typed["fee"] = self.usual_fee
        return typed

    def look(self, wanted, typed) -> dict:
        if wanted == "citizen":
            return {"known": self.known(typed), "known_by_script": True}
        papers = self.extras["papers"]
        context = {"form": self.form, "ahead": self.ahead, "fee_words": self.fee_words()}
        context |= {"papers": papers, "total_rows": len(papers.forms)}
        return context | {"parts": True, "only_promise": wanted == "count"}

    # --- the procedure and what follows from it ---------------------------------------------------
    def extra_forms(self):
        self.procedure = self._chosen()
        self.ahead = self._ahead()
        return super().extra_forms()

    def _chosen(self):
        named = self.request.GET.get("procedure", "") if self.request.method == "GET" else ""
        key = (named or self._sent("procedure"))[:60]
        known = receivable(self.record.unit)
        found = known.filter(pk=int(key)).first() if key.isdecimal() and len(key) <= 18 else None
        if named and found is None:
            raise Http404(
                _("Quy trình này là nội bộ, hoặc không đang áp dụng ở đơn vị, nên không tiếp nhận.")
            )
        return found

    def _ahead(self):
        if self.procedure is None:
            return None
        channel = self._sent("channel") or Channel.DESK
        now = timezone.now()
        return promise_ahead(self.record.unit, self.procedure, channel, self._received_at(), now)

    def _received_at(self) -> dt.datetime | None:
        try:
            return OfficeDateTimeField(required=False).clean(self._sent("received_at"))
        except ValidationError:
            return None

    def _sent(self, name) -> str:
        return self.request.POST.get(name, "")[:60]

    @property
    def revision(self):
        return self.ahead.revision if self.ahead else None

    def asked(self) -> list:
        if self.revision is None:
            return []
        content = self.ahead.content
        usual = [usual_numbers(item) for item in content.dossier if item.name.strip()]
        return list(zip(asked_by(content), usual, strict=True))

    def papers_sent(self) -> bool:
        """Whether the page sent the check-list of this very revision."""
        return self.revision is not None and self._sent("papers_of") == str(self.revision.pk)

    @cached_property
    def usual_fee(self) -> int | None:
        return setting_of(self.record.unit, self.procedure).fee if self.procedure else None

    def fee_words(self) -> str:
        """The fee as the procedure writes it."""
        if self.revision is None:
            return ""
        fee = fee_of(self.ahead.content.fee)
        return "; ".join([*(f"{how}: {much}" for how, much in fee.parts), *([fee.rest] if fee.rest else [])])

    # --- the form ---------------------------------------------------------------------------------
    def form_kwargs(self):
        initial = {"procedure": self.procedure, "fee": self.usual_fee}
        more = {"citizen": {}, "unit": self.record.unit}
        return super().form_kwargs() | more | ({"initial": initial} if self.request.method == "GET" else {})

    def _saved(self, form, reason):
        """Two things are told once before saving: papers nobody saw yet, and that the citizen is known."""
        if self.extras["papers"].asked and not self.papers_sent():
            form.add_error("procedure", _("Hãy đánh dấu giấy tờ đã nhận theo quy trình này rồi lưu lại."))
            return self.page(form, reason, status=422)
        if self.used is not None:
            return self.page(form, reason, status=409)
        known = self.known(form.cleaned_data)
        told = set(self.request.POST.getlist("told"))
        if any(str(file.pk) not in told for file in known.open_files):
            return self.page(form, reason, status=422, known=known, asks_again=True)
        return super()._saved(form, reason)

    def save(self, form):
        reason = form.cleaned_data["late_reason"]
        return receiving.receive(form.instance, form.applicant, by=self.request.user, reason=reason)

    def done_url(self, record):
        """The file with its slip to print; or straight to what is missing, where that was asked for."""
        done = f"{record.get_absolute_url()}?{urlencode({'received': 1})}"
        asks = self.request.POST.get("then") == "supplement"
        return (asks and record.url("act", "file_ask_supplement")) or done

    def get_context_data(self, **kwargs):
        context = {
            "ahead": self.ahead,
            "fee_words": self.fee_words(),
            "known": self.known(self.request.POST) if self.request.method == "POST" else None,
            "errors": _errors(kwargs["form"], self.extras["papers"]),
            "now": self.moment.at,
            "used": self.used,
        }
        return super().get_context_data(**(context | kwargs))


def _bare(text: str) -> str:
    """What a value says however it was typed: letters and digits alone."""
    return "".join(filter(str.isalnum, fold(text)))


def _errors(form, papers) -> list[dict]:
    rows = papers.forms if papers.is_bound else []
    return error_lines(form, *rows)


class ServiceFileEditView(ServiceFileFormView):
    """Correct what was written at reception. Procedure, times and promise stay."""

    form_class = CorrectionForm
    permission = "registers.correct_file"
    related = ("unit", "procedure", "revision", "applicant")
    reason = "required"
    submit_label = gettext_lazy("Lưu")

    def start(self):
        super().start()
        receiving.refuse_over(self.record)

    def papers_sent(self):
        return True

    def asked(self) -> list:
        usual = usual_by_name(self.record.revision)
        return [(paper, _usual(paper, usual)) for paper in read(self.record.papers)]

    def form_kwargs(self):
        return super().form_kwargs() | {"citizen": self._citizen()}

    def _citizen(self) -> dict | None:
        """The personal data in full for who may see them; else they are not corrected here."""
        applicant, unit = self.record.applicant, self.record.unit
        if applicant is not None and applicant.is_erased:
            return None
        may = self.request.user.has_perm("qms.see_personal_data", unit)
        return (dict(applicant.fields) if applicant else {}) if may else None

    def save(self, form):
        applicant = form.applicant
        if applicant is not None and not set(CITIZEN) & set(form.changed_data):
            applicant = None  # remembered anew only when it changed
        return receiving.correct(form.instance, applicant, by=self.request.user, reason=self.reason_text)

    def get_context_data(self, **kwargs):
        context = {"errors": _errors(kwargs["form"], self.extras["papers"])}
        context["errors"] += error_lines(kwargs.get("reason_form"))
        return super().get_context_data(**(context | kwargs))


def _usual(paper: Paper, usual: dict) -> tuple[int, int]:
    counts = (paper.originals, paper.copies)
    return counts if any(counts) else usual.get(paper.name, (0, 1))
