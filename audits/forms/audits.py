"""Forms of audits: plan, team, checklist, answers, findings, report.

Each form's `values()` are the keyword arguments of the act it feeds.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from audits.actions.audits import PLAN, REPORT, SCHEDULE_KEYS
from audits.actions.checklists import QUESTION
from audits.actions.findings import FINDING
from audits.forms.nonconformities import people_of
from audits.models import Audit, ChecklistItem, Finding
from audits.models.audit import TeamRole
from audits.states.audits import GRADES, NONCONFORMITY_GRADES, RESULTS, STRENGTH
from qms.forms import OfficeDateField, OfficeForm, PersonField, PlainTextField, RecordForm
from qms.models import Edition

SPARE_ROWS = 3
FEWEST_ROWS = 6
CELL = 200
SCHEDULE_LABELS = {
    "when": _("Thời gian"),
    "process": _("Bộ phận, quá trình"),
    "clauses": _("Điều khoản"),
    "auditor": _("Đánh giá viên"),
    "auditee": _("Người được đánh giá"),
}


def in_order(form, first, last):
    """Say beside the last date that it lies before the first one."""
    start, end = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if start and end and end < start:
        form.add_error(last, _("Ngày kết thúc phải từ ngày bắt đầu trở đi."))


class AuditForm(RecordForm):
    """The plan with its schedule as rows of fields."""

    class Meta:
        model = Audit
        fields = [name for name in PLAN if name != "schedule"]
        help_texts = {
            "title": _("Ví dụ: Đánh giá nội bộ năm 2026, Bộ phận Một cửa."),
            "clauses": _("Để trống nếu đánh giá toàn bộ tiêu chuẩn."),
            "objectives": _("Đợt đánh giá nhằm xác định điều gì."),
            "scope": _("Bộ phận, quá trình, địa điểm nào."),
        }

    def __init__(self, *args, unit, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["edition"].queryset = Edition.objects.filter(in_force=True)
        if self.instance.pk is None:
            self._suggest(on)
        stored = self.instance.schedule or []
        for name in ("planned_from", "planned_to", "period_from", "period_to"):
            self.fields[name].widget.attrs["data-width"] = "half"
        self.rows = max(FEWEST_ROWS, len(stored) + SPARE_ROWS)
        for row in range(self.rows):
            for key, label in SCHEDULE_LABELS.items():
                self.fields[f"row_{row}_{key}"] = PlainTextField(label=label, required=False, max_length=CELL)
                self.initial[f"row_{row}_{key}"] = stored[row][key] if row < len(stored) else ""

    def _suggest(self, on):
        """A year back from today, the edition in force, and the purpose every internal audit has."""
        self.initial |= {
            "edition": Edition.objects.filter(in_force=True).first(),
            "period_from": on.replace(year=on.year - 1, day=1),
            "period_to": on,
            "objectives": _(
                "Xác định hệ thống quản lý chất lượng có phù hợp với tiêu chuẩn, với quy định của đơn vị "
                "và có được thực hiện, duy trì hiệu lực hay không."
            ),
        }

    @property
    def schedule_rows(self):
        """The fields of the schedule, row by row, for the template."""
        return [[self[f"row_{row}_{key}"] for key in SCHEDULE_KEYS] for row in range(self.rows)]

    def clean(self):
        cleaned = super().clean()
        in_order(self, "planned_from", "planned_to")
        in_order(self, "period_from", "period_to")
        cleaned["schedule"] = []
        for row in range(self.rows):
            cells = {key: cleaned.get(f"row_{row}_{key}") or "" for key in SCHEDULE_KEYS}
            if not any(cells.values()):
                continue
            for key in ("when", "process"):
                if not cells[key]:
                    self.add_error(f"row_{row}_{key}", _("Dòng này còn thiếu."))
            cleaned["schedule"].append(cells)
        return cleaned

    def values(self):
        return {name: self.cleaned_data[name] for name in PLAN}


class MemberForm(OfficeForm):
    """A person for the team; the reason is for those who are in conflict."""

    user = PersonField(label=_("Người"), queryset=None)
    role = forms.ChoiceField(label=_("Vai trò"), choices=TeamRole.choices, initial=TeamRole.AUDITOR)
    exception_reason = PlainTextField(
        label=_("Lý do ngoại lệ"),
        required=False,
        lines=True,
        max_length=1000,
        help_text=_("Chỉ ghi khi người này có điều ảnh hưởng tính khách quan mà đơn vị không còn ai khác."),
    )

    def __init__(self, *args, unit, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = people_of(unit, on)

    def values(self):
        return dict(self.cleaned_data)


class RescheduleForm(OfficeForm):
    """New days for an approved plan."""

    planned_from = OfficeDateField(label=_("Từ ngày"))
    planned_to = OfficeDateField(label=_("Đến ngày"))

    def __init__(self, *args, audit=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"planned_from": audit.planned_from, "planned_to": audit.planned_to, **self.initial}


class MeetingsForm(OfficeForm):
    """Days of the opening and the closing meeting."""

    opening_on = OfficeDateField(label=_("Họp khai mạc"), required=False)
    closing_on = OfficeDateField(label=_("Họp kết thúc"), required=False)

    def __init__(self, *args, audit=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = {"opening_on": audit.opening_on, "closing_on": audit.closing_on, **self.initial}


class QuestionForm(RecordForm):
    """A question of the team's own."""

    class Meta:
        model = ChecklistItem
        fields = QUESTION
        widgets = {"question": forms.Textarea({"rows": 2}), "hint": forms.Textarea({"rows": 2})}

    def values(self):
        return {name: self.cleaned_data[name] for name in QUESTION}


