"""Life cycles of the registers."""

from registers.states import slips  # noqa: F401  (verbs only)
from registers.states.plain import FOLLOWED, HANDLED, KEPT, PLANNED, SIGNED, SUGGESTED, TRAINED, WRITTEN

__all__ = ["FOLLOWED", "HANDLED", "KEPT", "PLANNED", "SIGNED", "SUGGESTED", "TRAINED", "WRITTEN"]
