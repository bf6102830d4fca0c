"""Forms of management reviews: meeting, attendance, inputs, decisions, conclusion."""

from django import forms
from django.utils.translation import gettext_lazy as _

from audits.forms.audits import in_order
from audits.forms.nonconformities import people_of
from audits.models import ManagementReview, ReviewInput
from audits.states.nonconformities import ActionKind
from audits.states.reviews import OUTPUT_KINDS
from qms.forms import OfficeDateField, OfficeForm, PersonField, PlainTextField, RecordForm
from qms.models import Assignment, Role, Unit

PLAN = ("title", "period_from", "period_to", "held_on", "starts_at", "ends_at", "place", "chair", "secretary")
TEXTS = ("discussion", "conclusion", "minutes_number", "starts_at", "ends_at")
ABSENT, PRESENT, NOT_INVITED = "absent", "present", ""


def _stand_side_by_side(form) -> None:
    """Hours are short: beginning and end on one line."""
    for name in ("starts_at", "ends_at"):
        form.fields[name].widget.attrs["data-width"] = "half"


class ReviewForm(RecordForm):
    """When, where, who, and which period is looked at."""

    class Meta:
        model = ManagementReview
        fields = PLAN
        labels = {"starts_at": _("Bắt đầu lúc (giờ:phút)"), "ends_at": _("Kết thúc lúc (giờ:phút)")}

    def __init__(self, *args, unit, on, **kwargs):
        super().__init__(*args, **kwargs)
        _stand_side_by_side(self)
        people = people_of(unit, on)
        heads = Assignment.objects.in_force(on).filter(
            role=Role.HEAD, unit__in=Unit.objects.above(unit).order_by()
        )
        self.fields["chair"].queryset = people.filter(pk__in=heads.values("user"))
        self.fields["secretary"].queryset = people
        if self.instance.pk is None:
            self.initial |= {
                "title": _("Xem xét của lãnh đạo năm %(year)s") % {"year": on.year},
                "period_from": on.replace(year=on.year - 1, day=1),
                "period_to": on,
            }

    def clean(self):
        cleaned = super().clean()
        in_order(self, "period_from", "period_to")
        chair = cleaned.get("chair")
        if chair is not None and chair == cleaned.get("secretary"):
            self.add_error("secretary", _("Thư ký phải khác chủ trì."))
        return cleaned

    def values(self):
        return {name: self.cleaned_data[name] for name in PLAN}


class MinutesForm(RecordForm):
    """What was said and concluded."""

    class Meta:
        model = ManagementReview
        fields = TEXTS
        labels = ReviewForm.Meta.labels
        widgets = {"discussion": forms.Textarea({"rows": 6}), "conclusion": forms.Textarea({"rows": 4})}

    def __init__(self, *args, unit, on, **kwargs):
        super().__init__(*args, **kwargs)
        _stand_side_by_side(self)

    def values(self):
        return {name: self.cleaned_data[name] for name in TEXTS}


class InputForm(RecordForm):
    """What the meeting found about one input."""

    class Meta:
        model = ReviewInput
        fields = ("discussion", "climate", "nothing_arose", "nothing_reason")
        widgets = {
            "discussion": forms.Textarea({"rows": 3}),
            "nothing_reason": forms.Textarea({"rows": 2}),
        }
        help_texts = {
            "climate": _("Biến đổi khí hậu có liên quan tới bối cảnh và yêu cầu của bên quan tâm không."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.asks_climate:
            del self.fields["climate"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("nothing_arose") and not cleaned.get("nothing_reason"):
            self.add_error("nothing_reason", _("Nêu lý do không phát sinh."))
        return cleaned

    def values(self):
        names = ("discussion", "nothing_arose", "nothing_reason", "climate")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class AttendanceForm(OfficeForm):
    """One line a person of the unit: present, absent with a reason, or not invited."""

    version = forms.IntegerField(
        widget=forms.HiddenInput(), min_value=0,
        error_messages={"required": _("Trang đã cũ. Hãy mở lại trang rồi ghi thành phần.")},
    )  # fmt: skip

    def __init__(self, *args, unit, on, attendees, **kwargs):
        super().__init__(*args, **kwargs)
        known = {attendee.user_id: attendee for attendee in attendees}
        people = {person.pk: person for person in people_of(unit, on)}
        people |= {attendee.user_id: attendee.user for attendee in attendees}
        self.people = list(people.values())
        choices = [(NOT_INVITED, _("Không mời")), (PRESENT, _("Có mặt")), (ABSENT, _("Vắng"))]
        for person in self.people:
            attendee = known.get(person.pk)
            at = NOT_INVITED if attendee is None else PRESENT if attendee.present else ABSENT
            self.fields[f"at_{person.pk}"] = forms.ChoiceField(
                label=str(person), choices=choices, required=False, initial=at
            )
            self.fields[f"why_{person.pk}"] = PlainTextField(
                label=_("Lý do vắng của %(name)s") % {"name": person},
                required=False,
                max_length=200,
                initial=attendee.absence_reason if attendee else "",
            )

    @property
    def lines(self):
        """(person, choice, reason) for the template."""
        return [(person, self[f"at_{person.pk}"], self[f"why_{person.pk}"]) for person in self.people]

    def values(self):
        return [
            (person, self.cleaned_data[f"at_{person.pk}"] == PRESENT, self.cleaned_data[f"why_{person.pk}"])
            for person in self.people
            if self.cleaned_data[f"at_{person.pk}"] != NOT_INVITED
        ]


class DecisionForm(OfficeForm):
    """One of the three outputs with who does it and by when."""

    kind = forms.ChoiceField(
        label=_("Loại đầu ra"), choices=[(kind.value, ActionKind(kind).label) for kind in OUTPUT_KINDS]
    )
    text = PlainTextField(label=_("Quyết định, hành động"), lines=True, max_length=2000)
    owner = PersonField(label=_("Người thực hiện"), queryset=None)
    due_on = OfficeDateField(label=_("Hạn"))

    def __init__(self, *args, unit, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = people_of(unit, on)
