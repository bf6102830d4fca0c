"""What the reconciliation offers: a worked-out register in exports and packs."""

from qms import evidence
from registers.tables.reconciliation import ReconciliationTable

evidence.register(
    evidence.Register(slug=ReconciliationTable.slug, table=ReconciliationTable, order=46, worked_out=True)
)
