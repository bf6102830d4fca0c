"""Forms for the people of an office and their roles."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qms.forms.base import OfficeForm, RecordForm
from qms.forms.fields import OfficeDateField, PlainTextField
from qms.models import Assignment, Role, User


class PersonForm(RecordForm):
    """Who somebody is."""

    class Meta:
        model = User
        fields = ["full_name", "username", "position", "rank", "is_active"]
        help_texts = {
            "username": _("Viết liền không dấu, ví dụ hoatt. Không đổi sau khi đã dùng."),
            "is_active": _("Bỏ chọn khi người này chuyển đi: không đăng nhập được nữa, lịch sử vẫn còn."),
        }


class NewPersonForm(PersonForm):
    """A new person and the first role."""

    role = forms.ChoiceField(label=_("Vai trò"), choices=Role.choices)
    from_date = OfficeDateField(label=_("Từ ngày"), initial=timezone.localdate)

    class Meta(PersonForm.Meta):
        fields = ["full_name", "username", "position", "rank"]


class AssignmentForm(RecordForm):
    """A role in the unit of the top bar."""

    class Meta:
        model = Assignment
        fields = ["role", "from_date", "to_date", "basis"]
        help_texts = {"basis": _("Số, ngày của quyết định phân công, nếu có.")}


class EndForm(OfficeForm):
    """The last day of a role, and why it ends."""

    on = OfficeDateField(label=_("Ngày cuối giữ vai trò"), initial=timezone.localdate)
    reason = PlainTextField(label=_("Lý do"), max_length=300)


class PasswordResetForm(OfficeForm):
    """Why somebody gets a new password."""

    reason = PlainTextField(label=_("Lý do"), max_length=300)
