"""The apology for a file that will be late, and its one new date (8.2.1).

Rules found in force: it goes out at least one day before the due day, with its reason, signed by the head,
and a file is given a new date once.
"""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from documents.rules.deputies import forget_deputyships, standing_in
from qms.history import action
from qms.history.acts import current_act
from qms.models import office_calendar
from qms.models.numbering import next_code
from qms.permissions import require
from qms.states import Refused
from qms.text import mask_numbers
from qms.workdays import is_working_day
from registers.models import Apology, ServiceFile
from registers.rules.service_files import own_signature
from registers.states import service_files as states

SLIP = "PXL"


@action("registers.file_propose_apology")
def propose_apology(file: ServiceFile, *, new_due_at: dt.datetime, by, reason) -> Apology:
    """Prepare the apology for the head's signature; nothing moves until it is signed.

    Raises Refused for a second one, without a reason, and for a new date that is no later working time.
    """
    require(by, "registers.propose_apology", file)
    refuse_second(file)
    if not reason.strip():
        raise Refused(_("Hãy nêu lý do hồ sơ chậm: lý do được in trên phiếu xin lỗi."))
    _refuse_odd_date(file, new_due_at)
    apology = Apology(
        file=file, unit=file.unit, reason=mask_numbers(reason.strip()), old_due_at=file.due_at,
        new_due_at=new_due_at, proposed_by=by, proposed_at=current_act().at,
    )  # fmt: skip
    apology.save()
    return apology


def refuse_second(file) -> None:
    """Raise Refused for a file whose clock does not run and for one that has its apology."""
    if file.status not in states.RUNNING:
        raise Refused(_("Chỉ xin lỗi, hẹn lại cho hồ sơ đang giải quyết."))
    known = Apology.objects.filter(file=file).first()
    if known is not None and known.signed_at is None:
        raise Refused(_("Hồ sơ đang có một phiếu xin lỗi chờ ký."))
    if known is not None:
        words = _("Hồ sơ đã được xin lỗi và hẹn lại một lần (%(number)s), không hẹn lại lần nữa.")
        raise Refused(words % {"number": known.number})


def _refuse_odd_date(file, new_due_at):
    if new_due_at <= max(file.due_at, current_act().at):
        raise Refused(_("Ngày hẹn mới phải sau ngày hẹn cũ và sau lúc này."))
    day = timezone.localdate(new_due_at)
    calendar = office_calendar(file.unit, timezone.localdate(file.received_at))
    if not is_working_day(day, calendar):
        words = _("Ngày %(day)s (%(why)s) không làm việc, hãy hẹn ngày khác.")
        raise Refused(words % {"day": f"{day:%d/%m/%Y}", "why": calendar.why(day)})


@action("registers.file_sign_apology")
def sign_apology(apology: Apology, *, by, reason="") -> Apology:
    """The head signs: the slip gets its number, and the file its new due time if it is early enough.

    From one day before the due day on it comes too late to move the due time: it is marked so, the citizen
    is told the new date, and the file counts as late. Raises Refused for one that is signed, and when the
    due time has moved since it was prepared.
    """
    forget_deputyships(by)
    require(by, "registers.sign_apology", apology)
    file = refuse_signing(apology)
    now = current_act().at
    apology.number = next_code(SLIP, file.unit, timezone.localdate(now))
    apology.signed_by, apology.signed_position, apology.signed_at = by, by.position, now
    apology.is_late = comes_too_late(now, file.due_at)
    apology.sign_for(standing_in(by, apology, own_signature))
    apology.save()
    file.apologies += 1
    if not apology.is_late:
        file.due_at = apology.new_due_at
    file.save()
    apology.file = file
    return apology


def refuse_signing(apology: Apology) -> ServiceFile:
    """Its file as it stands; raises Refused for a signed one and when the file moved on meanwhile."""
    if apology.signed_at is not None:
        raise Refused(_("Phiếu xin lỗi này đã ký."))
    file = ServiceFile.objects.get(pk=apology.file_id)
    if file.status not in states.RUNNING or file.due_at != apology.old_due_at:
        raise Refused(_("Hồ sơ đã thay đổi từ lúc lập phiếu. Hãy bỏ phiếu này và lập lại."))
    return file


def comes_too_late(at: dt.datetime, due_at: dt.datetime) -> bool:
    """Whether less than a whole day lies between the apology and the due day."""
    return timezone.localdate(at) >= timezone.localdate(due_at)


def drop_unsigned(file: ServiceFile) -> None:
    """Throw away what was prepared and never signed: the file has its answer, there is nothing to put off."""
    for apology in Apology.objects.filter(file=file, signed_at=None):
        apology.delete()


@action("registers.file_drop_apology")
def drop_apology(apology: Apology, *, by, reason=""):
    """Throw away one that was never signed. Raises Refused for a signed one."""
    require(by, "registers.propose_apology", apology)
    if apology.signed_at is not None:
        raise Refused(_("Phiếu xin lỗi đã ký thì giữ lại trong hồ sơ."))
    apology.delete()
