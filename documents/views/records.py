"""The master list, the page of a document, the page of one revision, and their history."""

import dataclasses
import datetime as dt

from django.db.models import Count
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import actions, checks, states
from documents.content_words import LABELS
from documents.life_track import track_of
from documents.looking import new_since_visit
from documents.models import Document, Meaning, Revision
from documents.panels import Shown, panels_of
from documents.papers import successor
from documents.public_pages import hours_in, time_saved
from documents.signing_lines import signing_lines
from documents.stepbar import segments, sum_words
from documents.tables.documents import MasterListTable, coming_of, in_force_of, without_content
from documents.views.bulk import BULK_ACTS
from qms.models.files import files_of
from qms.steps import NextStep
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView

SECTION = "documents:document_list"
REVIEW_SOON = dt.timedelta(days=30)
REVISION_RELATED = ("document", "document__owner", "document__unit", "unit", "author", "reviewer", "approver")


PROSE_SECTIONS = (
    ("purpose", 1, LABELS["purpose"]),
    ("scope", 2, LABELS["scope"]),
    ("references", 3, LABELS["references"]),
    ("definitions", 4, LABELS["definitions"]),
)
MORE_FACTS = ("conditions", "channels", "agency", "applicants", "result")


class OnTheDay:
    """Approved revisions take effect on their day even where no timer runs the command ``advance``."""

    def dispatch(self, request, *args, **kwargs):
        if request.method == "GET" and not request.moment.is_past and request.user.is_authenticated:
            actions.advance(timezone.localdate())
        return super().dispatch(request, *args, **kwargs)


class DocumentListView(OnTheDay, RecordListView):
    table = MasterListTable
    section = SECTION
    template_name = "documents/list.html"
    create_url = "documents:document_create"
    create_permission = "documents.create_document"
    create_label = gettext_lazy("Soạn tài liệu")
    bulk_acts = BULK_ACTS

    @property
    def saved_views(self):
        soon = self.moment.on + REVIEW_SOON
        return [
            (_("Quy trình"), "kind=procedure"),
            (_("Đến hạn soát xét"), f"review_by={soon:%d/%m/%Y}&status=effective"),
            (_("Đang soạn lần đầu"), "status=drafting"),
            (_("Hết hiệu lực"), "status=obsolete"),
        ]

    def lead(self):
        """How many are in force, not any more, or being written for the first time."""
        rows = self.rows()
        counts = dict(rows.order_by().values_list("status").annotate(n=Count("pk")))
        late = rows.filter(status=states.DOC_EFFECTIVE, review_on__lt=self.moment.on).count()
        words = [(_("%(n)s hiệu lực") % {"n": counts.get(states.DOC_EFFECTIVE, 0)}, "")]
        if drafting := counts.get(states.DOC_DRAFTING):
            words.append((_("%(n)s đang soạn lần đầu") % {"n": drafting}, ""))
        if obsolete := counts.get(states.DOC_OBSOLETE):
            words.append((_("%(n)s hết hiệu lực") % {"n": obsolete}, ""))
        if late:
            words.insert(0, (_("%(n)s quá hạn soát xét") % {"n": late}, "danger"))
        if new := new_since_visit(self.request.user, self.units_in_view, self.moment):
            words.append((_("%(n)s bản mới từ lần xem thay đổi trước") % {"n": new}, ""))
        return words


# --- one document, one revision ------------------------------------------------------------------


