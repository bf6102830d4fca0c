"""The nouns of the plain registers. A new register adds one line here."""

from registers.models.objective import Measurement, Objective
from registers.models.register import RegisterRecord, RegisterRow, Section
from registers.models.risk import Risk

__all__ = [
    "Measurement",
    "Objective",
    "RegisterRecord",
    "RegisterRow",
    "Risk",
    "Section",
]
