"""Which revision of a procedure a file is received under, and how the unit receives that procedure."""

import datetime as dt

from django.db.models import Q

from documents.models import Document, Revision
from documents.models.document import Kind
from documents.states import DOC_EFFECTIVE, EFFECTIVE, SUPERSEDED
from qms.history import Moment
from qms.models.calendar import tree_of
from registers.models.reception_setting import ReceptionSetting

HAS_BEEN = (EFFECTIVE, SUPERSEDED)
NOW = Moment()


def revision_on(procedure: Document, day: dt.date) -> Revision | None:
    """The revision of a procedure in force on a day; None where there was none."""
    rows = Revision.objects.filter(document=procedure, status__in=HAS_BEEN, effective_from__lte=day)
    rows = rows.filter(Q(effective_to=None) | Q(effective_to__gt=day))
    return rows.order_by("-effective_from", "-id").first()


def receivable(unit, moment: Moment = NOW):
    """The procedures of a unit that are in force: those a desk may receive files under, by code."""
    rows = moment.rows(Document).filter(unit=unit, kind=Kind.PROCEDURE, status=DOC_EFFECTIVE)
    return rows.order_by("code")


def setting_of(unit, procedure: Document, moment: Moment = NOW) -> ReceptionSetting:
    """How the unit receives the procedure: the nearest setting up the tree, else the defaults, unsaved."""
    tree = tree_of(unit)
    rows = moment.instances(moment.rows(ReceptionSetting).filter(unit__in=tree, procedure=procedure.pk))
    rows.sort(key=lambda row: tree.index(row.unit_id))
    return rows[-1] if rows else ReceptionSetting(unit=unit, procedure=procedure)
