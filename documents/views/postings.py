"""Pages of the office about public posting: what is posted, posting, checking, taking down, posters."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from documents.actions import posting as acts
from documents.forms.posting import FIELDS_ID, PostForm, PostingForm, PostLineForm, fields_of
from documents.models import Posting
from documents.models.posting import unit_slug
from documents.posted import in_force, share_posted
from documents.posters import poster_of, poster_of_unit, public_url
from documents.states import posting as states
from documents.tables.posting import PostingTable, overdue
from qms.export.pdf import PdfUnavailable
from qms.export.qr import qr_svg
from qms.states import Refused
from qms.views.access import OfficeView, PastIsReadOnly, unit_for
from qms.views.acts import TransitionView
from qms.views.bulk import BulkAct
from qms.views.forms import RecordFormView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView, RecordPdfView

SECTION = "documents:document_list"
LIST = "documents:posting_list"
RELATED = ("unit", "document", "checked_by", "created_by")
UNPOSTED_SHOWN = 12


def _refuse_down(posting):
    if not posting.is_up:
        raise Refused(_("Thủ tục này đã gỡ niêm yết."))


BULK_ACTS = [
    BulkAct(
        "check", gettext_lazy("Đã kiểm tra bản niêm yết"), "documents.check_posting", acts.check,
        icon="check", check=_refuse_down,
        explain=gettext_lazy("Chỉ ghi khi đã so bản trên bảng và trang công khai với bản đang hiệu lực."),
    ),
    BulkAct(
        "take_down", gettext_lazy("Gỡ niêm yết"), "documents.post_document", acts.take_down,
        icon="archive", check=_refuse_down, needs_reason=True,
    ),
]  # fmt: skip


class PostingListView(RecordListView):
    """What the unit posts, what it has still to post, and the ways to paper and page."""

    table = PostingTable
    section = SECTION
    template_name = "documents/posting_list.html"
    create_url = "documents:posting_create"
    create_permission = "documents.post_document"
    create_label = gettext_lazy("Niêm yết")
    bulk_acts = BULK_ACTS
    saved_views = (
        (gettext_lazy("Quá hạn kiểm tra"), "to_do=unchecked"),
        (gettext_lazy("Quy trình hết hiệu lực"), "to_do=over"),
        (gettext_lazy("Đã gỡ"), "status=taken_down"),
    )

    def lead(self):
        share = share_posted(self.moment, self.units_in_view)
        words = [(_("đã niêm yết %(share)s thủ tục đang hiệu lực") % {"share": share.words}, "")]
        up = self.rows().order_by().filter(status=states.POSTED)
        if late := overdue(up, self.moment).count():
            told = ngettext("%(n)s quá hạn kiểm tra", "%(n)s quá hạn kiểm tra", late)
            return [(told % {"n": late}, "danger"), *words]
        return words

    def get_context_data(self, **kwargs):
        unit = self.request.unit
        posted = self.moment.rows(Posting).values("document_id")
        missing = in_force(self.moment, self.units_in_view).exclude(id__in=posted).select_related("unit")
        found = self.moment.instances(missing.order_by("unit__path", "code")[: UNPOSTED_SHOWN + 1])
        more = {
            "unposted": found[:UNPOSTED_SHOWN],
            "more_unposted": len(found) > UNPOSTED_SHOWN,
            "public_path": self._public_path(),
            "poster_url": reverse("documents:posting_poster") if unit else "",
        }
        return super().get_context_data(**(more | kwargs))

    def _public_path(self) -> str:
        """The list of the unit of the top bar, or where that one posts nothing, of all that do."""
        unit = self.request.unit
        if unit is not None and Posting.objects.filter(unit=unit, status=states.POSTED).exists():
            return reverse("documents:public_unit", args=[unit_slug(unit)])
        return reverse("documents:public_units")


class PostingDetailView(RecordDetailView):
    """One posting: its address and QR code, when it was put up and checked, what may be done."""

    model = Posting
    related = RELATED
    section = SECTION
    template_name = "documents/posting_detail.html"
    permission = "documents.post_document"
    list_url = LIST
    list_title = gettext_lazy("Niêm yết công khai")
    has_versions = False

    def get_record(self):
        record = super().get_record()
        PostingTable().prepare([record], self.moment)
        return record

    def get_context_data(self, **kwargs):
        url = public_url(self.record)
        more = {"public_url": url, "public_path": self.record.public_path, "qr": qr_svg(url, "m")}
        return super().get_context_data(**(more | kwargs))

    def next_step(self):
        return None


class PostingHistoryView(RecordHistoryView, PostingDetailView):
    """Every change of a posting."""


class PostingEditView(RecordFormView):
    model = Posting
    form_class = PostingForm
    section = SECTION
    list_url = LIST
    template_name = "documents/posting_form.html"
    permission = "documents.post_document"
    action = staticmethod(acts.edit_posting)

    def get_context_data(self, **kwargs):
        offered = {"fields_id": FIELDS_ID, "known_fields": fields_of(self.record.unit)}
        return super().get_context_data(**(offered | kwargs))


class PostingActView(TransitionView):
    """Checked, taken down, posted again."""

    model = Posting
    related = RELATED
    section = SECTION
    actions = acts.POSTING_ACTS


class PostingPdfView(RecordPdfView):
    """The poster of one procedure, as of the moment of the page."""

    model = Posting
    related = ("unit", "unit__parent_unit", "document")
    paper = staticmethod(poster_of)


class UnitPosterView(OfficeView):
    """The poster of the unit of the top bar: one code for its whole list."""

    def get(self, request, *args, **kwargs):
        unit = unit_for(self)
        try:
            content = poster_of_unit(unit, self.moment)
        except PdfUnavailable as error:
            return render(request, "503.html", {"message": str(error)}, status=503)
        response = HttpResponse(content, content_type="application/pdf")
        response["Content-Disposition"] = 'inline; filename="niem-yet.pdf"'
        return response


class PostingCreateView(OfficeView):
    """Procedures in force that are not posted yet, to be ticked and posted together: all or none."""

    section = SECTION
    template_name = "documents/posting_create.html"

    def dispatch(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise PastIsReadOnly
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.page(*self._forms())

    def post(self, request, *args, **kwargs):
        form, lines = self._forms(request.POST)
        if not all([form.is_valid(), *(line.is_valid() for line in lines)]):
            return self.page(form, lines, status=422)
        taken = [line for line in lines if line.cleaned_data["take"]]
        if not taken:
            return self.page(form, lines, status=422, refusal=_("Hãy đánh dấu ít nhất một quy trình."))
        try:
            acts.post_many(
                [(one.document, one.cleaned_data["field"], one.cleaned_data["slug"]) for one in taken],
                by=request.user, **form.cleaned_data,
            )  # fmt: skip
        except Refused as refusal:
            return self.page(form, lines, status=422, refusal=str(refusal))
        words = ngettext("Đã niêm yết %(n)s quy trình.", "Đã niêm yết %(n)s quy trình.", len(taken))
        messages.success(request, words % {"n": len(taken)})
        return HttpResponseRedirect(reverse(LIST))

    def _forms(self, data=None):
        self.unit = unit_for(self)
        self.require("documents.post_document", self.unit)
        taken, lines = acts.taken_slugs(self.unit), []
        for document in acts.unposted(self.unit):
            slug = acts.free_slug(document, taken)
            taken.add(slug)
            lines.append(PostLineForm(data, document=document, slug=slug))
        return PostForm(data), lines

    def page(self, form, lines, status=200, refusal=""):
        context = self.get_context_data(
            form=form, lines=lines, refusal=refusal, unit=self.unit, list_url=reverse(LIST),
            fields_id=FIELDS_ID, known_fields=fields_of(self.unit), base_url=settings.QMS_PUBLIC_URL,
        )  # fmt: skip
        return self.render_to_response(context, status=status)
