"""Which period the statistics are asked for."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qms.forms import OfficeDateField, OfficeForm
from registers.spans import FREE, KINDS, Span, whole


class SpanForm(OfficeForm):
    """A kind of period and a day in it, or two days."""

    kind = forms.ChoiceField(label=_("Kỳ"), choices=KINDS, required=False)
    first = OfficeDateField(label=_("Từ ngày"), required=False, help_text=_("Hoặc một ngày trong kỳ."))
    last = OfficeDateField(
        label=_("Đến ngày"), required=False, help_text=_("Chỉ dùng khi chọn “Từ ngày đến ngày”.")
    )

    def clean(self):
        found = super().clean()
        first, last = found.get("first"), found.get("last")
        if found.get("kind") == FREE and first and last and last < first:
            raise ValidationError(_("Ngày kết thúc phải từ ngày bắt đầu trở đi."))
        return found

    def span(self, on: dt.date) -> Span:
        """The period asked for; the month of the day looked at without anything said."""
        kind = self.cleaned_data.get("kind") or "month"
        first = self.cleaned_data.get("first") or on
        if kind != FREE:
            return whole(kind, first)
        return Span(first, max(first, self.cleaned_data.get("last") or on))
