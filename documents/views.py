"""Pages of documents: master list, document, revision, editor, signing, comparison."""

import dataclasses
import datetime as dt
from urllib.parse import quote

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents import actions, checks, states
from documents import content as contents
from documents.comparison import ADDED, CHANGED, compare
from documents.content import STEP_UNITS, format_amount
from documents.editor import Editor
from documents.forms import ApproveForm, DocumentForm, ReviewForm, StartForm, SubmitForm
from documents.models import Document, Meaning, Revision
from documents.papers import paper_bytes, signatures_of, successor
from documents.stepbar import segments, sum_words
from documents.tables import MasterListTable, coming_of, in_force_of
from documents.wording import BadContent
from qms.export.pdf import PdfUnavailable
from qms.hashing import sha256_of
from qms.history import Conflict
from qms.states import Refused
from qms.steps import NextStep, steps_of
from qms.views.access import RecordView
from qms.views.acts import TransitionView
from qms.views.forms import RecordFormView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView

SECTION = "documents:document_list"
REVIEW_SOON = dt.timedelta(days=30)
REVISION_RELATED = ("document", "document__owner", "document__unit", "unit", "author", "reviewer", "approver")


PROSE_SECTIONS = (
    ("purpose", 1, contents.LABELS["purpose"]),
    ("scope", 2, contents.LABELS["scope"]),
    ("references", 3, contents.LABELS["references"]),
    ("definitions", 4, contents.LABELS["definitions"]),
)
MORE_FACTS = ("conditions", "channels", "agency", "applicants", "result")
STEP_LABELS = {
    states.DRAFT: gettext_lazy("Soạn thảo"),
    states.IN_REVIEW: gettext_lazy("Xem xét"),
    states.IN_APPROVAL: gettext_lazy("Phê duyệt"),
}


class OnTheDay:
    """Approved revisions take effect on their day even where no timer runs the command ``advance``."""

    def dispatch(self, request, *args, **kwargs):
        if request.method == "GET" and not request.moment.is_past and request.user.is_authenticated:
            actions.advance(timezone.localdate())
        return super().dispatch(request, *args, **kwargs)


