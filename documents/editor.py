"""The draft as a page of fields and rows, and back: works without JavaScript.

Rows are added, removed and moved by buttons that post the whole page; nothing is saved then and
nothing typed is lost. Empty rows are left out when the draft is saved.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents import content as contents
from documents.actions import DRAFT_FIELDS
from documents.content import Content
from documents.content_parts import LIMIT_UNITS
from documents.editing.fields import AmountField, LinesField, line_text, short_text, typed_amount, unit_choice
from documents.editing.prose import ProseField, ProseWidget, prose_html
from documents.editing.rows import ROW_ACTS, ROWS, SETS, rows_of, told_rows
from documents.forms import people_of
from documents.models import Revision
from documents.wording import BadContent, text_from_html
from qms.forms import OfficeDateField, OfficeForm, PlainTextField
from qms.forms.base import CHOICE_MESSAGES
from qms.forms.calendar import TimeField
from qms.forms.fields import PeopleField, PersonField
from qms.models import User

SPARE_ROWS, FIRST_ROWS = 1, 3


class DraftForm(OfficeForm):
    """Everything of a draft but its rows."""

    version = forms.IntegerField(widget=forms.HiddenInput(), min_value=0)
    title = PlainTextField(label=_("Tên tài liệu"), max_length=300)
    change_summary = short_text(_("Nội dung sửa đổi"), help_text=_("Vào bảng theo dõi sửa đổi của bản in."))
    changed_parts = line_text(_("Trang, mục sửa đổi"), 200, help_text=_("Ví dụ: 5.4, 5.7"))
    effective_from = OfficeDateField(label=_("Ngày hiệu lực dự kiến"), required=False)
    reviewer = PersonField(User.objects.none(), label=_("Người xem xét"), required=False)
    approver = PersonField(User.objects.none(), label=_("Người phê duyệt"), required=False)
    more_reviewers = PeopleField(
        User.objects.none(), label=_("Những người cùng xem xét"), required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Khi cần nhiều người xem xét: bản này chỉ sang phê duyệt khi tất cả đã ký."),
    )  # fmt: skip

    purpose = ProseField(label=_("1. Mục đích"))
    scope = ProseField(label=_("2. Phạm vi áp dụng"))
    references = ProseField(label=_("3. Tài liệu viện dẫn"))
    definitions = ProseField(label=_("4. Định nghĩa, từ viết tắt"))
    body = ProseField(label=_("Nội dung"))
    unplaced = ProseField(
        label=_("Chưa xếp được vào mục nào"),
        help_text=_("Chữ của tệp Word. Chuyển vào đúng mục rồi xóa ở đây; còn chữ thì chưa trình được."),
    )
    tthc_codes = LinesField(label=_("Mã thủ tục hành chính"), help_text=_("Mỗi mã một dòng, ví dụ 1.004222."))
    legal_basis = LinesField(label=_("5.1. Cơ sở pháp lý"), help_text=_("Mỗi văn bản một dòng."))
    conditions = short_text(_("Điều kiện thực hiện"))
    channels = short_text(_("Cách thức thực hiện"))
    dossier_sets = line_text(_("5.3. Số lượng hồ sơ"), 200)
    time_limit_value = AmountField(label=_("5.4. Thời hạn giải quyết"))
    time_limit_unit = unit_choice(LIMIT_UNITS, "working_day")
    time_limit_note = line_text(_("Tính từ"), help_text=_("Ví dụ: kể từ ngày nhận đủ hồ sơ hợp lệ"))
    time_limit_cutoff = TimeField(
        label=_("Giờ chốt trong ngày"), required=False,
        help_text=_("Nếu có, ví dụ 15:00: nhận sau giờ này thì tính từ ngày làm việc tiếp theo."),
    )  # fmt: skip
    statutory_time_limit_value = AmountField(label=_("Thời hạn theo quy định (nếu khác)"))
    statutory_time_limit_unit = unit_choice(LIMIT_UNITS, "working_day")
    statutory_time_limit_note = line_text(_("Ghi chú"))
    place = short_text(_("5.5. Nơi tiếp nhận và trả kết quả"))
    reception_hours = short_text(_("Giờ tiếp nhận"))
    fee = short_text(_("5.6. Lệ phí"), help_text=_("Không thu thì ghi “Không”."))
    agency = short_text(_("Cơ quan thực hiện"))
    applicants = short_text(_("Đối tượng thực hiện"))
    result = short_text(_("Kết quả giải quyết"))
    records_note = short_text(_("Sau thời hạn lưu"))

    def __init__(self, *args, revision, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.revision = revision
        for name in ("reviewer", "approver"):
            self.fields[name].queryset = people_of(revision.unit, on)
            self.fields[name].empty_label = _("Chưa chọn")
            self.fields[name].error_messages.update(CHOICE_MESSAGES)
        self.fields["more_reviewers"].queryset = people_of(revision.unit, on)
        self.fields["more_reviewers"].error_messages.update(CHOICE_MESSAGES)
        if revision.document.as_file:
            del self.fields["body"]  # it is read out of the file
        for name in self.prose_names:
            self.fields[name].widget.stored = getattr(revision.body, name)

    @property
    def prose_names(self) -> list[str]:
        return [name for name in contents.PROSE_FIELDS if name in self.fields]

    def part(self) -> dict:
        """The content values of this form, in the form of `documents.content`."""
        data = self.cleaned_data
        part = {name: data[name] for name in (*contents.TEXT_FIELDS, *contents.LINE_LISTS)}
        part |= {name: self._prose(name) for name in self.prose_names}
        for name in contents.LIMITS:
            unit = data[f"{name}_unit"] or "working_day"
            value = None if unit == "same_day" else data[f"{name}_value"]
            part[name] = {
                "value": value,
                "unit": unit,
                "note": data[f"{name}_note"],
                "cutoff": self._hour(name),
            }
        return part

    def _hour(self, name) -> str:
        """The cut-off hour as it is stored; the limit of the law has no field for it and keeps its own."""
        has_field = f"{name}_cutoff" in self.fields
        hour = self.cleaned_data[f"{name}_cutoff"] if has_field else getattr(self.revision.body, name).cutoff
        return f"{hour:%H:%M}" if hour else ""

    def _prose(self, name):
        return prose_html(self.cleaned_data[name], getattr(self.revision.body, name))

    def about(self) -> dict:
        """The fields of the revision itself."""
        names = (*DRAFT_FIELDS, "more_reviewers")
        return {name: self.cleaned_data[name] for name in names}


class Editor:
    """The form of a draft with its rows. Begin with `stored` or `posted`."""

    def __init__(self, revision: Revision, on, form, sets):
        self.revision, self.on, self.form, self.sets = revision, on, form, sets
        self.structured = revision.document.is_structured

    @classmethod
    def stored(cls, revision, on):
        """The draft as it was saved, with a spare row at the end of each list."""
        form = DraftForm(initial=initial_of(revision), revision=revision, on=on)
        rows = {name: _with_spare(rows_of(revision.body, name)) for name in _names(revision)}
        return cls(revision, on, form, {name: _unbound(name, typed) for name, typed in rows.items()})

    @classmethod
    def posted(cls, revision, on, data):
        """What somebody sent, to be validated."""
        form = DraftForm(data, revision=revision, on=on)
        return cls(revision, on, form, {name: SETS[name](data, prefix=name) for name in _names(revision)})

    @classmethod
    def with_row(cls, revision, on, data, act: str):
        """What somebody sent with one row added, removed or moved ("steps:up:2"); nothing is judged yet."""
        name, verb, *place = [*act.split(":"), ""][:3]
        if name not in _names(revision) or verb not in ROW_ACTS:
            raise BadContent(_("Không có việc này."))
        position = int(place[0]) if place[0].isdecimal() else -1
        return cls._as_typed(revision, on, data, {name: lambda rows: ROW_ACTS[verb](rows, position)})

    @classmethod
    def typed(cls, revision, on, data):
        """What somebody typed before and has not saved; nothing is judged yet."""
        return cls._as_typed(revision, on, data, {})

    @classmethod
    def _as_typed(cls, revision, on, data, changes):
        rows = {name: _typed_rows(data, name) for name in _names(revision)}
        rows |= {name: change(rows[name]) for name, change in changes.items()}
        typed = _typed(data, DraftForm, "") | {"more_reviewers": data.getlist("more_reviewers")}
        form = DraftForm(initial=typed, revision=revision, on=on)
        return cls(revision, on, form, {name: _unbound(name, typed) for name, typed in rows.items()})

    def is_valid(self) -> bool:
        return all([self.form.is_valid(), *(rows.is_valid() for rows in self.sets.values())])

    def content(self) -> dict:
        """The whole content as posted; parts this kind of document has no fields for stay as they were."""
        value = contents.to_json(self.revision.body) | self.form.part()
        for name, rows in self.sets.items():
            value[name] = told_rows(rows)
        return contents.normalise(value)

    def errors(self) -> list[dict]:
        """Every error with the field it belongs to, for the summary on top."""
        found = _errors_of(self.form, "")
        for rows in self.sets.values():
            for number, row in enumerate(rows, start=1):
                found += _errors_of(row, _("dòng %(no)s") % {"no": number})
        return found


def _errors_of(form, where) -> list[dict]:
    lines = []
    for name, errors in form.errors.items():
        bound = form[name] if name in form.fields else None
        label = f"{bound.label}" if bound else ""
        for text in errors:
            label_and_row = ", ".join(filter(None, [label, str(where)]))
            lines.append(
                {"text": text, "label": label_and_row, "anchor": bound.id_for_label if bound else ""}
            )
    return lines


def _names(revision) -> tuple[str, ...]:
    """The lists this kind of document has."""
    return tuple(ROWS) if revision.document.is_structured else ("records",)


def _with_spare(rows):
    return rows + [{}] * (SPARE_ROWS if rows else FIRST_ROWS)


def _unbound(name, typed):
    return SETS[name](initial=typed, prefix=name)


def _typed(data, form, prefix) -> dict:
    start = f"{prefix}-" if prefix else ""
    typed = {name: data.get(f"{start}{name}", "") for name in form.base_fields}
    for name, field in form.base_fields.items():
        if isinstance(field.widget, ProseWidget):
            typed[name] = field.widget.value_from_datadict(data, {}, name)
    return typed


def _typed_rows(data, name) -> list:
    total = data.get(f"{name}-TOTAL_FORMS", "0")
    count = min(int(total) if total.isdecimal() else 0, contents.MAX_ROWS)
    return [_typed(data, ROWS[name], f"{name}-{number}") for number in range(count)]


def initial_of(revision) -> dict:
    """The stored draft as it is typed."""
    content: Content = revision.body
    initial = {name: text_from_html(getattr(content, name)) for name in contents.PROSE_FIELDS}
    initial |= {name: getattr(content, name) for name in contents.TEXT_FIELDS}
    initial |= {name: "\n".join(getattr(content, name)) for name in contents.LINE_LISTS}
    for name in contents.LIMITS:
        limit = getattr(content, name)
        initial[f"{name}_value"] = typed_amount(limit.value)
        initial[f"{name}_unit"], initial[f"{name}_note"] = limit.unit, limit.note
        initial[f"{name}_cutoff"] = f"{limit.cutoff:%H:%M}" if limit.cutoff else ""
    for name in ("title", "change_summary", "changed_parts", "effective_from", "version"):
        initial[name] = getattr(revision, name)
    asked = [person.pk for person in revision.review_round.asked]
    return initial | {
        "reviewer": revision.reviewer_id, "approver": revision.approver_id, "more_reviewers": asked,
    }  # fmt: skip
