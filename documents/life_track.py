"""The track of a revision on its page: who wrote, reviewed and approved it, and its own days of effect."""

import dataclasses

from django.utils.translation import gettext_lazy

from documents import states
from qms.steps import Step, steps_of

LABELS = {
    states.DRAFT: gettext_lazy("Soạn thảo"),
    states.IN_REVIEW: gettext_lazy("Xem xét"),
    states.IN_APPROVAL: gettext_lazy("Phê duyệt"),
}
ENDED = (states.SUPERSEDED, states.WITHDRAWN)


def track_of(revision, moment) -> list[Step]:
    """The steps of its life; of effect and end the days it bears, which the acts may follow days later."""
    return [_dated(step, revision) for step in steps_of(revision, moment, LABELS)]


def _dated(step, revision) -> Step:
    if step.mark == "later":
        return step
    if step.value == states.EFFECTIVE:
        return dataclasses.replace(step, who="", day=revision.effective_from)
    if step.value in ENDED:
        return dataclasses.replace(step, day=revision.effective_to)
    return step
