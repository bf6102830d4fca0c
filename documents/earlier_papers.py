"""The papers of revisions that were in force in a period and are no longer at its end (7.5.3.2)."""

from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from documents import states
from documents.models import Revision, Signature
from documents.papers import approved_bytes
from qms.evidence import EarlierPaper
from qms.history import history_of

ENDED = (states.SUPERSEDED, states.WITHDRAWN)


def earlier_papers(document, moment, period, *, besides=None) -> list[EarlierPaper]:
    """The kept papers of the revisions in force on some day of the period and ended at the moment.

    In the order of their numbers; ``besides`` is the revision whose paper stands for the document itself.
    """
    rows = (
        moment.rows(Revision)
        .filter(document_id=document.pk, status__in=ENDED)
        .select_related("pdf", "upload")
    )
    ended = moment.instances(rows.order_by("issue_no", "revision_no", "id"))
    ended = [revision for revision in ended if revision != besides and _counted_in(revision, period)]
    were = _once_in_force(ended, moment)
    return [
        _paper(document, revision, moment) for revision in ended if revision.pk in were and revision.pdf_id
    ]


def _counted_in(revision, period: tuple[date, date]) -> bool:
    """Whether a day of the period lies in its days; one that ended on its first day counted that day."""
    since, until = revision.effective_from, revision.effective_to
    if since is None or until is None:
        return False
    first, last = period
    return since <= last and (until > first or since == until == first)


def _once_in_force(revisions, moment) -> set[int]:
    """Which of them ever were in force: an approved one may be withdrawn before its day."""
    history = history_of(Revision)._base_manager.filter(id__in=[revision.pk for revision in revisions])
    if moment.is_past:
        history = history.filter(history_date__lte=moment.as_of)
    return set(history.filter(status=states.EFFECTIVE).values_list("id", flat=True))


def _paper(document, revision, moment) -> EarlierPaper:
    words = {
        "document": document,
        "number": revision.number_in_words.lower(),
        "since": formats.date_format(revision.effective_from, "SHORT_DATE_FORMAT"),
        "until": formats.date_format(revision.effective_to, "SHORT_DATE_FORMAT"),
    }
    return EarlierPaper(
        name=f"{revision.issue_no:02d}-{revision.revision_no:02d}",
        title=_("%(document)s, %(number)s (hiệu lực từ %(since)s, hết hiệu lực từ %(until)s)") % words,
        since=revision.effective_from,
        until=revision.effective_to,
        read=lambda: approved_bytes(revision),
        signatures=signed_on(revision, moment),
        files=((revision.upload_name, revision.upload),) if revision.upload_id else (),
    )


def signed_on(revision, moment) -> list[dict]:
    """Who signed a revision, in the round that counted, as plain values."""
    rows = moment.rows(Signature).filter(revision_id=revision.pk, round=revision.round)
    return [
        {
            "meaning": signature.meaning,
            "person": str(signature.person),
            "position": signature.position,
            **_on_behalf(signature),
            "at": signature.signed_at.isoformat(),
            "content_sha256": signature.content_hash,
        }
        for signature in moment.instances(
            rows.select_related("person", "on_behalf_of", "deputy").order_by("signed_at", "id")
        )
    ]


def _on_behalf(signature) -> dict:
    """For whom a deputy signed, how and on what basis; nothing for a signature of one's own."""
    if not signature.form:
        return {}
    return {
        "on_behalf_of": str(signature.on_behalf_of),
        "on_behalf_position": signature.on_behalf_position,
        "form": signature.form,
        "basis": signature.deputy.basis,
    }
