"""What is asked of a pack, and the refusals that come before any work."""

import datetime as dt
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from audits.models import PackOrder
from qms import evidence
from qms.history import Moment
from qms.models import Unit, User
from qms.states import Refused


@dataclass(frozen=True)
class PackRequest:
    """Everything that decides the bytes of a pack, and `user`, whose rights limit it (None: the system).

    `period` is a pair of dates, both included. `registers` are slugs; None means all.
    """

    unit: Unit
    period: tuple[dt.date, dt.date]
    as_of: dt.datetime
    requester: str
    purpose: str
    order: str = PackOrder.CLAUSES
    registers: tuple[str, ...] | None = None
    masked: bool = True
    attachments: bool = True
    user: User | None = None

    @property
    def moment(self) -> Moment:
        return Moment(self.as_of)

    def chosen(self) -> list[evidence.Register]:
        """The registers that go in, in the order of the pack."""
        offered = evidence.registers()
        return [r for r in offered if self.registers is None or r.slug in self.registers]

    def options(self) -> dict:
        """The choices as plain values, for the pack's own index and for its record."""
        return {
            "order": str(self.order),
            "registers": [register.slug for register in self.chosen()],
            "masked": self.masked,
            "attachments": self.attachments,
            "requester": self.requester,
            "purpose": self.purpose,
        }

    def check(self, now: dt.datetime) -> None:
        """Raise `Refused` with one sentence when the request makes no sense at `now`."""
        first, last = self.period
        if last < first:
            raise Refused(
                _("Kỳ hồ sơ bị ngược: ngày bắt đầu %(first)s sau ngày kết thúc %(last)s.")
                % {"first": f"{first:%d/%m/%Y}", "last": f"{last:%d/%m/%Y}"}
            )
        if self.as_of > now:
            raise Refused(_("Thời điểm %(at)s chưa tới.") % {"at": in_words(self.as_of)})
        if not self.requester.strip() or not self.purpose.strip():
            raise Refused(_("Cần ghi ai yêu cầu hồ sơ và để làm gì."))
        if self.order not in PackOrder.values:
            raise Refused(
                _("Không có thứ tự “%(order)s”; chọn clauses hoặc inspection.") % {"order": self.order}
            )
        self._check_registers()

    def _check_registers(self):
        known = {register.slug for register in evidence.registers()}
        unknown = sorted(set(self.registers or ()) - known)
        if unknown:
            raise Refused(_("Không có sổ “%(slug)s”.") % {"slug": unknown[0]})
        if self.registers is not None and not self.registers:
            raise Refused(_("Hãy chọn ít nhất một sổ để đưa vào hồ sơ."))


def end_of(day: dt.date) -> dt.datetime:
    """24:00 of an office day."""
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))


def default_moment(period, now: dt.datetime) -> dt.datetime:
    """The end of the period, or this second when the period has not ended yet."""
    return min(end_of(period[1]), now.replace(microsecond=0))


def in_words(at: dt.datetime) -> str:
    """ "24:00 ngày 30/06/2026" for the end of a day, else "15:00:00 ngày 30/06/2026"; the office's clock."""
    local = timezone.localtime(at)
    if local.time() == dt.time():
        return _("24:00 ngày %(date)s") % {"date": f"{local - dt.timedelta(days=1):%d/%m/%Y}"}
    return _("%(time)s ngày %(date)s") % {"time": f"{local:%H:%M:%S}", "date": f"{local:%d/%m/%Y}"}
