"""Fields of the editor: lines, amounts of time, plain words, units."""

from django import forms

from documents.amounts import format_amount, read_amount
from documents.wording import BadContent
from qms.forms import PlainTextField
from qms.forms.base import CHOICE_MESSAGES


class LinesField(PlainTextField):
    """One item a line."""

    def __init__(self, **kwargs):
        super().__init__(lines=True, required=False, widget=forms.Textarea({"rows": 3}), **kwargs)

    def clean(self, value):
        return [line.strip(" -–•\t") for line in super().clean(value).split("\n") if line.strip(" -–•\t")]


class AmountField(forms.CharField):
    """A time: 0,5 · 15 · 1/2 · ½."""

    def __init__(self, **kwargs):
        widget = forms.TextInput({"inputmode": "decimal", "autocomplete": "off", "size": 5})
        super().__init__(required=False, max_length=40, widget=widget, **kwargs)

    def clean(self, value):
        try:
            return read_amount(value)
        except BadContent as error:
            raise forms.ValidationError(str(error)) from error


def short_text(label, rows=2, **kwargs):
    return PlainTextField(
        label=label, lines=True, required=False, widget=forms.Textarea({"rows": rows}), **kwargs
    )


def line_text(label, limit=300, **kwargs):
    return PlainTextField(label=label, required=False, max_length=limit, **kwargs)


def unit_choice(choices, first):
    return forms.ChoiceField(
        choices=list(choices.items()), initial=first, required=False, error_messages=CHOICE_MESSAGES
    )


def typed_amount(amount) -> str:
    return "" if amount is None else format_amount(amount)
