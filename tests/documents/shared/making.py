"""A procedure of the province, in force and shared with the units below."""

from types import SimpleNamespace

from documents import actions
from documents.actions import offers
from documents.models import Adoption, Document, Offer, Revision
from qms.history import record_tx
from qms.models import Assignment, Role, User
from tests.documents import samples
from tests.personas import SINCE

CODE = "QT-CAT-01"


def province_people(office) -> SimpleNamespace:
    """Who writes, reviews and approves in the province; made once an office."""
    people = {"writer": office.province}
    with record_tx(by=None, verb="qms.load"):
        for name, role in (("province_owner", Role.OWNER), ("province_chief", Role.HEAD)):
            user = User.objects.filter(username=name).first()
            if user is None:
                user = User(username=name, full_name=f"Người {name}", position=name)
                user.set_unusable_password()
                user.save()
                Assignment(user=user, unit=office.province_unit, role=role, from_date=SINCE).save()
            people[name.removeprefix("province_")] = user
    return SimpleNamespace(**people)


def issued(office, code=CODE, title="Trả lời phản ánh", content=samples.PROCEDURE, at=None) -> Revision:
    """A procedure of the province in force since the day of `at` (None: now)."""
    document = Document(unit=office.province_unit, code=code, title=title, kind="procedure", clauses=["9.1"])
    actions.create_document(document, by=office.province, at=at)
    return approved(office, document.revisions.get(), content, at=at)


def approved(office, draft, content=None, at=None, **fields) -> Revision:
    """Written, reviewed and approved in the province; in force at once."""
    people = province_people(office)
    named = {"reviewer": people.owner, "approver": people.chief}
    actions.edit_revision(draft, by=people.writer, content=content, at=at, **named, **fields)
    actions.submit(draft, by=people.writer, at=at)
    actions.review(draft, by=people.owner, at=at)
    return actions.approve(draft, by=people.chief, at=at)


def revised(office, document, *, at=None, why="Rút ngắn thời hạn", **changed) -> Revision:
    """The next revision of a procedure of the province, with other words in some parts."""
    draft = actions.start_revision(document, by=office.province, reason=why, at=at)
    return approved(office, draft, {**draft.content, **changed}, at=at)


def offered(office, document, *units, at=None, **terms) -> Offer:
    """Shared with these units, or with all below the province."""
    offer = Offer(document=document, everyone=not units, **terms)
    return offers.offer_document(offer, by=office.province, units=units, at=at)


def shared(office, *units, at=None, **terms) -> Revision:
    """Issued and offered."""
    revision = issued(office, at=at)
    offered(office, revision.document, *units, at=at, **terms)
    return revision


def adoption_of(unit, code=CODE) -> Adoption:
    return Adoption.objects.select_related("unit", "source", "document").get(unit=unit, code=code)
