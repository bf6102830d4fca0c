"""Reception of a service file (8.2, 8.5.1): numbered, promised a due time, its papers listed."""

import datetime as dt
from collections import Counter

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.content import TimeLimit
from qms.history import action
from qms.history.acts import current_act
from qms.models import office_calendar, remember
from qms.models.calendar import reception_calendar
from qms.permissions import require
from qms.states import Refused
from qms.text import UncleanText, clean, mask_numbers
from qms.workdays import Calendar, is_working_day
from registers import clock
from registers.applicants import checked
from registers.models import Channel, Handover, HeldOriginal, ServiceFile
from registers.odd_values import OddValue
from registers.papers_handed_in import read, stored
from registers.procedures_in_force import revision_on, serves_citizens, setting_of

OLDEST = dt.timedelta(days=31)  # what came earlier belongs into the import of the old register
FURTHEST = dt.timedelta(days=731)  # of a due time the desk says itself: what lies beyond is a typing error
MOST_COPIES = 99


def receive(file: ServiceFile, applicant: dict, *, by, reason="", at=None) -> ServiceFile:
    """Receive a file: it gets its code, the revision in force, its due time and its first hand-over.

    ``applicant`` holds fields of personal data ("name" is needed). ``file`` says unit, procedure, channel,
    papers and, where the procedure states no time limit, ``due_at``. A second call with the same
    ``submission_key`` (a double click) returns the file of the first.
    Raises Refused for a time of receipt ahead, on a closed day, without a reason in the past or out of
    hours, for a procedure that was not in force or is internal, and for a due time missing or before the
    receipt.
    """
    return _receive(file, applicant, by=by, reason=reason, at=at)


@action("registers.file_receive")
def _receive(file, applicant, *, by, reason=""):
    require(by, "registers.receive_file", file.unit)
    if first := _already_received(file):  # asked inside the act: two clicks at once wait for each other
        return first
    now = current_act().at
    file.received_at = file.received_at or now
    file.received_by = file.received_by or by
    _refuse_odd_time(file, now, reason)
    _tidy(file)
    _place(file)
    steps = file.revision.body.steps if file.revision else ()
    calendar = office_calendar(file.unit, timezone.localdate(file.received_at))
    _promise(file, calendar)
    file.papers = stored(read(file.papers))
    who = remember(checked(applicant), unit=file.unit)
    file.applicant, file.personal_ref = who, who.reference
    file.holder = file.received_by
    file.number()
    file.save()
    _first_handover(file, steps, calendar)
    _hold_originals(file)
    return file


def _already_received(file):
    if not file.submission_key:
        return None
    return ServiceFile.objects.filter(unit=file.unit, submission_key=file.submission_key).first()


def _refuse_odd_time(file, now, reason):
    refuse_out_of_reach(file.received_at, now)
    received = timezone.localtime(file.received_at)
    calendar = desk_calendar(file.unit, file.channel, received.date())
    if calendar is not None:
        refuse_closed(received.date(), calendar)
    if not reason.strip():
        refuse_unexplained(received, now, calendar)


def desk_calendar(unit, channel: str, day: dt.date) -> Calendar | None:
    """When the desk receives; None for what comes online or by post, which come when they come."""
    return reception_calendar(unit, day) if channel == Channel.DESK else None


def refuse_unexplained(received: dt.datetime, now: dt.datetime, calendar: Calendar | None) -> None:
    """Raise OddValue for a receipt somebody has to explain: of an earlier day, or out of the desk's hours."""
    if received.date() < timezone.localdate(now):
        raise OddValue(_("Hồ sơ nhận từ ngày trước: hãy ghi lý do ghi sổ muộn."), "reason")
    if calendar is not None:
        refuse_out_of_hours(received, calendar)


def refuse_out_of_hours(received: dt.datetime, calendar: Calendar) -> None:
    """Before the desk opens or after it closes that day somebody has to say why; its noon rest may pass.

    Raises OddValue for such a time; a day on which the desk is closed is not its business.
    """
    hours = calendar.sessions_on(received.date())
    if not hours:
        return
    opens, closes = hours[0][0], hours[-1][1]
    if not opens <= received.time().replace(second=0, microsecond=0) <= closes:
        words = _("Nhận ngoài giờ tiếp nhận (%(opens)s–%(closes)s): hãy ghi lý do.")
        raise OddValue(words % {"opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"}, "reason")


