"""The texts behind a shared procedure: what is offered now, what the unit follows, what it has itself.

The one door through which a unit reads a document of the unit above: `offered_revision` gives the revision in
force of a document that is offered to a unit, and nothing else of it.
"""

from dataclasses import dataclass

from documents import states
from documents.comparison import SECTIONS, SectionChange, compare
from documents.models import Revision


def offered_revision(adoption, moment) -> Revision | None:
    """The shared revision in force at the moment while it is offered to the unit of `adoption`, or None."""
    if not adoption.is_open:
        return None
    rows = moment.rows(Revision).filter(document_id=adoption.source_id, status=states.EFFECTIVE)
    return next(iter(moment.instances(rows.select_related("document", "document__unit"))), None)


def revision_of(issue, moment) -> Revision | None:
    """The whole revision behind an Issue."""
    if issue is None:
        return None
    rows = moment.rows(Revision).filter(id=issue.pk).select_related("document", "document__unit")
    return next(iter(moment.instances(rows)), None)


@dataclass(frozen=True)
class ThreeWays:
    """One section of the text: what the unit above changed in it, and what this unit has changed itself."""

    key: str
    label: str
    theirs: SectionChange | None
    ours: SectionChange | None

    @property
    def is_touched_twice(self) -> bool:
        """Both changed it: here somebody has to decide."""
        return self.theirs is not None and self.ours is not None


def three_ways(base, theirs, ours) -> list[ThreeWays]:
    """The sections in which `theirs` or `ours` differs from `base`, in the order of the document."""
    new = {section.key: section for section in compare(base.body, theirs.body).changed}
    own = {section.key: section for section in compare(base.body, ours.body).changed}
    return [
        ThreeWays(key, label, new.get(key), own.get(key))
        for key, label, _shape in SECTIONS
        if key in new or key in own
    ]
