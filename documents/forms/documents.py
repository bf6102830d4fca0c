"""Forms of documents: facts of the document, opening a revision, signing an approval."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from qms.forms import OfficeDateField, OfficeForm, PlainTextField, RecordForm
from qms.models import Assignment, Role, Unit, User

DRAFTERS = (Role.OFFICER, Role.OWNER, Role.HEAD)


def people_of(unit, on, roles=DRAFTERS):
    """People who hold one of the roles in the unit or above it on a day, by name."""
    held = Assignment.objects.in_force(on).filter(role__in=roles, unit__in=Unit.objects.above(unit))
    return User.objects.filter(pk__in=held.values("user"), is_active=True).order_by("full_name")


class DocumentForm(RecordForm):
    """What a document is. The code is typed as the office writes it: QT.GĐ.01, QT-01, BM-9.1-01."""

    class Meta:
        model = Document
        fields = ["kind", "code", "title", "owner", "clauses", "review_on"]
        help_texts = {
            "code": _("Gõ đúng mã của đơn vị, ví dụ QT-01 hoặc QT.GĐ.01. Mỗi mã một tài liệu."),
            "clauses": _("Các điều khoản mà tài liệu này làm bằng chứng."),
            "review_on": _("Để trống thì hẹn một năm sau ngày hiệu lực."),
        }

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people_of(self.instance.unit, on)
        self.fields["code"].required = True

    def clean_code(self):
        code = self.cleaned_data["code"]
        if "/" in code or "\\" in code:
            raise forms.ValidationError(_("Mã không có dấu / và \\."))
        return code


class StartForm(OfficeForm):
    """Why the document is revised, and whether it is rewritten as a whole."""

    reason = PlainTextField(
        label=_("Vì sao sửa"), lines=True, max_length=2000,
        help_text=_("Câu này vào bảng theo dõi sửa đổi; sửa lại được khi soạn."),
    )  # fmt: skip
    new_issue = forms.BooleanField(
        label=_("Viết lại toàn bộ: tăng lần ban hành, lần sửa đổi về 00"), required=False
    )


class SubmitForm(OfficeForm):
    """What the author hands over: the hash of what was on the page, and a word for the reviewer."""

    seen_hash = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())


class ReviewForm(SubmitForm):
    """As above; whoever signed an earlier step states why fewer than three people sign."""

    reason_for_fewer = PlainTextField(
        label=_("Đồng chí đã ký bước trước. Lý do ít hơn ba người ký"),
        lines=True,
        max_length=1000,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args, signed_before=False, **kwargs):
        super().__init__(*args, **kwargs)
        if not signed_before:
            del self.fields["reason_for_fewer"]


class ApproveForm(ReviewForm):
    """The day of effect, from the day of approval on."""

    effective_from = OfficeDateField(
        label=_("Ngày hiệu lực"), required=False,
        help_text=_("Để trống là hôm nay. Ngày sau hôm nay: tự có hiệu lực khi tới ngày."),
    )  # fmt: skip

    field_order = ["effective_from", "reason_for_fewer"]
