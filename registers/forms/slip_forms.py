"""Forms about the forms of the slips, and about how a procedure is received."""

from django.forms import ChoiceField
from django.utils.translation import gettext_lazy as _

from qms.forms import OfficeDateField, OfficeForm, OfficeIntegerField, PlainTextField, RecordForm
from qms.forms.base import CHOICE_MESSAGES
from registers.models import FormFamily, SlipForm, SupplementClock


class SlipFormForm(RecordForm):
    """One form of one edition."""

    class Meta:
        model = SlipForm
        fields = ["family", "kind", "number", "title", "basis", "from_date", "to_date", "doubt"]
        help_texts = {
            "number": _("Như ghi ở góc phải mẫu, ví dụ Mẫu 01 hoặc Mẫu CT04."),
            "basis": _("Số, ký hiệu văn bản ban hành mẫu."),
            "from_date": _("Ngày văn bản có hiệu lực. Chưa chắc thì ghi ở mục “Cần kiểm tra”."),
            "to_date": _("Để trống khi còn dùng."),
            "doubt": _("Điều còn phải đối chiếu với văn bản. Đối chiếu xong thì xóa trống."),
        }


class EndForm(OfficeForm):
    """The last day of a form."""

    last_day = OfficeDateField(label=_("Dùng đến hết ngày"))
    reason = PlainTextField(
        label=_("Lý do"), lines=True, max_length=500, help_text=_("Ví dụ: văn bản nào thay thế.")
    )


class ReceptionForm(OfficeForm):
    """How a unit receives one procedure."""

    field = PlainTextField(
        label=_("Lĩnh vực"), required=False, max_length=120, help_text=_("Ví dụ: Cư trú, Căn cước, Hộ tịch.")
    )
    forms = ChoiceField(
        label=_("Bộ biểu mẫu"), choices=FormFamily.choices, error_messages=CHOICE_MESSAGES,
        help_text=_("Loại phiếu mà bộ này không có thì dùng mẫu một cửa."),
    )  # fmt: skip
    clock = ChoiceField(
        label=_("Khi nhận bổ sung"), choices=SupplementClock.choices, error_messages=CHOICE_MESSAGES
    )
    clock_basis = PlainTextField(
        label=_("Căn cứ"), required=False, max_length=200,
        help_text=_("Văn bản hoặc quy trình nêu cách tính. Tính lại từ đầu thì phải có."),
    )  # fmt: skip
    fee = OfficeIntegerField(
        label=_("Phí, lệ phí thường thu (đồng)"), required=False, min_value=0, max_value=10**12,
        help_text=_("Điền sẵn khi tiếp nhận, sửa được ở từng hồ sơ. Không thu thì ghi 0."),
    )  # fmt: skip
    reason = PlainTextField(label=_("Lý do"), lines=True, required=False, max_length=500)
