"""The old register taken in: every row of a sheet or none (7.5.3, 8.5.2)."""

from django.utils import timezone
from django.utils.translation import gettext as _

from qms.history import action
from qms.history.acts import current_act
from qms.ledger import note
from qms.models import remember
from qms.models.numbering import next_code
from qms.permissions import require
from qms.states import Refused
from qms.text import mask_numbers
from registers.importing.columns import header_key
from registers.models import Handover, ImportMapping, ServiceFile
from registers.procedures_in_force import ever_received
from registers.states import service_files as states

MOST_NAME = 80


@action("registers.file_import")
def import_files(files, unit, *, source: str, sha256: str, by, reason="") -> list[ServiceFile]:
    """Write the files of a sheet, each with a code of its own in the year of its receipt.

    ``files`` are `Understood` rows without a fault; ``source`` is the name of the workbook, ``sha256`` its
    fingerprint, which the ledger keeps. No revision is guessed, and no step: a file that is still open stands
    with whoever imports it. One that was refused or stopped has no slip of ours, so no number of one.
    Raises Refused for nothing to write and for procedures of the house itself.
    """
    require(by, "registers.import_files", unit)
    if not files:
        raise Refused(_("Không có hồ sơ nào để nhập."))
    _refuse_internal(files, unit)
    made = [_write(one, unit, by) for one in files]
    data = {"name": mask_numbers(source), "sha256": sha256, "files": len(made)}
    note("registers.file_import", data, act=current_act(), unit=unit)
    return made


def _refuse_internal(files, unit):
    """No file of a citizen was ever received under a procedure of the house itself."""
    known = set(ever_received(unit).values_list("pk", flat=True))
    odd = {one.procedure.code for one in files if one.procedure and one.procedure.pk not in known}
    if odd:
        words = _("Quy trình nội bộ, không tiếp nhận hồ sơ của công dân: %(codes)s.")
        raise Refused(words % {"codes": ", ".join(sorted(odd))})


def _write(one, unit, by) -> ServiceFile:
    who, is_open = remember(one.person, unit=unit), one.status in states.OPEN
    file = ServiceFile(
        unit=unit, procedure=one.procedure, title=one.title[:300], field=one.texts.get("field", ""),
        external_code=one.texts.get("code", ""), applicant=who, personal_ref=who.reference,
        channel=one.channel, return_by=one.return_by, fee=one.fee, note=_note(one),
        received_at=one.received_at, counted_from=one.received_at, first_due_at=one.due_at,
        due_at=one.due_at, resolved_at=one.resolved_at, returned_at=one.returned_at, outcome=one.outcome,
        ended_at=one.ended_at, ending_reason=_ending(one), status=one.status,
        receipt=mask_numbers(one.texts.get("receipt", "")),
        result_number=one.texts.get("result_number", ""), holder=by if is_open else None,
    )  # fmt: skip
    file.code = next_code(ServiceFile.code_kind, unit, timezone.localdate(one.received_at))
    file.save()
    if is_open:
        _first_hands(file, by)
    return file


def _ending(one) -> str:
    """Why a file ended without its result: no more is known than how the sheet calls it."""
    words = _("Nhập từ sổ cũ: %(status)s")
    return words % {"status": one.status_told} if one.status in states.ENDED else ""


def _note(one) -> str:
    where = _("Nhập từ sổ cũ, dòng %(row)d.") % {"row": one.row}
    return "\n".join(filter(None, [where, mask_numbers(one.texts.get("note", ""))]))


def _first_hands(file, by):
    """An open file is in somebody's hands, so that it can be handed on; how its steps went is not known."""
    Handover(
        file=file, unit=file.unit, number=1, step_no=1, step=_("Nhập từ sổ cũ"), to_person=by,
        taken_at=file.received_at,
    ).save()  # fmt: skip


@action("registers.import_mapping_save")
def save_mapping(unit, headings, columns: dict, *, name: str, date_order="", by, reason="") -> ImportMapping:
    """Remember for these headings which column says what; a second time it replaces the first.

    Raises Refused without a name, and for a name that other headings have.
    """
    require(by, "registers.import_files", unit)
    name, key = " ".join(name.split())[:MOST_NAME], header_key(headings)
    if not name:
        raise Refused(_("Hãy đặt tên cho mẫu cột để lần sau dùng lại."))
    if ImportMapping.objects.filter(unit=unit, name=name).exclude(header_key=key).exists():
        raise Refused(_("Tên mẫu cột này đã có trong đơn vị."))
    mapping = ImportMapping.objects.filter(unit=unit, header_key=key).first()
    mapping = mapping or ImportMapping(unit=unit, header_key=key)
    mapping.name, mapping.headings, mapping.columns = name, list(headings), dict(columns)
    mapping.date_order = date_order
    mapping.save()
    return mapping
