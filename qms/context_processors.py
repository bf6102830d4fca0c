"""What the frame of every page shows: rail, unit, moment, inbox, state of the chain."""

from datetime import date

from django.core.cache import cache
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms import chain_status, worklist
from qms.history import Moment
from qms.ledger import chain
from qms.rail import room_of, rooms
from qms.unit_keys import MANY, units_in_view

MINUTES = 60 * 30


def office(request):
    """Context of ``base.html``; everything is computed only when a template asks."""
    user = getattr(request, "user", None)
    moment = getattr(request, "moment", None) or Moment()
    if user is None or not user.is_authenticated:
        return {"moment": moment}
    unit = getattr(request, "unit", None)
    waiting = SimpleLazyObject(lambda: waiting_for(request))
    return {
        "moment": moment,
        "moment_words": _moment_words(moment),
        "moment_choices": _quick_days(timezone.localdate()),
        "unit": unit or None,
        "unit_note": SimpleLazyObject(lambda: _unit_note(request)),
        "unit_choices": SimpleLazyObject(lambda: _unit_choices(request)),
        "many_units": len(getattr(request, "units", ())) > MANY,
        "rail": SimpleLazyObject(lambda: rooms(request.path, waiting["rooms"], _may(request))),
        "inbox": SimpleLazyObject(lambda: waiting["count"]),
        "inbox_late": SimpleLazyObject(lambda: waiting["late"]),
        "chain": SimpleLazyObject(_chain),
    }


def _may(request):
    """Whether the reader may write in the unit of the top bar; nobody writes in the past."""
    unit = getattr(request, "unit", None)
    return lambda permission: (
        bool(unit) and not request.moment.is_past and request.user.has_perm(permission, unit)
    )


def tasks_of(request) -> list:
    """Tasks of the units in view, read once a request; what waits, waits now, so the past has none."""
    if request.moment.is_past:
        return []
    if not hasattr(request, "_tasks"):
        request._tasks = worklist.tasks(request.user, units_in_view(request), request.moment.on)
    return request._tasks


def mine(tasks, user) -> list:
    """The tasks that wait for this person: by name, or for whoever holds the role."""
    return [task for task in tasks if task.person is None or task.person == user]


def waiting_for(request) -> dict:
    """How much waits, in all and by room; kept until something is written (the chain head is in the key)."""
    on = request.moment.on
    if request.moment.is_past:
        return _counted([], on)
    key = f"waiting:{request.user.pk}:{getattr(request.unit, 'pk', 0)}:{on}:{chain.head().hash}"
    counted = cache.get(key)
    if counted is None:
        counted = _counted(mine(tasks_of(request), request.user), on)
        cache.set(key, counted, MINUTES)
    return counted


def _counted(tasks, on: date) -> dict:
    addresses = [room.url for room in rooms("", {})]
    by_room: dict[str, tuple[int, int]] = {}
    for task in tasks:
        room = room_of(task.url, addresses)
        count, late = by_room.get(room, (0, 0))
        by_room[room] = (count + 1, late + _is_late(task, on))
    by_room.pop(addresses[0] if addresses else "", None)
    return {"rooms": by_room, "count": len(tasks), "late": sum(_is_late(task, on) for task in tasks)}


def _is_late(task, on: date) -> bool:
    return task.due is not None and task.due < on


def _moment_words(moment) -> str:
    """ "30/06/2026, 24:00": the moment as the banner says it."""
    if not moment.is_past:
        return ""
    local = timezone.localtime(moment.as_of)
    hour = "24:00" if local.date() != moment.on else date_format(local, "TIME_FORMAT")
    return f"{date_format(moment.on, 'SHORT_DATE_FORMAT')} {hour}"


def _quick_days(today: date) -> list[date]:
    """Ends of the last month, of the last quarters and of last year: what people ask for."""
    firsts = [date(today.year, today.month, 1)]
    quarter = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    firsts += [quarter, date(today.year, 1, 1), date(today.year - 1, 1, 1)]
    return sorted({date.fromordinal(first.toordinal() - 1) for first in firsts}, reverse=True)


def _unit_note(request) -> str:
    below = len(units_in_view(request)) - 1
    if below > 0:
        return ngettext("và %(n)s đơn vị trực thuộc", "và %(n)s đơn vị trực thuộc", below) % {"n": below}
    others = len(request.units)
    return _("%(n)s đơn vị được xem") % {"n": others} if others > 1 else str(request.unit.code)


def _unit_choices(request) -> list[dict]:
    """The units to switch to: all, or of very many the present one and those with units below them."""
    has_below = {unit.parent_unit_id for unit in request.units}
    offered = request.units
    if len(offered) > MANY:
        offered = [unit for unit in offered if unit.pk in has_below or unit == request.unit][:MANY]
    return [
        {
            "pk": unit.pk,
            "code": unit.code,
            "name": unit.name,
            "icon": "landmark" if unit.pk in has_below else "building",
        }
        for unit in offered
    ]


def _chain() -> dict:
    known = chain_status.last()
    state = known.state if known else chain_status.never()
    note = ""
    if known:
        at = timezone.localtime(known.at)
        note = _("Kiểm tra lúc %(at)s") % {"at": date_format(at, "SHORT_DATETIME_FORMAT")}
    return {"label": state.label, "tone": state.tone, "icon": state.icon, "note": note, "known": known}
