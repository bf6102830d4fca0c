"""Forms of surveys: writing one, answering it, and entering papers row by row."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.models import Posting
from documents.states import posting as posting_states
from qms.forms import OfficeDateField, OfficeForm, PlainTextField, RecordForm
from registers.actions.surveys import has_answers
from registers.forms.feedback import file_of
from registers.forms.public_feedback import TrappedForm, told_when_too_long
from registers.models.survey import LONGEST_QUESTION, MOST_QUESTIONS, SCALE, Factor, Survey

#: What a survey may begin with: words of our own, which every unit changes as it likes.
SUGGESTED = {
    Factor.ACCESS: _("Nơi ngồi chờ, biển chỉ dẫn và thiết bị ở bộ phận một cửa thuận tiện."),
    Factor.PROCEDURE: _("Giấy tờ phải nộp và lệ phí đúng như niêm yết."),
    Factor.STAFF: _("Cán bộ lịch sự, hướng dẫn dễ hiểu, một lần là đủ."),
    Factor.RESULT: _("Kết quả đúng hẹn, thông tin trên giấy tờ chính xác."),
    Factor.VOICE: _("Đơn vị lắng nghe và trả lời góp ý rõ ràng."),
}
ANSWERS = {
    1: _("Rất không hài lòng"),
    2: _("Không hài lòng"),
    3: _("Bình thường"),
    4: _("Hài lòng"),
    5: _("Rất hài lòng"),
}


class SurveyForm(RecordForm):
    """Title, days, invitation, and the questions of each factor, one a line.

    Questions that have answers are shown and not open: other ones are a new survey.
    """

    class Meta:
        model = Survey
        fields = ["title", "starts_on", "ends_on", "intro"]
        labels = {"title": _("Tên khảo sát")}
        help_texts = {"intro": _("Một, hai câu hiện trên đầu trang trả lời.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        stored = self.instance.questions
        self.locked = self.instance.pk is not None and has_answers(self.instance)
        for factor in Factor:
            texts = [one["text"] for one in stored if one["factor"] == factor]
            asked = texts if self.instance.pk else [str(SUGGESTED[factor])]
            field = PlainTextField(
                label=factor.label, lines=True, required=False, initial="\n".join(asked),
                help_text=_("Mỗi dòng một câu, người dân chấm từ 1 đến 5."),
            )  # fmt: skip
            field.widget.attrs["rows"] = 3
            field.disabled = self.locked
            if self.locked:
                field.help_text = _("Đã có phiếu trả lời nên câu hỏi giữ nguyên. Muốn đổi: lập bản mới.")
            self.fields[factor.value] = field

    def clean(self):
        values = super().clean()
        if self.locked:
            self._refuse_other_questions()
            return values
        lines = [(factor, line) for factor in Factor for line in _lines(values.get(factor.value, ""))]
        for factor, line in lines:
            if len(line) > LONGEST_QUESTION:
                told = _("Mỗi câu hỏi dài nhất %(most)s ký tự.") % {"most": LONGEST_QUESTION}
                self.add_error(factor.value, told)
        if len(lines) > MOST_QUESTIONS:
            raise forms.ValidationError(_("Khảo sát nhận nhiều nhất %(n)s câu hỏi.") % {"n": MOST_QUESTIONS})
        self.instance.questions = _questions(lines)
        return values

    def _refuse_other_questions(self):
        """Somebody answered while the form was open: what was typed since is not dropped without a word."""
        names = [factor.value for factor in Factor]
        typed = {name: self.data[name] for name in names if name in self.data}
        if any(_lines(text) != _lines(self.fields[name].initial) for name, text in typed.items()):
            told = _("Vừa có phiếu trả lời nên câu hỏi giữ nguyên. Hãy lập bản mới rồi sửa câu hỏi ở đó.")
            raise forms.ValidationError(told)


def _lines(text) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _questions(lines) -> list[dict]:
    return [
        {"key": f"q{number}", "factor": factor.value, "text": line}
        for number, (factor, line) in enumerate(lines, start=1)
    ]


def fields_of(unit) -> list[str]:
    """The fields of work in which a unit posts procedures, for citizens to choose from; one query."""
    rows = Posting.objects.filter(unit=unit, status=posting_states.POSTED)
    return sorted(set(rows.values_list("field", flat=True)))


class AnswerSurveyForm(TrappedForm):
    """The questions of one survey from 1 to 5, one comment, and perhaps the file it is about."""

    field = forms.ChoiceField(label=_("Về lĩnh vực"), required=False)
    file_code = PlainTextField(
        label=_("Mã hồ sơ, nếu có"), required=False, max_length=60,
        help_text=_(
            "Ghi trên giấy tiếp nhận. Không bắt buộc: ghi mã thì đơn vị biết phiếu này về hồ sơ nào."
        ),
    )  # fmt: skip
    comment = PlainTextField(
        label=_("Ý kiến khác"), lines=True, required=False, max_length=1000,
        help_text=_("Đừng ghi tên, số định danh, số điện thoại: phiếu này không hỏi ông, bà là ai."),
    )  # fmt: skip

    def __init__(self, *args, survey, fields, at_counter=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.survey = survey
        for one in survey.questions:
            choices = [(score, ANSWERS[score]) for score in SCALE]
            self.fields[one["key"]] = forms.TypedChoiceField(
                label=one["text"], choices=choices, coerce=int, empty_value=None, required=False,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": _("Hãy chọn một điểm từ 1 đến 5.")},
            )  # fmt: skip
        self.fields["field"].choices = [("", "---------"), *((name, name) for name in fields)]
        if not fields:
            del self.fields["field"]
        told_when_too_long(self.fields["comment"])
        if at_counter:
            del self.fields["file_code"]

    def clean_file_code(self):
        self.service_file = file_of(self.survey.unit, self.cleaned_data["file_code"])
        return self.cleaned_data["file_code"]

    def clean(self):
        values = super().clean()
        if not self.errors and not self.scores:
            raise forms.ValidationError(_("Hãy chấm điểm ít nhất một câu."))
        return values

    @property
    def scores(self) -> dict[str, int]:
        """What was scored, by question."""
        asked = ((one["key"], self.cleaned_data.get(one["key"])) for one in self.survey.questions)
        return {key: score for key, score in asked if score is not None}

    @property
    def questions(self) -> list:
        """The bound fields of the questions, in their order."""
        return [self[one["key"]] for one in self.survey.questions]

    def answer(self) -> dict:
        """What the act keeps."""
        values = self.cleaned_data
        return {
            "scores": self.scores, "comment": values["comment"], "field": values.get("field", ""),
            "service_file": getattr(self, "service_file", None),
        }  # fmt: skip


class PaperRowForm(OfficeForm):
    """One paper: its day, its field, its file, its scores, its comment. A row left empty is no paper."""

    answered_on = OfficeDateField(label=_("Ngày"))
    field = PlainTextField(label=_("Lĩnh vực"), required=False, max_length=120)
    file_code = PlainTextField(label=_("Mã hồ sơ"), required=False, max_length=60)
    comment = PlainTextField(label=_("Ý kiến khác"), required=False, max_length=1000)

    def __init__(self, *args, survey, on, **kwargs):
        super().__init__(*args, use_required_attribute=False, **kwargs)
        self.survey, self.on = survey, on
        for number, one in enumerate(survey.questions, start=1):
            self.fields[one["key"]] = forms.TypedChoiceField(
                label=_("Câu %(n)s") % {"n": number}, coerce=int, empty_value=None, required=False,
                choices=[(str(score), score) for score in SCALE],
                widget=forms.TextInput({"inputmode": "numeric", "maxlength": "1", "title": one["text"]}),
                error_messages={"invalid_choice": _("chấm từ 1 đến 5")},
            )  # fmt: skip
        comment = self.fields.pop("comment")
        self.fields["comment"] = comment

    def clean_answered_on(self):
        day, survey = self.cleaned_data["answered_on"], self.survey
        if not survey.starts_on <= day <= min(survey.ends_on, self.on):
            words = _("từ %(first)s đến %(last)s")
            last = min(survey.ends_on, self.on)
            raise forms.ValidationError(
                words % {"first": f"{survey.starts_on:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
            )
        return day

    def clean_file_code(self):
        self.service_file = file_of(self.survey.unit, self.cleaned_data["file_code"])
        return self.cleaned_data["file_code"]

    def clean(self):
        values = super().clean()
        if not self.errors and not self.scores:
            first = self.survey.questions[0]["key"]
            self.add_error(first, _("chưa chấm câu nào"))
        return values

    @property
    def scores(self) -> dict[str, int]:
        asked = ((one["key"], self.cleaned_data.get(one["key"])) for one in self.survey.questions)
        return {key: score for key, score in asked if score is not None}

    def row(self) -> dict:
        """What the act keeps of it."""
        values = self.cleaned_data
        return {
            "answered_on": values["answered_on"], "field": values["field"], "comment": values["comment"],
            "service_file": self.service_file, "scores": self.scores,
        }  # fmt: skip


class PaperRows:
    """A sheet of papers: all of them or none; what is wrong is told by row and column.

    A row counts as filled when anything but its day is in it: the day stands there beforehand.
    """

    def __init__(self, survey, on, count: int, data=None):
        self.forms = [
            PaperRowForm(data, survey=survey, on=on, prefix=f"r{number}", initial={"answered_on": on})
            for number in range(1, count + 1)
        ]
        self.data = data

    def filled(self) -> list:
        """(number of the row, form) of the rows with a paper in them."""
        return [(number, form) for number, form in enumerate(self.forms, start=1) if self._is_filled(form)]

    def _is_filled(self, form) -> bool:
        names = [name for name in form.fields if name != "answered_on"]
        return self.data is not None and any(
            self.data.get(form.add_prefix(name), "").strip() for name in names
        )

    def errors(self) -> list[dict]:
        """What is wrong: the words with row and column, and the box it is in."""
        found = []
        for number, form in self.filled():
            for name, messages in form.errors.items():
                bound = form[name]
                for message in messages:
                    words = _("Dòng %(row)s, cột “%(column)s”: %(why)s")
                    told = words % {"row": number, "column": bound.label, "why": message}
                    found.append({"text": told, "anchor": bound.id_for_label, "label": ""})
        return found + self._twice()

    def _twice(self) -> list[dict]:
        """The same file twice on one day of this sheet."""
        seen, found = {}, []
        for number, form in self.filled():
            file = getattr(form, "service_file", None)
            key = (file.pk, form.cleaned_data.get("answered_on")) if file and not form.errors else None
            if key is not None and key in seen:
                words = _("Dòng %(row)s, cột “%(column)s”: hồ sơ này đã có ở dòng %(other)s cùng ngày.")
                told = words % {"row": number, "column": form["file_code"].label, "other": seen[key]}
                found.append({"text": told, "anchor": form["file_code"].id_for_label, "label": ""})
            seen.setdefault(key, number)
        return found

    def rows(self) -> list[tuple[int, dict]]:
        """(number of the row, what the act keeps), once nothing is wrong."""
        return [(number, form.row()) for number, form in self.filled()]
