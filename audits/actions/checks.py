"""Checks that every act of this app makes on the values it is given."""

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qms.history import current_act


def today() -> date:
    """The office's calendar day of the act."""
    return timezone.localdate(current_act().at)


def check_fields(record, names, *, required=()) -> None:
    """Run the model's own checks over these fields, and refuse the required ones left empty.

    Raises ValidationError with a message per field.
    """
    empty = {name: _("Không được bỏ trống.") for name in required if not str(getattr(record, name)).strip()}
    if empty:
        raise ValidationError(empty)
    record.clean_fields(exclude={field.name for field in record._meta.fields} - set(names))
