"""Forms of sharing: on what terms with whom, and what a unit states when it adopts."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.actions.offers import MOST_DAYS, units_below
from documents.models import Offer
from documents.models.sharing import FOLLOW_DAYS
from qms.forms import (
    ManyChosenField,
    OfficeDateField,
    OfficeForm,
    OfficeIntegerField,
    PlainTextField,
    RecordForm,
)

EVERYONE, CHOSEN = "everyone", "chosen"


class OfferForm(RecordForm):
    """To whom, how binding, until when."""

    to = forms.ChoiceField(
        label=_("Dùng chung với"), widget=forms.RadioSelect,
        choices=[
            (EVERYONE, _("mọi đơn vị cấp dưới, cả đơn vị lập sau này")),
            (CHOSEN, _("các đơn vị được chọn")),
        ],
    )  # fmt: skip
    units = ManyChosenField(
        label=_("Đơn vị được chọn"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    follow_days = OfficeIntegerField(
        label=_("Theo bản mới trong (ngày)"), min_value=1, max_value=MOST_DAYS, initial=FOLLOW_DAYS,
        help_text=_("Tính từ ngày bản mới có hiệu lực. Phần mềm đặt sẵn 30 ngày, không phải quy định."),
    )  # fmt: skip

    class Meta:
        model = Offer
        fields = ["weight", "due_on", "follow_days", "note"]
        help_texts = {
            "due_on": _(
                "Để trống: nếu phải áp dụng thì lấy số ngày theo bản mới; khuyến khích thì không có hạn."
            ),
            "note": _("Điều đơn vị cần biết khi áp dụng."),
        }

    field_order = ["to", "units", "weight", "due_on", "follow_days", "note"]

    def __init__(self, *args, chosen=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["units"].queryset = units_below(self.instance.document.unit)
        self.initial.setdefault("to", EVERYONE if self.instance.everyone else CHOSEN)
        self.initial.setdefault("units", chosen)

    def clean(self):
        told = super().clean()
        if told.get("to") == CHOSEN and not told.get("units"):
            self.add_error("units", gettext("Hãy chọn ít nhất một đơn vị."))
        self.instance.everyone = told.get("to") == EVERYONE
        return told


class LocalForm(OfficeForm):
    """Under which code the unit keeps its own document; asked the first time only."""

    code = PlainTextField(
        label=_("Mã tài liệu của đơn vị"), required=False, max_length=60,
        help_text=_("Để trống là giữ mã của bản gốc."),
    )  # fmt: skip

    def __init__(self, *args, adoption, source=None, **kwargs):
        super().__init__(*args, **kwargs)
        if adoption.document_id:
            del self.fields["code"]

    def clean_code(self):
        code = self.cleaned_data["code"]
        if "/" in code or "\\" in code:
            raise forms.ValidationError(gettext("Mã không có dấu / và \\."))
        return code


class AsIsForm(LocalForm):
    """The day of effect, and the two facts of the place that may be the unit's own."""

    effective_from = OfficeDateField(
        label=_("Ngày hiệu lực"), required=False,
        help_text=_("Để trống là hôm nay. Ngày sau hôm nay: tự có hiệu lực khi tới ngày."),
    )  # fmt: skip
    place = PlainTextField(
        label=_("Nơi tiếp nhận và trả kết quả của đơn vị"), lines=True, required=False, max_length=1000,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Chỉ nơi và giờ được khác bản gốc. Để trống là giữ như bản gốc."),
    )  # fmt: skip
    reception_hours = PlainTextField(label=_("Giờ tiếp nhận của đơn vị"), required=False, max_length=300)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput())

    def __init__(self, *args, adoption, source=None, **kwargs):
        super().__init__(*args, adoption=adoption, **kwargs)
        if source is None or not source.document.is_structured:
            del self.fields["place"], self.fields["reception_hours"]


class EndForm(OfficeForm):
    """Why sharing ends."""

    reason = PlainTextField(label=_("Lý do thôi dùng chung"), lines=True, max_length=1000)
