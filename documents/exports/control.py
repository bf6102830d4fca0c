"""What control of documents offers: evidence, tasks, shelves, and the panels on the page of a document."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.exports.documents import ROOM
from documents.models import PaperCopy
from documents.panels import TOP, Panel, panel
from documents.reading import documents_to_read, duties_of
from documents.states import control
from documents.status_codes import status_code
from documents.tables.paper_copies import PaperCopyTable
from documents.tables.reading import AcknowledgementTable, UnreadTable
from documents.tables.recipients import RecipientTable
from qms import evidence, figures, links, rail, search, worklist
from qms.figures import KeyFigure
from qms.history import Moment
from qms.links import Link
from qms.worklist import Task

evidence.register(evidence.Register(slug="recipients", table=RecipientTable, order=11, maintained=True))
evidence.register(evidence.Register(slug="paper_copies", table=PaperCopyTable, order=12))
evidence.register(evidence.Register(slug="acknowledgements", table=AcknowledgementTable, order=13))
evidence.register(evidence.Register(slug="unread", table=UnreadTable, order=14, worked_out=True))
search.register(PaperCopy)
rail.shelf(ROOM, gettext_lazy("Phân phối bản giấy"), "documents:copy_list", order=20)
rail.shelf(ROOM, gettext_lazy("Đọc và xác nhận"), "documents:reading_matrix", order=25)


# --- what waits ----------------------------------------------------------------------------------
@worklist.register
def to_read(user, units, on):
    """Revisions in force that this person must read and has not."""
    documents = documents_to_read(units, Moment())
    duties = duties_of(documents, Moment(), person=user)
    for document in documents:
        for duty in duties.get(document.pk, []):
            if duty.read is None:
                yield Task(
                    verb=_("Đọc và xác nhận"), record=document, url=document.get_absolute_url(),
                    note=duty.revision.number_in_words, due=duty.due, person=user, action=_("Đọc"),
                    icon="book-open-check",
                )  # fmt: skip


@worklist.register
def paper_copies(user, units, on):
    """Copies to sign for or to bring back, for the holder; copies to recall, for the officer."""
    waiting = (control.GIVEN, control.TO_RECALL)
    rows = PaperCopy.objects.filter(unit__in=units, status__in=waiting)
    for copy in rows.select_related("unit", "document", "person").order_by("called_in_on", "id"):
        yield from _copy_tasks(copy, user)


def _copy_tasks(copy, user):
    url = copy.get_absolute_url()
    if copy.status == control.GIVEN and user.has_perm("documents.receive_copy", copy):
        yield Task(_("Ký nhận bản giấy"), copy, url, person=user, action=_("Ký nhận"), icon="signature",
                   due=copy.given_on)  # fmt: skip
    if copy.status != control.TO_RECALL:
        return
    if user.has_perm("documents.give_copy", copy):
        note = _("bản hết hiệu lực từ %(day)s") % {"day": f"{copy.called_in_on:%d/%m/%Y}"}
        yield Task(_("Thu hồi bản giấy"), copy, url, note=note, due=copy.called_in_on, icon="undo-2",
                   action=_("Thu hồi"))  # fmt: skip
    elif copy.person_id == user.pk:
        yield Task(_("Nộp lại bản giấy hết hiệu lực"), copy, url, due=copy.called_in_on, person=user,
                   icon="undo-2")  # fmt: skip


@figures.register
def read_figure(user, units, moment):
    """How many of the readings asked for are done. Of one unit: over a province nobody could act on it."""
    if len(units) != 1:
        return
    found = duties_of(documents_to_read(units, moment), moment).values()
    duties = [duty for duties in found for duty in duties]
    if not duties:
        return
    read = sum(duty.read is not None for duty in duties)
    late = sum(duty.state(moment.on) is control.OVERDUE for duty in duties)
    yield KeyFigure(
        label=_("Đã đọc bản hiệu lực"), value=str(read), unit=f"/ {len(duties)}",
        of=_("lượt đọc và xác nhận phải có"), icon="book-open-check" if not late else "circle-alert",
        trend=_("%(n)s lượt quá hạn") % {"n": late} if late else "", tone="danger" if late else "ok",
        url=reverse("documents:reading_matrix"),
    )  # fmt: skip


# --- the page of a document ----------------------------------------------------------------------
def _readers(shown) -> list:
    """The readers of the revision on the page when it is the one in force; read once a page."""
    if shown.revision is None or not shown.revision.is_effective:
        return []
    if "readers" not in shown.document.__dict__:
        revisions = {shown.document.pk: shown.revision}
        found = duties_of([shown.document], shown.moment, revisions=revisions)
        shown.document.readers = found.get(shown.document.pk, [])
    return shown.document.readers


def _copies(shown) -> list:
    if "paper_copies" not in shown.document.__dict__:
        rows = shown.moment.rows(PaperCopy).filter(document_id=shown.document.pk, status__in=control.OUT)
        shown.document.paper_copies = shown.moment.instances(rows.order_by("id"))
    return shown.document.paper_copies


@panel(10)
def reading_asked(shown):
    """Loud on top: this person has not confirmed reading the revision in force."""
    duty = next((duty for duty in _readers(shown) if duty.person.pk == shown.user.pk), None)
    if duty is None or duty.read is not None or shown.moment.is_past:
        return None
    context = {"revision": shown.revision, "duty": duty, "overdue": duty.due < shown.moment.on}
    return Panel("documents/_reading_asked.html", context, TOP)


@panel(20)
def copies_to_recall(shown):
    """Loud on top: copies of revisions that are no longer in force are still out."""
    back = [copy for copy in _copies(shown) if copy.status == control.TO_RECALL]
    if not back:
        return None
    context = {"count": len(back), "holders": back[:5], "more": len(back) - 5,
               "url": shown.document.url("distribution")}  # fmt: skip
    return Panel("documents/_copies_to_recall.html", context, TOP)


@panel(40)
def distribution(shown):
    """Beside the content: who reads, who holds paper, and the periodic review."""
    duties, document, moment = _readers(shown), shown.document, shown.moment
    own = next((duty.read for duty in duties if duty.person.pk == shown.user.pk), None)
    may_review = (
        not moment.is_past
        and document.status == "effective"
        and shown.user.has_perm("documents.confirm_review", document)
    )
    context = {
        "document": document, "url": document.url("distribution"), "copies": len(_copies(shown)),
        "read": sum(duty.read is not None for duty in duties), "all": len(duties), "own": own,
        "late": sum(duty.state(moment.on) is control.OVERDUE for duty in duties), "on": moment.on,
        "review_url": document.url("reviewed") if may_review else "", "status_url": _status_url(shown),
    }  # fmt: skip
    return Panel("documents/_distribution.html", context)


def _status_url(shown) -> str:
    """The public page that the QR code on the papers of this revision leads to."""
    if shown.revision is None or not shown.revision.is_frozen:
        return ""
    return reverse("documents:revision_status", args=[status_code(shown.revision)])


@links.register
def of_a_copy(record, moment):
    """From a paper copy to its document and its revision."""
    if isinstance(record, PaperCopy):
        group = _("Tài liệu")
        yield Link(record.document.code, record.document.get_absolute_url(), "file-text", group)
        revision = reverse("documents:revision_detail", args=[record.revision_id])
        yield Link(_("Bản %(number)s") % {"number": record.revision_number}, revision, "file-clock", group)
