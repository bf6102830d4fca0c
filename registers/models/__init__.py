"""The nouns of the registers. A new register adds one line here."""

from registers.models.apology import Apology
from registers.models.handover import Handover
from registers.models.held_original import HeldOriginal
from registers.models.objective import Measurement, Objective
from registers.models.reception_setting import FormFamily, ReceptionSetting, SupplementClock
from registers.models.register import RegisterRecord, RegisterRow, Section
from registers.models.risk import Risk
from registers.models.service_file import Channel, ReturnBy, ServiceFile
from registers.models.slip_form import SlipForm, SlipKind
from registers.models.supplement import Supplement

__all__ = [
    "Apology",
    "Channel",
    "FormFamily",
    "Handover",
    "HeldOriginal",
    "Measurement",
    "Objective",
    "ReceptionSetting",
    "RegisterRecord",
    "RegisterRow",
    "ReturnBy",
    "Risk",
    "Section",
    "ServiceFile",
    "SlipForm",
    "SlipKind",
    "Supplement",
    "SupplementClock",
]
