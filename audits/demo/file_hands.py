"""Through whose hands the file of a procedure goes, and how far its time has run at each hand-over."""

import functools
import itertools
from dataclasses import dataclass
from decimal import Decimal

from audits.demo import procedures

CONTENTS = {
    "QT-01": procedures.temporary_residence("", backup=True), "QT-02": procedures.permanent_residence(""),
    "QT-03": procedures.identity_card(""), "QT-04": procedures.vehicle(""),
}  # fmt: skip
PEOPLE = {procedures.DESK: "desk", procedures.HEAD: "chief", "Cảnh sát khu vực": "owner2"}


@dataclass(frozen=True)
class Hand:
    """A hand-over: the step it is for, who takes it, and the hours of all steps before it."""

    step: int
    person: str  # a part in the cast
    before: float


@functools.cache
def hands(code: str) -> tuple[Hand, ...]:
    """The hand-overs after reception: one each time the work goes to somebody else."""
    steps = CONTENTS[code]["steps"]
    hours = [float(Decimal(step.get("value", "0").replace(",", "."))) * 8 for step in steps]
    begun = [0.0, *itertools.accumulate(hours)]
    found, last = [], "desk"
    for number, step in enumerate(steps, start=1):
        person = PEOPLE.get(step["role"].partition("\n")[0], "owner")
        if person != last and step["unit"] != "office_hours":
            found.append(Hand(number, person, begun[number - 1]))
        last = person
    return tuple(found)


def slow_one(code: str) -> int:
    """Which hand-over a file waits behind when it is late: checking on the spot, else the last."""
    people = [hand.person for hand in hands(code)]
    return people.index("owner2") + 1 if "owner2" in people else len(people)
