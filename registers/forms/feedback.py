"""Forms of feedback: writing it down, and one small form for each step."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents import states as document_states
from documents.models import Document, Kind
from qms.forms import (
    OfficeDateField,
    OfficeForm,
    OfficeIntegerField,
    PersonField,
    PlainTextField,
    RecordForm,
)
from qms.forms.base import CHOICE_MESSAGES
from qms.models import User
from registers.forms.plain import people_in
from registers.models import AnswerBy, Feedback, FeedbackChannel, Satisfied, ServiceFile
from registers.models.feedback import LONGEST_WAIT
from registers.senders import CONTACT

LONGEST_CONTACT = {"name": 120, "phone": 40, "email": 120, "address": 200}
CHOOSE = [("", "---------")]


def file_of(unit, code: str):
    """The service file of a code as it is typed, in a unit. Raises ValidationError where there is none."""
    if not code:
        return None
    found = ServiceFile.objects.filter(unit=unit, code__iexact=code).first()
    if found is None:
        raise forms.ValidationError(_("Đơn vị không có hồ sơ mã “%(code)s”.") % {"code": code[:60]})
    return found


class FeedbackForm(RecordForm):
    """What was said, about what, by whom. ``contact`` are the sender's data as stored.

    What came by the public page keeps its words, its day and its channel.
    """

    file_code = PlainTextField(
        label=_("Mã hồ sơ"), required=False, max_length=60,
        help_text=_("Nếu nói về một hồ sơ đã nộp, ví dụ HS-2026-0001."),
    )  # fmt: skip
    contact_name = PlainTextField(label=CONTACT["name"], required=False, max_length=120)
    contact_phone = PlainTextField(label=CONTACT["phone"], required=False, max_length=40)
    contact_email = PlainTextField(label=CONTACT["email"], required=False, max_length=120)
    contact_address = PlainTextField(label=CONTACT["address"], required=False, max_length=200)

    class Meta:
        model = Feedback
        fields = ["kind", "channel", "received_at", "title", "content", "field", "document", "due_on"]
        labels = {"title": _("Tóm tắt")}
        help_texts = {
            "title": _("Một câu, không ghi tên người gửi."),
            "content": _("Ghi đúng điều người dân nói. Số định danh và số điện thoại được che khi lưu."),
            "kind": _("Khiếu nại, tố cáo có trình tự riêng theo luật, không ghi ở đây."),
        }

    def __init__(self, *args, contact, hint, **kwargs):
        super().__init__(*args, **kwargs)
        self.contact = contact
        for name in CONTACT:
            self.initial[f"contact_{name}"] = contact.get(name, "")
        self.fields["contact_name"].help_text = _(
            "Để trống nếu ẩn danh. Giữ riêng ngoài lịch sử, che khi in và xuất, xóa được."
        )
        self.fields["due_on"].help_text = hint
        self.initial["file_code"] = self.instance.service_file.code if self.instance.service_file_id else ""
        self._offer()

    def _offer(self):
        documents = Document.objects.filter(unit=self.instance.unit, kind=Kind.PROCEDURE)
        self.fields["document"].queryset = documents.exclude(status=document_states.DOC_OBSOLETE).order_by(
            "code"
        )
        channel = self.fields["channel"]
        if self.instance.channel == FeedbackChannel.PUBLIC:
            for name in ("channel", "received_at", "content"):
                self.fields[name].disabled = True
        else:
            channel.choices = [one for one in channel.choices if one[0] != FeedbackChannel.PUBLIC]

    def clean_file_code(self):
        self.instance.service_file = file_of(self.instance.unit, self.cleaned_data["file_code"])
        return self.cleaned_data["file_code"]

    @property
    def sender(self) -> dict:
        """The sender's data as typed."""
        return {name: self.cleaned_data[f"contact_{name}"] for name in CONTACT}


