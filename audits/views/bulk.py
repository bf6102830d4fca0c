"""What may be done to several nonconformities, or several decisions of reviews, at once."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from audits.actions import actions, nonconformities
from audits.forms.nonconformities import people_of
from qms.forms import OfficeDateField, OfficeForm
from qms.states import Refused
from qms.views.bulk import BulkAct, PersonForm, refuse_pointless


class LeadForm(PersonForm):
    """Who is in charge from now on."""

    people = staticmethod(people_of)
    label = gettext_lazy("Người chủ trì mới")


class OwnerForm(PersonForm):
    """Who does the work from now on."""

    people = staticmethod(people_of)
    label = gettext_lazy("Người thực hiện mới")


class DueForm(OfficeForm):
    """The new due date."""

    due_on = OfficeDateField(label=gettext_lazy("Hạn mới"))

    def __init__(self, *args, unit, on, **kwargs):
        super().__init__(*args, **kwargs)


def refuse_settled(record) -> None:
    """What is closed, done or cancelled stays with whom it was."""
    if record.status in ("closed", "cancelled", "done"):
        state = str(record.state).lower()
        raise Refused(_("Hồ sơ đã %(state)s, không sửa được nữa.") % {"state": state})


def change_lead(nonconformity, *, person, by, reason):
    """Another person in charge of a nonconformity."""
    people = people_of(nonconformity.unit, timezone.localdate())
    refuse_pointless(person, nonconformity.lead_id, people, nonconformity.unit)
    nonconformities.edit(nonconformity, lead=person, by=by, reason=reason)


def change_owner(action, *, person, by, reason):
    """Another person who does an action."""
    people = people_of(action.unit, timezone.localdate())
    refuse_pointless(person, action.owner_id, people, action.unit)
    actions.edit_action(action, owner=person, by=by, reason=reason)


NONCONFORMITY_ACTS = [
    BulkAct(
        "change_lead", gettext_lazy("Đổi người chủ trì"), "audits.change_nonconformity", change_lead,
        icon="user-check", form=LeadForm, check=refuse_settled,
    ),
]  # fmt: skip
DECISION_ACTS = [
    BulkAct(
        "change_owner", gettext_lazy("Đổi người thực hiện"), "audits.change_action", change_owner,
        icon="user-check", form=OwnerForm, check=refuse_settled,
    ),
    BulkAct(
        "postpone", gettext_lazy("Lùi hạn"), "audits.postpone_action", actions.postpone_action,
        icon="calendar-clock", form=DueForm, check=refuse_settled, needs_reason=True,
    ),
]  # fmt: skip