class RevisionPage(OnTheDay, RecordDetailView):
    """What the pages of a document and of one of its revisions share; both show one revision."""

    template_name = "documents/revision.html"
    section = SECTION
    list_url = SECTION
    list_title = gettext_lazy("Tài liệu")
    has_versions = False

    def get_context_data(self, **kwargs):
        revision, document = self.revision, self.document
        siblings = self.siblings
        more = {"document": document, "revision": revision, "siblings": siblings}
        more |= {"in_force": effective_of(siblings), "coming": coming_of(siblings)}
        if revision is not None:
            more |= self.content_context(revision)
        more |= {"compare_url": self._compare_url(siblings)}
        more |= {"panels": panels_of(Shown(document, revision, self.moment, self.request.user))}
        return super().get_context_data(**(more | kwargs))

    @cached_property
    def siblings(self) -> list:
        """All revisions of the document as of the moment, newest number first, without their content."""
        rows = self.moment.rows(Revision).filter(document_id=self.document.pk)
        rows = without_content(rows, self.moment)
        found = rows.select_related("author", "reviewer", "approver").order_by(
            "issue_no", "revision_no", "id"
        )
        return self.moment.instances(found)

    @cached_property
    def lines(self) -> list:
        """Who signs the revision on the page, and who has."""
        return signing_lines(self.revision, self.moment)

    def content_context(self, revision) -> dict:
        structured = self.document.is_structured
        return text_context(revision, structured) | {
            "findings": checks.findings(revision.body, structured=structured),
            "signatures": self.lines,
            "successor": successor(revision, self.moment),
            "missing": self._missing(revision),
            "steps": [] if revision.is_as_is else track_of(revision, self.moment),
        }

    def _missing(self, revision) -> list:
        """What stops the draft from being submitted; each line leads into the editor."""
        if not revision.is_editable:
            return []
        editor = revision.url("edit") if self.may("documents.edit_revision", revision) else ""
        return [
            dataclasses.replace(item, url=f"{editor}#{item.anchor}" if editor else "", anchor="")
            for item in actions.missing(revision)
        ]

    def transitions(self):
        """The moves of the revision on the page; before them writing on, or starting the next revision."""
        revision, user = self.revision, self.request.user
        if revision is None:
            return []
        moves = [self._revision_move(move) for move in revision.life_cycle.open_to(revision, user)]
        if revision.is_editable and user.has_perm("documents.edit_revision", revision):
            write = _page_move(_("Soạn thảo"), "pencil", revision.url("edit"))
            moves.insert(0 if actions.missing(revision) else 1, write)
        if start := self._start_url(self.siblings):
            moves.insert(0, _page_move(_("Sửa đổi tài liệu"), "file-plus", start))
        if user.has_perm("documents.edit_document", self.document):
            facts = _page_move(_("Sửa thông tin tài liệu"), "settings-2", self.document.url("edit"))
            moves.append(facts | {"primary": False})
        return moves

    def _revision_move(self, move):
        return {
            "verb": move.verb, "label": move.label, "icon": move.icon, "primary": move.primary, "asks": True,
            "url": self.revision.url("act", move.verb.split(".", 1)[1]),
        }  # fmt: skip

    def tabs(self):
        """Content, revisions, comparison, history of the whole document, evidence."""
        page, document = self.revision or self.document, self.document
        here = page.get_absolute_url()
        return [
            {"key": "", "label": _("Nội dung"), "url": here},
            {"key": "revisions", "label": _("Phiên bản"), "url": f"{here}?tab=revisions"},
            {"key": "compare", "label": _("So sánh"), "url": document.url("compare")},
            {"key": "distribution", "label": _("Phân phối"), "url": document.url("distribution")},
            {"key": "history", "label": _("Lịch sử"), "url": document.url("history")},
            {"key": "evidence", "label": _("Bằng chứng"), "url": f"{here}?tab=evidence"},
        ]

    def _start_url(self, siblings):
        if coming_of(siblings) or not self.may("documents.start_revision", self.document):
            return ""
        return self.document.url("start")

    def _compare_url(self, siblings):
        """Comparison with the revision before the one on the page."""
        if self.revision is None:
            return ""
        older = [
            row
            for row in siblings
            if number_of(row) < number_of(self.revision) and row.status in states.FROZEN
        ]
        if not older:
            return ""
        return f"{self.document.url('compare')}?old={older[-1].pk}&new={self.revision.pk}"

    def next_step(self):
        return _next_step(self.revision, self.lines) if self.revision else None


