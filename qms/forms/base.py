"""Form bases: every model field gets the office's own form field, and a save knows what it was shown."""

from django import forms
from django.db import models
from django.forms.models import ModelFormMetaclass
from django.utils.translation import gettext_lazy as _

from qms.forms.fields import (
    ClauseField,
    OfficeDateField,
    OfficeDateTimeField,
    OfficeDecimalField,
    OfficeIntegerField,
    PersonField,
    PlainTextField,
)
from qms.models.people import User
from qms.models.standard import ClauseListField

FIELD_CLASSES = (
    (ClauseListField, ClauseField),
    (models.DateTimeField, OfficeDateTimeField),
    (models.DateField, OfficeDateField),
    (models.DecimalField, OfficeDecimalField),
    (models.IntegerField, OfficeIntegerField),
)
CHOICE_MESSAGES = {
    "required": _("Mục này bắt buộc phải có."),
    "invalid_choice": _("Lựa chọn này không có trong danh sách."),
}


def office_field(db_field, **kwargs):
    """The form field for a model field: `formfield_callback` of every RecordForm."""
    kwargs.setdefault("show_hidden_initial", False)
    if db_field.related_model is User:
        kwargs.setdefault("form_class", PersonField)
    if db_field.is_relation or db_field.choices:
        field = db_field.formfield(**kwargs)
        if field is not None:
            field.error_messages.update(CHOICE_MESSAGES)
        return field
    if isinstance(db_field, models.URLField):
        kwargs.setdefault("assume_scheme", "https")
    if isinstance(db_field, (models.TextField, models.CharField)) and type(db_field).__name__ in (
        "TextField",
        "CharField",
    ):
        return db_field.formfield(**_text_options(db_field, kwargs))
    for model_class, form_class in FIELD_CLASSES:
        if isinstance(db_field, model_class):
            # a number field hands its own widget over; ours comes with the form field
            return db_field.formfield(**{"form_class": form_class, **kwargs})
    return db_field.formfield(**kwargs)


def _text_options(db_field, kwargs):
    lines = isinstance(db_field, models.TextField)
    options = {"form_class": PlainTextField, "lines": lines, "max_length": db_field.max_length, **kwargs}
    if lines:
        options.setdefault("widget", forms.Textarea({"rows": 4}))
    return options


class RecordFormMetaclass(ModelFormMetaclass):
    """Gives each RecordForm's Meta the office's fields without every form having to say so."""

    def __new__(mcs, name, bases, attrs):
        meta = attrs.get("Meta")
        if meta is not None and not hasattr(meta, "formfield_callback"):
            attrs["Meta"] = type("Meta", (meta,), {"formfield_callback": staticmethod(office_field)})
        return super().__new__(mcs, name, bases, attrs)


class OfficeForm(forms.Form):
    """A plain form (filters, reasons, options); fields are taken from `qms.forms.fields`."""

    required_css_class = "required"
    error_css_class = "has-error"


class RecordForm(forms.ModelForm, metaclass=RecordFormMetaclass):
    """The form of a record.

    It carries the `version` the person was shown. When somebody saves in between, saving the
    instance raises `qms.history.Conflict` and what was typed stays in the form. A new record
    carries a `submission_key` instead (see RecordFormView), so a double click makes one record.
    """

    required_css_class = "required"
    error_css_class = "has-error"

    version = forms.IntegerField(required=False, widget=forms.HiddenInput(), min_value=0)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["version"]
        else:
            self.initial["version"] = self.instance.version
        self._keep_stored_clauses()

    def clean_version(self):
        """An edit without the version it started from could overwrite anything: refuse it."""
        version = self.cleaned_data.get("version")
        if version is None:
            raise forms.ValidationError(_("Trang đã cũ. Hãy mở lại trang rồi sửa."), code="no_version")
        return version

    def _post_clean(self):
        super()._post_clean()
        if self.instance.pk is not None and self.cleaned_data.get("version") is not None:
            self.instance.version = self.cleaned_data["version"]

    def _keep_stored_clauses(self):
        for name, field in self.fields.items():
            if isinstance(field, ClauseField):
                field.keep = list(getattr(self.instance, name, None) or [])
