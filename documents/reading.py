"""Who must read what by when, who has, and who has not, at any moment (7.3, 7.5.3.2).

Nothing of this is stored except the acknowledgements themselves: the list of recipients, the roles people
held and the revision in force are read as of the moment, so any past day tells its own readers.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q

from documents.models import Acknowledgement, Document, Recipient, Revision
from documents.models.recipient import To
from documents.states import EFFECTIVE, control
from qms.models import Assignment, Role, User

GUESTS = (Role.INSPECTOR,)


@dataclass(frozen=True)
class Duty:
    """One person who must read one revision in force; ``read`` is the acknowledgement or None."""

    person: object
    document: object
    revision: object
    due: dt.date
    read: object = None

    def state(self, on: dt.date):
        """Read, read late, not read yet, or overdue on a day."""
        if self.read is not None:
            return self.read.state
        return control.OVERDUE if self.due < on else control.UNREAD


def duties_of(documents: Iterable, moment, *, revisions=None, person=None) -> dict[int, list[Duty]]:
    """For each document its readers with what they did, by name; documents without readers have none.

    ``revisions`` maps documents to their revision in force where the caller has them; ``person`` asks about
    one person only. At most five queries, whatever the number of documents; one when nobody must read.
    """
    by_key = {document.pk: document for document in documents}
    asked = _asked(by_key, moment)
    if not asked:
        return {}
    if revisions is None:
        revisions = in_force(asked, moment)
    asked = {key: rows for key, rows in asked.items() if revisions.get(key)}
    held = _held([by_key[key].unit for key in asked], moment, person)
    duties = {key: _duties(by_key[key], revisions[key], rows, held) for key, rows in asked.items()}
    read = _read(duties, moment)
    return {
        key: [replace(duty, read=read.get((duty.revision.pk, duty.person.pk))) for duty in found]
        for key, found in duties.items()
    }


def in_force(keys: Iterable[int], moment) -> dict[int, Revision]:
    """The effective revision of each of these documents, by the key of the document."""
    rows = moment.rows(Revision).filter(document_id__in=list(keys), status=EFFECTIVE)
    if not moment.is_past:
        rows = rows.defer("content")
    return {revision.document_id: revision for revision in moment.instances(rows)}


def documents_to_read(units, moment) -> list[Document]:
    """Documents in force of these units that anybody must read, by code."""
    keys = moment.rows(Recipient).filter(unit__in=units, must_read=True).values("document_id")
    rows = moment.rows(Document).filter(unit__in=units, id__in=keys, effective_from__isnull=False)
    return moment.instances(rows.select_related("unit").order_by("code", "id"))


def people_on(recipients, document, moment) -> list:
    """The people whom rows of the distribution list name at the moment, by name."""
    held = _held([document.unit], moment, None)
    found = {person.pk: person for row in recipients for person, _since in _people(row, document, held)}
    return sorted(found.values(), key=lambda person: (person.full_name, person.pk))


# --- the parts -----------------------------------------------------------------------------------
def _asked(by_key, moment) -> dict[int, list[Recipient]]:
    rows = moment.rows(Recipient).filter(document_id__in=list(by_key), must_read=True)
    asked = defaultdict(list)
    for row in moment.instances(rows.select_related("person").order_by("id")):
        asked[row.document_id].append(row)
    return asked


def _held(units, moment, person) -> list[Assignment]:
    """Roles in force on the day of the moment in these units and above them, of people working then."""
    keys = {int(key) for unit in units for key in unit.path.split("/") if key}
    on = moment.on
    rows = moment.rows(Assignment).filter(Q(to_date=None) | Q(to_date__gte=on), from_date__lte=on)
    rows = rows.filter(unit_id__in=keys).exclude(role__in=GUESTS)
    if person is not None:
        rows = rows.filter(user_id=person.pk)
    if not moment.is_past:
        rows = rows.filter(user__is_active=True)
    held = moment.instances(rows.select_related("user").order_by("user_id", "from_date", "id"))
    return held if not moment.is_past else _of_people_then(held, moment)


def _of_people_then(held, moment) -> list[Assignment]:
    people = moment.rows(User).filter(id__in={row.user_id for row in held}, is_active=True)
    working = set(people.values_list("id", flat=True))
    return [row for row in held if row.user_id in working]


def _duties(document, revision, recipients, held) -> list[Duty]:
    """One duty a person, due on the earliest day that any row of the list asks for."""
    found: dict[int, Duty] = {}
    for recipient in recipients:
        for person, role_from in _people(recipient, document, held):
            start = max(revision.effective_from, recipient.since, role_from)
            due = start + dt.timedelta(days=recipient.days)
            known = found.get(person.pk)
            if known is None or due < known.due:
                found[person.pk] = Duty(person, document, revision, due)
    return sorted(found.values(), key=lambda duty: (duty.person.full_name, duty.person.pk))


def _people(recipient, document, held):
    """Whom a row of the list names, each with the day since when it does: (person, day)."""
    seen = set()
    for row in held:
        inside = row.unit_id == document.unit_id
        named = {
            To.EVERYONE: inside,
            To.ROLE: inside and row.role == recipient.role,
            To.PERSON: row.user_id == recipient.person_id and _sees(row, document),
        }.get(recipient.kind, False)
        if named and row.user_id not in seen:
            seen.add(row.user_id)
            yield row.user, row.from_date


def _sees(assignment, document) -> bool:
    """Whether a role reaches the document: it is held in its unit or above."""
    return f"/{assignment.unit_id:06d}/" in document.unit.path


def _read(duties, moment) -> dict:
    revisions = {duty.revision.pk for found in duties.values() for duty in found}
    rows = moment.rows(Acknowledgement).filter(revision_id__in=revisions)
    return {(one.revision_id, one.person_id): one for one in moment.instances(rows)}
