"""By which decision a revision was issued: known from the signing on, which approves all that it names."""

from documents import states
from documents.models import Decision, DecisionItem


def issued_by(revision, moment) -> Decision | None:
    """The signed decision that approved a revision; None where it was approved by itself, or not yet."""
    if not revision.is_frozen:
        return None
    items = moment.rows(DecisionItem).filter(revision_id=revision.pk).values("decision_id")
    rows = moment.rows(Decision).filter(id__in=items, status=states.DECISION_SIGNED)
    return next(iter(moment.instances(rows.order_by("id"))), None)
