"""A file that ends without the result asked for: refused, stopped or withdrawn, always with a reason."""

from django.utils import timezone

from qms.history import action
from qms.history.acts import current_act
from qms.models.numbering import next_code
from qms.permissions import require
from qms.text import mask_numbers
from registers.actions.apologising import drop_unsigned
from registers.actions.handing_over import close
from registers.actions.originals import give_back_all
from registers.models import Handover, ServiceFile, Supplement

SLIPS = {"registers.file_refuse": "PTC", "registers.file_stop": "TBD", "registers.file_withdraw": ""}


@action("registers.file_refuse")
def refuse(file: ServiceFile, *, originals_back=False, by, reason) -> ServiceFile:
    """Refuse a file; the slip is numbered (PTC-2026-0001). Raises Refused without a reason.

    ``originals_back`` says that the citizen got their originals with it; else the office still has them.
    """
    return _end(file, "registers.file_refuse", originals_back, by, reason)


@action("registers.file_stop")
def stop(file: ServiceFile, *, originals_back=False, by, reason) -> ServiceFile:
    """Stop working on a file; the notice is numbered (TBD-2026-0001)."""
    return _end(file, "registers.file_stop", originals_back, by, reason)


@action("registers.file_withdraw")
def withdraw(file: ServiceFile, *, originals_back=False, by, reason) -> ServiceFile:
    """The citizen takes the file back."""
    return _end(file, "registers.file_withdraw", originals_back, by, reason)


def _end(file, verb, originals_back, by, reason):
    require(by, file.life_cycle.transition(verb, file.status).permission, file)
    file.life_cycle.move(file, verb, by=by, reason=reason)
    now = current_act().at
    if row := Handover.objects.filter(file=file, left_at=None).first():
        close(row, file, now)
    if slip := Supplement.objects.filter(file=file, came_at=None).first():
        slip.came_at = now  # it will not come any more
        slip.save()
    drop_unsigned(file)
    if SLIPS[verb]:
        file.ending_number = next_code(SLIPS[verb], file.unit, timezone.localdate(now))
    file.ended_at, file.ending_reason = now, mask_numbers(reason.strip())
    file.save()
    if originals_back:
        give_back_all(file, by=by)
    return file
