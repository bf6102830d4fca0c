"""Forms of the working calendar: a day of one's own, the Saturday, and the checker of due times."""

import datetime as dt
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qms.forms.base import CHOICE_MESSAGES, OfficeForm
from qms.forms.fields import (
    OfficeDateField,
    OfficeDateTimeField,
    OfficeDecimalField,
    PlainTextField,
    TypedInput,
)
from qms.models import DayKind, SaturdayCounts
from qms.models.calendar import Purpose
from qms.reading import Unreadable, read_time

LONGEST_CHECK = 366  # working days: more is no time limit of a procedure, and nobody reads such a list


class DayForm(OfficeForm):
    """A day on which the unit works otherwise than the national calendar says."""

    date = OfficeDateField(label=_("Ngày"))
    kind = forms.ChoiceField(label=_("Hôm đó"), choices=DayKind.choices, error_messages=CHOICE_MESSAGES)
    purpose = forms.ChoiceField(
        label=_("Dùng để"), choices=Purpose.choices, initial=Purpose.BOTH, error_messages=CHOICE_MESSAGES,
        help_text=_("Quầy mở thêm một buổi mà thời hạn không tính buổi đó: chọn “Chỉ tiếp nhận”."),
    )  # fmt: skip
    name = PlainTextField(
        label=_("Tên ngày"), max_length=120, help_text=_("Ví dụ “Làm bù cho ngày 31/08”, “Mất điện cả ngày”.")
    )
    source = PlainTextField(
        label=_("Căn cứ"), max_length=200, required=False, help_text=_("Số, ngày của văn bản, nếu có.")
    )
    reason = PlainTextField(
        label=_("Lý do"), max_length=300, required=False,
        help_text=_("Cần ghi khi không có văn bản. Hạn trả của hồ sơ đã nhận không tự đổi theo."),
    )  # fmt: skip


class SaturdayForm(OfficeForm):
    """From which day on how much of a Saturday counts, or has an open desk."""

    purpose = forms.ChoiceField(
        label=_("Dùng để"), choices=Purpose.choices, initial=Purpose.COUNTING, error_messages=CHOICE_MESSAGES
    )
    from_date = OfficeDateField(label=_("Từ ngày"), initial=timezone.localdate)
    counts = forms.ChoiceField(
        label=_("Thứ Bảy làm việc"), choices=SaturdayCounts.choices, error_messages=CHOICE_MESSAGES
    )
    source = PlainTextField(
        label=_("Căn cứ"), max_length=200,
        help_text=_(
            "Văn bản hoặc lý do. Ngày quầy mở cửa và ngày tính thời hạn là hai việc: "
            "quầy mở sáng thứ Bảy không có nghĩa là thứ Bảy được tính."
        ),
    )  # fmt: skip


class CancelForm(OfficeForm):
    """Why an entry is taken back."""

    reason = PlainTextField(label=_("Lý do hủy"), max_length=300)


class TimeField(forms.Field):
    """A time of day, 15:00 or 15h; cleaned to a time or None."""

    widget = TypedInput(inputmode="text", placeholder=_("giờ:phút"))

    def to_python(self, value) -> dt.time | None:
        if value in self.empty_values:
            return None
        try:
            return read_time(str(value)[:20])
        except Unreadable as error:
            raise ValidationError(str(error), code="invalid") from error


class CheckerForm(OfficeForm):
    """When would a file received then, with so many working days, be due?"""

    received = OfficeDateTimeField(label=_("Tiếp nhận lúc"))
    days = OfficeDecimalField(
        label=_("Số ngày làm việc"), min_value=Decimal(0), max_value=Decimal(LONGEST_CHECK),
        max_digits=6, decimal_places=2,
    )  # fmt: skip
    cutoff = TimeField(
        label=_("Giờ chốt trong ngày"), required=False,
        help_text=_("Nếu thủ tục có: nhận sau giờ này thì coi là nhận vào ngày làm việc tiếp theo."),
    )  # fmt: skip
