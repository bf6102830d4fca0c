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


def in_force(unit, moment: Moment = NOW):
    """Every procedure of a unit that is in force, the house's own among them, by code."""
    rows = moment.rows(Document).filter(unit=unit, kind=Kind.PROCEDURE, status=DOC_EFFECTIVE)
    return rows.order_by("code")


def receivable(unit, moment: Moment = NOW):
    """The procedures in force of a unit under which a desk may receive a citizen's file, by code."""
    day = moment.on
    now = moment.rows(Revision).filter(
        Q(effective_to=None) | Q(effective_to__gt=day), status__in=HAS_BEEN, effective_from__lte=day
    )
    return in_force(unit, moment).filter(_for_citizens(unit, now, moment))


def ever_received(unit):
    """The procedures of a unit, in force or not, that an old register may name."""
    rows = Document.objects.filter(unit=unit, kind=Kind.PROCEDURE)
    return rows.filter(_for_citizens(unit, Revision.objects.all(), NOW))


def serves_citizens(unit, revision: Revision) -> bool:
    """Whether files may be received under a revision: it asks for papers, names a code of the national
    database, or the office has said how it is received. Procedures of the house itself do none of these.
    """
    content = revision.body
    if content.dossier or content.tthc_codes:
        return True
    return setting_of(unit, revision.document).pk is not None


def _for_citizens(unit, revisions, moment) -> Q:
    """`serves_citizens` as a condition on procedures; ``revisions`` are those that are looked at."""
    states_it = Q(content__dossier__0__isnull=False) | Q(content__tthc_codes__0__isnull=False)
    said = moment.rows(ReceptionSetting).filter(unit__in=tree_of(unit)).values("procedure")
    made_from = moment.rows(Adoption).filter(source__in=said).values("document")
    stating = revisions.filter(states_it).values("document")
    return Q(id__in=stating) | Q(id__in=said) | Q(id__in=made_from)


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
