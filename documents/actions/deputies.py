"""Naming who signs for somebody else, and ending it early (5.3)."""

from django.utils.translation import gettext as _

from documents import states
from documents.actions.day import today
from documents.models import Deputy
from documents.rules.deputies import forget_deputyships
from qms.history.acts import action
from qms.models import Assignment, Role, Unit
from qms.permissions import require
from qms.states import Refused

SIGNERS = (Role.OFFICER, Role.OWNER, Role.HEAD)


@action("documents.deputy_name")
def name_deputy(deputy, *, by, reason=""):
    """Let somebody sign for another from a day to a day; the person or a head names.

    Raises Refused for oneself as deputy of another, people without a signing role in the unit, days that
    are over, and a pair that overlaps an earlier one.
    """
    require(by, "documents.name_deputy", deputy)
    if by is not None and by.pk != deputy.person_id:
        require(by, "documents.name_deputy_of_others", deputy)
        if by.pk == deputy.deputy_id:
            raise Refused(_("Không ai tự giao mình ký thay người khác. Hãy nhờ người khác ghi."))
    _refuse_impossible(deputy)
    deputy.title = _("%(deputy)s ký thay %(person)s") % {"deputy": deputy.deputy, "person": deputy.person}
    deputy.number()
    deputy.save()
    forget_deputyships(deputy.deputy)
    return deputy


def _refuse_impossible(deputy):
    if deputy.person_id == deputy.deputy_id:
        raise Refused(_("Không ai ký thay cho chính mình."))
    if deputy.to_date < deputy.from_date:
        raise Refused(_("Ngày cuối phải từ ngày đầu trở đi."))
    if deputy.to_date < today():
        raise Refused(_("Thời gian ký thay đã qua. Hãy chọn ngày cuối từ hôm nay trở đi."))
    for person in (deputy.person, deputy.deputy):
        if not _may_sign(person, deputy):
            words = {"who": person, "day": f"{deputy.from_date:%d/%m/%Y}"}
            raise Refused(_("%(who)s không giữ vai trò ký tài liệu nào ở đơn vị từ ngày %(day)s.") % words)
    pair = Deputy.objects.filter(
        unit=deputy.unit, person=deputy.person, deputy=deputy.deputy, status=states.DEPUTY_NAMED
    )
    if pair.filter(from_date__lte=deputy.to_date, to_date__gte=deputy.from_date).exists():
        raise Refused(_("Hai người này đã có phần ký thay trong những ngày ấy."))


def _may_sign(person, deputy) -> bool:
    held = Assignment.objects.in_force(deputy.from_date).filter(
        user=person, role__in=SIGNERS, unit__in=Unit.objects.above(deputy.unit)
    )
    return person.is_active and held.exists()


@action("documents.deputy_end")
def end_deputy(deputy, *, by, reason=""):
    """End it at once, with a reason; the last day is today, or the first day when that has not come."""
    require(by, "documents.end_deputy", deputy)
    deputy.life_cycle.move(deputy, "documents.deputy_end", by=by, reason=reason)
    if deputy.to_date < today():
        raise Refused(_("Thời gian ký thay đã hết rồi."))
    deputy.to_date = max(deputy.from_date, min(deputy.to_date, today()))
    deputy.save()
    forget_deputyships(deputy.deputy)
    return deputy
