"""Taking effect and ending: at any time at most one revision of a document is in force (7.5.3.2)."""

import datetime as dt

from django.utils import timezone
from django.utils.translation import gettext as _

from documents import states
from documents.actions.copies import call_in
from documents.actions.day import today
from documents.actions.request_ends import fulfilled, given_up
from documents.models import Document, Revision
from qms.history.acts import action, record_tx
from qms.permissions import require
from qms.states import Refused

FIRST_SECOND = dt.time(0, 0, 1)


@action("documents.revision_make_effective")
def make_effective(revision, *, by=None, reason=""):
    """Put an approved revision in force on its day; the one before it is superseded in the same act.

    ``by`` None is the calendar. Raises Refused before the day has come. A review date that has
    passed or is missing moves to one year after the day of effect.
    """
    require(by, "documents.make_revision_effective", revision)
    if revision.status == states.APPROVED and revision.effective_from > today():
        raise Refused(_("Chưa tới ngày hiệu lực của bản này."))
    take_effect(revision)
    return revision


def take_effect(revision):
    """First the old one ends, then the new one begins: the database allows one in force at any time."""
    revision.life_cycle.move(revision, "documents.revision_make_effective")
    for old in Revision.objects.filter(document_id=revision.document_id, status=states.EFFECTIVE):
        old.status, old.effective_to = states.SUPERSEDED, revision.effective_from
        old.save()
        call_in(old, by=None)
    revision.save()
    document = Document.objects.get(pk=revision.document_id)
    document.status, document.title = states.DOC_EFFECTIVE, revision.title
    document.effective_from = revision.effective_from
    if document.review_on is None or document.review_on <= revision.effective_from:
        document.review_on = _year_after(revision.effective_from)
    document.save()
    revision.document = document
    fulfilled(revision)


def _year_after(day: dt.date) -> dt.date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)


@action("documents.revision_withdraw")
def withdraw(revision, *, by, reason=""):
    """End a revision without a successor, with a reason; a document without one in force is obsolete.

    The request behind one that was approved and never came into force waits for another draft.
    """
    require(by, "documents.withdraw_revision", revision)
    was_effective = revision.is_effective
    revision.life_cycle.move(revision, "documents.revision_withdraw", by=by, reason=reason)
    revision.effective_to = today()
    revision.save()
    call_in(revision, by=by)
    given_up(revision)
    if was_effective:
        document = Document.objects.get(pk=revision.document_id)
        document.status = states.DOC_OBSOLETE
        document.save()
        revision.document = document
    return revision


def due(on: dt.date):
    """Approved revisions whose day has come."""
    return Revision.objects.filter(status=states.APPROVED, effective_from__lte=on).order_by(
        "effective_from", "id"
    )


def advance(on: dt.date) -> list[Revision]:
    """Put in force every approved revision whose day has come; each is an act of the system by itself.

    Safe to run at any time and from several places at once: one of them does it, the others find it done.
    """
    done = []
    for revision in due(on).select_related("document"):
        try:
            done.append(_brought_by_the_calendar(revision, on))
        except Refused:  # somebody else was faster; what is in force now is right
            continue
    return done


def _brought_by_the_calendar(revision, on: dt.date):
    """In force from its own day, even when the office was closed then and this is noted later.

    History has it from the first second of that day (24:00 belongs to the day before), so that any past day
    tells the revision in force; the ledger keeps the time it was noted.
    """
    if revision.effective_from >= on:
        return make_effective(revision, by=None)
    at = timezone.make_aware(dt.datetime.combine(revision.effective_from, FIRST_SECOND))
    verb = make_effective.verb
    with record_tx(by=None, verb=verb, at=at, recorded_at=timezone.now()):
        return make_effective(revision, by=None)
