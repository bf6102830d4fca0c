"""Forms of uploaded documents: at the beginning, and another file for the draft."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.forms.documents import DocumentForm
from qms.forms import OfficeForm
from qms.forms.fields import UploadField

KINDS = ("docx", "pdf")
HELP = _("Word (.docx) hoặc PDF, không đặt mật khẩu, không có macro.")


class NewDocumentForm(DocumentForm):
    """What a document is, and whether it is written here or comes as a file."""

    made = forms.ChoiceField(
        label=_("Cách làm"), initial="written", required=False, widget=forms.RadioSelect,
        choices=[("written", _("Soạn trong hệ thống")), ("file", _("Tải tệp lên (Word, PDF)"))],
    )  # fmt: skip
    file = UploadField(label=_("Tệp"), kinds=KINDS, required=False, help_text=HELP)

    def clean(self):
        data = super().clean()
        wants = data.get("made") == "file"
        if wants and not data.get("file") and "file" not in self.errors:
            self.add_error("file", _("Hãy chọn tệp Word hoặc PDF."))
        if data.get("file") and not wants:
            self.add_error("made", _("Đã chọn tệp: hãy chọn “Tải tệp lên”, hoặc bỏ tệp."))
        return data


class UploadForm(OfficeForm):
    """Another file in the place of the draft's."""

    version = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)
    file = UploadField(label=_("Tệp mới thay tệp đang có"), kinds=KINDS, help_text=HELP)
