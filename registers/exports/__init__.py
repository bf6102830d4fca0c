"""What the registers offer to the rest of the house; each module registers its own."""

from registers.exports import (  # noqa: F401
    calendar_changes,
    feedback,
    file_evidence,
    hands,
    importing,
    plain,
    reconciliation,
    service_files,
    slip_forms,
    statistics,
    surveys,
)
