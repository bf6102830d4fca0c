"""``import files FILE --unit CODE [--mapping NAME] [--sheet N] [--dates dmy|mdy] [--dry-run]``."""

import sys
from dataclasses import replace
from pathlib import Path

from django.core.files import File
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.import_kinds import offer
from qms.management.arguments import needed, unit_of
from qms.models import User
from qms.states import Refused
from qms.uploads import UploadRefused
from registers.actions.importing import import_files
from registers.importing.mapped import mapping_of, named_mapping, reading_of
from registers.importing.sheet import checked_upload, chosen_sheet, sheet_of, told_apart

SOMETHING_REFUSED = 1


@offer("files")
def take_files(command, options) -> None:
    """Tell every fault and notice, then write all or nothing; exit 1 when anything was refused."""
    unit = unit_of(needed(options, "unit"))
    upload, reading = _read(command, options, unit)
    _tell(command, reading)
    if reading.faults:
        sys.exit(SOMETHING_REFUSED)
    if options["dry_run"]:
        return
    made = import_files(
        reading.files, unit, source=upload.name, sha256=upload.sha256, by=_person(options["by"]),
        reason=_("Nhập từ tệp %(name)s") % {"name": upload.name},
    )  # fmt: skip
    words = ngettext(
        "Đã nhập %(n)d hồ sơ vào sổ của %(unit)s, mã từ %(first)s đến %(last)s.",
        "Đã nhập %(n)d hồ sơ vào sổ của %(unit)s, mã từ %(first)s đến %(last)s.",
        len(made),
    )
    values = {"n": len(made), "unit": unit, "first": made[0].code, "last": made[-1].code}
    command.stdout.write(words % values)


def _read(command, options, unit):
    if len(options["files"]) != 1:
        raise Refused(_("Mỗi lần nhập một tệp Excel."))
    path = Path(options["files"][0])
    if not path.is_file():
        raise Refused(_("Không có tệp %(path)s.") % {"path": path})
    try:
        with path.open("rb") as file:
            upload = checked_upload(File(file, name=path.name))
            number = options["sheet"] - 1 if options["sheet"] else None
            sheet = sheet_of(chosen_sheet(upload)[0] if number is None else told_apart(upload, number))
    except UploadRefused as refusal:
        command.stderr.write(f"{path.name}: {refusal}")
        sys.exit(SOMETHING_REFUSED)
    return upload, reading_of(sheet, _mapped(options, sheet, unit), unit)


def _mapped(options, sheet, unit):
    named = options["mapping"]
    mapped = named_mapping(sheet, unit, named) if named else mapping_of(sheet, unit)
    if mapped.lacking:
        labels = ", ".join(f"“{target.label}”" for target in mapped.lacking)
        words = _("Không thấy cột cho %(labels)s. Hãy chọn cột một lần ở trang “Nhập sổ hồ sơ từ Excel”.")
        raise Refused(words % {"labels": labels})
    return replace(mapped, order=options["dates"] or mapped.order)


def _tell(command, reading) -> None:
    n = len(reading.files)
    command.stdout.write(ngettext("%(n)d hồ sơ đọc được.", "%(n)d hồ sơ đọc được.", n) % {"n": n})
    for notice in reading.notices:
        command.stdout.write(f"  ! {notice}")
    for fault in reading.faults:
        where = _("dòng %(row)d") % {"row": fault.row}
        command.stderr.write(": ".join(filter(None, [where, fault.column, fault.why])))
    if reading.asks_order:
        command.stderr.write(_("Hãy thêm --dates dmy (ngày trước) hoặc --dates mdy (tháng trước)."))


def _person(username: str | None):
    if not username:
        return None
    person = User.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise Refused(_("Không có người dùng “%(name)s”.") % {"name": username})
    return person
