"""What the audits app offers to the ground: evidence registers, tasks, search and links.

Imported once by ``AuditsConfig.ready``; one block per noun.
"""

from audits import nonconformity_worklist
from audits.models import EvidencePack, Nonconformity
from audits.nonconformity_paper import nonconformity_pdf
from audits.states.nonconformities import Source
from audits.tables.nonconformities import NonconformityTable
from qms import evidence, links, search, worklist


# Nonconformities
def nonconformity_clauses(nonconformity):
    """10.2; also 8.7 when a service file was the nonconforming output."""
    return ("8.7", "10.2") if nonconformity.source == Source.LATE_FILE else ("10.2",)


evidence.register(
    evidence.Register(
        slug="nonconformities",
        table=NonconformityTable,
        record_pdf=nonconformity_pdf,
        files=nonconformity_worklist.attached,
        record_clauses=nonconformity_clauses,
        cites=lambda nonconformity: nonconformity.clauses,
        order=50,
    )
)
search.register(Nonconformity)
search.register(EvidencePack)
worklist.register(nonconformity_worklist.waiting)
links.register(nonconformity_worklist.raised_on)
