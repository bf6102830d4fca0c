"""Moving a record along its life: one button, or a page that asks for reason and signature first."""

from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.forms import OfficeForm
from qms.history import Conflict
from qms.states import Blocked, Refused
from qms.views.access import RecordView
from qms.views.forms import ReasonForm


class SignatureForm(OfficeForm):
    """The password once more: whoever sits at the desk now is the one who signs."""

    password = forms.CharField(
        label=gettext_lazy("Mật khẩu của đồng chí"),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args, request=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_password(self):
        user = self.request.user
        password = self.cleaned_data["password"]
        if authenticate(request=self.request, username=user.username, password=password) is None:
            raise ValidationError(_("Mật khẩu không đúng nên chưa ký."))
        return password


class TransitionView(RecordView):
    """``…/<pk>/act/<verb>/``: GET asks what the move needs, POST makes it.

    Set ``model`` and ``actions`` {verb: function(record, *, by, reason, **form fields)}; ``forms``
    {verb: Form class} for moves with fields of their own. Buttons post ``version``, so a second
    decision on what somebody has already decided is refused with 409. Override
    ``act(transition, reason, values)`` for anything else, ``done_url()`` for where to go,
    ``why_not_theirs()`` for a 403 that says more than that others may.
    """

    template_name = "record_act.html"
    actions: dict = {}
    forms: dict = {}

    def get(self, request, *args, **kwargs):
        self.begin()
        if request.moment.is_past:
            raise Refused(_("Đang xem tại một thời điểm đã qua nên không ghi được. Hãy trở về hiện tại."))
        return self.ask()

    def post(self, request, *args, **kwargs):
        self.begin()
        asks = self.transition.needs_page or self.transition.verb in self.forms
        if asks and "confirmed" not in request.POST:
            return self.ask()
        parts = self.make_forms(request.POST, request.FILES or None)
        if not all([part.is_valid() for part in parts if part is not None]):
            return self.page(*parts, status=422)
        return self._done(*parts)

    def ask(self):
        """The page of the form; out of turn only the sentence that the move would be refused with."""
        try:
            self.record.life_cycle.refuse_out_of_turn(self.record, self.transition)
        except Refused as refusal:
            return self.page(None, None, None, status=409, refusal=str(refusal), out_of_turn=True)
        return self.page(*self.make_forms())

    def begin(self) -> None:
        """Find the record and the move. 404 for an unknown verb, 403 without the permission."""
        self.record = self.get_record()
        cycle = self.record.life_cycle
        wanted = self.kwargs["verb"]
        verbs = [move.verb for move in cycle.transitions]
        verb = next((v for v in verbs if v == wanted or v.split(".", 1)[-1] == wanted), None)
        if verb is None:
            raise Http404(_("Không có việc này."))
        self.transition = cycle.transition(verb, self.record.status)
        try:
            self.require(self.transition.permission, self.record)
        except PermissionDenied:
            self._refuse_stale()  # somebody was faster: that is why the move is no longer this person's
            if words := self.why_not_theirs():
                raise PermissionDenied(words) from None
            raise

    def why_not_theirs(self) -> str:
        """Why the move is not for this very person, though it is for their role; empty where it is not so."""
        return ""

    def _refuse_stale(self) -> None:
        """Raise Conflict where the button was pressed on a version that is no longer the newest."""
        seen = self.request.POST.get("version", "")
        if seen and not (seen.isdecimal() and len(seen) < 10):
            raise Refused(_("Trang gửi lên không đúng. Hãy mở lại trang rồi làm lại."))
        if seen and int(seen) != self.record.version:
            raise Conflict(self.record)

    def make_forms(self, data=None, files=None):
        """(own fields, reason, signature); None for what the move does not ask."""
        move = self.transition
        own = self.forms.get(move.verb)
        fields = own(data, files, **self.form_kwargs()) if own else None
        reason = ReasonForm(data, required=True) if move.needs_reason else None
        signature = SignatureForm(data, request=self.request) if move.signs else None
        return fields, reason, signature

    def form_kwargs(self) -> dict:
        return {}

    def act(self, transition, reason, values):
        """Do the verb of the transition."""
        return self.actions[transition.verb](self.record, by=self.request.user, reason=reason, **values)

    def done_url(self) -> str:
        return self.record.get_absolute_url()

    def _done(self, fields, reason, signature):
        self._refuse_stale()
        why = reason.cleaned_data["reason"] if reason else self.request.POST.get("reason", "")[:1000]
        try:
            self.act(self.transition, why, dict(fields.cleaned_data) if fields else {})
        except Conflict:
            raise
        except Blocked as blocked:
            return self._as_it_stands(fields, reason, signature, status=409, blocked=blocked)
        except Refused as refusal:
            return self._as_it_stands(fields, reason, signature, status=409, refusal=str(refusal))
        except ValidationError as error:
            words = " ".join(error.messages)
            return self._as_it_stands(fields, reason, signature, status=422, refusal=words)
        self.tell_done()
        return HttpResponseRedirect(self.done_url())

    def _as_it_stands(self, *parts, **more):
        """The page again, with the record as it is kept: an act may have moved it before it was refused."""
        self.record = self.get_record()
        return self.page(*parts, **more)

    def tell_done(self) -> None:
        """One line above the next page."""
        messages.success(self.request, _("Đã ghi: %(what)s.") % {"what": str(self.transition.label).lower()})

    def page(self, fields, reason, signature, status=200, **more):
        context = self.get_context_data(
            record=self.record, transition=self.transition, fields_form=fields, reason_form=reason,
            signature_form=signature, version=self.request.POST.get("version") or self.record.version, **more,
        )  # fmt: skip
        return self.render_to_response(context, status=status)
