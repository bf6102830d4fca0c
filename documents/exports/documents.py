"""What documents offer to the rest of the house: evidence, search, home page."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import actions, states
from documents.earlier_papers import earlier_papers, signed_on
from documents.editing import keeping
from documents.finding import find_texts, make_missing
from documents.models import Document, Revision
from documents.papers import approved_bytes
from documents.rules.deputies import seat_of
from documents.signing_lines import know_rounds
from documents.tables.documents import MasterListTable, in_force_of
from qms import daily, evidence, rail, search, worklist
from qms.models.files import attached
from qms.worklist import Task

ROOM = "documents:document_list"
REVIEW_NOTICE = dt.timedelta(days=30)


def _paper_in_force(document, moment) -> bytes | None:
    """The frozen paper of the revision in force at `moment`, or the last one that was."""
    revision = _in_force(document, moment)
    return approved_bytes(revision) if revision else None


def _in_force(document, moment):
    rows = moment.rows(Revision).filter(document_id=document.pk).select_related("pdf")
    revision = in_force_of(moment.instances(rows.order_by("issue_no", "revision_no", "id")))
    if revision:
        revision.document = document
    return revision


def _signatures(document, moment):
    """Who signed the revision in force, in the round that counted, as plain values."""
    revision = _in_force(document, moment)
    return signed_on(revision, moment) if revision else []


def _earlier(document, moment, period):
    """The papers of the period besides the one that `_paper_in_force` gives."""
    return earlier_papers(document, moment, period, besides=_in_force(document, moment))


def _files(document, moment):
    """What is attached to the document, and before it the original of an uploaded revision in force."""
    revision = _in_force(document, moment) if document.as_file else None
    original = [(revision.upload_name, revision.upload)] if revision and revision.upload_id else []
    return original + attached(document, moment)


evidence.register(
    evidence.Register(
        slug="documents",
        table=MasterListTable,
        record_pdf=_paper_in_force,
        files=_files,
        record_clauses=lambda document: tuple(document.clauses),
        order=10,
        maintained=True,
        in_force=lambda document: document.status == states.DOC_EFFECTIVE,
        signatures=_signatures,
        earlier_papers=_earlier,
    )
)
search.register(Document)
search.register_texts(Document, find_texts)
rail.shelf(ROOM, gettext_lazy("Danh mục nội bộ"), ROOM, order=0)


@worklist.register
def waiting_revisions(user, units, on) -> Iterator[Task]:
    """Revisions that wait for this person to review, approve, correct or put in force."""
    rows = Revision.objects.filter(unit__in=units, status__in=states.COMING).defer("content")
    revisions = list(
        rows.select_related("document", "unit", "author", "reviewer", "approver", "change_request")
    )
    know_rounds([revision for revision in revisions if revision.status == states.IN_REVIEW])
    for revision in revisions:
        task = _task(revision, user, on)
        if task:
            yield task


def _task(revision, user, on):
    if revision.status == states.IN_REVIEW and user.has_perm("documents.review_revision", revision):
        return _line(_("Xem xét"), revision, _seat(revision, user), "eye", _since(revision))
    if revision.status == states.IN_APPROVAL and user.has_perm("documents.approve_revision", revision):
        return _line(
            _("Phê duyệt"),
            revision,
            seat_of(revision.approver, user, revision),
            "hourglass",
            _since(revision),
        )
    if revision.status == states.RETURNED and user.pk == revision.author_id:
        verb = _("Sửa bản bị trả lại")
        return _line(
            verb, revision, revision.author, "undo-2", revision.number_in_words, due=_asked_by(revision)
        )
    if revision.status == states.DRAFT and user.pk == revision.author_id:
        return _line(
            _("Soạn tiếp"), revision, revision.author, "pencil", revision.number_in_words,
            due=_asked_by(revision),
        )  # fmt: skip
    has_come = revision.status == states.APPROVED and revision.effective_from <= on
    if has_come and user.has_perm("documents.make_revision_effective", revision):
        return _line(_("Đưa vào áp dụng"), revision, None, "circle-check", "", due=revision.effective_from)
    return None


def _asked_by(revision):
    """Until when the change request behind it wants it; None without one."""
    return revision.change_request.due_on if revision.change_request else None


def _seat(revision, user):
    """Whose review it waits for: one asked too, or else the reviewer; a deputy of either as well."""
    asked = revision.review_round
    if asked.waits_for(user.pk):
        return user
    open_seats = [revision.reviewer] if asked.main_is_open else []
    seats = [seat_of(person, user, revision) for person in [*open_seats, *asked.missing]]
    return user if user in seats else revision.reviewer


def _line(verb, revision, person, icon, note, due=None):
    return Task(
        verb=verb, record=revision.document, url=revision.get_absolute_url(), note=note, due=due,
        person=person, action=verb, icon=icon,
    )  # fmt: skip


def _since(revision) -> str:
    words = {"number": revision.number_in_words, "author": revision.author}
    return _("%(number)s, %(author)s trình") % words


@worklist.register
def documents_to_review(user, units, on) -> Iterator[Task]:
    """Effective documents whose review date comes within 30 days or has passed."""
    rows = Document.objects.filter(
        unit__in=units, status=states.DOC_EFFECTIVE, review_on__lte=on + REVIEW_NOTICE
    ).select_related("unit", "owner")
    for document in rows:
        if user.has_perm("documents.start_revision", document):
            yield Task(
                verb=_("Soát xét"), record=document, url=document.get_absolute_url(), due=document.review_on,
                person=document.owner, action=_("Soát xét"), icon="calendar-clock",
            )  # fmt: skip


daily.register(actions.advance)
daily.register(actions.keep_waiting)
daily.register(keeping.tidy)
daily.register(make_missing)
