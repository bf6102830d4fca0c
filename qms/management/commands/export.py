"""``export REGISTER --unit CODE --format xlsx|csv|pdf [--as-of T] --out FILE``."""

from django.utils import timezone
from django.utils.translation import gettext as _

from qms import evidence
from qms.export import delimited, register_pdf, xlsx
from qms.export.pdf import PdfUnavailable
from qms.ledger import chain
from qms.management.arguments import AskedCommand, moment_of, needed, path_of, unit_of
from qms.states import Refused
from qms.whole_file import whole_file

FORMATS = ("xlsx", "csv", "pdf")


class Command(AskedCommand):
    """One register of one unit as a file, masked as in a pack."""

    shows_today = True
    names = {"register": "SỔ"}
    help = "Xuất một sổ ra Excel, CSV hoặc PDF."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("register", nargs="?", metavar="SỔ", help="tên sổ; xem --list")
        parser.add_argument("--list", action="store_true", help="liệt kê các sổ")
        parser.add_argument("--unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("--format", metavar="DẠNG", default="xlsx", help="xlsx, csv hoặc pdf")
        parser.add_argument("--as-of", metavar="LÚC", help="30/06/2026, 2026-06-30 hoặc 2026-06-30T15:00")
        parser.add_argument("--out", metavar="TỆP", help="tệp sẽ ghi")

    def answer(self, options) -> None:
        if options["list"]:
            for register in evidence.registers():
                self.stdout.write(f"{register.slug}\t{register.title}")
            return
        register = register_of(options["register"])
        unit = unit_of(needed(options, "unit"))
        if options["format"] not in FORMATS:
            raise Refused(_("Không có dạng tệp “%(name)s”.") % {"name": options["format"]})
        moment, out = moment_of(options), path_of(options)
        with self.telling_of_replacing(out), whole_file(out) as draft:
            count = write(register.table(), unit, moment, options["format"], draft)
        self.stdout.write(
            _("Đã xuất %(n)s dòng của “%(register)s” vào %(path)s.")
            % {"n": count, "register": register.title, "path": out}
        )


def register_of(slug: str | None) -> evidence.Register:
    """The register of a name. Raises `Refused` naming those there are."""
    known = [register.slug for register in evidence.registers()]
    if slug not in known:
        words = _("Không có sổ “%(slug)s”. Các sổ: %(known)s.")
        raise Refused(words % {"slug": slug or "", "known": ", ".join(known)})
    return evidence.find(slug)


def write(table, unit, moment, form: str, draft) -> int:
    """Write the register of the unit to `draft`; the number of its rows. Personal columns stay masked."""
    rows = table.queryset(None, [unit.pk], moment)
    records, count = table.records(rows, moment), rows.order_by().count()
    head = chain.head()
    caption = table.caption(
        unit=unit, parent=unit.parent_unit or "", moment=moment, count=count, printed_at=timezone.now(),
        ledger_seq=head.seq, ledger_hash=head.hash,
    )  # fmt: skip
    if form == "csv":
        with open(draft, "wb") as out:
            out.writelines(delimited.stream(table, records))
    elif form == "xlsx":
        _workbook(draft, table, records, caption)
    else:
        _paper(draft, table, records, caption)
    return count


def _workbook(draft, table, records, caption):
    try:
        xlsx.write_table(draft, table, records, caption)
    except xlsx.TooManyRows as error:
        raise Refused(str(error)) from error


def _paper(draft, table, records, caption):
    try:
        draft.write_bytes(register_pdf.render_table(table, records, caption))
    except PdfUnavailable as error:
        raise Refused(str(error)) from error
