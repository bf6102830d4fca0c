"""Forms of kept records and their disposal."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.actions.disposals import due_batches
from documents.forms.documents import people_of
from documents.models import CouncilMember, Disposal, Document, Kind, RecordBatch, RecordKind
from documents.states import kept_records as states
from qms.forms import (
    ManyChosenField,
    OfficeDateField,
    OfficeDecimalField,
    OfficeForm,
    PlainTextField,
    RecordForm,
)

COUNCIL_ROWS = 7
MONTH_ROUNDING = Decimal("0.05")  # of a month: 0,0833 years are one month


class RecordKindForm(RecordForm):
    """What is kept, from which procedure, where, how long, who may see it."""

    years = OfficeDecimalField(
        label=_("Thời hạn lưu (năm)"), required=False, min_value=0, max_value=100, max_digits=6,
        decimal_places=4, help_text=_("Ví dụ 5 hoặc 0,5. Để trống khi lưu vĩnh viễn."),
    )  # fmt: skip

    class Meta:
        model = RecordKind
        fields = ["code", "title", "document", "place", "arrangement", "medium", "is_permanent",
                  "retention_basis", "access", "keeper"]  # fmt: skip
        labels = {"title": _("Tên hồ sơ")}
        help_texts = {
            "code": _("Để trống thì hệ thống cấp mã."),
            "retention_basis": _("Quy trình, danh mục thời hạn hoặc văn bản quy định thời hạn này."),
            "access": _("Chức danh hoặc bộ phận được xem, ví dụ: chỉ huy, cán bộ cư trú."),
        }

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        unit = self.instance.unit
        self.fields["document"].queryset = Document.objects.filter(unit=unit, kind=Kind.PROCEDURE)
        self.fields["keeper"].queryset = people_of(unit, on)
        if months := self.instance.retention_months:
            self.initial["years"] = months / 12 if months % 12 else months // 12

    def clean(self):
        cleaned = super().clean()
        years, permanent = cleaned.get("years"), cleaned.get("is_permanent")
        if permanent == bool(years) and "years" not in self.errors:
            self.add_error("years", _("Ghi thời hạn lưu, hoặc chọn lưu vĩnh viễn, không cả hai."))
        months = round(years * 12) if years else None
        if years and abs(years * 12 - months) > MONTH_ROUNDING:
            self.add_error("years", _("Thời hạn phải tròn tháng, ví dụ 0,5 năm là 06 tháng."))
        self.instance.retention_months = None if permanent else months
        return cleaned


class RecordBatchForm(RecordForm):
    """What is held: which kind, which period, how much, where, since when complete."""

    class Meta:
        model = RecordBatch
        fields = ["kind", "period_from", "period_to", "quantity", "measure", "place", "closed_on", "note"]
        help_texts = {
            "closed_on": _("Ngày việc cuối trong lô kết thúc; để trống khi còn đưa hồ sơ vào."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = RecordKind.objects.filter(unit=self.instance.unit, status=states.IN_USE)
        named = RecordKind.objects.filter(pk=self.instance.kind_id or 0)
        self.fields["kind"].queryset = (kinds | named).order_by("code")


class DisposalForm(RecordForm):
    """Why, how and where records are destroyed."""

    class Meta:
        model = Disposal
        fields = ["title", "basis", "method", "place"]
        labels = {"title": _("Tên đợt")}
        help_texts = {
            "basis": _("Danh mục hồ sơ, quy trình hoặc văn bản làm căn cứ."),
            "method": _("Ví dụ: cắt nhỏ bằng máy."),
        }
        widgets = {"basis": forms.Textarea({"rows": 2})}

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["title"] = _("Tiêu hủy hồ sơ hết thời hạn lưu năm %(year)s") % {"year": on.year}


class LinesForm(OfficeForm):
    """Batches whose time is over."""

    batches = ManyChosenField(
        label=_("Hồ sơ đến hạn tiêu hủy"), queryset=None, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, disposal, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["batches"].queryset = due_batches(disposal.unit, on).select_related("kind")
        self.fields["batches"].label_from_instance = _batch_line


def _batch_line(batch) -> str:
    words = _("%(code)s · %(title)s, %(amount)s, lưu đến hết %(day)s")
    told = {"code": batch.code, "title": batch.title, "amount": batch.amount}
    return words % {**told, "day": f"{batch.kept_until:%d/%m/%Y}"}


class CouncilForm(OfficeForm):
    """The council, one row a person; empty rows are left out."""

    def __init__(self, *args, council, **kwargs):
        super().__init__(*args, **kwargs)
        parts = [("", "–"), *CouncilMember.Part.choices]
        for number in range(max(COUNCIL_ROWS, len(council) + 2)):
            known = council[number] if number < len(council) else None
            self.fields[f"name_{number}"] = PlainTextField(
                label=_("Họ và tên"), required=False, max_length=120, initial=known and known.name
            )
            self.fields[f"position_{number}"] = PlainTextField(
                label=_("Chức vụ"), required=False, max_length=160, initial=known and known.position
            )
            self.fields[f"part_{number}"] = forms.ChoiceField(
                label=_("Tham gia với tư cách"), choices=parts, required=False, initial=known and known.part
            )

    @property
    def numbers(self):
        return range(len(self.fields) // 3)

    @property
    def rows(self):
        return [tuple(self[f"{name}_{n}"] for name in ("name", "position", "part")) for n in self.numbers]

    def clean(self):
        cleaned = super().clean()
        for number in self.numbers:
            if cleaned.get(f"name_{number}") and not cleaned.get(f"part_{number}"):
                self.add_error(f"part_{number}", _("Chọn tư cách tham gia của người này."))
        return cleaned

    def values(self):
        read = self.cleaned_data
        return [
            (read[f"name_{n}"], read[f"position_{n}"], read[f"part_{n}"])
            for n in self.numbers
            if read[f"name_{n}"]
        ]


class CompleteForm(OfficeForm):
    """When and how the records were destroyed."""

    destroyed_on = OfficeDateField(label=_("Ngày tiêu hủy"))
    method = PlainTextField(label=_("Cách tiêu hủy"), max_length=300)
    place = PlainTextField(label=_("Nơi tiêu hủy"), max_length=200, required=False)
    minutes_number = PlainTextField(
        label=_("Số biên bản"), max_length=40, required=False,
        help_text=_("Số văn thư cấp, ví dụ 12/BB-CAX; để trống thì ghi tay trên bản in."),
    )  # fmt: skip
    result = PlainTextField(
        label=_("Kết quả, ý kiến của hội đồng"), lines=True, required=False, max_length=2000
    )


class HandOverForm(OfficeForm):
    """To whom records are handed over, when, with which minutes."""

    handed_to = PlainTextField(
        label=_("Giao nộp cho"), max_length=200, help_text=_("Ví dụ: Lưu trữ cơ quan, Công an tỉnh.")
    )
    receiver = PlainTextField(label=_("Người nhận"), max_length=160, required=False)
    handed_on = OfficeDateField(label=_("Ngày giao nộp"), required=False, help_text=_("Để trống là hôm nay."))
    handover_number = PlainTextField(
        label=_("Số biên bản giao nhận"), max_length=40, required=False,
        help_text=_("Số văn thư cấp, ví dụ 12/BB-CAX; để trống thì ghi tay trên bản in."),
    )  # fmt: skip

    def __init__(self, *args, unit=None, on=None, **kwargs):
        super().__init__(*args, **kwargs)  # a list offers its acts with unit and day; this form needs neither
