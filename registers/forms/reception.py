"""Forms of reception: what the desk writes of a file, and what may be corrected of it later."""

import re
from collections import Counter
from functools import cache

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.forms import OfficeIntegerField, PlainTextField, RecordForm
from qms.forms.base import CHOICE_MESSAGES
from qms.reading import write_decimal
from qms.text import fold
from registers.forms.due_time import WORDS, DueTimeField
from registers.models import ServiceFile
from registers.procedures_in_force import receivable

CITIZEN = ("id_number", "phone", "name", "address", "agent")
MOST_MONEY = 999_999_999_999  # đồng
LONGEST_NOTE = 2000
CURRENCY = re.compile(r" ?(d|dong|vnd)\.?$")  # as `fold` writes them
RECENT, OFTEN = 60, 6  # of the newest files of the unit, the procedures received most


class MoneyField(OfficeIntegerField):
    """Whole đồng, shown with points between the thousands as receipts print them: 15.000."""

    def prepare_value(self, value):
        return f"{value:,}".replace(",", ".") if isinstance(value, int) else value

    def to_python(self, value):
        """Đồng have no parts: "15,000" would be read as fifteen, so the comma is refused."""
        if isinstance(value, str):
            value = CURRENCY.sub("", fold(value))
            if "," in value:
                raise forms.ValidationError(_("Hãy ghi số đồng không có dấu phẩy, ví dụ 15.000 hoặc 15000."))
        return super().to_python(value)


class FileForm(RecordForm):
    """The citizen and the facts of a file. ``citizen`` is the personal data known, or None to leave out."""

    id_number = PlainTextField(label=_("Số định danh, mã số thuế"), required=False, max_length=40)
    phone = PlainTextField(label=_("Điện thoại"), required=False, max_length=40)
    name = PlainTextField(label=_("Họ tên người nộp, tên tổ chức"), max_length=200)
    address = PlainTextField(label=_("Địa chỉ"), required=False, max_length=300)
    agent = PlainTextField(
        label=_("Người nộp thay"), required=False, max_length=200,
        help_text=_("Họ tên, quan hệ hoặc giấy ủy quyền. Để trống nếu chính người có tên trên nộp."),
    )  # fmt: skip

    fee = MoneyField(label=_("Phí, lệ phí (đồng)"), required=False, min_value=0)

    class Meta:
        model = ServiceFile
        fields = ["channel", "return_by", "copies", "fee", "fee_receipt", "external_code", "note"]
        widgets = {"channel": forms.RadioSelect, "return_by": forms.RadioSelect}

    def __init__(self, *args, citizen, **kwargs):
        super().__init__(*args, **kwargs)
        self.citizen = citizen
        for name in CITIZEN:
            if citizen is None:
                del self.fields[name]
            else:
                self.initial.setdefault(name, citizen.get(name, ""))
                self.fields[name].widget.attrs["autocomplete"] = "off"
        for name in ("id_number", "phone"):
            if name in self.fields:
                self.fields[name].widget.attrs["inputmode"] = "numeric" if name == "phone" else "text"
        self.fields["note"].max_length = LONGEST_NOTE
        self.fields["note"].widget.attrs["rows"] = 2

    def clean_copies(self):
        return self._within("copies", 1, 99)

    def clean_fee(self):
        return self._within("fee", 0, MOST_MONEY)

    def _within(self, name, least, most):
        value = self.cleaned_data[name]
        if value is not None and not least <= value <= most:
            words = _("Số này phải từ %(least)s đến %(most)s.")
            raise forms.ValidationError(words % {"least": least, "most": write_decimal(most)})
        return value

    @property
    def applicant(self) -> dict | None:
        """The personal data as typed; None where they were not asked."""
        if self.citizen is None:
            return None
        return {**self.citizen, **{name: self.cleaned_data[name] for name in CITIZEN}}


class ReceptionForm(FileForm):
    """A file being received. Empty times mean: received now, due as the procedure says."""

    late_reason = PlainTextField(label=_("Lý do"), required=False, max_length=300)
    due_at = DueTimeField(label=_("Ngày, giờ hẹn trả"), required=False, help_text=WORDS)

    class Meta(FileForm.Meta):
        fields = ["procedure", *FileForm.Meta.fields, "received_at", "due_at"]

    def __init__(self, *args, unit, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["received_at"].required = False
        self.fields["received_at"].help_text = _("Để trống: bây giờ.")
        self.fields["due_at"].unit = unit
        procedure = self.fields["procedure"]
        procedure.required = True
        procedure.error_messages.update(CHOICE_MESSAGES)
        procedure.queryset = offered = receivable(unit)
        procedure.choices = cache(lambda: grouped(list(offered.only("id", "code", "title")), unit))


class CorrectionForm(FileForm):
    """What may be corrected after reception: not the procedure, the times or the promise."""


def grouped(procedures, unit) -> list:
    """The procedures as choices: those the unit received most lately, then all others by code."""
    lately = ServiceFile.objects.filter(unit=unit).order_by("-received_at", "-id")
    used = Counter(lately.values_list("procedure_id", flat=True)[:RECENT])
    most = [key for key, _times in used.most_common() if key in {one.pk for one in procedures}][:OFTEN]
    often = sorted((one for one in procedures if one.pk in most), key=lambda one: most.index(one.pk))
    others = [one for one in procedures if one.pk not in most]
    groups = [(_("Hay nhận gần đây"), often), (_("Quy trình khác") if often else _("Quy trình"), others)]
    named = [(label, [(one.pk, f"{one.code} {one.title}") for one in ones]) for label, ones in groups if ones]
    return [("", _("Chọn quy trình")), *named]
