"""Rows of the editor: what each list of a draft asks in a row, and the buttons that move rows about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents import content as contents
from documents.content_parts import COUNTED, STEP_UNITS
from documents.editing.fields import AmountField, line_text, short_text, typed_amount, unit_choice
from qms.forms import OfficeForm


class DossierRow(OfficeForm):
    name = short_text(_("Tên giấy tờ"))
    original = forms.BooleanField(label=_("Bản chính"), required=False)
    copy = forms.BooleanField(label=_("Bản sao"), required=False)
    quantity = line_text(_("Số lượng"), 40)
    note = short_text(_("Ghi chú"))


class StepRow(OfficeForm):
    action = short_text(_("Trình tự"), 3)
    role = short_text(_("Trách nhiệm"))
    value = AmountField(label=_("Thời gian"))
    unit = unit_choice(STEP_UNITS, "day")
    forms = short_text(_("Biểu mẫu, kết quả"))
    note = short_text(_("Ghi chú"))

    def clean(self):
        data = super().clean()
        if data.get("value") is not None and data.get("unit") not in COUNTED:
            words = STEP_UNITS.get(data.get("unit"), "")
            self.add_error("value", _("Bước ghi “%(unit)s” thì để trống số thời gian.") % {"unit": words})
        return data


class FormRow(OfficeForm):
    code = line_text(_("Mã hiệu"), 120)
    name = short_text(_("Tên biểu mẫu"))
    basis = line_text(_("Căn cứ"))
    transient = forms.BooleanField(label=_("Không lưu"), required=False)


class RecordRow(OfficeForm):
    name = short_text(_("Hồ sơ lưu"))
    medium = line_text(_("Hình thức"), 60)
    place = line_text(_("Nơi lưu"))
    retention = line_text(_("Thời hạn lưu"), 60)


ROWS = {"dossier": DossierRow, "steps": StepRow, "forms": FormRow, "records": RecordRow}
SETS = {
    name: forms.formset_factory(row, extra=0, max_num=contents.MAX_ROWS, absolute_max=contents.MAX_ROWS + 1)
    for name, row in ROWS.items()
}
SELECTS = ("unit",)


def rows_of(content: contents.Content, name) -> list[dict]:
    """The rows of one list as they are typed."""
    rows = []
    for row in getattr(content, name):
        typed = {field: getattr(row, field) for field in row.__dataclass_fields__}
        if "value" in typed:
            typed["value"] = typed_amount(typed["value"])
        rows.append(typed)
    return rows


def told_rows(rows) -> list[dict]:
    """The rows that say something, as a content holds them; the empty ones are left out."""
    return [_complete(row.cleaned_data) for row in rows if _says_something(row.cleaned_data)]


def _complete(row: dict) -> dict:
    return row | {"unit": row["unit"] or "day"} if "unit" in row else row


def _says_something(row: dict) -> bool:
    return any(value for name, value in row.items() if name not in SELECTS) or row.get("unit") not in (
        None, "", "day",
    )  # fmt: skip


# --- buttons --------------------------------------------------------------------------------------


def _added(rows, position):
    place = position + 1 if 0 <= position < len(rows) else len(rows)
    return [*rows[:place], {}, *rows[place:]]


def _doubled(rows, position):
    place = position + 1
    return [*rows[:place], dict(rows[position]), *rows[place:]] if 0 <= position < len(rows) else rows


def _removed(rows, position):
    return rows[:position] + rows[position + 1 :] if 0 <= position < len(rows) else rows


def _swapped(rows, one, other):
    if 0 <= one < len(rows) and 0 <= other < len(rows):
        rows = list(rows)
        rows[one], rows[other] = rows[other], rows[one]
    return rows


ROW_ACTS = {
    "add": _added,
    "double": _doubled,
    "remove": _removed,
    "up": lambda rows, position: _swapped(rows, position, position - 1),
    "down": lambda rows, position: _swapped(rows, position, position + 1),
}