class AssignForm(OfficeForm):
    """Who answers, and until when."""

    person = PersonField(User.objects.none(), label=_("Người trả lời"), error_messages=CHOICE_MESSAGES)
    due_on = OfficeDateField(label=_("Hạn trả lời"), required=False)

    def __init__(self, *args, feedback, on, hint, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_in(feedback.unit, on)
        self.fields["due_on"].help_text = hint
        self.initial |= {"person": feedback.person_id, "due_on": feedback.due_on}


class AnswerForm(OfficeForm):
    """What was answered, when and how."""

    answer = PlainTextField(
        label=_("Nội dung trả lời"), lines=True, max_length=4000,
        help_text=_("Người gửi đọc được bằng mã biên nhận: không ghi tên, số định danh, điện thoại của ai."),
    )  # fmt: skip
    answered_on = OfficeDateField(label=_("Trả lời ngày"))
    answered_by = forms.ChoiceField(
        label=_("Cách trả lời"), choices=[*CHOOSE, *AnswerBy.choices], error_messages=CHOICE_MESSAGES
    )

    def __init__(self, *args, feedback, on, hint, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["answered_on"] = on
        if feedback.channel == FeedbackChannel.PUBLIC and feedback.is_anonymous:
            self.initial["answered_by"] = AnswerBy.PUBLIC


class ThankForm(OfficeForm):
    """What the office made of the praise."""

    note = PlainTextField(
        label=_("Ghi nhận"), lines=True, max_length=2000,
        help_text=_("Ví dụ: đã thông báo cho cán bộ được khen, nêu trong họp giao ban."),
    )  # fmt: skip

    def __init__(self, *args, feedback, on, hint, **kwargs):
        super().__init__(*args, **kwargs)


class CloseForm(OfficeForm):
    """What the sender said of the answer."""

    satisfied = forms.ChoiceField(
        label=_("Ý kiến người gửi về câu trả lời"), choices=[*CHOOSE, *Satisfied.choices],
        error_messages=CHOICE_MESSAGES,
    )  # fmt: skip
    note = PlainTextField(label=_("Ghi thêm"), lines=True, required=False, max_length=2000)

    def __init__(self, *args, feedback, on, hint, **kwargs):
        super().__init__(*args, **kwargs)


class ForgetForm(OfficeForm):
    """Why the sender's data are erased; ``namings`` are the texts that name the sender."""

    reason = PlainTextField(
        label=_("Lý do xóa"), lines=True, max_length=300,
        help_text=_("Ví dụ: người gửi yêu cầu; hết thời hạn lưu. Xóa rồi không lấy lại được."),
    )  # fmt: skip
    cover = forms.BooleanField(
        label=_("Che luôn các chỗ đang hiện ở trên bằng dấu •••"), required=False, initial=True,
        help_text=_("Chữ đã ký giữ nguyên như lúc ký; chữ cũ vẫn nằm trong lịch sử."),
    )  # fmt: skip

    def __init__(self, *args, namings=(), **kwargs):
        super().__init__(*args, **kwargs)
        if not any(one.stands for one in namings):
            del self.fields["cover"]


class SettingForm(OfficeForm):
    """How the unit takes feedback."""

    answer_days = OfficeIntegerField(
        label=_("Trả lời trong (ngày làm việc)"), required=False, min_value=1, max_value=LONGEST_WAIT,
        help_text=_(
            "Chưa tìm được văn bản đặt một số chung cho mọi đơn vị nên để trống. "
            "Ghi số ngày theo văn bản hoặc quyết định của đơn vị; để trống thì cán bộ gõ hạn từng lần."
        ),
    )  # fmt: skip
    basis = PlainTextField(
        label=_("Căn cứ"),
        required=False,
        max_length=200,
        help_text=_("Văn bản, quy chế hoặc quyết định của đơn vị."),
    )
    takes_public = forms.BooleanField(
        label=_("Nhận phản ánh qua trang công khai"), required=False,
        help_text=_("Bỏ chọn thì trang công khai của đơn vị không nhận phản ánh nữa."),
    )  # fmt: skip

    def clean(self):
        values = super().clean()
        if values.get("answer_days") and not values.get("basis"):
            self.add_error(
                "basis", _("Cần ghi căn cứ của số ngày trả lời: văn bản hoặc quyết định của đơn vị.")
            )
        return values
