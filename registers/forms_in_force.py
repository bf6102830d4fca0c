"""Which form a slip is made on: the edition in force on its day, of the family of its procedure."""

import datetime as dt

from django.db.models import Q

from qms.history import Moment
from qms.models.calendar import tree_of
from registers.models import FormFamily, SlipForm, SlipKind
from registers.procedures_in_force import setting_of

NOW = Moment()


def form_on(unit, family: str, kind: str, day: dt.date, moment: Moment = NOW) -> SlipForm | None:
    """The form of a slip on a day; a kind that a police family lacks follows the one-stop forms.

    What the nearest unit says holds, of that the latest edition. None where no edition has such a form.
    """
    tree = tree_of(unit)
    rows = moment.rows(SlipForm).filter(unit__in=tree, kind=kind, from_date__lte=day)
    rows = rows.filter(family__in={family, FormFamily.ONE_STOP.value})
    found = moment.instances(rows.filter(Q(to_date=None) | Q(to_date__gte=day)))
    found.sort(key=lambda form: (form.family == family, tree.index(form.unit_id), form.from_date))
    return found[-1] if found else None


def form_of(file, kind: str, day: dt.date, moment: Moment = NOW) -> SlipForm | None:
    """The form of a slip of a file on a day, by the family its procedure is received with."""
    family = setting_of(file.unit, file.procedure, moment).forms if file.procedure_id else FormFamily.ONE_STOP
    return form_on(file.unit, family, kind, day, moment)


def register_form(unit, day: dt.date, moment: Moment = NOW) -> SlipForm | None:
    """The form of the register of files in force in a unit on a day."""
    return form_on(unit, FormFamily.ONE_STOP, SlipKind.REGISTER, day, moment)
