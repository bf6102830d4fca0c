"""``anchor``: write the head of the chain to a file that is then kept elsewhere."""

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from qms.ledger.anchors import write_anchor
from qms.management.arguments import AskedCommand, needed
from qms.states import Refused
from qms.whole_file import not_writable


class Command(AskedCommand):
    """Run daily; keep the file (or its print) where the database administrator cannot write."""

    help = "Ghi bản đối chứng của chuỗi lịch sử."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--out", metavar="FOLDER", help="thư mục (mặc định: QMS_HOME/anchors)")

    def answer(self, options) -> None:
        asked = options["out"] is not None
        folder = Path(needed(options, "out")).expanduser() if asked else settings.QMS_HOME / "anchors"
        try:
            self.stdout.write(str(write_anchor(folder)))
        except FileExistsError as error:
            raise Refused(_("%(path)s không phải là thư mục.") % {"path": folder}) from error
        except OSError as error:
            raise not_writable(folder, error) from error