def refuse_out_of_reach(received_at: dt.datetime, now: dt.datetime) -> None:
    """Raise OddValue for a time of receipt ahead, or so long ago that it belongs into the import."""
    if received_at > now:
        raise OddValue(_("Giờ nhận hồ sơ không thể ở phía trước."), "received_at")
    if received_at < now - OLDEST:
        words = _("Hồ sơ nhận quá 31 ngày trước thì nhập từ sổ cũ, không tiếp nhận ở đây.")
        raise OddValue(words, "received_at")


def refuse_closed(day: dt.date, calendar: Calendar) -> None:
    """Raise OddValue for a day on which the desk is closed, saying why it is."""
    if not calendar.share(day):
        words = _("Ngày %(day)s (%(why)s) bộ phận một cửa không tiếp nhận trực tiếp.")
        raise OddValue(words % {"day": f"{day:%d/%m/%Y}", "why": calendar.why(day)}, "received_at")


def _tidy(file):
    """The note goes into history: no identity or telephone number stays readable in it."""
    try:
        file.note = mask_numbers(clean(file.note))
    except UncleanText as error:
        raise OddValue(str(error), "note") from error
    if not 1 <= file.copies <= MOST_COPIES:
        raise OddValue(_("Số bộ phải từ 1 đến %(most)d.") % {"most": MOST_COPIES}, "copies")


def _place(file):
    """Fix the revision in force on the day of receipt, and what was asked for in its words."""
    if file.procedure is None:
        raise OddValue(_("Hãy chọn quy trình của hồ sơ."), "procedure")
    day = timezone.localdate(file.received_at)
    file.revision = revision_on(file.procedure, day)
    if file.revision is None:
        words = _("Quy trình %(code)s không có bản nào hiệu lực vào ngày %(day)s.")
        raise OddValue(words % {"code": file.procedure.code, "day": f"{day:%d/%m/%Y}"}, "procedure")
    refuse_internal(file.unit, file.revision)
    file.title = file.title or file.revision.title
    file.field = file.field or setting_of(file.unit, file.procedure).field


def refuse_internal(unit, revision) -> None:
    """Raise OddValue for a procedure of the house itself: no citizen hands anything in under it."""
    if not serves_citizens(unit, revision):
        words = _(
            "Quy trình %(code)s là quy trình nội bộ: không nêu thành phần hồ sơ hay mã thủ tục hành chính, "
            "đơn vị cũng chưa ghi cách tiếp nhận."
        )
        raise OddValue(words % {"code": revision.document.code}, "procedure")


def _promise(file, calendar):
    """Work out the due time, or take the day the desk says where the procedure states none."""
    content = file.revision.body
    file.calendar_version = calendar.version
    file.law_hours = _hours(content.statutory_time_limit)
    if content.time_limit.is_counted:
        made = clock.promise(file.received_at, content.time_limit, file.channel, calendar)
        file.counted_from, file.due_at, file.limit_hours = made.counted_from, made.at, made.limit_hours
        file.limit_value, file.limit_unit = content.time_limit.value, content.time_limit.unit
        file.cutoff = content.time_limit.cutoff
    else:
        file.counted_from = clock.counted_from(file.received_at, file.channel, calendar)
        _refuse_no_due(file, calendar)
    file.first_due_at = file.due_at


def _hours(limit: TimeLimit):
    return limit.hours.quantize(clock.CENT) if limit.is_counted else None


