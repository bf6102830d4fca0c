"""What may be done to several documents of the master list at once."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import actions, states
from documents.actions.reviewing import confirm_review
from documents.forms import people_of
from qms.forms import OfficeDateField, OfficeForm
from qms.states import Refused
from qms.views.bulk import BulkAct, PersonForm, refuse_pointless


class OwnerForm(PersonForm):
    """The process owner who takes the documents over."""

    people = staticmethod(people_of)
    label = gettext_lazy("Chủ quá trình mới")


class ReviewedForm(OfficeForm):
    """Until when the next periodic review is due (7.5.3)."""

    review_on = OfficeDateField(label=gettext_lazy("Soát xét lần tới vào ngày"))

    def __init__(self, *args, unit, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.on = on

    def clean_review_on(self):
        day = self.cleaned_data["review_on"]
        if day <= self.on:
            raise forms.ValidationError(_("Ngày soát xét lần tới phải sau hôm nay."))
        return day


def refuse_not_in_force(document) -> None:
    """Only what is in force is reviewed from time to time."""
    if document.status != states.DOC_EFFECTIVE:
        raise Refused(_("Chỉ tài liệu đang hiệu lực mới soát xét định kỳ."))


def reviewed(document, *, review_on, by, reason):
    """Note that a document was looked at and stays as it is, and when to look again."""
    return confirm_review(document, next_on=review_on, by=by, reason=reason)


def hand_over(document, *, person, by, reason):
    """Another process owner."""
    people = people_of(document.unit, timezone.localdate())
    refuse_pointless(person, document.owner_id, people, document.unit)
    document.owner = person
    return actions.edit_document(document, by=by, reason=reason)


BULK_ACTS = [
    BulkAct(
        "reviewed", gettext_lazy("Đã soát xét, hẹn lần tới"), "documents.confirm_review", reviewed,
        icon="calendar-check", form=ReviewedForm, check=refuse_not_in_force, needs_reason=True,
        explain=gettext_lazy(
            "Dùng khi đã xem lại tài liệu và thấy không phải sửa. Ở ô lý do, ghi ai soát xét và kết quả."
        ),
    ),
    BulkAct(
        "hand_over", gettext_lazy("Đổi chủ quá trình"), "documents.edit_document", hand_over,
        icon="user-check", form=OwnerForm,
    ),
]  # fmt: skip
