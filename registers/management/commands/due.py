"""``due --unit CODE --received T --time "3 ngày làm việc"``: the due time and every day skipped."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.content import LIMIT_UNITS, TimeLimit
from documents.importing.times import read_duration
from qms.management.arguments import AskedCommand, needed, unit_of
from qms.models import office_calendar
from qms.reading import Unreadable, read_datetime
from qms.states import Refused
from qms.workdays import WEEKDAY_NAMES, OutsideCalendar
from registers import clock
from registers.actions.receiving import desk_calendar, refuse_closed, refuse_out_of_hours
from registers.models import Channel


class Command(AskedCommand):
    """When a file would be due in a unit, counted as the desk counts it; nothing is written."""

    help = "Tính hẹn trả: ngày, giờ và từng ngày không tính."

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument("--unit", metavar="MÃ", help="mã đơn vị")
        parser.add_argument("--received", metavar="LÚC", help="2026-11-23T10:00 hoặc 23/11/2026 10:00")
        parser.add_argument(
            "--time", metavar="HẠN", help="“3 ngày làm việc”, “7 ngày”, “4 giờ”, “trong ngày”"
        )
        parser.add_argument(
            "--channel", choices=Channel.values, default=Channel.DESK,
            help="cách nộp; trực tuyến ngoài giờ thì tính từ giờ mở cửa kế tiếp",
        )  # fmt: skip

    def answer(self, options) -> None:
        unit = unit_of(needed(options, "unit"))
        received = received_at(needed(options, "received"))
        limit, unread = limit_of(needed(options, "time"))
        calendar = office_calendar(unit, received.date())
        try:
            made = clock.promise(received, limit, options["channel"], calendar)
        except (ValueError, OutsideCalendar) as error:
            raise Refused(str(error)) from error
        self._tell(unit, received, limit, made)
        if odd := odd_receipt(unit, received, options["channel"]):
            self.stdout.write(_("Lưu ý: %(words)s") % {"words": odd})
        if unread:
            words = _("Chưa hiểu, không tính vào hạn: “%(words)s”")
            self.stdout.write(words % {"words": unread})

    def _tell(self, unit, received, limit, made):
        for label, value in (
            (_("Đơn vị"), unit),
            (_("Nhận lúc"), said(received)),
            (_("Thời hạn"), words_of(limit)),
            (_("Tính từ"), said(made.counted_from)),
            (_("Hẹn trả"), said(made.at)),
            (_("Phiên bản lịch"), made.due.calendar_version),
        ):
            self.stdout.write(f"{label}: {value}")
        self.stdout.write(_("Ngày không tính đủ:") if made.due.skipped else _("Không có ngày nào bị bỏ qua."))
        for day in made.due.skipped:
            half = f" ({_('tính nửa ngày')})" if day.share else ""
            self.stdout.write(f"  {day.day:%d/%m/%Y}  {day.why}{half}")


def odd_receipt(unit, received: dt.datetime, channel: str) -> str:
    """Why the desk would not receive then as a matter of course: closed, or out of hours; else empty."""
    calendar = desk_calendar(unit, channel, received.date())
    if calendar is None:
        return ""
    try:
        refuse_closed(received.date(), calendar)
        refuse_out_of_hours(received, calendar)
    except Refused as refusal:
        return str(refusal)
    return ""


def received_at(text: str) -> dt.datetime:
    """A moment typed as 2026-11-23T10:00 or 23/11/2026 10:00, in the office's zone. Raises Refused."""
    try:
        return timezone.make_aware(read_datetime(text))
    except Unreadable as error:
        raise Refused(f"--received: {error}") from error


def limit_of(text: str) -> tuple[TimeLimit, str]:
    """A time limit as procedures write it, and the words beside it that were not understood.

    Raises Refused for what is not clearly one time.
    """
    read = read_duration(text)
    if read is None or not read.is_sure or read.unit not in LIMIT_UNITS:
        words = _("--time: không đọc được “%(text)s”. Hãy ghi như “3 ngày làm việc”, “7 ngày”, “4 giờ”.")
        raise Refused(words % {"text": text[:60]})
    return TimeLimit(value=read.value, unit=read.unit, cutoff=read.cutoff), read.note


def words_of(limit: TimeLimit) -> str:
    """The limit as it was understood."""
    return limit.words(digits=2) + (f", {_('chốt')} {limit.cutoff:%H:%M}" if limit.cutoff else "")


def said(moment: dt.datetime) -> str:
    """ "10:00 Thứ Hai, 23/11/2026"."""
    return f"{moment:%H:%M} {WEEKDAY_NAMES[moment.weekday()]}, {moment:%d/%m/%Y}"
