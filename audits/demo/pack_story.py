"""The pack of Tân Tiến: built for the provincial inspection, handed over the next working day."""

import datetime as dt
import tempfile
from pathlib import Path

from django.conf import settings

from audits.actions.packs import declare_not_applicable, hand_over, record_built
from audits.demo.diary import Book, Diary
from audits.demo.units import Office
from audits.models import PackHandover
from audits.packs.build import build
from audits.packs.request import PackRequest
from qms.models import Unit

NO_DESIGN = "Trình tự, biểu mẫu thủ tục do cơ quan cấp trên quy định; đơn vị không thiết kế dịch vụ."
PURPOSE = "Kiểm tra việc áp dụng hệ thống quản lý chất lượng sáu tháng gần nhất"
REQUESTER = "Đoàn kiểm tra Công an tỉnh, đồng chí Bùi Văn Sơn"


def tell_scope(diary: Diary, office: Office) -> None:
    """Note that clause 8.3 does not apply, with its reason."""

    def declare(at):
        unit = Unit.objects.get(pk=office.unit.pk)
        declare_not_applicable(unit, "8.3", NO_DESIGN, by=office.cast["chief"], at=at)

    diary.write(250, "16:20", declare)


def tell_pack(diary: Diary, book: Book, office: Office) -> None:
    """Note the pack of the last half year and its handing over."""

    def make(at):
        last = diary.day(3)
        request = PackRequest(
            unit=office.unit, period=(last - dt.timedelta(days=182), last), as_of=at, requester=REQUESTER,
            purpose=PURPOSE, user=office.cast["secretary"],
        )  # fmt: skip
        folder = Path(settings.QMS_HOME) / "packs"
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as draft:
            built = build(request, Path(draft) / "pack.zip", now=at)
            pack = record_built(request, built, kept=True, by=office.cast["secretary"], at=at)
        book.keep(f"{office.unit.code}/pack", pack)

    def give(at):
        handover = PackHandover(
            pack=book[f"{office.unit.code}/pack"], recipient="Bùi Văn Sơn", handed_on=at,
            organisation="Đoàn kiểm tra Công an tỉnh", method=PackHandover.Method.DEVICE,
            note="Sao vào ổ USB của đoàn, đối chiếu mã SHA-256",
        )  # fmt: skip
        hand_over(handover, by=office.cast["secretary"], at=at)

    diary.write(2, "17:20", make)
    diary.write(1, "08:05", give)
