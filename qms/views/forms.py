"""Writing: one view for a new record and for changing one; nobody's typing is ever thrown away."""

import uuid

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from qms.forms import OfficeForm, PlainTextField
from qms.history import Conflict, history_of
from qms.states import Blocked, Refused
from qms.views.access import RecordView, unit_for
from qms.views.records import three_sides


class ReasonForm(OfficeForm):
    """Why something is changed."""

    reason = PlainTextField(label="", lines=True, required=False, max_length=1000)

    def __init__(self, *args, required=False, label="", **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = required
        self.fields["reason"].label = label or _("Lý do")
        self.fields["reason"].widget.attrs["rows"] = 2


class RecordFormView(RecordView):
    """Create (no ``pk`` in the address) or edit one record.

    ``form_class`` is a RecordForm (or any ModelForm); ``action(record, *, by, reason)`` is the verb
    that saves it and may return the record. ``permission`` is asked of the unit when creating, of the
    record when editing. ``reason`` is "" (not asked), "optional" or "required"; it is asked when editing.
    Hooks: ``form_kwargs()``, ``act(form)`` for verbs with other arguments, ``extra_forms()`` for
    formsets (validated together, handed over in ``self.extras``), ``done_url(record)``.
    A stale ``version`` shows yours, theirs and where both began, status 409, and keeps what was typed.
    """

    template_name = "record_form.html"
    form_class = None
    action = None
    permission = ""
    reason = "optional"
    title = ""
    submit_label = ""
    sections: list = []
    list_url = ""

    def dispatch(self, request, *args, **kwargs):
        if request.method == "GET" and request.moment.is_past:
            raise Refused(_("Đang xem tại một thời điểm đã qua nên không ghi được. Hãy trở về hiện tại."))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        self.start()
        return self.page(self.form_class(**self.form_kwargs()), self.reason_form())

    def post(self, request, *args, **kwargs):
        self.start()
        if first := self._already_sent():
            return HttpResponseRedirect(self.done_url(first))
        form = self.form_class(request.POST, request.FILES or None, **self.form_kwargs())
        reason = self.reason_form(request.POST)
        valid = [form.is_valid(), *(extra.is_valid() for extra in self.extras.values())]
        if not (all(valid) and (reason is None or reason.is_valid())):
            return self.page(form, reason, status=422)
        self.reason_text = reason.cleaned_data["reason"] if reason else ""
        return self._saved(form, reason)

    def start(self) -> None:
        """Find or begin the record and ask for permission."""
        self.creating = "pk" not in self.kwargs
        if self.creating:
            self.record = self.new_record()
            self.require(self.permission, self.record.unit)
            self.key = self.request.POST.get("submission_key") or str(uuid.uuid4())
        else:
            self.record = self.get_record()
            self.require(self.permission, self.record)
        self.extras = self.extra_forms()

    def new_record(self):
        """An empty record of the unit in the top bar."""
        return self.model(unit=unit_for(self))

    def form_kwargs(self) -> dict:
        return {"instance": self.record}

    def extra_forms(self) -> dict:
        """Formsets by name, bound on POST; shown by the template through ``extras``."""
        return {}

    def reason_form(self, data=None):
        if self.creating or not self.reason:
            return None
        return ReasonForm(data, required=self.reason == "required", label=_("Lý do sửa"))

    def act(self, form):
        """Do the verb. Returns the record, or None when the instance itself was saved."""
        verb = self.__dict__.get("action") or type(self).action
        return verb(form.instance, by=self.request.user, reason=self.reason_text)

    def done_url(self, record) -> str:
        return record.get_absolute_url()

    # --- saving -----------------------------------------------------------------------------------
    def _saved(self, form, reason):
        if self.creating and hasattr(form.instance, "submission_key"):
            form.instance.submission_key = _uuid(self.key)
        try:
            record = self.act(form) or form.instance
        except Conflict:
            return self._conflict(form, reason)
        except Blocked as blocked:
            return self.page(form, reason, status=409, blocked=blocked)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        except ValidationError as error:
            _add(form, error)
        else:
            return HttpResponseRedirect(self.done_url(record))
        return self.page(form, reason, status=422)

    def _already_sent(self):
        """The record a first click has made, when this is the second."""
        key = _uuid(self.request.POST.get("submission_key", "")) if self.creating else None
        if key is None or not hasattr(self.model, "submission_key"):
            return None
        return self.visible(self.model).filter(submission_key=key).first()

    def _conflict(self, form, reason):
        theirs = self.model._default_manager.get(pk=self.record.pk)
        seen = form.cleaned_data.get("version")
        base = history_of(self.model)._base_manager.filter(
            **{self.model._meta.pk.attname: theirs.pk}, version=seen
        ).order_by("-history_id").first()  # fmt: skip
        latest = history_of(self.model)._base_manager.filter(
            **{self.model._meta.pk.attname: theirs.pk}, version=theirs.version
        ).order_by("-history_id").first()  # fmt: skip
        form.data = form.data.copy()
        form.data[form.add_prefix("version")] = str(theirs.version)
        sides = three_sides(self.model, form.cleaned_data, theirs, base)
        return self.page(form, reason, status=409, conflict={"sides": sides, "latest": latest})

    def page(self, form, reason, status=200, **more):
        context = self.get_context_data(form=form, reason_form=reason, **more)
        return self.render_to_response(context, status=status)

    def get_context_data(self, **kwargs):
        back = self._list_url() if self.creating else self.record.get_absolute_url()
        context = {
            "record": None if self.creating else self.record,
            "creating": self.creating,
            "title": self.title or self._title(),
            "submit_label": self.submit_label or (_("Lập") if self.creating else _("Lưu")),
            "submission_key": self.key if self.creating else "",
            "extras": self.extras,
            "sections": self._sections(kwargs["form"]),
            "errors": error_lines(kwargs["form"], kwargs.get("reason_form")),
            "list_link": self._list_link(),
            "back_url": back,
        }
        return super().get_context_data(**(context | kwargs))

    def _title(self):
        name = str(getattr(self.model, "label", "") or self.model._meta.verbose_name)
        if self.creating:
            return _("Lập %(what)s") % {"what": name[:1].lower() + name[1:]}
        return _("Sửa %(what)s") % {"what": getattr(self.record, "code", "") or name[:1].lower() + name[1:]}

    def _sections(self, form) -> list:
        """Fields by section as [(title, [bound field, …]), …]; those not named come last."""
        if not self.sections:
            return [("", form.visible_fields())]
        named = [name for _title, names in self.sections for name in names]
        rest = [field for field in form.visible_fields() if field.name not in named]
        known = [
            (title, [form[name] for name in names if name in form.fields]) for title, names in self.sections
        ]
        return [(title, fields) for title, fields in [*known, ("", rest)] if fields]

    def _list_url(self) -> str:
        name = self.list_url or f"{getattr(self.model, 'url_name', '')}_list"
        try:
            return reverse(name)
        except NoReverseMatch:
            return reverse("home")

    def _list_link(self):
        title = str(self.model._meta.verbose_name_plural)
        return {"url": self._list_url(), "title": title[:1].upper() + title[1:]}


def _uuid(text):
    try:
        return uuid.UUID(str(text))
    except ValueError:
        return None


def _add(form, error: ValidationError) -> None:
    """An error of the action beside its field where the form has it, else above the form."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields and name != NON_FIELD_ERRORS else None, errors)


def error_lines(*forms) -> list[dict]:
    """All errors with the field they lead to, for the list at the top."""
    lines = []
    for form in filter(None, forms):
        if not form.is_bound:
            continue
        lines += [{"text": text, "anchor": "", "label": ""} for text in form.non_field_errors()]
        for bound in form:
            place = {"anchor": bound.id_for_label, "label": bound.label}
            lines += [{"text": text, **place} for text in bound.errors]
    return lines
