"""What is counted of service files: tallies with shares and means, lines of steps, requests, apologies."""

from dataclasses import dataclass, fields
from decimal import ROUND_HALF_UP, Decimal

from qms.shares import percent

CENT = Decimal("0.01")
NO_HOURS = Decimal(0)


@dataclass
class Tally:
    """Files counted, and office hours added up; ``*_n`` says of how many files the hours are."""

    received: int = 0
    carried: int = 0
    resolved: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    returned: int = 0
    refused: int = 0
    stopped: int = 0
    withdrawn: int = 0
    open: int = 0
    open_late: int = 0
    open_waiting: int = 0
    timed: int = 0
    saved: Decimal = NO_HOURS
    promised: Decimal = NO_HOURS
    timed_by_law: int = 0
    saved_by_law: Decimal = NO_HOURS
    by_law: Decimal = NO_HOURS
    taken_n: int = 0
    taken: Decimal = NO_HOURS

    def add(self, other: "Tally") -> None:
        """Count what another counted as well."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))

    @property
    def kept(self) -> int:
        """Resolved early or on time."""
        return self.early + self.on_time

    @property
    def ended(self) -> int:
        """Over without the result that was asked for."""
        return self.refused + self.stopped + self.withdrawn

    @property
    def open_in_time(self) -> int:
        return self.open - self.open_late - self.open_waiting

    @property
    def share(self) -> Decimal | None:
        """Percent early or on time of those resolved, one decimal; None of nothing."""
        return percent(self.kept, self.resolved)

    @property
    def is_balanced(self) -> bool:
        """Carried over and received went somewhere: resolved, ended or still open."""
        return self.carried + self.received == self.resolved + self.ended + self.open

    @property
    def mean_saved(self) -> Decimal | None:
        """Office hours saved a file against the procedure's limit; None of nothing."""
        return mean(self.saved, self.timed)

    @property
    def mean_saved_by_law(self) -> Decimal | None:
        return mean(self.saved_by_law, self.timed_by_law)

    @property
    def mean_promised(self) -> Decimal | None:
        return mean(self.promised, self.timed)

    @property
    def mean_by_law(self) -> Decimal | None:
        return mean(self.by_law, self.timed_by_law)

    @property
    def mean_taken(self) -> Decimal | None:
        return mean(self.taken, self.taken_n)


def mean(total, n) -> Decimal | None:
    """A mean to the hundredth; None of nothing."""
    return (Decimal(total) / n).quantize(CENT, ROUND_HALF_UP) if n else None


@dataclass(frozen=True)
class StepLine:
    """Stays at one step that ended in the period: how many, how many late, hours taken and allowed."""

    procedure: int | None
    number: int
    step: str
    n: int
    late: int
    taken: Decimal | None
    limit: Decimal | None

    @property
    def value(self) -> str:
        """The step as `file_sets.written` takes it."""
        return f"{self.procedure or 0}.{self.number}.{self.step}"


@dataclass(frozen=True)
class Asking:
    """Requests for more papers: slips, files, and files asked again."""

    slips: int = 0
    asked: int = 0
    asked_again: int = 0


@dataclass(frozen=True)
class Apologies:
    """Signed apologies of the period: early enough for a new date, and too late."""

    redated: int = 0
    apologised_late: int = 0

    @property
    def apologised(self) -> int:
        return self.redated + self.apologised_late
