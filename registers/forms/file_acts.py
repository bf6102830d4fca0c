"""Forms of what is done to a service file: one small form for each act, knowing the file it is about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.forms import OfficeDateField, OfficeDateTimeField, OfficeForm, PersonField, PlainTextField
from qms.forms.base import CHOICE_MESSAGES
from qms.models import User
from qms.states import Refused
from registers.actions.originals import held
from registers.actions.supplementing import came_when, waited_for
from registers.applicants import checked
from registers.forms.due_time import DueTimeField
from registers.hands import heads_of, releasers_of, usual_holder, workers_of
from registers.odd_values import OddValue
from registers.papers_handed_in import read

NOW_WHEN_EMPTY = _("Để trống: lúc này.")
SIGNED = {
    "desk": _("Ký trên giấy hẹn"),
    "post": _("Biên nhận bưu chính số "),
    "online": _("Gửi qua cổng dịch vụ công"),
}


def begin_at(field) -> None:
    """The hand begins in this field when the page opens."""
    field.widget.attrs["autofocus"] = True


def time_field(label):
    return OfficeDateTimeField(label=label, required=False, help_text=NOW_WHEN_EMPTY)


class FileActForm(OfficeForm):
    """A form about one file; ``on`` is the day whose people are offered."""

    def __init__(self, *args, file, on, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.file, self.on, self.user = file, on, user
        self.prepare()

    def prepare(self):
        """What depends on the file: choices and what stands in the fields at first."""


def step_label(number, step) -> str:
    """ "B2. Thẩm tra chỗ ở · Cảnh sát khu vực · 2 ngày"."""
    parts = [f"B{number}. {step.action}", step.role, step.words() if step.value is not None else ""]
    return " · ".join(part for part in parts if part)


def steps_of(file):
    return file.revision.body.steps if file.revision else ()


def step_choices(file) -> list:
    """The steps of the procedure the file came under, and going on beside them once they are through."""
    steps = [(number, step_label(number, step)) for number, step in enumerate(steps_of(file), start=1)]
    return steps if file.step_no < len(steps) else [*steps, ("", _("Xử lý tiếp, ngoài các bước"))]


class HandOverForm(FileActForm):
    """Who takes the file next, for which step."""

    step_no = forms.TypedChoiceField(
        label=_("Bước"), coerce=int, empty_value=None, required=False, error_messages=CHOICE_MESSAGES
    )
    to_person = PersonField(
        User.objects.none(), label=_("Người nhận"), required=False, error_messages=CHOICE_MESSAGES
    )
    to_place = PlainTextField(
        label=_("Hoặc nơi nhận ngoài đơn vị"), required=False, max_length=200,
        help_text=_("Ví dụ: UBND xã. Ghi ở đây thì không cần bỏ người nhận đã gợi ý."),
    )  # fmt: skip
    note = PlainTextField(label=_("Ghi chú"), required=False, max_length=300)
    handed_at = time_field(_("Giao lúc"))

    def prepare(self):
        following = self.file.step_no + 1
        choices = step_choices(self.file)
        self.fields["step_no"].choices = choices
        self.initial["step_no"] = following if any(one[0] == following for one in choices) else ""
        self.fields["to_person"].queryset = workers_of(self.file.unit, self.on).exclude(
            pk=self.file.holder_id
        )
        self.initial["to_person"] = usual_holder(self.file, following)

    def clean(self):
        """A place that was written counts for more than a person nobody chose."""
        values = super().clean()
        if values.get("to_place") and "to_person" not in self.changed_data:
            values["to_person"] = None
        if words := one_receiver(values):
            self.add_error("to_person", words)
        return values


def one_receiver(values: dict) -> str:
    """What is wrong with the receiver typed: none at all, or two; empty for exactly one."""
    if "to_person" not in values:
        return ""  # its own error stands beside it
    if values["to_person"] is None and not values.get("to_place"):
        return _("Hãy chọn một người nhận, hoặc ghi nơi nhận ngoài đơn vị.")
    if values["to_person"] is not None and values.get("to_place"):
        return _("Chỉ giao cho một nơi: bỏ chọn người nhận, hoặc xóa nơi nhận ngoài đơn vị.")
    return ""


class AskSupplementForm(FileActForm):
    """What is missing; the reason is asked beside it."""

    items = PlainTextField(
        label=_("Giấy tờ, nội dung cần bổ sung"), lines=True, max_length=2000,
        help_text=_("Mỗi dòng một giấy tờ. Đã điền sẵn những giấy tờ chưa nộp."),
    )  # fmt: skip
    until = OfficeDateField(label=_("Đề nghị nộp trước ngày"), required=False)

    def prepare(self):
        missing = [paper.name for paper in read(self.file.papers) if paper.asked and not paper.handed_in]
        self.initial["items"] = "\n".join(missing)
        if not missing:
            self.fields["items"].help_text = _("Mỗi dòng một giấy tờ.")


class TakeSupplementForm(FileActForm):
    """When the papers came; the check-list stands beside it."""

    came_at = time_field(_("Nhận bổ sung lúc"))

    def clean_came_at(self):
        at = self.cleaned_data["came_at"]
        try:
            return came_when(waited_for(self.file), at) if at else None
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class ResolveForm(FileActForm):
    """Who released the result, and when."""

    approved_by = PersonField(
        User.objects.none(), label=_("Người duyệt kết quả"), error_messages=CHOICE_MESSAGES,
        help_text=_("Chỉ lãnh đạo đơn vị, hoặc người được ký thay trong thời gian này."),
    )  # fmt: skip
    result_number = PlainTextField(label=_("Số văn bản kết quả"), required=False, max_length=60)
    resolved_at = time_field(_("Có kết quả lúc"))

    def prepare(self):
        people = releasers_of(self.file.unit, self.on)
        self.fields["approved_by"].queryset = people
        keys = list(people.values_list("pk", flat=True))
        heads = [one.pk for one in heads_of(self.file.unit, self.on)] or keys
        if self.user.pk in keys or len(heads) == 1:
            self.initial["approved_by"] = self.user.pk if self.user.pk in keys else heads[0]


class EndForm(FileActForm):
    """Whether the citizen took the originals back at once; asked only where some are held."""

    originals_back = forms.BooleanField(
        label=_("Trả ngay bản chính đang giữ cho công dân"), required=False,
        help_text=_("Không chọn thì đơn vị còn giữ và được nhắc trả."),
    )  # fmt: skip
    together = False  # whether the citizen usually stands at the desk then

    def prepare(self):
        may = self.user.has_perm("registers.return_file", self.file)
        if not (may and held(self.file).exists()):
            del self.fields["originals_back"]
        self.initial["originals_back"] = self.together


class WithdrawForm(EndForm):
    """The citizen is there and takes everything along."""

    together = True


class ReturnForm(FileActForm):
    """How the citizen signed, or somebody for them; in which condition each original went back."""

    receipt = PlainTextField(
        label=_("Cách ký nhận"), max_length=200,
        help_text=_("Ví dụ: ký trên giấy hẹn, số biên nhận bưu chính, gửi qua cổng dịch vụ công."),
    )  # fmt: skip
    returned_at = time_field(_("Trả lúc"))
    receiver_name = PlainTextField(
        label=_("Người được ủy quyền nhận"), required=False, max_length=120,
        help_text=_("Để trống nếu chính người nộp nhận. Giữ riêng ngoài lịch sử."),
    )  # fmt: skip
    receiver_id = PlainTextField(label=_("Số định danh của người nhận thay"), required=False, max_length=40)
    receiver_phone = PlainTextField(label=_("Điện thoại của người nhận thay"), required=False, max_length=40)

    def prepare(self):
        for name in ("receiver_id", "receiver_phone"):
            self.fields[name].widget.attrs["data-width"] = "half"
        self.initial["receipt"] = SIGNED.get(self.file.return_by, "")
        self.originals = list(held(self.file))
        for original in self.originals:
            self.fields[f"condition_{original.pk}"] = PlainTextField(
                label=_("Trả %(name)s × %(quantity)s, tình trạng")
                % {"name": original.name, "quantity": original.quantity},
                required=False, max_length=200, initial="" if original.incident else _("Như khi nhận"),
                help_text=_("Để trống nếu chưa trả bản chính này."),
            )  # fmt: skip

    def clean(self):
        values = super().clean()
        typed = {key: values.pop(f"receiver_{key}", "") for key in ("name", "id", "phone")}
        if any(typed.values()) and not typed["name"]:
            self.add_error("receiver_name", _("Hãy ghi họ và tên người nhận thay."))
        receiver = {"name": typed["name"], "id_number": typed["id"], "phone": typed["phone"]}
        if typed["name"]:
            self._check(receiver)
        conditions = {one.pk: values.pop(f"condition_{one.pk}", "") for one in self.originals}
        return {**values, "receiver": receiver if typed["name"] else None, "conditions": conditions}

    def _check(self, receiver):
        """What the act would refuse of the receiver stands beside its field."""
        try:
            checked(receiver)
        except OddValue as odd:
            self.add_error(f"receiver_{'id' if odd.field == 'id_number' else odd.field}", str(odd))


class ApologyForm(FileActForm):
    """Why the file will be late and when it will be done."""

    new_due_at = DueTimeField(label=_("Hẹn lại"))
    reason = PlainTextField(
        label=_("Lý do chậm"), lines=True, max_length=1000,
        help_text=_("In trên phiếu gửi người dân: không đổ lỗi, không ghi số định danh, điện thoại."),
    )  # fmt: skip

    def prepare(self):
        self.fields["new_due_at"].unit = self.file.unit
        begin_at(self.fields["reason"])


class HoldForm(FileActForm):
    """An original that comes after the file."""

    name = PlainTextField(label=_("Bản chính"), max_length=300)
    quantity = forms.IntegerField(label=_("Số bản"), min_value=1, max_value=99, initial=1)
    condition = PlainTextField(
        label=_("Tình trạng khi nhận"), required=False, max_length=200,
        help_text=_("Rách, mờ, tẩy xóa… ghi rõ để hai bên không tranh cãi lúc trả."),
    )  # fmt: skip

    def prepare(self):
        begin_at(self.fields["name"])


class GiveBackForm(OfficeForm):
    """In which condition an original goes back."""

    condition = PlainTextField(label=_("Tình trạng khi trả"), max_length=200, initial=_("Như khi nhận"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        begin_at(self.fields["condition"])


class IncidentForm(OfficeForm):
    """What happened to an original, and how the citizen was told."""

    incident = PlainTextField(
        label=_("Mất, hỏng thế nào và đã báo công dân ra sao"), lines=True, max_length=1000,
        help_text=_("Ghi ngày phát hiện, ngày và cách báo công dân, cách khắc phục (8.5.3)."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        begin_at(self.fields["incident"])
