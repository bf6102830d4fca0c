"""Procedures of the house itself are no offer to citizens: at the desk, in the act, in the import."""

import pytest

from qms.states import Refused
from registers.actions.importing import import_files
from registers.actions.reception_settings import set_reception
from registers.importing.rows import Understood
from registers.models import ReceptionSetting, ServiceFile
from registers.procedures_in_force import ever_received, receivable
from tests.registers.one_stop.making import procedure, received

pytestmark = pytest.mark.django_db


def internal(office, code="QT-ISO-01"):
    return procedure(office, code=code, dossier=[], tthc_codes=[])


def coded(office):
    return procedure(office, code="QT-03", dossier=[])


def test_the_desk_is_offered_what_citizens_ask_for(office):
    internal(office)
    of, other = procedure(office), coded(office)

    assert list(receivable(office.tan_tien)) == [of, other]
    assert list(ever_received(office.tan_tien).order_by("code")) == [of, other]


def test_an_internal_procedure_receives_nothing(office):
    with pytest.raises(Refused, match="QT-ISO-01 là quy trình nội bộ"):
        received(office, "2026-06-04 09:00", of=internal(office))
    assert ServiceFile.objects.count() == 0
    assert received(office, "2026-06-04 09:00", of=coded(office)).code == "HS-2026-0001"


@pytest.mark.parametrize("above", [False, True])
def test_what_the_office_says_it_receives_is_received(office, above):
    of = internal(office)
    unit, by = (office.province_unit, office.province) if above else (office.tan_tien, office.secretary)
    facts = {"field": "", "forms": "one_stop", "clock": "resume", "clock_basis": "Quy chế", "fee": None}
    set_reception(unit, of, by=by, **facts)

    assert ReceptionSetting.objects.get().unit == unit
    assert list(receivable(office.tan_tien)) == [of]
    assert received(office, "2026-06-04 09:00", of=of).procedure == of


def test_an_old_register_names_no_internal_procedure(office):
    one = Understood(row=2, procedure=internal(office))

    with pytest.raises(Refused, match="công dân: QT-ISO-01"):
        import_files([one], office.tan_tien, source="so.xlsx", sha256="f" * 64, by=office.desk)
