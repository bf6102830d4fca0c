"""``anchor``: write the head of the chain to a file that is then kept elsewhere."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from qms.ledger.anchors import write_anchor


class Command(BaseCommand):
    """Run daily; keep the file (or its print) where the database administrator cannot write."""

    help = "Ghi bản đối chứng của chuỗi lịch sử."

    def add_arguments(self, parser):
        parser.add_argument(
            "--out", metavar="FOLDER", default="", help="thư mục (mặc định: QMS_HOME/anchors)"
        )

    def handle(self, out, **options):
        try:
            path = write_anchor(Path(out) if out else settings.QMS_HOME / "anchors")
        except OSError as error:
            raise CommandError(_("Không ghi được bản đối chứng: %(why)s") % {"why": error}) from error
        self.stdout.write(str(path))
