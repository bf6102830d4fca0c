"""What public posting offers: evidence, search, tasks, a figure, a shelf, a panel beside a document."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import states
from documents.exports.documents import ROOM
from documents.models import Kind, Posting
from documents.panels import Panel, panel
from documents.posted import serves_citizens, share_posted
from documents.states import posting as posting_states
from documents.tables.posting import PostingTable
from qms import evidence, figures, links, rail, search, worklist
from qms.figures import KeyFigure
from qms.links import Link
from qms.worklist import Task

NOTICE = dt.timedelta(days=3)

evidence.register(
    evidence.Register(
        slug="postings", table=PostingTable, order=18, maintained=True,
        in_force=lambda posting: posting.status == posting_states.POSTED,
    )
)  # fmt: skip
rail.shelf(ROOM, gettext_lazy("Niêm yết công khai"), "documents:posting_list", order=60)


def told_then(postings, moment) -> None:
    """Postings with their documents as they were, and what the calendar of the moment makes of each."""
    prefetch_related_objects(postings, "document")
    PostingTable().prepare(postings, moment)


search.register(Posting, told_on=told_then)


@worklist.register
def postings_to_check(user, units, on) -> Iterator[Task]:
    """Postings whose check comes within three days or is overdue, and those of what is no longer in force."""
    rows = Posting.objects.filter(unit__in=units, status=posting_states.POSTED)
    for posting in rows.select_related("unit", "document").order_by("id"):
        if user.has_perm("documents.post_document", posting):
            yield from _tasks(posting, on)


def _tasks(posting, on):
    url, document = posting.get_absolute_url(), posting.document
    if document.status != states.DOC_EFFECTIVE:
        yield Task(_("Gỡ niêm yết"), document, url, note=_("quy trình đã hết hiệu lực"), due=on,
                   action=_("Gỡ niêm yết"), icon="archive")  # fmt: skip
    elif posting.check_due <= on + NOTICE:
        newer = (document.effective_from or posting.posted_on) > (posting.checked_on or posting.posted_on)
        note = _("có bản mới, thay bản giấy trên bảng") if newer else ""
        yield Task(_("Kiểm tra bản niêm yết"), document, url, note=note, due=posting.check_due,
                   action=_("Kiểm tra"), icon="megaphone")  # fmt: skip


@figures.register
def posted_figure(user, units, moment):
    """Posted out of the procedures in force."""
    share = share_posted(moment, units)
    if share.of:
        of = _("%(n)s trong %(of)s thủ tục đang hiệu lực") % {"n": share.posted, "of": share.of}
        yield KeyFigure(
            label=_("Đã niêm yết"), value=share.percent, unit="%", of=of, icon="megaphone",
            tone="ok" if share.posted == share.of else "mute", url=reverse("documents:posting_list"),
        )  # fmt: skip


@panel(60)
def posting_panel(shown):
    """Beside a procedure: whether and since when it is posted, its public page and its poster."""
    if shown.document.kind != Kind.PROCEDURE:
        return None
    row = shown.moment.rows(Posting).filter(document_id=shown.document.pk).select_related("unit").first()
    posting = shown.moment.instance(row) if row else None
    if posting is None and not _may_be_posted(shown):
        return None
    if posting is not None:
        posting.document = shown.document
    may_post = not shown.moment.is_past and shown.user.has_perm("documents.post_document", shown.document)
    context = {
        "posting": posting, "state": posting.standing(shown.moment.on) if posting else None,
        "post_url": reverse("documents:posting_create") if may_post and posting is None else "",
    }  # fmt: skip
    return Panel("documents/_posting.html", context)


def _may_be_posted(shown) -> bool:
    """Whether the revision in force is on the page, and is one that citizens come for."""
    revision = shown.revision
    return revision is not None and revision.is_effective and serves_citizens(revision.body)


@links.register
def of_a_posting(record, moment):
    """From a posting to its document."""
    if isinstance(record, Posting):
        yield Link(str(record.document), record.document.get_absolute_url(), "file-text", _("Tài liệu"))
