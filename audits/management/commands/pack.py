"""``pack --unit CODE --from D --to D [--as-of T] [--order clauses|inspection] --out FILE``."""

from django.utils import timezone
from django.utils.translation import gettext as _

from audits.actions.packs import build_pack_to
from audits.models import PackOrder
from audits.packs.request import PackRequest, default_moment
from qms.history import parse_moment
from qms.management.arguments import AskedCommand, date_of, needed, path_of, unit_of

REQUESTER, PURPOSE = "Người quản trị hệ thống", "Lập bằng dòng lệnh"


class Command(AskedCommand):
    """One evidence pack of one unit, written to a file outside the store."""

    shows_today = True
    help = "Lập hồ sơ bằng chứng (ZIP, BagIt) của một đơn vị."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("--from", dest="from", metavar="NGÀY", help="đầu kỳ: 01/01/2026 hoặc 2026-01-01")
        parser.add_argument("--to", dest="to", metavar="NGÀY", help="cuối kỳ")
        parser.add_argument("--as-of", metavar="LÚC", help="số liệu tại thời điểm này; mặc định: hết kỳ")
        parser.add_argument("--order", default=PackOrder.CLAUSES.value, help="clauses hoặc inspection")
        parser.add_argument("--requester", default=REQUESTER, help="ai yêu cầu")
        parser.add_argument("--purpose", default=PURPOSE, help="để làm gì")
        parser.add_argument("--out", metavar="TỆP", help="tệp ZIP sẽ ghi")

    def answer(self, options) -> None:
        unit = unit_of(needed(options, "unit"))
        period = (date_of(options, "from"), date_of(options, "to"))
        out = path_of(options)
        request = PackRequest(
            unit=unit,
            period=period,
            as_of=as_of(options, period, timezone.now()),
            requester=options["requester"],
            purpose=options["purpose"],
            order=options["order"],
        )
        with self.telling_of_replacing(out):
            pack = build_pack_to(request, out, by=None)
        self.stdout.write(
            _("Đã lập hồ sơ %(code)s: %(files)s tệp, %(pages)s trang, %(gaps)s khoảng trống.")
            % {"code": pack.code, "files": pack.file_count, "pages": pack.page_count, "gaps": pack.gap_count}
        )
        self.stdout.write(f"{pack.sha256}  {out}")


def as_of(options, period, now):
    """The moment of the data: `--as-of`, else the end of the period, never later than this second."""
    asked = parse_moment(options["as_of"] or "", now).as_of
    return asked.replace(microsecond=0) if asked else default_moment(period, now)
