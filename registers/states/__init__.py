"""Life cycles of the registers."""

from registers.states.plain import FOLLOWED, PLANNED

__all__ = ["FOLLOWED", "PLANNED"]
