"""Above a revision that was sent back: by whom, when, and what its author has to mend."""

from documents import states
from documents.models import Revision
from documents.panels import TOP, Panel, Shown, panel
from qms.history import history_of


@panel(3)
def why_it_came_back(shown: Shown) -> Panel | None:
    """The reason of the last return, while the revision waits to be corrected."""
    revision = shown.revision
    if revision is None or revision.status != states.RETURNED:
        return None
    rows = history_of(Revision)._base_manager.filter(
        id=revision.pk, history_verb="documents.revision_return", history_date__lte=shown.moment.at
    )
    told = rows.order_by("-history_id").values("history_actor", "history_date", "history_change_reason")
    return Panel("documents/_returned.html", {"returned": told.first()}, TOP)