class AnswerForm(RecordForm):
    """One question on one screen: evidence before result; the parts of a finding when it is one."""

    result = forms.ChoiceField(
        label=_("Kết quả"),
        choices=[(value, state.label) for value, state in RESULTS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn một kết quả.")},
    )
    statement = PlainTextField(label=_("Phát biểu"), required=False, lines=True)
    requirement = PlainTextField(label=_("Yêu cầu"), required=False, lines=True)
    owner = PersonField(label=_("Chủ quá trình"), queryset=None, required=False)
    due = OfficeDateField(label=_("Hạn khắc phục"), required=False)

    class Meta:
        model = ChecklistItem
        fields = ("evidence", "samples")
        help_texts = {"evidence": _("Thấy gì, ở hồ sơ nào, ngày nào. Hoặc đính kèm ảnh, tệp.")}

    def __init__(self, *args, unit, on, finding=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people_of(unit, on)
        self.fields["samples"].required = False
        for name in ("evidence", "statement", "requirement"):
            self.fields[name].widget = forms.Textarea({"rows": 3 if name == "evidence" else 2})
        self.initial["result"] = self.instance.result
        self.initial["requirement"] = _("Điều khoản %(clauses)s") % {
            "clauses": ", ".join(self.instance.clause)
        }
        if finding is not None:
            for name in ("statement", "requirement", "owner", "due"):
                self.initial[name] = getattr(finding, name)

    def clean(self):
        cleaned = super().clean()
        result = cleaned.get("result")
        if result in NONCONFORMITY_GRADES:
            for name in ("statement", "requirement"):
                if not cleaned.get(name):
                    self.add_error(name, _("Điểm không phù hợp cần phần này."))
        elif result in GRADES and not cleaned.get("statement"):
            self.add_error("statement", _("Ghi phát biểu của phát hiện."))
        return cleaned

    def values(self):
        cleaned = self.cleaned_data
        values = {
            "result": cleaned["result"],
            "evidence": cleaned["evidence"],
            "samples": cleaned["samples"] or 0,
        }
        if cleaned["result"] in GRADES:
            values |= {name: cleaned[name] for name in ("statement", "requirement", "owner", "due")}
        return values


class FindingForm(RecordForm):
    """A finding that no question led to."""

    class Meta:
        model = Finding
        fields = FINDING
        widgets = {name: forms.Textarea({"rows": 3}) for name in ("requirement", "evidence", "statement")}

    def __init__(self, *args, unit, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people_of(unit, on)
        if self.instance.pk and (self.instance.item_id or self.instance.nonconformity_id):
            self.fields["grade"].disabled = True

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("grade") in NONCONFORMITY_GRADES:
            for name in ("requirement", "evidence", "clauses"):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, _("Điểm không phù hợp cần phần này."))
        if cleaned.get("grade") == STRENGTH and cleaned.get("due"):
            self.add_error("due", _("Điểm mạnh không có hạn khắc phục."))
        return cleaned

    def values(self):
        return {name: self.cleaned_data[name] for name in FINDING}


class ReportForm(RecordForm):
    """What the lead writes into the report."""

    class Meta:
        model = Audit
        fields = REPORT
        widgets = {
            "strengths": forms.Textarea({"rows": 3}),
            "conclusion": forms.Textarea({"rows": 6}),
            "recipients": forms.Textarea({"rows": 3}),
        }

    def values(self):
        return {name: self.cleaned_data[name] for name in REPORT}
