"""Forms that number the forms of the unit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.forms import OfficeDateField, OfficeForm, PlainTextField
from qms.forms.fields import OfficeIntegerField


class IssueForm(OfficeForm):
    """From which day, and which issue it is."""

    issue_no = OfficeIntegerField(label=_("Lần ban hành"), min_value=1, max_value=99, initial=1)
    revision_no = OfficeIntegerField(label=_("Lần sửa đổi"), min_value=0, max_value=99, initial=0)
    from_date = OfficeDateField(label=_("Dùng từ ngày"))


class NumberForm(IssueForm):
    """The code too; `seen` carries the editions the person was shown."""

    code = PlainTextField(
        label=_("Mã hiệu in trên biểu mẫu"), max_length=40, required=False,
        help_text=_("Đúng như quyết định ban hành của đơn vị. Để trống: không in mã."),
    )  # fmt: skip
    seen = forms.CharField(widget=forms.HiddenInput(), required=False, max_length=2000)
    field_order = ("code", "issue_no", "revision_no", "from_date", "seen")
