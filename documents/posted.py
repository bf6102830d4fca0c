"""Which procedures in force are posted, as of a moment: the two sums behind every rate."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format

from documents import states
from documents.models import Document, Kind, Posting
from documents.states import posting as posting_states


@dataclass(frozen=True)
class Share:
    """How many of the procedures in force are posted."""

    posted: int
    of: int

    @property
    def percent(self) -> str:
        """With at most one decimal, "–" where there is nothing to post."""
        if not self.of:
            return "–"
        share = (Decimal(100) * self.posted / self.of).quantize(Decimal("0.1"), ROUND_HALF_UP)
        return number_format(share.to_integral() if share == share.to_integral() else share)

    @property
    def words(self) -> str:
        """ "4/5 (80 %)", "–" where there is nothing to post."""
        return f"{self.posted}/{self.of} ({self.percent} %)" if self.of else "–"


def in_force(moment, units=None):
    """Procedures in force at a moment; ``units`` None means everywhere."""
    rows = moment.rows(Document).filter(kind=Kind.PROCEDURE, status=states.DOC_EFFECTIVE)
    return rows if units is None else rows.filter(unit__in=units)


def share_posted(moment, units=None) -> Share:
    """Posted out of those in force; two queries."""
    up = moment.rows(Posting).filter(status=posting_states.POSTED).values("document_id")
    procedures = in_force(moment, units)
    return Share(procedures.filter(id__in=up).count(), procedures.count())
