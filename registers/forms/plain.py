"""Forms of the registers: made from a model's sections, so that no register writes its fields twice."""

from functools import cache

from django import forms
from django.db.models import Q
from django.forms.models import modelform_factory
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from documents.models import Adoption, Document
from qms.forms import RecordForm, UploadsField
from qms.models import Assignment, User


class SuggestingInput(forms.TextInput):
    """A line of text that offers what is written elsewhere; anything else may be typed."""

    def __init__(self, words, attrs=None):
        super().__init__({**(attrs or {}), "autocomplete": "off"})
        self.words = words

    def render(self, name, value, attrs=None, renderer=None):
        key = f"words-{name}"
        line = super().render(name, value, {**(attrs or {}), "list": key}, renderer)
        options = format_html_join("", '<option value="{}"></option>', ((word,) for word in self.words))
        return format_html('{}<datalist id="{}">{}</datalist>', line, key, options)


class RegisterForm(RecordForm):
    """Offers as people those with a role in the unit or above it, as documents those the unit
    works by, and whoever stands there now.

    `locked` are fields shown but not open to the person at the form.
    """

    def __init__(self, *args, locked=(), **kwargs):
        super().__init__(*args, **kwargs)
        for name in locked:
            self.fields[name].disabled = True
        for name, field in self.fields.items():
            if offered := OFFERED.get(getattr(getattr(field, "queryset", None), "model", None)):
                field.queryset = offered(self.instance, name)
            elif name in getattr(self.instance, "suggested", ()):
                field.widget = SuggestingInput(self.instance.suggestions(name), field.widget.attrs)


class PhotographedForm(RegisterForm):
    """A row with photos of its own: taken on the spot, or chosen from those taken."""

    files = UploadsField(label=_("Thêm ảnh"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["files"].widget.attrs["accept"] = "image/*,.pdf"

    @property
    def row_changed(self) -> bool:
        """Whether anything of the row itself was typed, photos apart."""
        return bool(set(self.changed_data) - {"files"})


def people_of(record, name="person"):
    """Active people with a role in the record's unit or a unit above it, and the one already named."""
    named = User.objects.filter(pk=getattr(record, f"{name}_id") or 0)
    return (people_in(record.unit).order_by() | named).order_by("full_name")


def documents_of(record, name):
    """The controlled documents of the record's unit, and those of units above that it takes part in."""
    shared = Adoption.objects.filter(unit=record.unit).values("source")
    return Document.objects.filter(Q(unit=record.unit) | Q(pk__in=shared)).order_by("code")


OFFERED = {User: people_of, Document: documents_of}


def _chain(unit) -> list[int]:
    return [int(key) for key in unit.path.split("/") if key]


def people_in(unit, on=None):
    """Active people who hold a role in a unit or above it; with ``on`` those who hold it on that day."""
    held = Assignment.objects.filter(unit__in=_chain(unit))
    held = held if on is None else held.in_force(on)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name")


@cache
def form_of(model, first: bool = False) -> type[RegisterForm]:
    """The form of a record or row: the fields of its sections; of a `first` writing those known by then."""
    fields = [name for _title, names in groups_of(model, first) for name in names]
    return modelform_factory(model, form=RegisterForm, fields=fields)


@cache
def together_form_of(model) -> type[RegisterForm]:
    """The form of one row on the page on which all rows of a record are filled in."""
    form = PhotographedForm if model.takes_files else RegisterForm
    return modelform_factory(model, form=form, fields=list(model.filled_together))


def groups_of(model, first: bool = False) -> list[tuple]:
    """The sections as (title, [field name, …]) for the form page."""
    return [
        (section.title, list(section.fields)) for section in model.sections if not (first and section.later)
    ]
