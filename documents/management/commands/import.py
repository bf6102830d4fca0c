"""``import KIND FILE… --unit CODE``: procedures out of Word, and what the floors above offer to take in."""

import json
import sys
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.actions.importing import Wanted, import_documents, taken_codes
from documents.importing.doubles import tell_doubles
from documents.importing.printed import as_json
from documents.importing.reading import as_upload, read_file
from documents.importing.result import ReadFile
from documents.importing.times import UNITS
from qms.import_kinds import find, kinds, offer
from qms.management.arguments import AskedCommand, needed, unit_of
from qms.models import User
from qms.states import Refused
from qms.uploads import CheckedUpload, UploadRefused, check

SOMETHING_REFUSED = 1


class Command(AskedCommand):
    """Procedures out of Word files as drafts of one unit, or another kind; all or none.

    Exit 0 fine, 1 a file or a procedure was refused and nothing was made, 2 could not be tried.
    Without ``--by`` the drafts have no author yet; whoever submits them becomes it. New documents belong to
    ``--owner``, or else to who imports.
    """

    help = "Nhập quy trình từ tệp Word (documents), sổ hồ sơ cũ từ tệp Excel (files)."
    names = {"what": "LOẠI", "files": "TỆP"}

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("what", metavar="LOẠI", help=", ".join(kinds()))
        parser.add_argument("files", metavar="TỆP", nargs="+", help="một hoặc nhiều tệp .docx; một tệp .xlsx")
        parser.add_argument("--unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("--by", metavar="TÊN_ĐĂNG_NHẬP", help="ai nhập; bỏ trống: hệ thống")
        parser.add_argument(
            "--owner", metavar="TÊN_ĐĂNG_NHẬP", help="chủ quá trình của tài liệu mới; bỏ trống: người nhập"
        )
        parser.add_argument("--revise", action="store_true", help="mã đã có: lập lần sửa đổi")
        parser.add_argument("--dry-run", action="store_true", help="chỉ đọc, không ghi gì")
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON (documents)")
        parser.add_argument("--mapping", metavar="TÊN", help="mẫu cột đã lưu của đơn vị (files)")
        parser.add_argument("--sheet", metavar="SỐ", type=int, help="trang tính thứ mấy, từ 1 (files)")
        parser.add_argument("--dates", choices=("dmy", "mdy"), help="thứ tự của ngày viết bằng chữ (files)")

    def answer(self, options) -> None:
        if (take := find(options["what"])) is None:
            words = _("Không nhập được “%(what)s”. Chỉ có: %(kinds)s.")
            raise Refused(words % {"what": options["what"], "kinds": ", ".join(kinds())})
        take(self, options)

    def take_documents(self, options) -> None:
        """Procedures out of Word files."""
        unit = unit_of(needed(options, "unit")) if options["unit"] or not options["dry_run"] else None
        by = _person(options["by"])
        options["owner"] = _person(options["owner"]) or by
        read, refused = self.read([Path(name) for name in options["files"]])
        files = [file for file, _upload in read]
        _warn_of_codes(files, taken_codes(unit) if unit and not options["revise"] else set())
        if options["json"]:
            told = as_json(files) | {"refused": refused}
            self.stdout.write(json.dumps(told, ensure_ascii=False, indent=1))
        else:
            self.tell(files)
        if refused:
            sys.exit(SOMETHING_REFUSED)
        if not options["dry_run"]:
            self.make(read, unit, by, options)

    def read(self, paths) -> tuple[list[tuple[ReadFile, CheckedUpload]], list[dict]]:
        """What each file holds; those refused with their sentence, told at once."""
        read, refused = [], []
        for path in paths:
            try:
                upload = check(_opened(path), kinds=("docx",))
                file = read_file(upload)
                if not file.procedures:
                    raise UploadRefused(_("Không thấy quy trình nào trong tệp."))
                read.append((file, upload))
            except UploadRefused as refusal:
                refused.append({"name": path.name, "why": str(refusal)})
                self.stderr.write(f"{path.name}: {refusal}")
        return read, refused

    def tell(self, files) -> None:
        for file in files:
            words = {"name": file.name, "n": len(file.procedures)}
            self.stdout.write(_("%(name)s: %(n)s quy trình.") % words)
            for found in file.procedures:
                self.stdout.write(f"  {found.code or '–'}  {found.title or '–'}  {_numbers(found)}")
                for warning in found.warnings:
                    self.stdout.write(f"    ! {warning}")
                for kept in found.not_understood:
                    self.stdout.write(f"    ? {kept.text}  ({kept.place})")
            for warning in file.warnings:
                self.stdout.write(f"  ! {warning}")
            if file.outside:
                told = _("%(n)s dòng ngoài các quy trình, còn trong tệp gốc.") % {"n": len(file.outside)}
                self.stdout.write(f"  {told}")

    def make(self, read, unit, by, options) -> None:
        wanted = [
            Wanted(upload, found, found.code, found.title, options["revise"], options["owner"])
            for file, upload in read
            for found in file.procedures
        ]
        try:
            drafts = import_documents(wanted, unit, by=by)
        except Refused as refusal:
            self.stderr.write(_("Không lập bản nháp nào: %(why)s") % {"why": refusal})
            sys.exit(SOMETHING_REFUSED)
        words = ngettext(
            "Đã lập %(n)s bản nháp ở %(unit)s.", "Đã lập %(n)s bản nháp ở %(unit)s.", len(drafts)
        )
        done = words % {"n": len(drafts), "unit": unit}
        (self.stderr if options["json"] else self.stdout).write(done)


@offer("documents")
def _take_documents(command, options) -> None:
    command.take_documents(options)


def _opened(path: Path):
    """The file, or a refusal of the whole command: a wrong name is not a bad document."""
    try:
        if not path.is_file():
            raise Refused(_("Không có tệp %(path)s.") % {"path": path})
        return as_upload(path)
    except OSError as error:
        raise Refused(_("Không đọc được tệp %(path)s.") % {"path": path}) from error


def _person(username: str | None):
    if not username:
        return None
    person = User.objects.filter(username=username, is_active=True).first()
    if person is None:
        raise Refused(_("Không có người dùng “%(name)s”.") % {"name": username})
    return person


def _numbers(found) -> str:
    total = found.total_time
    time = "–"
    if total:
        amount = f"{total.value:f} ".replace(".", ",") if total.is_counted else ""
        time = f"{amount}{UNITS[total.unit]}"
    return _("%(time)s, %(steps)s bước") % {"time": time, "steps": len(found.steps)}


def _warn_of_codes(files, taken) -> None:
    """What would refuse the import: one code twice in these files, or a code the unit has already."""
    tell_doubles(files)
    words = _("Mã %(code)s đã có trong đơn vị; thêm --revise để lập lần sửa đổi.")
    for file in files:
        for found in file.procedures:
            if found.code.casefold() in taken:
                found.warn(words % {"code": found.code})