class DocumentListView(OnTheDay, RecordListView):
    table = MasterListTable
    section = SECTION
    create_url = "documents:document_create"
    create_permission = "documents.create_document"
    create_label = gettext_lazy("Soạn tài liệu")

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
        counts = {
            value: rows.filter(status=value).count() for value in (s.value for s in states.DOCUMENT.states)
        }
        late = rows.filter(status=states.DOC_EFFECTIVE, review_on__lt=self.moment.on).count()
        words = [(_("%(n)s hiệu lực") % {"n": counts[states.DOC_EFFECTIVE]}, "")]
        if counts[states.DOC_DRAFTING]:
            words.append((_("%(n)s đang soạn lần đầu") % {"n": counts[states.DOC_DRAFTING]}, ""))
        if counts[states.DOC_OBSOLETE]:
            words.append((_("%(n)s hết hiệu lực") % {"n": counts[states.DOC_OBSOLETE]}, ""))
        if late:
            words.insert(0, (_("%(n)s quá hạn soát xét") % {"n": late}, "danger"))
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
        siblings = self.siblings()
        more = {"document": document, "revision": revision, "siblings": siblings}
        more |= {"in_force": _effective(siblings), "coming": coming_of(siblings)}
        if revision is not None:
            more |= self.content_context(revision)
        more |= {"start_url": self._start_url(siblings), "compare_url": self._compare_url(siblings)}
        return super().get_context_data(**(more | kwargs))

    def siblings(self) -> list:
        """All revisions of the document as of the moment, newest number first, without their content."""
        rows = self.moment.rows(Revision).filter(document_id=self.document.pk)
        if not self.moment.is_past:
            rows = rows.defer("content")
        found = rows.select_related("author", "reviewer", "approver").order_by(
            "issue_no", "revision_no", "id"
        )
        return self.moment.instances(found)

    def content_context(self, revision) -> dict:
        content = revision.body
        return {
            "content": content,
            "structured": self.document.is_structured,
            "findings": checks.findings(content, structured=self.document.is_structured),
            "sums_up": checks.sums_up(content),
            "prose": [(key, number, label, getattr(content, key)) for key, number, label in PROSE_SECTIONS],
            "more_facts": [(contents.LABELS[name], getattr(content, name)) for name in MORE_FACTS],
            "step_total": f"{format_amount(content.step_total)}\xa0{STEP_UNITS[content.time_limit.step_unit]}",
            "bar": segments(content),
            "sum_words": sum_words(content),
            "signatures": _signature_lines(revision, self.moment),
            "successor": successor(revision, self.moment),
            "missing": self._missing(revision),
            "steps": steps_of(revision, self.moment, STEP_LABELS),
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

    def tabs(self):
        """Content, revisions, comparison, history of the whole document, evidence."""
        page, document = self.revision or self.document, self.document
        here = page.get_absolute_url()
        return [
            {"key": "", "label": _("Nội dung"), "url": here},
            {"key": "revisions", "label": _("Phiên bản"), "url": f"{here}?tab=revisions"},
            {"key": "compare", "label": _("So sánh"), "url": document.url("compare")},
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
            row for row in siblings if _number(row) < _number(self.revision) and row.status in states.FROZEN
        ]
        if not older:
            return ""
        return f"{self.document.url('compare')}?old={older[-1].pk}&new={self.revision.pk}"

    def next_step(self):
        return _next_step(self.revision, self.moment) if self.revision else None


def _number(revision):
    return (revision.issue_no, revision.revision_no, revision.pk)


def _effective(revisions):
    return next((revision for revision in revisions if revision.status == states.EFFECTIVE), None)


def _signature_lines(revision, moment) -> list[dict]:
    """The three meanings, each with its signature or the person it waits for."""
    signed = {signature.meaning: signature for signature in signatures_of(revision, moment)}
    waiting = {
        Meaning.WROTE: revision.author,
        Meaning.REVIEWED: revision.reviewer,
        Meaning.APPROVED: revision.approver,
    }
    return [{"meaning": m.label, "signature": signed.get(m), "person": waiting[m]} for m in Meaning]


NEXT = {
    states.DRAFT: (gettext_lazy("Soạn xong rồi trình xem xét"), "author"),
    states.RETURNED: (gettext_lazy("Sửa theo ý kiến rồi trình lại"), "author"),
    states.IN_REVIEW: (gettext_lazy("Xem xét"), "reviewer"),
    states.IN_APPROVAL: (gettext_lazy("Phê duyệt"), "approver"),
}


def _next_step(revision, moment):
    if revision.status == states.APPROVED:
        return NextStep(_("Tự có hiệu lực khi tới ngày"), [], revision.effective_from)
    label, role = NEXT.get(revision.status, ("", ""))
    if not label:
        return None
    person = getattr(revision, role)
    return NextStep(str(label), [person] if person else [])


class RevisionDetailView(RevisionPage):
    """One revision, whatever its state, and what may be done with it."""

    model = Revision
    related = REVISION_RELATED
    permission = "documents.edit_revision"

    def get_record(self):
        record = super().get_record()
        record.document = _of_moment(record.document, self.moment)
        self.revision, self.document = record, record.document
        return record

    def _edit_url(self):
        return super()._edit_url() if self.revision.is_editable else ""


def _of_moment(document, moment):
    """The document as it was, with its people; the foreign key leads to the present row."""
    if not moment.is_past:
        return document
    row = moment.rows(Document).filter(id=document.pk).select_related("owner", "unit").first()
    return moment.instance(row) if row is not None else document


class DocumentDetailView(RevisionPage):
    """A document: its revision in force, or the one being written while there is none."""

    model = Document
    related = ("unit", "owner")
    permission = "documents.edit_document"

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


# --- writing -------------------------------------------------------------------------------------


class DocumentFormPage(RecordFormView):
    model = Document
    form_class = DocumentForm
    section = SECTION

    def form_kwargs(self):
        return super().form_kwargs() | {"on": self.moment.on}


class DocumentCreateView(DocumentFormPage):
    action = staticmethod(actions.create_document)
    permission = "documents.create_document"
    title = gettext_lazy("Soạn tài liệu mới")
    submit_label = gettext_lazy("Lập và soạn bản đầu")

    def done_url(self, record):
        draft = Revision.objects.filter(document=record, status__in=states.EDITABLE).first()
        return draft.url("edit") if draft else record.get_absolute_url()


class DocumentEditView(DocumentFormPage):
    action = staticmethod(actions.edit_document)
    permission = "documents.edit_document"


class DocumentStartView(RecordView):
    """Opens the next revision: why, and whether it is a new issue."""

    model = Document
    related = ("unit", "owner")
    section = SECTION
    template_name = "documents/start.html"

    def get(self, request, *args, **kwargs):
        return self.page(StartForm())

    def post(self, request, *args, **kwargs):
        form = StartForm(request.POST)
        if not form.is_valid():
            return self.page(form, status=422)
        document, data = self._document(), form.cleaned_data
        try:
            revision = actions.start_revision(
                document, by=request.user, reason=data["reason"], new_issue=data["new_issue"]
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self.page(form, status=409)
        return HttpResponseRedirect(revision.url("edit"))

    def _document(self):
        document = self.get_record()
        self.require("documents.start_revision", document)
        return document

    def page(self, form, status=200):
        return self.render_to_response(
            self.get_context_data(document=self._document(), form=form), status=status
        )


class RevisionEditView(RecordView):
    """The editor of a draft: saves, or only adds, removes and moves rows of what was typed."""

    model = Revision
    related = REVISION_RELATED
    section = SECTION
    template_name = "documents/editor.html"

    def get(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise Refused(_("Đang xem tại một thời điểm đã qua nên không ghi được. Hãy trở về hiện tại."))
        revision = self.draft()
        return self.page(Editor.stored(revision, self.moment.on))

    def post(self, request, *args, **kwargs):
        revision = self.draft()
        if act := request.POST.get("row", ""):
            try:
                return self.page(Editor.with_row(revision, self.moment.on, request.POST, act), moved=act)
            except BadContent as error:
                raise Refused(str(error)) from error
        editor = Editor.posted(revision, self.moment.on, request.POST)
        if not editor.is_valid():
            return self.page(editor, status=422)
        return self._saved(revision, editor)

    def draft(self):
        revision = self.get_record()
        self.require("documents.edit_revision", revision)
        if not revision.is_editable:
            raise Refused(
                _("Bản này đang ở tình trạng “%(state)s”, không sửa được nữa.") % {"state": revision.state}
            )
        return revision

    def _saved(self, revision, editor):
        try:
            content = editor.content()
            revision.version = editor.form.cleaned_data["version"]
            actions.edit_revision(revision, by=self.request.user, content=content, **editor.form.about())
        except BadContent as error:
            editor.form.add_error(None, str(error))
            return self.page(editor, status=422)
        except Conflict:
            return self._conflict(editor, content)
        if "stay" in self.request.POST:
            messages.success(self.request, _("Đã lưu nháp."))
            return HttpResponseRedirect(revision.url("edit"))
        return HttpResponseRedirect(revision.get_absolute_url())

    def _conflict(self, editor, content):
        """Somebody saved first: what they have against what was typed, and typing on is possible."""
        theirs = Revision.objects.select_related("document").get(pk=editor.revision.pk)
        mine = Revision(document=theirs.document, content=content)
        latest = theirs.history.order_by("-history_id").first()
        editor.form.data = editor.form.data.copy()
        editor.form.data["version"] = str(theirs.version)
        conflict = {
            "comparison": compare(theirs.body, mine.body),
            "who": latest.history_actor,
            "at": latest.history_date,
        }
        return self.page(editor, status=409, conflict=conflict)

    def page(self, editor, status=200, **more):
        revision = editor.revision
        context = {
            "revision": revision,
            "document": revision.document,
            "editor": editor,
            "form": editor.form,
            "errors": editor.errors() if editor.form.is_bound else [],
            "findings": checks.findings(revision.body, structured=editor.structured),
        }
        return self.render_to_response(self.get_context_data(**(context | more)), status=status)


class RevisionActView(TransitionView):
    """Submit, review, approve, return, put in force, withdraw, discard."""

    model = Revision
    related = REVISION_RELATED
    section = SECTION
    template_name = "documents/act.html"
    actions = {
        "documents.revision_submit": actions.submit,
        "documents.revision_review": actions.review,
        "documents.revision_approve": actions.approve,
        "documents.revision_return": actions.return_,
        "documents.revision_make_effective": actions.make_effective,
        "documents.revision_withdraw": actions.withdraw,
        "documents.revision_discard": actions.discard,
    }
    forms = {
        "documents.revision_submit": SubmitForm,
        "documents.revision_review": ReviewForm,
        "documents.revision_approve": ApproveForm,
    }

    def make_forms(self, data=None, files=None):
        if data is None or "seen_hash" in data or not self.transition.signs:
            return super().make_forms(data, files)
        return super().make_forms({**data.dict(), "seen_hash": ""}, files)

    def form_kwargs(self):
        planned = self.record.effective_from
        usable = planned if planned and planned >= self.moment.on else None
        return {"initial": {"seen_hash": self.content_hash, "effective_from": usable}}

    @property
    def content_hash(self) -> str:
        """What the signature on this page will bind."""
        return sha256_of(self.record.signed_value())

    def act(self, transition, reason, values):
        """The stated reason for fewer signers travels as the reason of the act."""
        reason = values.pop("reason_for_fewer", "") or reason
        return super().act(transition, reason, values)

    def get_context_data(self, **kwargs):
        revision = self.record
        more = {
            "document": revision.document,
            "revision": revision,
            "content_hash": self.content_hash,
            "findings": checks.findings(revision.body, structured=revision.document.is_structured),
            "lacking": self._lacking(revision),
            "signatures": _signature_lines(revision, self.moment),
            "replaces": Revision.objects.filter(document=revision.document, status=states.EFFECTIVE).first(),
        }
        return super().get_context_data(**(more | kwargs | {"blocked": None}))

    def _lacking(self, revision) -> list:
        """What stops a submission, each with its place in the editor; shown before anybody types a password."""
        if self.transition.verb != "documents.revision_submit":
            return []
        editor = revision.url("edit")
        found = actions.missing(revision)
        return [dataclasses.replace(item, url=f"{editor}#{item.anchor}", anchor="") for item in found]


# --- reading -------------------------------------------------------------------------------------


class RevisionPdfView(RecordView):
    """The paper of one revision with its status at this moment laid over; `?approved=1` the frozen bytes."""

    model = Revision
    related = REVISION_RELATED

    def get(self, request, *args, **kwargs):
        revision = self.get_record()
        revision.document = _of_moment(revision.document, self.moment)
        if "approved" in request.GET:
            if revision.pdf_id is None:
                raise Http404(_("Bản này chưa có bản in đã phê duyệt."))
            return self._answer(revision, revision.pdf.read())
        try:
            made = paper_bytes(
                revision, self.moment, printed_by=request.user, printed_at=timezone.localtime()
            )
        except PdfUnavailable as error:
            raise Refused(str(error)) from error
        return self._answer(revision, made)

    def _answer(self, revision, made):
        name = get_valid_filename(
            f"{revision.document.code}_{revision.issue_no:02d}-{revision.revision_no:02d}.pdf"
        )
        headers = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(name)}"}
        return HttpResponse(made, content_type="application/pdf", headers=headers)


class DocumentCompareView(RecordView):
    """Any two revisions of a document side by side; by default the coming one with the one in force."""

    model = Document
    related = ("unit", "owner")
    section = SECTION
    template_name = "documents/compare.html"

    def get(self, request, *args, **kwargs):
        document = self.get_record()
        rows = self.moment.rows(Revision).filter(document_id=document.pk).exclude(status=states.DISCARDED)
        revisions = self.moment.instances(rows.order_by("-issue_no", "-revision_no", "-id"))
        for revision in revisions:
            revision.document = document
        old, new = self._pair(revisions)
        context = self.get_context_data(
            document=document, revisions=revisions, old=old, new=new, whole="whole" in request.GET,
            **(_compared(old, new) if old and new else {}),
        )  # fmt: skip
        return self.render_to_response(context)

    def _pair(self, revisions):
        if len(revisions) < 2:
            return None, None
        new = self._asked("new", revisions) or revisions[0]
        older = [revision for revision in revisions if _number(revision) < _number(new)]
        default = _effective(older) or (older[0] if older else revisions[-1])
        return self._asked("old", revisions) or default, new

    def _asked(self, name, revisions):
        wanted = self.request.GET.get(name, "")
        if not wanted:
            return None
        found = next((revision for revision in revisions if str(revision.pk) == wanted), None)
        if found is None:
            raise Http404(_("Tài liệu này không có bản ấy."))
        return found


def _compared(old, new) -> dict:
    """The comparison, and both step bars on one scale with changed and added steps marked."""
    comparison = compare(old.body, new.body)
    steps = next((section for section in comparison.sections if section.key == "steps"), None)
    tones = (
        {f"B{row.new_no}": row.kind for row in steps.rows if row.kind in (ADDED, CHANGED)} if steps else {}
    )
    longest = max(old.body.step_hours, new.body.step_hours)
    return {
        "comparison": comparison,
        "bars": [(old, segments(old.body, longest), checks.sums_up(old.body)),
                 (new, segments(new.body, longest, tones), checks.sums_up(new.body))],
    }  # fmt: skip
