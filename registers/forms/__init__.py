"""Forms of the registers."""

from registers.forms.plain import (
    RegisterForm,
    form_of,
    groups_of,
    people_in,
    people_of,
    together_form_of,
)

__all__ = ["RegisterForm", "form_of", "groups_of", "people_in", "people_of", "together_form_of"]
