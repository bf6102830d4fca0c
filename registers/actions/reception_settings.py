"""How a unit receives a procedure: its field, its forms, its clock while papers are missing, its fee."""

from django.utils.translation import gettext as _

from qms.history import action
from qms.permissions import require
from qms.states import Refused
from registers.models import ReceptionSetting, SupplementClock


@action("registers.reception_setting_edit")
def set_reception(
    unit, procedure, *, field, forms, clock, clock_basis, fee, by, reason=""
) -> ReceptionSetting:
    """Say how a unit and those below it receive a procedure; files received before keep their due times.

    Raises Refused where the whole time is to run anew without a ground: that lengthens what the citizen
    was promised.
    """
    require(by, "registers.set_reception", unit)
    if clock == SupplementClock.RESTART and not clock_basis.strip():
        raise Refused(_("Tính lại từ đầu thì phải ghi căn cứ: văn bản nào cho phép."))
    setting = ReceptionSetting.objects.filter(unit=unit, procedure=procedure).first()
    setting = setting or ReceptionSetting(unit=unit, procedure=procedure)
    setting.field, setting.forms, setting.fee = field.strip(), forms, fee
    setting.clock, setting.clock_basis = clock, clock_basis.strip()
    setting.save()
    return setting


@action("registers.reception_setting_drop")
def drop_reception(setting: ReceptionSetting, *, by, reason=""):
    """Take back what the unit says itself: what the unit above says holds again, else what is usual."""
    require(by, "registers.set_reception", setting.unit)
    setting.delete()
