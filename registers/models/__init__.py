"""The nouns of the registers. A new register adds one line here."""

from registers.models.apology import Apology
from registers.models.appointment import Appointment
from registers.models.change_plan import ChangePlan, ChangeStep
from registers.models.communication import Communication, CommunicationPost
from registers.models.competence import Competence, CompetenceItem
from registers.models.conduct import Conduct
from registers.models.context_issue import ContextIssue
from registers.models.equipment import Equipment, EquipmentCare
from registers.models.feedback import (
    AnswerBy,
    Feedback,
    FeedbackChannel,
    FeedbackKind,
    FeedbackSetting,
    Satisfied,
)
from registers.models.handover import Handover
from registers.models.held_original import HeldOriginal
from registers.models.import_mapping import ImportMapping
from registers.models.improvement import Improvement
from registers.models.interested_party import InterestedParty
from registers.models.knowledge import Knowledge
from registers.models.mobilised import MobilisedResource
from registers.models.model_assessment import AssessedCriterion, ModelAssessment
from registers.models.model_criteria import ModelCriteria, ModelCriterion
from registers.models.nonconforming_output import NonconformingOutput
from registers.models.objective import Measurement, Objective
from registers.models.premises_check import PremisesCheck, PremisesCheckRow
from registers.models.premises_item import PremisesItem
from registers.models.process import Process, ProcessDocument
from registers.models.provider import Provider, ProviderEvaluation
from registers.models.reception_setting import FormFamily, ReceptionSetting, SupplementClock
from registers.models.register import RegisterRecord, RegisterRow, Section
from registers.models.risk import Risk
from registers.models.service_file import Channel, ReturnBy, ServiceFile
from registers.models.slip_form import SlipForm, SlipKind
from registers.models.supplement import Supplement
from registers.models.survey import Survey, SurveyAnswer
from registers.models.training import Training, TrainingAttendee

__all__ = [
    "AnswerBy",
    "Apology",
    "Appointment",
    "AssessedCriterion",
    "ChangePlan",
    "ChangeStep",
    "Channel",
    "Communication",
    "CommunicationPost",
    "Competence",
    "CompetenceItem",
    "Conduct",
    "ContextIssue",
    "Equipment",
    "EquipmentCare",
    "Feedback",
    "FeedbackChannel",
    "FeedbackKind",
    "FeedbackSetting",
    "FormFamily",
    "Handover",
    "HeldOriginal",
    "ImportMapping",
    "Improvement",
    "InterestedParty",
    "Knowledge",
    "Measurement",
    "MobilisedResource",
    "ModelAssessment",
    "ModelCriteria",
    "ModelCriterion",
    "NonconformingOutput",
    "Objective",
    "PremisesCheck",
    "PremisesCheckRow",
    "PremisesItem",
    "Process",
    "ProcessDocument",
    "Provider",
    "ProviderEvaluation",
    "ReceptionSetting",
    "RegisterRecord",
    "RegisterRow",
    "ReturnBy",
    "Risk",
    "Satisfied",
    "Section",
    "ServiceFile",
    "SlipForm",
    "SlipKind",
    "Supplement",
    "SupplementClock",
    "Survey",
    "SurveyAnswer",
    "Training",
    "TrainingAttendee",
]
