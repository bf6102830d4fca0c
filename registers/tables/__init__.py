"""Columns of the registers, each declared once, and the list of the plain registers."""

from registers.tables.objectives import MeasurementTable, ObjectiveTable
from registers.tables.risks import RiskTable

#: The plain registers, in the order of their clauses. A new one adds its table here.
REGISTERS = (
    RiskTable,
    ObjectiveTable,
)

__all__ = ["REGISTERS", "MeasurementTable", "ObjectiveTable", "RiskTable"]
