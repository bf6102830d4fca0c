"""The form on which a citizen asks where a file stands."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.models.posting import unit_slug
from qms.forms import OfficeForm, PlainTextField
from qms.forms.base import CHOICE_MESSAGES
from qms.models import Unit

LONGEST_CODE = 60


class LookupForm(OfficeForm):
    """The code of the file, and something only its owner has at hand."""

    code = PlainTextField(
        label=_("Mã hồ sơ"), max_length=LONGEST_CODE, help_text=_("In trên giấy hẹn, ví dụ HS-2026-0001.")
    )
    check = PlainTextField(
        label=_("Mã tra cứu, hoặc 4 số cuối điện thoại"), max_length=12,
        help_text=_("Mã tra cứu có 4 chữ, in dưới mã hồ sơ. Số điện thoại là số đã ghi khi nộp."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        plain = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        for name in ("code", "check"):
            self.fields[name].widget.attrs |= plain

    def clean_code(self):
        return self.cleaned_data["code"].upper()


class OfficeChoiceForm(OfficeForm):
    """Which office is meant, where the address does not say it."""

    office = forms.ChoiceField(label=_("Đơn vị"), error_messages=CHOICE_MESSAGES)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(is_active=True).order_by("path")
        offered = [(unit_slug(unit), unit.name) for unit in units]
        self.fields["office"].choices = [("", _("Chọn đơn vị")), *offered]


class LookupAnywhereForm(LookupForm, OfficeChoiceForm):
    """The same where the page does not say the office."""

    field_order = ["office", "code", "check"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["office"].label = _("Nơi nộp hồ sơ")
