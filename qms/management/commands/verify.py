"""``verify``: is the database, a pack, and every file what it was?"""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from django.db import DatabaseError
from django.utils.translation import gettext as _

from qms import chain_status
from qms.export import verify_pack
from qms.ledger.anchors import read_anchor
from qms.ledger.verify import verify
from qms.models import files
from qms.states import Refused

SOUND, FOUND, UNCHECKED = 0, 1, 2


class Command(BaseCommand):
    """Exit 0 sound, 1 something found (each finding names record, time and person), 2 could not check."""

    help = "Kiểm tra lịch sử, tệp và hồ sơ minh chứng."

    def add_arguments(self, parser):
        parser.add_argument("--pack", metavar="FILE", help="kiểm tra một hồ sơ minh chứng (ZIP)")
        parser.add_argument(
            "--anchor",
            metavar="FILE",
            nargs="+",
            action="extend",
            default=[],
            help="bản đối chứng hoặc hồ sơ đã giao",
        )
        parser.add_argument(
            "--files", choices=["all", "sample", "none"], default="sample", help="tính lại mã của tệp"
        )
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, **options):
        try:
            asked_pack = options["pack"] is not None
            code = self.check_pack(options) if asked_pack else self.check_database(options)
        except (Refused, OSError, DatabaseError) as error:
            self.stderr.write(_("Không kiểm tra được: %(why)s") % {"why": error})
            code = UNCHECKED
        sys.exit(code)

    def check_pack(self, options) -> int:
        if options["anchor"]:
            raise Refused(_("--anchor đi với việc kiểm tra cơ sở dữ liệu, không đi với --pack."))
        report = verify_pack.verify(Path(options["pack"]))
        self.stdout.write(report.as_json() if options["json"] else report.as_text())
        return report.exit_code

    def check_database(self, options) -> int:
        anchors = [read_anchor(path) for path in options["anchor"]]
        how_many = options["files"]
        report = verify(
            anchors, None if how_many == "none" else lambda: files.check_store(sample=how_many == "sample")
        )
        chain_status.remember(report)
        if options["json"]:
            self.stdout.write(json.dumps(report.as_dict(), ensure_ascii=False, indent=1))
        else:
            self.tell(report)
        return SOUND if report.sound else FOUND

    def tell(self, report) -> None:
        for finding in report.findings:
            self.stdout.write(f"✗ {finding}")
        for warning in report.warnings:
            self.stdout.write(f"! {warning}")
        counts = {"entries": report.entries, "files": report.files, "head": report.head[:16]}
        self.stdout.write(_("Đã kiểm tra %(entries)s mắt xích, %(files)s tệp; đầu chuỗi %(head)s.") % counts)
        self.stdout.write(_("Lịch sử nguyên vẹn.") if report.sound else _("Có sai lệch: xem các dòng trên."))
