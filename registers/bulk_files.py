"""What may be done to several service files at once, and what each would come to (8.5.1, 8.6)."""

from collections import defaultdict

from django.utils.translation import gettext_lazy as _

from qms.forms import OfficeDateTimeField, OfficeForm, PersonField, PlainTextField
from qms.forms.base import CHOICE_MESSAGES
from qms.models import User
from qms.views.bulk import BulkAct
from registers.actions.answering import resolve
from registers.actions.handing_over import hand_over, next_row, refuse_odd_receiver
from registers.forms.file_acts import NOW_WHEN_EMPTY, one_receiver
from registers.hands import releasers_of, workers_of
from registers.models import Handover
from registers.states import service_files as states


class ReceiverForm(OfficeForm):
    """Who takes all of them: one person, or one place outside."""

    to_person = PersonField(
        User.objects.none(), label=_("Người nhận"), required=False, error_messages=CHOICE_MESSAGES
    )
    to_place = PlainTextField(label=_("Hoặc nơi nhận ngoài đơn vị"), required=False, max_length=200)
    note = PlainTextField(label=_("Ghi chú chung"), required=False, max_length=300)

    def __init__(self, *args, unit, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to_person"].queryset = workers_of(unit, on)

    def clean(self):
        values = super().clean()
        if words := one_receiver(values):
            self.add_error("to_person", words)
        return values


class ReleaseForm(OfficeForm):
    """Who released the results of all of them."""

    approved_by = PersonField(
        User.objects.none(), label=_("Người duyệt kết quả"), error_messages=CHOICE_MESSAGES
    )
    resolved_at = OfficeDateTimeField(label=_("Có kết quả lúc"), required=False, help_text=NOW_WHEN_EMPTY)

    def __init__(self, *args, unit, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["approved_by"].queryset = releasers_of(unit, on)


def refuse_out_of_turn(verb: str):
    """A check that raises Refused where a file is in no state for the verb."""

    def check(file):
        file.life_cycle.refuse_out_of_turn(file, file.life_cycle.transition(verb))

    return check


def _hand_over(file, *, by, reason, **values):
    return hand_over(file, by=by, reason=reason, **values)


def _resolve(file, *, by, reason, **values):
    return resolve(file, by=by, reason=reason, **values)


def _refuse_receiver(file, *, to_person, to_place, **_other):
    refuse_odd_receiver(file, to_person, to_place)


HAND_OVER = BulkAct(
    "hand_over", _("Giao hồ sơ"), "registers.handle_file", _hand_over, icon="arrow-right-left",
    form=ReceiverForm, check=refuse_out_of_turn("registers.file_hand_over"),
    refuses=_refuse_receiver,
    explain=_("Mỗi hồ sơ được giao sang bước tiếp theo của quy trình của nó."),
)  # fmt: skip
RESOLVE = BulkAct(
    "resolve", _("Ghi kết quả đã duyệt"), "registers.resolve_file", _resolve, icon="badge-check",
    form=ReleaseForm, check=refuse_out_of_turn("registers.file_resolve"),
)  # fmt: skip
FILE_ACTS = [HAND_OVER, RESOLVE]


def rows_ahead(files, at) -> dict[int, Handover]:
    """The row of the control slip each file would get were it handed on at a moment, by its key."""
    running = [file for file in files if file.status in states.RUNNING]
    lasts = Handover.objects.filter(file__in=running, left_at=None).select_related("to_person")
    by_file = {row.file_id: row for row in lasts}
    ahead = {}
    for file in running:
        if (last := by_file.get(file.pk)) is not None:
            file.in_hand = last
            ahead[file.pk] = next_row(file, last, at)
    return ahead


def refusals(act: BulkAct, files, user, receiver=None) -> dict[int, str]:
    """Why each file would be refused, as far as it is known before the act; "" for those that would go."""
    found: dict[int, str] = defaultdict(str)
    for file in files:
        found[file.pk] = act.refusal(file, user)
        if not found[file.pk] and receiver is not None and file.holder_id == receiver.pk:
            found[file.pk] = str(_("%(person)s đang giữ hồ sơ này rồi.") % {"person": receiver})
    return found
