"""Which revision of a procedure a file is received under, and how the unit receives that procedure."""

import datetime as dt

from django.db.models import Q

from documents.models import Adoption, Document, Revision
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


def revisions_on(procedures, day: dt.date, moment: Moment = NOW) -> dict[int, Revision]:
    """{procedure: its revision in force on a day} for keys of procedures, as known at a moment; one query."""
    rows = moment.rows(Revision).filter(
        Q(effective_to=None) | Q(effective_to__gt=day), document__in=list(procedures), status__in=HAS_BEEN,
        effective_from__lte=day,
    )  # fmt: skip
    found = moment.bare(rows.order_by("effective_from", "id"))
    return {revision.document_id: revision for revision in found}


def receivable(unit, moment: Moment = NOW):
    """The procedures of a unit that are in force: those a desk may receive files under, by code."""
    rows = moment.rows(Document).filter(unit=unit, kind=Kind.PROCEDURE, status=DOC_EFFECTIVE)
    return rows.order_by("code")


def setting_of(unit, procedure: Document, moment: Moment = NOW) -> ReceptionSetting:
    """How the unit receives the procedure: the nearest setting up the tree, else the defaults, unsaved.

    What a unit above says of the procedure it shares holds for the procedures made from it.
    """
    return settings_of(unit, [procedure], moment)[procedure.pk]


def settings_of(unit, procedures, moment: Moment = NOW) -> dict[int, ReceptionSetting]:
    """How the unit receives each of the procedures, by their keys; two queries for all."""
    tree, sources = tree_of(unit), _sources_of(procedures, moment)
    asked = {procedure.pk for procedure in procedures} | set(sources.values())
    rows = moment.rows(ReceptionSetting).filter(unit__in=tree, procedure__in=asked).select_related("unit")
    said = sorted(moment.instances(rows), key=lambda row: tree.index(row.unit_id))
    found = {}
    for procedure in procedures:
        kin = (procedure.pk, sources.get(procedure.pk))
        own = [row for row in said if row.procedure_id in kin]
        found[procedure.pk] = own[-1] if own else ReceptionSetting(unit=unit, procedure=procedure)
    return found


def _sources_of(procedures, moment) -> dict[int, int]:
    """Of those taken over from a unit above: the shared procedure they were made from."""
    rows = moment.rows(Adoption).filter(document__in=[procedure.pk for procedure in procedures])
    return dict(rows.values_list("document_id", "source_id"))
