"""Forms of packs: what goes in, to whom it went, which clause does not apply, which file to check."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from audits.models import PackHandover, PackOrder
from audits.packs.request import PackRequest, default_moment
from qms import evidence
from qms.forms import OfficeDateField, OfficeDateTimeField, OfficeForm, PlainTextField, RecordForm

LARGEST_PACK = 2 * 1024**3  # bytes


class PackForm(OfficeForm):
    """The choices of a pack. `units` are those in which the person may build one."""

    unit = forms.ModelChoiceField(None, label=_("Đơn vị"), empty_label=None, to_field_name="code")
    period_from = OfficeDateField(label=_("Từ ngày"))
    period_to = OfficeDateField(label=_("Đến ngày"))
    as_of = OfficeDateTimeField(
        label=_("Tại thời điểm"),
        required=False,
        help_text=_("Chỉ lấy những gì đã có đến lúc đó. Để trống: hết kỳ, hoặc bây giờ nếu kỳ chưa hết."),
    )
    order = forms.ChoiceField(
        label=_("Thứ tự"), choices=PackOrder.choices, initial=PackOrder.CLAUSES, widget=forms.RadioSelect
    )
    registers = forms.MultipleChoiceField(label=_("Đưa vào hồ sơ"), widget=forms.CheckboxSelectMultiple)
    attachments = forms.BooleanField(label=_("Tệp gốc đính kèm"), required=False, initial=True)
    masked = forms.BooleanField(label=_("Che số định danh và điện thoại"), required=False, initial=True)
    requester = PlainTextField(label=_("Ai yêu cầu"), max_length=200)
    purpose = PlainTextField(label=_("Để làm gì"), max_length=400)

    def __init__(self, *args, user, units, now=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.now = user, now or timezone.now()
        self.fields["unit"].queryset = units
        registers = evidence.registers()
        self.fields["registers"].choices = [(r.slug, str(r.title)) for r in registers]
        self.fields["registers"].initial = [r.slug for r in registers]

    def clean(self):
        cleaned = super().clean()
        first, last, at = cleaned.get("period_from"), cleaned.get("period_to"), cleaned.get("as_of")
        if first and last and last < first:
            self.add_error("period_to", _("Ngày kết thúc phải từ ngày bắt đầu trở đi."))
        if at and at > self.now:
            self.add_error("as_of", _("Thời điểm này chưa tới."))
        unit = cleaned.get("unit")
        if unit and not cleaned.get("masked") and not self.user.has_perm("qms.see_personal_data", unit):
            self.add_error("masked", _("Đồng chí không được xem dữ liệu cá nhân chưa che."))
        return cleaned

    def request(self) -> PackRequest:
        """The checked choices as a request."""
        told = self.cleaned_data
        period = (told["period_from"], told["period_to"])
        everything = {slug for slug, _label in self.fields["registers"].choices}
        chosen = tuple(told["registers"])
        return PackRequest(
            unit=told["unit"],
            period=period,
            as_of=told["as_of"] or default_moment(period, self.now),
            requester=told["requester"],
            purpose=told["purpose"],
            order=told["order"],
            registers=None if set(chosen) == everything else chosen,
            masked=told["masked"],
            attachments=told["attachments"],
            user=self.user,
        )


class HandoverForm(RecordForm):
    """To whom, when, how."""

    class Meta:
        model = PackHandover
        fields = ["recipient", "organisation", "handed_on", "method", "note"]

    def clean_handed_on(self):
        at = self.cleaned_data["handed_on"]
        if at > timezone.now():
            raise forms.ValidationError(_("Thời gian bàn giao chưa tới."))
        return at


class NotApplicableForm(OfficeForm):
    """Why a clause does not apply; left empty, the statement is withdrawn."""

    justification = PlainTextField(
        label=_("Lý do không áp dụng"), lines=True, required=False, max_length=1000,
        help_text=_("Nêu vì sao điều khoản này không có ở đơn vị. Để trống rồi lưu để áp dụng lại."),
    )  # fmt: skip


class VerifyForm(OfficeForm):
    """A pack somebody holds in hand."""

    pack = forms.FileField(
        label=_("Tệp hồ sơ (ZIP)"),
        widget=forms.FileInput({"accept": ".zip,application/zip"}),
        error_messages={
            "required": _("Hãy chọn tệp ZIP của hồ sơ."),
            "empty": _("Tệp trống, không có nội dung."),
        },
    )
    code = PlainTextField(
        label=_("Mã danh mục in trên bìa"), required=False, max_length=100,
        help_text=_("Quét mã QR trên bìa thì ô này được điền sẵn. Để trống: không so với giấy."),
    )  # fmt: skip

    def clean_pack(self):
        upload = self.cleaned_data["pack"]
        if upload.size > LARGEST_PACK:
            raise forms.ValidationError(_("Tệp lớn quá 2 GB; hãy dùng công cụ kiểm tra giao kèm hồ sơ."))
        return upload
