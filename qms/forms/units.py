"""The form of a unit: what stands on its papers, and its motto as the unit itself words it."""

from django.utils.translation import gettext_lazy as _

from qms.forms.base import RecordForm
from qms.forms.fields import PlainTextField
from qms.models import Unit

MOTTO = ("4_xin", "4_luon", "5_khong")


class UnitForm(RecordForm):
    """Place, address, telephone, feedback, motto. Codes and names come with a decision, by command."""

    xin = PlainTextField(
        label=_("4 xin"), lines=True, required=False, max_length=500, help_text=_("Mỗi dòng một ý.")
    )
    luon = PlainTextField(
        label=_("4 luôn"), lines=True, required=False, max_length=500, help_text=_("Mỗi dòng một ý.")
    )
    khong = PlainTextField(
        label=_("5 không"),
        lines=True,
        required=False,
        max_length=500,
        help_text=_("Chưa tìm được văn bản gốc nên để trống. Khi có văn bản, đơn vị tự ghi, mỗi dòng một ý."),
    )

    class Meta:
        model = Unit
        fields = ["place", "address", "phone", "feedback"]
        help_texts = {
            "place": _("Ghi ở đầu văn bản, ví dụ Tân Tiến trong “Tân Tiến, ngày … tháng … năm …”."),
            "feedback": _("Số điện thoại, địa chỉ trang hoặc một câu; hiện trên trang niêm yết công khai."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, key in zip(("xin", "luon", "khong"), MOTTO, strict=True):
            self.initial[name] = "\n".join(self.instance.motto.get(key, []))

    def clean(self):
        values = super().clean()
        names = zip(("xin", "luon", "khong"), MOTTO, strict=True)
        self.instance.motto = {key: _lines(values.get(name, "")) for name, key in names}
        return values


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
