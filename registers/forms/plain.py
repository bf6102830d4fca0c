"""Forms of the registers: made from a model's sections, so that no register writes its fields twice."""

from functools import cache

from django.forms.models import modelform_factory

from qms.forms import RecordForm
from qms.models import Assignment, User


class RegisterForm(RecordForm):
    """Offers as responsible those with a role in the unit or above it, and whoever stands there now.

    `locked` are fields shown but not open to the person at the form.
    """

    def __init__(self, *args, locked=(), **kwargs):
        super().__init__(*args, **kwargs)
        for name in locked:
            self.fields[name].disabled = True
        if "person" in self.fields:
            self.fields["person"].queryset = people_of(self.instance)


def people_of(record):
    """Active people with a role in the record's unit or a unit above it, and the one already named."""
    named = User.objects.filter(pk=record.person_id or 0)
    return (people_in(record.unit).order_by() | named).order_by("full_name")


def people_in(unit, on=None):
    """Active people who hold a role in a unit or above it; with ``on`` those who hold it on that day."""
    keys = [int(key) for key in unit.path.split("/") if key]
    held = Assignment.objects.filter(unit__in=keys)
    held = held if on is None else held.in_force(on)
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name")


@cache
def form_of(model) -> type[RegisterForm]:
    """The form of a register's record or row: the fields of its sections, in their order."""
    fields = [name for section in model.sections for name in section.fields]
    return modelform_factory(model, form=RegisterForm, fields=fields)


def groups_of(model) -> list[tuple]:
    """The sections as (title, [field name, …]) for the form page."""
    return [(section.title, list(section.fields)) for section in model.sections]
