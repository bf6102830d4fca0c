"""Who must read what by when, who has, and who has not, at any moment (7.3, 7.5.3.2).

Nothing of this is stored except the acknowledgements themselves: the list of recipients, the roles people
held and the revision in force are read as of the moment, so any past day tells its own readers.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.db.models import Q, Value

from documents.models import Acknowledgement, Document, Recipient, Revision
from documents.models.recipient import To
from documents.states import EFFECTIVE, control
from qms.models import Assignment, Role, User
from qms.permissions import visible_to

GUESTS = (Role.INSPECTOR,)


@dataclass(frozen=True)
class Duty:
    """One person who must read one revision in force since a day; ``read`` is the acknowledgement or None."""

    person: object
    document: object
    revision: object
    since: dt.date
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
    one person only. At most four queries, whatever the number of documents; one when nobody must read.
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


def documents_to_read(units, moment, user=None) -> list[Document]:
    """Documents in force of these units (None: all) that anybody must read, by code.

    ``user`` limits them to what that person sees; None is the system.
    """
    keys = moment.rows(Recipient).filter(must_read=True)
    rows = moment.rows(Document).filter(effective_from__isnull=False)
    if units is not None:
        keys, rows = keys.filter(unit__in=units), rows.filter(unit__in=units)
    if user is not None:
        rows = visible_to(user, rows)
    rows = rows.filter(id__in=keys.values("document_id"))
    return moment.instances(rows.select_related("unit").order_by("code", "id"))


def read_counts(documents, moment, revisions) -> dict[int, tuple[int, int]]:
    """(who has read, who must) for each document that anybody must read, as `duties_of` would tell it.

    ``revisions`` maps documents to their revision in force. One query whatever their number, as lists show
    nobody's name: who is asked, who holds which role and who has read come in one answer.
    """
    asked, held, read = defaultdict(list), [], set()
    for what, one, two, kind, role in _counted(documents, moment, revisions):
        if what == "asked":
            asked[one].append(Recipient(kind=kind, role=role, person_id=two))
        elif what == "held":
            held.append(Assignment(unit_id=one, user_id=two, role=role))
        else:
            read.add((one, two))
    counts = {}
    for document in documents:
        rows, revision = asked[document.pk], revisions.get(document.pk)
        people = {found.user_id for row in rows for found in _named(row, document, held)} if revision else ()
        if people:
            counts[document.pk] = (sum((revision.pk, key) in read for key in people), len(people))
    return counts


def _counted(documents, moment, revisions):
    """(what, document or unit or revision, person, kind, role) of everything `read_counts` needs."""
    recipients = moment.rows(Recipient).filter(document_id__in=list(revisions), must_read=True)
    words = moment.rows(Acknowledgement).filter(revision_id__in=[one.pk for one in revisions.values()])
    held, none = _held_rows([document.unit for document in documents], moment), Value("")
    return (
        recipients.order_by().values_list(Value("asked"), "document_id", "person_id", "kind", "role")
        .union(
            held.order_by().values_list(Value("held"), "unit_id", "user_id", none, "role"),
            words.order_by().values_list(Value("read"), "revision_id", "person_id", none, none),
            all=True,
        )
    )  # fmt: skip


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
    rows = _held_rows(units, moment)
    if person is not None:
        rows = rows.filter(user_id=person.pk)
    return moment.instances(rows.select_related("user").order_by("user_id", "from_date", "id"))


def _held_rows(units, moment):
    keys = {int(key) for unit in units for key in unit.path.split("/") if key}
    on = moment.on
    rows = moment.rows(Assignment).filter(Q(to_date=None) | Q(to_date__gte=on), from_date__lte=on)
    rows = rows.filter(unit_id__in=keys).exclude(role__in=GUESTS)
    if not moment.is_past:
        return rows.filter(user__is_active=True)
    return rows.filter(user_id__in=moment.rows(User).filter(is_active=True).values("id"))


def _duties(document, revision, recipients, held) -> list[Duty]:
    """One duty a person, due on the earliest day that any row of the list asks for."""
    found: dict[int, Duty] = {}
    for recipient in recipients:
        for person, role_from in _people(recipient, document, held):
            start = max(revision.effective_from, recipient.since, role_from)
            due = start + dt.timedelta(days=recipient.days)
            known = found.get(person.pk)
            if known is None or due < known.due:
                found[person.pk] = Duty(person, document, revision, start, due)
    return sorted(found.values(), key=lambda duty: (duty.person.full_name, duty.person.pk))


def _people(recipient, document, held):
    """Whom a row of the list names, each with the day since when it does: (person, day)."""
    return ((row.user, row.from_date) for row in _named(recipient, document, held))


def _named(recipient, document, held):
    """The roles held by those whom a row of the list names, the first of each person."""
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
            yield row


def _sees(assignment, document) -> bool:
    """Whether a role reaches the document: it is held in its unit or above."""
    return f"/{assignment.unit_id:06d}/" in document.unit.path


def _read(duties, moment) -> dict:
    revisions = {duty.revision.pk for found in duties.values() for duty in found}
    rows = moment.rows(Acknowledgement).filter(revision_id__in=revisions)
    return {(one.revision_id, one.person_id): one for one in moment.instances(rows)}
