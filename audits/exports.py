"""What the audits app offers to the ground: evidence registers, tasks, search and links.

Imported once by ``AuditsConfig.ready``; one block per noun.
"""

from audits import audit_marks, audit_worklist, home_charts, key_figures, late_files, nonconformity_worklist
from audits.actions.papers import keep_waiting
from audits.models import Audit, EvidencePack, ManagementReview, Nonconformity
from audits.nonconformity_paper import nonconformity_pdf
from audits.states.nonconformities import Source
from audits.tables.audits import AuditTable, FindingTable
from audits.tables.nonconformities import NonconformityTable
from audits.tables.reviews import DecisionTable, ReviewTable
from qms import daily, evidence, figures, links, marks, search, worklist
from registers.lateness import raised_by


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
raised_by(late_files.by_nonconformities)


# Internal audits and management reviews
evidence.register(
    evidence.Register(
        slug="audits",
        table=AuditTable,
        record_pdf=audit_worklist.audit_paper,
        files=audit_worklist.attached,
        order=40,
        cites=lambda audit: audit.clauses,
        signatures=audit_worklist.audit_signatures,
    )
)
evidence.register(
    evidence.Register(slug="findings", table=FindingTable, order=41, cites=lambda finding: finding.clauses)
)
evidence.register(
    evidence.Register(
        slug="reviews",
        table=ReviewTable,
        record_pdf=audit_worklist.review_paper,
        files=audit_worklist.attached,
        order=45,
        signatures=audit_worklist.review_signatures,
    )
)
evidence.register(evidence.Register(slug="decisions", table=DecisionTable, order=46))
search.register(Audit)
search.register(ManagementReview)
worklist.register(audit_worklist.waiting)
links.register(audit_worklist.around)
daily.register(keep_waiting)
marks.register(audit_marks.last_audit)


# The home page
figures.register(key_figures.home)
figures.register_charts(home_charts.home)
