"""What stands under service files as evidence: hand-overs, stops, apologies, originals of citizens."""

from django.utils.translation import gettext_lazy

from qms import evidence, rail
from registers.tables.file_evidence import ApologyTable, HandoverTable, OriginalTable, SupplementTable

for order, table in enumerate((HandoverTable, SupplementTable, ApologyTable, OriginalTable), start=41):
    evidence.register(evidence.Register(slug=table.slug, table=table, order=order))

rail.shelf(
    "registers:service_file_list",
    gettext_lazy("Sổ giao nhận"),
    "registers:handover_list",
    order=15,
)
