"""The form on which citizens write to an office."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.forms import OfficeForm, PlainTextField
from qms.forms.base import CHOICE_MESSAGES
from registers.models import FeedbackKind


class TrappedForm(OfficeForm):
    """A form with a box that no person sees: programs fill it in."""

    website = forms.CharField(
        required=False, max_length=200, widget=forms.TextInput({"tabindex": "-1", "autocomplete": "off"}),
        label=_("Để trống ô này"),
    )  # fmt: skip

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Ô này phải để trống. Hãy xóa rồi gửi lại."))
        return ""


def told_when_too_long(field):
    """The field; its box takes a longer text, so that the end of what is pasted is not lost unseen."""
    field.widget.attrs.pop("maxlength", None)
    return field


class PublicFeedbackForm(TrappedForm):
    """What somebody wants to say, and if they like, how to reach them."""

    kind = forms.ChoiceField(
        label=_("Ông, bà muốn"), choices=FeedbackKind.choices, initial=FeedbackKind.COMPLAINT,
        widget=forms.RadioSelect, error_messages=CHOICE_MESSAGES,
    )  # fmt: skip
    content = PlainTextField(
        label=_("Nội dung"), lines=True, max_length=4000,
        help_text=_(
            "Việc gì, ở đâu, khi nào; nhiều nhất 4.000 chữ cái. "
            "Đừng ghi số định danh, số điện thoại ở ô này: số được che khi lưu."
        ),
    )  # fmt: skip
    name = PlainTextField(label=_("Họ và tên"), required=False, max_length=120)
    phone = PlainTextField(label=_("Điện thoại"), required=False, max_length=40)
    email = PlainTextField(label=_("Thư điện tử"), required=False, max_length=120)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        told_when_too_long(self.fields["content"]).widget.attrs["rows"] = 7
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["phone"].widget.attrs |= {"autocomplete": "tel", "inputmode": "tel"}
        self.fields["email"].widget.attrs |= {"autocomplete": "email", "inputmode": "email"}

    @property
    def contact(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("name", "phone", "email")}
