"""What may be done to several lines of a register at once."""

from django.core.exceptions import FieldDoesNotExist
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qms.views.bulk import BulkAct, PersonForm, refuse_pointless
from registers import actions
from registers.forms import people_in


class ResponsibleForm(PersonForm):
    """Who answers for the lines from now on."""

    people = staticmethod(people_in)
    label = _("Người chịu trách nhiệm mới")


def hand_over(record, *, person, by, reason):
    """Another person responsible."""
    refuse_pointless(person, record.person_id, people_in(record.unit, timezone.localdate()), record.unit)
    record.person = person
    return actions.edit(record, by=by, reason=reason)


HAND_OVER = BulkAct(
    "hand_over", _("Đổi người chịu trách nhiệm"), "registers.maintain", hand_over,
    icon="user-check", form=ResponsibleForm, check=actions.refuse_settled,
)  # fmt: skip


def bulk_acts_of(model) -> list[BulkAct]:
    """A register whose lines name somebody responsible offers to change that person."""
    try:
        model._meta.get_field("person")
    except FieldDoesNotExist:
        return []
    return [HAND_OVER]
