"""The process sheet (4.4.1): the steps of a procedure as a flow of boxes, from the application to the result.

It is laid out by whoever shows it, page or paper, in its own letters: nothing is measured on this machine.
"""

from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from documents.content import Content

MOST_LETTERS = 220  # of a step; the table of the procedure has the rest
MOST_FORM_LETTERS = 110


@dataclass(frozen=True)
class Box:
    """One step: what is done, by whom, how long, and which forms and results go with it."""

    number: str
    action: str
    role: str
    time: str
    forms: str
    is_counted: bool


@dataclass(frozen=True)
class Flow:
    """The boxes in their order, between what begins the work and what comes out of it."""

    begins: str
    boxes: list[Box]
    ends: str

    @property
    def has_forms(self) -> bool:
        return any(box.forms for box in self.boxes)


def flow_of(content: Content) -> Flow | None:
    """The flow of a procedure, None without steps."""
    if not content.steps:
        return None
    boxes = [_box(number, step) for number, step in content.numbered_steps]
    return Flow(_("Công dân nộp hồ sơ"), boxes, _short(content.result, MOST_FORM_LETTERS) or _("Trả kết quả"))


def _box(number, step) -> Box:
    return Box(
        number,
        _short(step.action, MOST_LETTERS) or "–",
        step.role,
        str(step.time),
        _short(step.forms, MOST_FORM_LETTERS),
        step.is_counted or step.unit == "shared",
    )


def _short(text: str, letters: int) -> str:
    return Truncator(" ".join(text.split())).chars(letters)
