"""Life cycles as tables: states, the moves between them, and who may make them.

Buttons, checks, messages, steppers and tests all read the same table. See
``docs/adr`` for why this is a table and not a library.
"""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

Text = str | Promise


class Refused(Exception):
    """The product says no. ``message`` is one sentence for the person who asked."""

    def __init__(self, message: Text):
        super().__init__(message)
        self.message = message

    def __str__(self):
        return str(self.message)


@dataclass(frozen=True)
class Missing:
    """One thing that is still missing, and the field or section where it is filled in."""

    text: Text
    anchor: str = ""
    url: str = ""


class Blocked(Refused):
    """The step waits for things that are missing; they are named in ``missing``."""

    def __init__(self, missing: list[Missing]):
        self.missing = missing
        super().__init__(_("Còn thiếu: %(what)s.") % {"what": "; ".join(str(item.text) for item in missing)})


@dataclass(frozen=True)
class State:
    """A state in words. ``tone`` is accent, ok, warn, danger or mute; ``icon`` a lucide name."""

    value: str
    label: Text
    tone: str = "mute"
    icon: str = "circle"

    def __str__(self):
        return str(self.label)


@dataclass(frozen=True)
class Transition:
    """One move. ``signs`` is the meaning of the signature it asks for, empty for none."""

    verb: str
    label: Text
    sources: tuple[str, ...]
    target: str
    permission: str
    needs_reason: bool = False
    primary: bool = True
    icon: str = "arrow-right"
    signs: Text = ""
    confirm: Text = ""

    @property
    def needs_page(self) -> bool:
        """Whether the move asks for something first: a reason, a password, a confirmation."""
        return bool(self.needs_reason or self.signs or self.confirm)


@dataclass(frozen=True)
class LifeCycle:
    """The states of one kind of record and the moves between them.

    ``track`` are the states of the stepper. A step names who brought the record there, or with
    ``track_tells="left"`` who finished the step, as with drafting, reviewing and approving.
    """

    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    track: tuple[str, ...] = ()
    track_tells: str = "entered"
    _by_value: dict = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self):
        self._by_value.update({state.value: state for state in self.states})
        named = {value for move in self.transitions for value in (*move.sources, move.target)}
        if unknown := (named | set(self.track)) - set(self._by_value):
            raise ValueError(f"unknown states: {sorted(unknown)}")

    @property
    def choices(self) -> list[tuple[str, Text]]:
        return [(state.value, state.label) for state in self.states]

    @property
    def final(self) -> set[str]:
        """The states of the end: a stated reason leads back from there, and nothing else leads on."""
        left = {source for move in self.transitions if not move.needs_reason for source in move.sources}
        return {state.value for state in self.states} - left

    def state(self, value: str) -> State:
        """The state of a value. Raises KeyError for a value that is not in the table."""
        return self._by_value[value]

    def transition(self, verb: str, source: str | None = None) -> Transition:
        """The move of a verb (from ``source`` where one verb has several). Raises KeyError."""
        moves = [move for move in self.transitions if move.verb == verb]
        moves = [move for move in moves if source in move.sources] or moves
        if not moves:
            raise KeyError(verb)
        return moves[0]

    def open_to(self, record, user) -> list[Transition]:
        """The moves this person may make now, in the order of the table."""
        return [
            move
            for move in self.transitions
            if record.status in move.sources and user.has_perm(move.permission, record)
        ]

    def refuse_out_of_turn(self, record, transition: Transition) -> None:
        """Raise Refused where the record is in no state from which the move begins."""
        if record.status not in transition.sources:
            raise Refused(
                _("Không thể %(verb)s khi hồ sơ đang ở tình trạng “%(state)s”.")
                % {"verb": str(transition.label).lower(), "state": self.state(record.status).label}
            )

    def move(self, record, verb: str, *, by=None, reason: str = "") -> Transition:
        """Set ``record.status`` by the table; saving is the caller's. Raises Refused."""
        transition = self.transition(verb, record.status)
        self.refuse_out_of_turn(record, transition)
        if transition.needs_reason and not reason.strip():
            raise Refused(_("Cần nêu lý do trước khi %(verb)s.") % {"verb": str(transition.label).lower()})
        record.status = transition.target
        return transition
