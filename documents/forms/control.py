"""Forms of control: who gets a document, giving and ending paper copies, a review without change."""

import datetime as dt

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.actions.copies import MOST
from documents.forms.documents import people_of
from documents.models.recipient import READ_WITHIN, To
from documents.states import control
from qms.forms import OfficeDateField, OfficeForm, OfficeIntegerField, PlainTextField
from qms.models import Role, Unit, User

SHOWN_STATES = (control.UNREAD, control.OVERDUE, control.READ, control.READ_LATE)
READERS = (Role.OFFICER, Role.OWNER, Role.HEAD, Role.DESK, Role.AUDITOR)
LISTED_ROLES = [(f"{To.ROLE}:{role.value}", role.label) for role in READERS]


class RecipientForm(OfficeForm):
    """One recipient: everybody, a role, a person, a unit below, or a place typed by name."""

    to = forms.ChoiceField(label=_("Giao cho"))
    place = PlainTextField(
        label=_("Tên nơi khác"), required=False, max_length=120,
        help_text=_("Chỉ ghi khi chọn “Nơi khác”: bảng niêm yết, Ủy ban nhân dân xã…"),
    )  # fmt: skip
    must_read = forms.BooleanField(label=_("Phải đọc và xác nhận"), required=False, initial=True)
    days = OfficeIntegerField(
        label=_("Đọc xong trong (ngày)"), min_value=1, max_value=90, initial=READ_WITHIN,
        help_text=_("Tính từ ngày bản có hiệu lực."),
    )  # fmt: skip

    def __init__(self, *args, document, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.people = {person.pk: person for person in people_of(document.unit, on, READERS)}
        self.units = {
            unit.pk: unit
            for unit in Unit.objects.under(document.unit).exclude(pk=document.unit_id).order_by("path")
        }
        self.fields["to"].choices = self._choices()

    def _choices(self):
        groups = [
            ("", _("– chọn nơi nhận –")),
            (To.EVERYONE.value, To.EVERYONE.label),
            (_("Theo vai trò"), LISTED_ROLES),
            (_("Từng người"), [(f"{To.PERSON}:{key}", str(one)) for key, one in self.people.items()]),
        ]
        if self.units:
            groups.append(
                (_("Đơn vị trực thuộc"), [(f"{To.UNIT}:{key}", str(one)) for key, one in self.units.items()])
            )
        return [*groups, (To.PLACE.value, _("Nơi khác (ghi tên)"))]

    def clean(self):
        told = super().clean()
        if told.get("to") == To.PLACE and not told.get("place"):
            self.add_error("place", gettext("Ghi tên nơi nhận."))
        return told

    def named(self) -> dict:
        """What the act is called with."""
        told = self.cleaned_data
        kind, _colon, value = told["to"].partition(":")
        return {
            "kind": kind, "must_read": told["must_read"], "days": told["days"],
            "role": value if kind == To.ROLE else "",
            "person": self.people[int(value)] if kind == To.PERSON else None,
            "to_unit": self.units[int(value)] if kind == To.UNIT else None,
            "place": told["place"] if kind == To.PLACE else "",
        }  # fmt: skip


class NumbersForm(OfficeForm):
    """Numbers of paper copies that came back, as they are written on them.

    ``revisions`` are those of which any copy is or was out; the first is meant where none is chosen.
    """

    revision = forms.TypedChoiceField(label=_("Bản"), coerce=int, required=False)
    numbers = PlainTextField(
        label=_("Bản số"), max_length=200, help_text=_("Một hay nhiều số, ví dụ 01, 03.")
    )
    on = OfficeDateField(label=_("Ngày thu hồi"), required=False, help_text=_("Để trống là hôm nay."))

    def __init__(self, *args, revisions, **kwargs):
        super().__init__(*args, **kwargs)
        self.revisions = {revision.pk: revision for revision in revisions}
        self.fields["revision"].choices = [(key, _revision_line(one)) for key, one in self.revisions.items()]

    @property
    def chosen(self):
        """The revision whose copies came back."""
        first = next(iter(self.revisions.values()))
        return self.revisions.get(self.cleaned_data["revision"], first)

    def clean_numbers(self):
        parts = self.cleaned_data["numbers"].replace(";", ",").replace(" ", ",").split(",")
        texts = [part for part in parts if part]
        if not texts or not all(t.isascii() and t.isdecimal() and 0 < int(t[:6]) < 10_000 for t in texts):
            raise forms.ValidationError(gettext("Ghi số bản, cách nhau bằng dấu phẩy, ví dụ 01, 03."))
        return [int(text) for text in texts]


def _revision_line(revision) -> str:
    return f"{revision.number}, {str(revision.state).lower()}"


class GiveForm(OfficeForm):
    """Who gets a numbered copy now; ``first_no`` is the number shown, so a second click gives nothing."""

    first_no = forms.IntegerField(widget=forms.HiddenInput())
    holders = forms.MultipleChoiceField(
        label=_("Nơi nhận"), required=False, widget=forms.CheckboxSelectMultiple
    )
    places = PlainTextField(
        label=_("Nơi khác"), lines=True, required=False, max_length=2000,
        help_text=_("Mỗi dòng một nơi, mỗi nơi một bản: Quầy 01, Bảng niêm yết…"),
    )  # fmt: skip
    given_on = OfficeDateField(label=_("Ngày giao"), required=False, help_text=_("Để trống là hôm nay."))
    signed = forms.BooleanField(label=_("Người nhận đã ký nhận trên giấy"), required=False)

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.known = dict(choices)
        self.fields["holders"].choices = [(key, _named(holder)) for key, holder in choices]
        if not choices:
            del self.fields["holders"]

    def clean(self):
        told = super().clean()
        places = [line.strip() for line in told.get("places", "").splitlines() if line.strip()]
        self.chosen = [self.known[key] for key in told.get("holders", [])] + places
        if not self.chosen and not self.errors:
            raise forms.ValidationError(gettext("Hãy chọn ít nhất một nơi nhận."))
        if len(self.chosen) > MOST:
            raise forms.ValidationError(gettext("Mỗi lần giao nhiều nhất %(n)s bản.") % {"n": MOST})
        return told


def _named(holder) -> str:
    if isinstance(holder, User) and holder.position:
        return f"{holder}, {holder.position}"
    return str(holder)


class DayForm(OfficeForm):
    """The day something was done; empty is today."""

    on = OfficeDateField(label=_("Ngày"), required=False, help_text=_("Để trống là hôm nay."))

    def __init__(self, *args, unit=None, on=None, **kwargs):
        super().__init__(*args, **kwargs)  # a list offers its acts with unit and day; this form needs neither


class DestroyForm(DayForm):
    """How a recalled copy was destroyed."""

    how = PlainTextField(
        label=_("Cách hủy"), max_length=300, help_text=_("Ví dụ: cắt nhỏ, đốt, đóng dấu hết hiệu lực.")
    )
    field_order = ["how", "on"]


class ConfirmReviewForm(OfficeForm):
    """Why the document still holds, and when to look again."""

    reason = PlainTextField(
        label=_("Kết quả soát xét"), lines=True, max_length=1000,
        help_text=_("Đã đối chiếu với gì, vì sao còn phù hợp."),
    )  # fmt: skip
    next_on = OfficeDateField(label=_("Soát xét lần tới vào ngày"))

    def __init__(self, *args, on: dt.date, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("next_on", on + dt.timedelta(days=365))


class MatrixForm(OfficeForm):
    """Which people, documents and states the matrix shows."""

    person = forms.ChoiceField(label=_("Người"), required=False)
    document = forms.ChoiceField(label=_("Tài liệu"), required=False)
    state = forms.ChoiceField(label=_("Tình trạng"), required=False)

    def __init__(self, *args, people, documents, **kwargs):
        super().__init__(*args, **kwargs)
        everything = [("", _("tất cả"))]
        self.fields["person"].choices = everything + [(str(one.pk), str(one)) for one in people]
        self.fields["document"].choices = everything + [(str(one.pk), str(one)) for one in documents]
        self.fields["state"].choices = everything + [(one.value, one.label) for one in SHOWN_STATES]
