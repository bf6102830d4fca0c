"""Forms of nonconformities and actions: one small form per section and per verb.

Each form's ``values()`` are the keyword arguments of the act it feeds.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from audits.fishbone import BRANCHES, CAUSES_PER_BRANCH
from audits.models import Action, Nonconformity
from audits.models.nonconformity import WHYS
from qms.forms import OfficeDateField, OfficeForm, PlainTextField, RecordForm, UploadsField
from qms.models import Assignment, Role, Unit, User

LINE = 300  # characters of a line of the whys
CAUSE = 80  # characters of a cause: the fishbone has room for three short lines


def people_of(unit, on):
    """People who hold a role in a unit or above it on a day; guests of an inspection left out."""
    held = Assignment.objects.in_force(on).exclude(role=Role.INSPECTOR)
    held = held.filter(unit__in=Unit.objects.above(unit).order_by())
    return User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("full_name")


def _offer(field, people, *kept):
    """Offer these people, and those already named even when they have left."""
    keys = {person.pk for person in kept if person is not None}
    field.queryset = people | User.objects.filter(pk__in=keys) if keys else people


class _Act(RecordForm):
    """A form on a part of a record; ``unit`` and ``on`` say whose people are offered."""

    def __init__(self, *args, unit, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = people_of(unit, on)
        self.on = on

    def offer(self, *names):
        for name in names:
            kept = getattr(self.instance, name, None) if self.instance.pk else None
            _offer(self.fields[name], self.people, kept)


class NonconformityForm(_Act):
    """The description: what was required, what proves it was not met, and the statement.

    ``complainant`` are the person's data as stored; None hides them from those who may not see them.
    """

    complainant_name = PlainTextField(
        label=_("Người phản ánh"), required=False, max_length=120,
        help_text=_("Chỉ khi từ phản ánh, khiếu nại. Giữ riêng, che khi in và xuất, xóa được."),
    )  # fmt: skip
    complainant_phone = PlainTextField(label=_("Điện thoại người phản ánh"), required=False, max_length=40)

    class Meta:
        model = Nonconformity
        fields = (
            "title", "source", "grade", "detected_on", "department", "process", "lead", "due_on", "clauses",
            "requirement", "evidence", "statement",
        )  # fmt: skip
        labels = {"title": _("Tóm tắt"), "clauses": _("Điều khoản không được đáp ứng")}
        help_texts = {
            "title": _("Một câu nói điều gì đã xảy ra, ví dụ: Trả trễ hẹn 2 hồ sơ thường trú."),
            "grade": _("Nặng: nghi ngờ khả năng đạt kết quả, thiếu hẳn một yêu cầu. Nhẹ: sai sót đơn lẻ."),
            "process": _("Quy trình hoặc công việc có liên quan."),
            "requirement": _("Tiêu chuẩn, quy trình hoặc quy định yêu cầu điều gì."),
            "evidence": _("Thấy ở đâu, hồ sơ nào, ngày nào, mẫu bao nhiêu."),
            "statement": _("Điều gì không đáp ứng yêu cầu."),
        }

    def __init__(self, *args, complainant, **kwargs):
        super().__init__(*args, **kwargs)
        self._show_complainant(complainant)
        self.offer("lead")
        self.fields["lead"].help_text = _(
            "Người lo từ khắc phục tới khi đóng; không phải người kiểm tra hiệu lực."
        )
        if self.instance.pk is None:
            self.initial["detected_on"] = self.on

    def _show_complainant(self, complainant):
        if complainant is None:
            del self.fields["complainant_name"], self.fields["complainant_phone"]
            return
        self.initial["complainant_name"] = complainant.get("name", "")
        self.initial["complainant_phone"] = complainant.get("phone", "")

    def clean(self):
        cleaned = super().clean()
        found, due = cleaned.get("detected_on"), cleaned.get("due_on")
        if found and found > self.on:
            self.add_error("detected_on", _("Ngày phát hiện không thể ở tương lai."))
        if found and due and due < found:
            self.add_error("due_on", _("Hạn đóng không thể trước ngày phát hiện."))
        return cleaned

    def values(self):
        values = {name: self.cleaned_data[name] for name in self._meta.fields}
        if "complainant_name" in self.fields:
            person = {
                "name": self.cleaned_data["complainant_name"],
                "phone": self.cleaned_data["complainant_phone"],
            }
            values["complainant"] = {key: value for key, value in person.items() if value}
        return values


class CorrectionForm(_Act):
    """What was done at once."""

    class Meta:
        model = Nonconformity
        fields = ("correction", "correction_by", "correction_done_on")
        labels = {"correction": _("Đã làm gì ngay"), "correction_done_on": _("Xong ngày")}
        help_texts = {
            "correction": _("Việc làm ngay để kiểm soát và sửa: trả kết quả, xin lỗi, rà hồ sơ khác…"),
            "correction_done_on": _("Để trống khi còn đang làm."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["correction"].required = True
        self.offer("correction_by")

    def values(self):
        return {
            "correction": self.cleaned_data["correction"],
            "done_on": self.cleaned_data["correction_done_on"],
            "corrected_by": self.cleaned_data["correction_by"],
        }


def _line(label, most=LINE):
    return PlainTextField(label=label, required=False, max_length=most)


class CauseForm(_Act):
    """Whys row by row, causes branch by branch, and the root cause they lead to."""

    class Meta:
        model = Nonconformity
        fields = ("root_cause",)
        help_texts = {"root_cause": _("Câu trả lời cuối cùng: sửa được điều này thì việc không lặp lại.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for row in range(WHYS):
            self._add_why(row)
        for branch in BRANCHES:
            mine = [cause for cause in self.instance.fishbone if cause["branch"] == branch]
            for place in range(CAUSES_PER_BRANCH):
                self._add_cause(branch, place, mine[place] if place < len(mine) else None)

    def _add_why(self, row):
        stored = self.instance.whys[row] if row < len(self.instance.whys) else {}
        labels = {"question": _("Vì sao?"), "answer": _("Trả lời"), "evidence": _("Bằng chứng")}
        for part, label in labels.items():
            self.fields[f"why_{row}_{part}"] = _line(label)
            self.initial[f"why_{row}_{part}"] = stored.get(part, "")

    def _add_cause(self, branch, place, stored):
        self.fields[f"cause_{branch}_{place}"] = _line(BRANCHES[branch], CAUSE)
        self.fields[f"confirmed_{branch}_{place}"] = forms.BooleanField(
            label=_("đã xác nhận bằng dữ liệu"), required=False
        )
        self.initial[f"cause_{branch}_{place}"] = stored["cause"] if stored else ""
        self.initial[f"confirmed_{branch}_{place}"] = bool(stored and stored["confirmed"])

    @property
    def why_rows(self):
        """The three fields of each why, for the template."""
        return [
            [self[f"why_{row}_{part}"] for part in ("question", "answer", "evidence")] for row in range(WHYS)
        ]

    @property
    def branches(self):
        """(name of the branch, [(cause field, confirmed field)]) for the template."""
        return [
            (
                label,
                [
                    (self[f"cause_{branch}_{n}"], self[f"confirmed_{branch}_{n}"])
                    for n in range(CAUSES_PER_BRANCH)
                ],
            )
            for branch, label in BRANCHES.items()
        ]

    def clean(self):
        cleaned = super().clean()
        cleaned["whys"] = self._whys(cleaned)
        cleaned["fishbone"] = self._fishbone(cleaned)
        if cleaned.get("root_cause") and not cleaned["whys"]:
            self.add_error("why_0_question", _("Hãy hỏi ít nhất một câu “Vì sao?” trước khi kết luận."))
        return cleaned

    def _whys(self, cleaned):
        whys = []
        for row in range(WHYS):
            why = {
                part: cleaned.get(f"why_{row}_{part}") or "" for part in ("question", "answer", "evidence")
            }
            if not any(why.values()):
                continue
            for part, message in (("question", _("Thiếu câu hỏi.")), ("answer", _("Thiếu câu trả lời."))):
                if not why[part] and f"why_{row}_{part}" not in self.errors:
                    self.add_error(f"why_{row}_{part}", message)
            whys.append(why)
        return whys

    def _fishbone(self, cleaned):
        causes = []
        for branch in BRANCHES:
            for place in range(CAUSES_PER_BRANCH):
                text = cleaned.get(f"cause_{branch}_{place}") or ""
                confirmed = bool(cleaned.get(f"confirmed_{branch}_{place}"))
                if text:
                    causes.append({"branch": branch, "cause": text, "confirmed": confirmed})
                elif confirmed:
                    self.add_error(
                        f"cause_{branch}_{place}", _("Đã đánh dấu xác nhận nhưng chưa ghi nguyên nhân.")
                    )
        return causes

    def values(self):
        return {name: self.cleaned_data[name] for name in ("whys", "fishbone", "root_cause")}


class VerificationPlanForm(_Act):
    """Who checks, from when, and how."""

    class Meta:
        model = Nonconformity
        fields = ("verify_from", "verifier", "verify_method")
        help_texts = {
            "verify_from": _("Sau đủ thời gian để thấy hành động có hiệu lực hay không."),
            "verifier": _("Người khác với người chủ trì và mọi người làm hành động."),
            "verify_method": _("Lấy mẫu gì, kỳ nào, thế nào là đạt."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = True
        self.fields["version"].required = False
        self.offer("verifier")
        owners = (
            Action.objects.filter(nonconformity=self.instance).exclude(status="cancelled").values("owner")
        )
        free = self.fields["verifier"].queryset.exclude(pk__in=owners)
        self.fields["verifier"].queryset = (
            free.exclude(pk=self.instance.lead_id) if self.instance.lead_id else free
        )

    def values(self):
        return {
            "verify_from": self.cleaned_data["verify_from"],
            "verifier": self.cleaned_data["verifier"],
            "method": self.cleaned_data["verify_method"],
        }


class VerdictForm(_Act):
    """What the verifier checked and found; "not effective" asks for the reason."""

    effective = forms.TypedChoiceField(
        label=_("Kết luận"),
        choices=[("yes", _("Có hiệu lực")), ("no", _("Chưa có hiệu lực, tìm lại nguyên nhân"))],
        coerce=lambda choice: choice == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Hãy chọn kết luận.")},
    )
    reason = PlainTextField(label=_("Lý do chưa có hiệu lực"), required=False, lines=True, max_length=1000)

    class Meta:
        model = Nonconformity
        fields = ("verification_result", "verified_on")
        labels = {"verification_result": _("Đã kiểm tra gì, thấy gì")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verification_result"].required = True
        self.initial["verified_on"] = self.initial.get("verified_on") or self.on

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("effective") is False and not cleaned.get("reason"):
            self.add_error("reason", _("Hãy nêu vì sao chưa có hiệu lực."))
        return cleaned

    def values(self):
        return {
            "effective": self.cleaned_data["effective"],
            "result": self.cleaned_data["verification_result"],
            "on": self.cleaned_data["verified_on"],
            "reason": self.cleaned_data["reason"],
        }


class ActionForm(_Act):
    """An action: what, who, until when."""

    class Meta:
        model = Action
        fields = ("text", "owner", "due_on")
        widgets = {"text": forms.Textarea({"rows": 3})}

    def __init__(self, *args, nonconformity=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer("owner")
        if self.instance.pk:
            del self.fields["due_on"]  # moves by "postpone" only, with a reason
        if nonconformity is not None and nonconformity.verifier_id:
            self.fields["owner"].queryset = self.fields["owner"].queryset.exclude(
                pk=nonconformity.verifier_id
            )

    def values(self):
        return {name: self.cleaned_data[name] for name in ("text", "owner", "due_on") if name in self.fields}


class CompleteActionForm(OfficeForm):
    """Done on which day, and what proves it."""

    done_on = OfficeDateField(label=_("Xong ngày"))
    evidence = PlainTextField(
        label=_("Bằng chứng"),
        lines=True,
        max_length=2000,
        help_text=_("Tài liệu, hồ sơ, ảnh nào cho thấy việc đã làm."),
    )
    files = UploadsField(label=_("Tệp kèm theo"), required=False)

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on
        self.initial.setdefault("done_on", on)

    def clean_done_on(self):
        day = self.cleaned_data["done_on"]
        if day > self.on:
            raise forms.ValidationError(_("Ngày xong không thể ở tương lai."))
        return day


class PostponeActionForm(OfficeForm):
    """A new due date; the reason is asked beside it."""

    due_on = OfficeDateField(label=_("Hạn mới"))

    def __init__(self, *args, on, **kwargs):
        super().__init__(*args, **kwargs)
