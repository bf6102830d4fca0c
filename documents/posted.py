"""Which procedures in force are posted, as of a moment: the two sums behind every rate.

Counted are procedures that citizens come for: those with a procedure code (mã TTHC) or with papers to hand
in. Procedures of the quality system itself are not posted.
"""

from dataclasses import dataclass

from django.db.models import Q

from documents import states
from documents.models import Document, Kind, Posting, Revision
from documents.states import posting as posting_states
from qms.shares import percent_words

SERVES = Q(content__tthc_codes__0__isnull=False) | Q(content__dossier__0__isnull=False)


@dataclass(frozen=True)
class Share:
    """How many of the procedures in force are posted."""

    posted: int
    of: int

    @property
    def percent(self) -> str:
        """With at most one decimal, "–" where there is nothing to post."""
        return percent_words(self.posted, self.of)

    @property
    def words(self) -> str:
        """ "4/5 (80 %)", "–" where there is nothing to post."""
        return f"{self.posted}/{self.of} ({self.percent} %)" if self.of else "–"


def in_force(moment, units=None):
    """Procedures for citizens in force at a moment; ``units`` None means everywhere."""
    serving = moment.rows(Revision).filter(SERVES, status=states.EFFECTIVE).values("document_id")
    rows = moment.rows(Document).filter(kind=Kind.PROCEDURE, status=states.DOC_EFFECTIVE, id__in=serving)
    return rows if units is None else rows.filter(unit__in=units)


def serves_citizens(content) -> bool:
    """Whether a procedure that says this is one citizens come for."""
    return bool(content.tthc_codes or content.dossier)


def share_posted(moment, units=None) -> Share:
    """Posted out of those in force; two queries."""
    up = moment.rows(Posting).filter(status=posting_states.POSTED).values("document_id")
    procedures = in_force(moment, units)
    return Share(procedures.filter(id__in=up).count(), procedures.count())