def _refuse_no_due(file, calendar):
    if file.due_at is None:
        words = _("Quy trình %(code)s không nêu thời hạn: hãy ghi ngày, giờ hẹn trả.")
        raise OddValue(words % {"code": file.procedure.code}, "due_at")
    if file.due_at <= file.received_at:
        raise OddValue(_("Giờ hẹn trả phải sau giờ nhận."), "due_at")
    if file.due_at > file.received_at + FURTHEST:
        raise OddValue(_("Giờ hẹn trả xa quá hai năm: hãy xem lại."), "due_at")
    day = timezone.localdate(file.due_at)
    if not is_working_day(day, calendar):
        words = _("Ngày %(day)s (%(why)s) không làm việc, hãy hẹn ngày khác.")
        raise OddValue(words % {"day": f"{day:%d/%m/%Y}", "why": calendar.why(day)}, "due_at")


def _first_handover(file, steps, calendar):
    step = steps[0] if steps else None
    Handover(
        file=file, unit=file.unit, number=1, step_no=1,
        step=step.action[:300] if step else _("Tiếp nhận hồ sơ"),
        to_person=file.received_by, taken_at=file.received_at,
        due_at=clock.step_due(file.counted_from, step, calendar) if step else None,
        limit_hours=step.hours.quantize(clock.CENT) if step and step.is_counted else None,
    ).save()  # fmt: skip


def _hold_originals(file):
    """Every original to be given back is the citizen's property from now until it goes back (8.5.3)."""
    for paper in read(file.papers):
        if paper.kept:
            HeldOriginal(
                file=file, unit=file.unit, name=paper.name, quantity=paper.kept,
                condition=paper.note[:200], taken_at=file.received_at,
            ).save()  # fmt: skip


@action("registers.file_correct")
def correct(file: ServiceFile, applicant: dict | None = None, *, by, reason=""):
    """Correct what was written at reception; times, procedure and due time stay.

    ``applicant`` replaces the personal data when it is given. Raises Refused without a reason, for a file
    that is returned or ended, and Conflict when somebody saved first.
    """
    kept = ServiceFile.objects.get(pk=file.pk)
    require(by, "registers.correct_file", kept)
    refuse_over(kept)
    if not reason.strip():
        raise Refused(_("Cần nêu lý do sửa thông tin tiếp nhận."))
    if any(getattr(file, name) != getattr(kept, name) for name in FIXED):
        raise Refused(_("Quy trình, giờ nhận và giờ hẹn không sửa ở đây được."))
    file.papers = stored(read(file.papers))
    _tidy(file)
    if applicant is not None:
        who = remember(checked(applicant), unit=file.unit)
        file.applicant, file.personal_ref = who, who.reference
    file.save()
    _hold_corrected(file, _originals(kept.papers), _originals(file.papers), reason)
    return file


def refuse_over(file) -> None:
    """Raise Refused for a file that has its result or has ended: what was received stays as it is."""
    if not file.is_open:
        raise Refused(_("Hồ sơ đã có kết quả hoặc đã kết thúc, không sửa thông tin tiếp nhận nữa."))


def _originals(papers) -> Counter:
    counted = Counter()
    for paper in read(papers):
        counted[paper.name] += paper.kept
    return counted


def _hold_corrected(file, before: Counter, after: Counter, reason):
    """The originals in the office's keeping follow the corrected numbers."""
    for name, more in (after - before).items():
        HeldOriginal(
            file=file, unit=file.unit, name=name, quantity=more, taken_at=file.received_at
        ).save()  # fmt: skip
    for name, fewer in (before - after).items():
        _hold_fewer(file, name, fewer, reason)


def _hold_fewer(file, name, fewer, reason):
    """Take wrongly written originals out of the keeping; a row that falls to none says why it ended."""
    for row in HeldOriginal.objects.filter(file=file, name=name, given_back_at=None).order_by("-id"):
        taken, fewer = min(fewer, row.quantity), fewer - min(fewer, row.quantity)
        if taken == row.quantity:
            row.given_back_at = current_act().at
            row.incident = _("Ghi nhầm khi tiếp nhận, đã sửa: %(why)s") % {"why": reason.strip()}
        else:
            row.quantity -= taken
        row.save()
        if not fewer:
            return
    raise Refused(_("Bản chính “%(name)s” đã trả, không sửa số bản được.") % {"name": name})


FIXED = ("procedure_id", "revision_id", "received_at", "counted_from", "due_at", "first_due_at", "status")
