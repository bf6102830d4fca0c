"""Columns of the registers, each declared once, and the list of the plain registers."""

from registers.tables.appointments import AppointmentTable
from registers.tables.change_plans import ChangePlanTable, ChangeStepTable
from registers.tables.communications import CommunicationPostTable, CommunicationTable
from registers.tables.competences import CompetenceItemTable, CompetenceTable
from registers.tables.conduct import ConductTable
from registers.tables.context_issues import ContextIssueTable
from registers.tables.equipment import EquipmentCareTable, EquipmentTable
from registers.tables.improvements import ImprovementTable
from registers.tables.interested_parties import InterestedPartyTable
from registers.tables.knowledge import KnowledgeTable
from registers.tables.mobilised import MobilisedResourceTable
from registers.tables.model_unit import (
    AssessedCriterionTable,
    ModelAssessmentTable,
    ModelCriteriaTable,
    ModelCriterionTable,
)
from registers.tables.nonconforming_outputs import NonconformingOutputTable
from registers.tables.objectives import MeasurementTable, ObjectiveTable
from registers.tables.premises import PremisesCheckRowTable, PremisesCheckTable, PremisesItemTable
from registers.tables.processes import ProcessDocumentTable, ProcessTable
from registers.tables.providers import ProviderEvaluationTable, ProviderTable
from registers.tables.risks import RiskTable
from registers.tables.trainings import TrainingAttendeeTable, TrainingTable

#: The plain registers, in the order of their clauses. A new one adds its table here.
REGISTERS = (
    ContextIssueTable,
    InterestedPartyTable,
    ProcessTable,
    AppointmentTable,
    RiskTable,
    ObjectiveTable,
    ChangePlanTable,
    EquipmentTable,
    PremisesCheckTable,
    PremisesItemTable,
    KnowledgeTable,
    MobilisedResourceTable,
    CompetenceTable,
    TrainingTable,
    CommunicationTable,
    ConductTable,
    ProviderTable,
    NonconformingOutputTable,
    ModelCriteriaTable,
    ModelAssessmentTable,
    ImprovementTable,
)

#: The columns of the rows kept under their records. Those with a form code are lists of their own as well.
ROWS = {
    table.model: table
    for table in (
        MeasurementTable,
        ProcessDocumentTable,
        ChangeStepTable,
        CompetenceItemTable,
        TrainingAttendeeTable,
        CommunicationPostTable,
        EquipmentCareTable,
        PremisesCheckRowTable,
        ProviderEvaluationTable,
        ModelCriterionTable,
        AssessedCriterionTable,
    )
}

__all__ = ["REGISTERS", "ROWS", "MeasurementTable", "ObjectiveTable", "RiskTable"]
