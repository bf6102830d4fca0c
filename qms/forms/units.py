"""The form of a unit: what stands on its papers."""

from django.utils.translation import gettext_lazy as _

from qms.forms.base import RecordForm
from qms.models import Unit


class UnitForm(RecordForm):
    """Place, address, telephone, feedback. Codes and names come with a decision, by command."""

    class Meta:
        model = Unit
        fields = ["place", "address", "phone", "feedback"]
        help_texts = {
            "place": _("Ghi ở đầu văn bản, ví dụ Tân Tiến trong “Tân Tiến, ngày … tháng … năm …”."),
            "feedback": _("Số điện thoại, địa chỉ trang hoặc một câu; hiện trên trang niêm yết công khai."),
        }
