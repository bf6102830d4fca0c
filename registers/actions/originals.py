"""Originals of citizens: taken with their condition, given back, or what happened to them (8.5.3)."""

from django.utils.translation import gettext as _

from qms.history import action
from qms.history.acts import current_act
from qms.permissions import require
from qms.states import Refused
from registers.models import HeldOriginal, ServiceFile


@action("registers.original_hold")
def hold_original(original: HeldOriginal, *, by, reason="") -> HeldOriginal:
    """Take an original that comes later than the file. Raises Refused for a file that is over."""
    require(by, "registers.receive_file", original.file)
    if original.file.ended_at is not None:
        raise Refused(_("Hồ sơ đã kết thúc, không nhận thêm bản chính."))
    original.unit, original.taken_at = original.file.unit, original.taken_at or current_act().at
    original.save()
    return original


@action("registers.original_give_back")
def give_back(original: HeldOriginal, *, condition="", incident="", by, reason="") -> HeldOriginal:
    """Give an original back, or say what happened to it and how the citizen was told.

    Raises Refused for one that went back already.
    """
    require(by, "registers.return_file", original)
    if original.given_back_at is not None:
        raise Refused(_("Bản chính này đã trả."))
    original.given_back_at = current_act().at
    original.condition_back, original.incident = condition.strip(), incident.strip()
    original.save()
    return original


def give_back_all(file: ServiceFile, *, by) -> None:
    """Everything still held goes back as it came."""
    for original in HeldOriginal.objects.filter(file=file, given_back_at=None):
        give_back(original, condition=_("Như khi nhận"), by=by)
