"""Forms of change requests (BM-01-04): asking, accepting, opening the draft."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents import states
from documents.forms.documents import people_of
from documents.models import ChangeRequest, Document, Kind, Revision
from qms.forms import OfficeDateField, OfficeForm, PersonField, PlainTextField, RecordForm
from qms.models import Role, User

OWN_KINDS = [choice for choice in Kind.choices if choice[0] != Kind.EXTERNAL]
UNFINISHED = _("Tài liệu đang có bản soạn chưa xong: mở sau, từ trang yêu cầu.")


class ChangeRequestForm(RecordForm):
    """What should be written or changed, why, and what made somebody ask."""

    class Meta:
        model = ChangeRequest
        fields = ["document", "kind", "title", "content", "why", "origin", "origin_note"]
        labels = {"title": _("Tóm tắt đề nghị, hoặc tên tài liệu mới")}
        help_texts = {
            "document": _("Để trống khi đề nghị soạn một tài liệu mới."),
            "kind": _("Chỉ chọn khi đề nghị soạn tài liệu mới."),
            "content": _("Sửa chỗ nào, thành thế nào. Ghi rõ mục, bước hoặc biểu mẫu."),
            "why": _("Khi được chấp nhận, lý do này thành nội dung sửa đổi của bản soạn."),
            "origin_note": _("Ví dụ mã sự không phù hợp, số biên bản, số văn bản."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        documents = Document.objects.filter(unit=self.instance.unit).exclude(status=states.DOC_OBSOLETE)
        self.fields["document"].queryset = documents.order_by("code")
        self.fields["document"].empty_label = _("Tài liệu mới")
        self.fields["kind"].choices = [("", "---------"), *OWN_KINDS]

    def clean(self):
        values = super().clean()
        if not values.get("document") and not values.get("kind") and "document" not in self.errors:
            self.add_error("kind", _("Cần chọn tài liệu ở trên, hoặc loại của tài liệu mới."))
        return values


class StartRequestForm(OfficeForm):
    """The code of a new document; nothing for one that exists."""

    code = PlainTextField(
        label=_("Mã của tài liệu mới"), max_length=60,
        help_text=_("Gõ đúng mã của đơn vị, ví dụ QT-01 hoặc QT.GĐ.01. Mỗi mã một tài liệu."),
    )  # fmt: skip

    def __init__(self, *args, change_request, on, **kwargs):
        super().__init__(*args, **kwargs)
        if not change_request.is_for_new:
            del self.fields["code"]

    def clean_code(self):
        code = self.cleaned_data["code"]
        if "/" in code or "\\" in code:
            raise forms.ValidationError(_("Mã không có dấu / và \\."))
        return code


class AcceptForm(StartRequestForm):
    """Who drafts until when, an opinion, and whether the draft is opened now."""

    drafter = PersonField(User.objects.none(), label=_("Người soạn"))
    due_on = OfficeDateField(label=_("Xong trước ngày"))
    opinion = PlainTextField(label=_("Ý kiến"), lines=True, required=False, max_length=2000)
    start = forms.BooleanField(label=_("Mở bản soạn ngay"), required=False, initial=True)

    field_order = ["drafter", "due_on", "opinion", "start", "code"]

    def __init__(self, *args, change_request, on, **kwargs):
        super().__init__(*args, change_request=change_request, on=on, **kwargs)
        self.on = on
        people = people_of(change_request.unit, on, roles=(Role.OFFICER, Role.OWNER))
        self.fields["drafter"].queryset = people
        if not change_request.is_for_new:
            self.fields["drafter"].initial = change_request.document.owner_id
            self._leave_an_open_draft(change_request.document)
        if "code" in self.fields:
            self.fields["code"].required = False

    def _leave_an_open_draft(self, document):
        """A document has one draft at a time: while there is one, this request waits for its end."""
        if Revision.objects.filter(document=document, status__in=states.COMING).exists():
            self.fields["start"].initial = False
            self.fields["start"].help_text = _(
                "Tài liệu đang có bản soạn chưa xong: mở sau, từ trang yêu cầu."
            )

    def clean_due_on(self):
        day = self.cleaned_data["due_on"]
        if day < self.on:
            raise forms.ValidationError(_("Ngày phải xong không được trước hôm nay."))
        return day

    def clean(self):
        values = super().clean()
        if "code" in self.fields and values.get("start") and not values.get("code") and not self.errors:
            self.add_error("code", _("Tài liệu mới cần có mã trước khi soạn."))
        return values