def text_context(revision, structured: bool) -> dict:
    """What the templates of a text (`_procedure.html`, `_text.html`) need of a revision."""
    content = revision.body
    return {
        "content": content,
        "structured": structured,
        "sums_up": checks.sums_up(content),
        "prose": [(key, number, label, getattr(content, key)) for key, number, label in PROSE_SECTIONS],
        "more_facts": [(LABELS[name], getattr(content, name)) for name in MORE_FACTS],
        "step_total": hours_in(content.time_limit.step_unit, content.step_hours),
        "bar": segments(content),
        "sum_words": sum_words(content),
        "saved": time_saved(content),
    }


def _page_move(label, icon, url) -> dict:
    return {"verb": "", "label": label, "icon": icon, "primary": True, "url": url, "asks": True}


def number_of(revision):
    return (revision.issue_no, revision.revision_no, revision.pk)


def effective_of(revisions):
    return next((revision for revision in revisions if revision.status == states.EFFECTIVE), None)


NEXT = {
    states.DRAFT: (gettext_lazy("Soạn xong rồi trình xem xét"), Meaning.WROTE),
    states.RETURNED: (gettext_lazy("Sửa theo ý kiến rồi trình lại"), Meaning.WROTE),
    states.IN_REVIEW: (gettext_lazy("Xem xét"), Meaning.REVIEWED),
    states.IN_APPROVAL: (gettext_lazy("Phê duyệt"), Meaning.APPROVED),
}


def _next_step(revision, lines):
    """What is next, and everybody it waits for."""
    if revision.status == states.APPROVED:
        return NextStep(_("Tự có hiệu lực khi tới ngày"), [], revision.effective_from, by_itself=True)
    label, meaning = NEXT.get(revision.status, ("", ""))
    if not label:
        return None
    waiting = [line for line in lines if line.meaning == meaning]
    if revision.status == states.IN_REVIEW:
        waiting = [line for line in waiting if line.is_open]
    return NextStep(str(label), [line.person for line in waiting if line.person], by_all=True)


class RevisionDetailView(RevisionPage):
    """One revision, whatever its state, and what may be done with it."""

    model = Revision
    related = REVISION_RELATED

    def get_record(self):
        record = super().get_record()
        record.document = as_of_moment(record.document, self.moment)
        self.revision, self.document = record, record.document
        return record

    def get_context_data(self, **kwargs):
        """The files of the document stand here too: an imported draft comes from one of them."""
        more = {"files_above": files_of(self.document, self.moment), "above": self.document}
        return super().get_context_data(**(more | kwargs))


def as_of_moment(document, moment):
    """The document as it was, with its people; the foreign key leads to the present row."""
    if not moment.is_past:
        return document
    row = moment.rows(Document).filter(id=document.pk).select_related("owner", "unit").first()
    return moment.instance(row) if row is not None else document


class DocumentDetailView(RevisionPage):
    """A document: its revision in force, or the one being written while there is none."""

    model = Document
    related = ("unit", "owner")

    def get_record(self):
        self.document = super().get_record()
        rows = self.moment.rows(Revision).filter(document_id=self.document.pk)
        found = rows.select_related("author", "reviewer", "approver").order_by(
            "issue_no", "revision_no", "id"
        )
        revisions = self.moment.instances(found)
        self.revision = (
            in_force_of(revisions) or coming_of(revisions) or (revisions[-1] if revisions else None)
        )
        if self.revision is not None:
            self.revision.document = self.document
        return self.document

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            **({"pdf_url": self.revision.url("pdf") if self.revision else ""} | kwargs)
        )


class DocumentHistoryView(RecordHistoryView):
    model = Document
    related = ("unit", "owner")
    section = SECTION
    list_url = SECTION
    has_versions = False

    def tabs(self):
        return RevisionPage.tabs(self)

    def get_record(self):
        self.document, self.revision = super().get_record(), None
        return self.document


class RevisionHistoryView(RecordHistoryView):
    model = Revision
    related = REVISION_RELATED
    section = SECTION
    list_url = SECTION
    has_versions = False

    def tabs(self):
        return RevisionPage.tabs(self)

    def get_record(self):
        self.revision = super().get_record()
        self.document = self.revision.document
        return self.revision
