"""Where a record stands in its life: the stepper, and the next step with the person it waits for."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from qms.history import history_of
from qms.models import Assignment

SHOWN_PEOPLE = 2


@dataclass(frozen=True)
class Step:
    """One dot of the stepper. ``mark`` is done, now, later, or off for a state beside the track."""

    label: str
    mark: str
    who: str = ""
    day: date | None = None
    icon: str = "check"
    value: str = ""


@dataclass(frozen=True)
class NextStep:
    """What happens next, whom it waits for, and until when.

    ``people`` are those who may do it now; a record that knows the one named person gives a list of one.
    """

    label: str
    people: list = field(default_factory=list)
    due: date | None = None
    note: str = ""
    by_itself: bool = False  # the day brings it, nobody has to act; then `due` is that day
    by_all: bool = False  # each of the people has to, not whoever comes first

    @property
    def shown(self) -> list:
        return self.people[:SHOWN_PEOPLE]

    @property
    def more(self) -> int:
        return max(0, len(self.people) - SHOWN_PEOPLE)


def steps_of(record, moment, labels=None) -> list[Step]:
    """The track of the record's life cycle with who did each step and when; empty without a track."""
    cycle = record.life_cycle
    if not cycle or not cycle.track:
        return []
    labels = labels or {}
    entered, left = _passages(record, moment)
    here = record.status
    place = cycle.track.index(here) if here in cycle.track else _last_visited(cycle.track, entered)
    steps = []
    for number, value in enumerate(cycle.track):
        mark = _mark(number, place, value, here, cycle)
        told = left if cycle.track_tells == "left" else entered
        who, day = told.get(value, ("", None)) if number <= place else ("", None)
        if value == here:
            who = "" if mark == "now" else who  # the next step names whom it waits for
            day = entered.get(value, ("", None))[1]
        steps.append(Step(str(labels.get(value) or cycle.state(value).label), mark, who, day, value=value))
    if here not in cycle.track:
        off = cycle.state(here)
        steps.insert(place + 1, Step(str(off.label), "off", day=entered[here][1], icon=off.icon, value=here))
    return steps


def _mark(number, place, value, here, cycle) -> str:
    if value == here:
        return "done" if cycle.state(here).tone == "ok" else "now"
    return "done" if number < place or (number == place and here not in cycle.track) else "later"


def _last_visited(track, entered) -> int:
    return max((number for number, value in enumerate(track) if value in entered), default=-1)


def _passages(record, moment):
    """Who brought the record into each state and who took it out, with the day, from its history."""
    rows = history_of(type(record))._base_manager.filter(
        **{type(record)._meta.pk.attname: record.pk, "history_date__lte": moment.at}
    )
    entered, left, before = {}, {}, None
    for status, at, actor in rows.order_by("history_date", "history_id").values_list(
        "status", "history_date", "history_actor"
    ):
        if status == before:
            continue
        who = actor.rsplit(" (", 1)[0], timezone.localtime(at).date()
        if before is not None:
            left[before] = who
        entered[status] = who
        before = status
    return entered, left


def next_step_of(record, moment) -> NextStep | None:
    """The first main move out of the present state and those who may make it; None at the end of life.

    A record that knows better says so in its own ``next_step(moment)``.
    """
    if hasattr(record, "next_step"):
        return record.next_step(moment)
    cycle = record.life_cycle
    if cycle is None:
        return None
    move = next((m for m in cycle.transitions if record.status in m.sources and m.primary), None)
    if move is None or move.target == record.status:
        return None
    people = who_may(move.permission, record, moment.on)
    return NextStep(str(move.label), people, getattr(record, "due_on", None))


def who_may(permission: str, record, on: date) -> list:
    """People with a role in the record's unit or above it who may do something to the record now."""
    keys = [int(key) for key in record.unit.path.split("/") if key]
    held = Assignment.objects.in_force(on).filter(unit__in=keys, user__is_active=True)
    roles: dict = {}
    for assignment in held.select_related("user", "unit").order_by("-unit__path", "user__full_name"):
        person = roles.setdefault(assignment.user_id, assignment.user)
        known = person.__dict__.setdefault("roles", [])
        known.append((assignment.role, assignment.unit.path, assignment.unit_id))
    return [person for person in roles.values() if person.has_perm(permission, record)]
