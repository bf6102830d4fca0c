"""Pages of kept records: the list of kinds, filling it from procedures, the batches that are held."""

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from documents.actions import handovers
from documents.actions import kept_records as acts
from documents.forms.kept_records import HandOverForm, RecordBatchForm, RecordKindForm
from documents.models import Disposal, DisposalLine, RecordBatch, RecordKind
from documents.record_papers import (
    BATCH_FACTS,
    HANDOVER_FACTS,
    KIND_FACTS,
    batch_paper,
    field_rows,
    kind_paper,
)
from documents.states import kept_records as states
from documents.tables.kept_records import RecordBatchTable, RecordKindTable, term_on
from qms.history import Conflict
from qms.states import Refused
from qms.views.access import OfficeView, PastIsReadOnly, unit_for
from qms.views.acts import TransitionView
from qms.views.bulk import BulkAct
from qms.views.forms import RecordFormView
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView, RecordPdfView

SECTION = "documents:document_list"
KINDS, BATCHES = "documents:record_kind_list", "documents:record_batch_list"


# --- kinds ---------------------------------------------------------------------------------------


class RecordKindListView(RecordListView):
    """The list of records the unit keeps, BM-01-05."""

    table = RecordKindTable
    section = SECTION
    template_name = "documents/record_kind_list.html"
    create_url = "documents:record_kind_create"
    create_permission = "documents.create_record_kind"
    create_label = gettext_lazy("Thêm loại hồ sơ")
    saved_views = (
        (gettext_lazy("Đang áp dụng"), "status=in_use"),
        (gettext_lazy("Lưu vĩnh viễn"), "is_permanent=true"),
    )

    def get_context_data(self, **kwargs):
        unit = self.request.unit
        may = unit is not None and self.may("documents.create_record_kind", unit)
        return super().get_context_data(
            fill_url=reverse("documents:record_kind_fill") if may else "", **kwargs
        )


class RecordKindPage(RecordDetailView):
    """What the page of a kind and its history share."""

    model = RecordKind
    related = ("unit", "document", "keeper", "created_by")
    section = SECTION
    permission = "documents.edit_record_kind"
    list_url = KINDS
    list_title = gettext_lazy("Danh mục hồ sơ")


class RecordKindDetailView(RecordKindPage):
    """A kind with the batches held of it."""

    template_name = "documents/record_kind_detail.html"

    def get_context_data(self, **kwargs):
        rows = self.visible(RecordBatch).filter(kind=self.record.pk).order_by("-period_from", "-id")
        more = {
            "told": field_rows(self.record, *KIND_FACTS),
            "batches": [(one, one.term(self.moment.on)) for one in self.moment.instances(rows)],
            "add_url": self._add_url(),
        }
        return super().get_context_data(**(more | kwargs))

    def _add_url(self) -> str:
        may = self.record.status == states.IN_USE and self.may("documents.keep_batch", self.record)
        return f"{reverse('documents:record_batch_create')}?kind={self.record.pk}" if may else ""


class RecordKindHistoryView(RecordHistoryView, RecordKindPage):
    """Every change of a kind."""


class RecordKindPdfView(RecordPdfView):
    """One kind on paper."""

    model = RecordKind
    related = RecordKindPage.related
    paper = staticmethod(kind_paper)


class RecordKindFormView(RecordFormView):
    """A new kind, or changes to one."""

    model = RecordKind
    form_class = RecordKindForm
    section = SECTION
    list_url = KINDS
    sections = (
        (gettext_lazy("Hồ sơ"), ["code", "title", "document", "medium"]),
        (gettext_lazy("Thời hạn lưu"), ["years", "is_permanent", "retention_basis"]),
        (gettext_lazy("Nơi lưu, người giữ"), ["place", "arrangement", "access", "keeper"]),
    )

    def form_kwargs(self):
        return super().form_kwargs() | {"on": self.moment.on}


class RecordKindCreateView(RecordKindFormView):
    action = staticmethod(acts.create_kind)
    permission = "documents.create_record_kind"


class RecordKindEditView(RecordKindFormView):
    action = staticmethod(acts.edit_kind)
    permission = "documents.edit_record_kind"


class RecordKindActView(TransitionView):
    """No longer kept, and kept again."""

    model = RecordKind
    section = SECTION
    actions = acts.KIND_ACTS


class RecordKindFillView(OfficeView):
    """What the procedures in force say about kept records and the list does not, to be taken by line."""

    section = SECTION
    template_name = "documents/record_kind_fill.html"

    def dispatch(self, request, *args, **kwargs):
        if request.moment.is_past:
            raise PastIsReadOnly
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, *args, **kwargs):
        return self.page()

    def post(self, request, *args, **kwargs):
        unit = self._unit()
        keys = request.POST.getlist("take")
        if not keys:
            return self.page(refusal=_("Hãy đánh dấu ít nhất một dòng."), status=422)
        try:
            done = acts.fill(unit, keys, by=request.user)
        except (Refused, Conflict) as refusal:
            return self.page(refusal=str(refusal), status=409)
        if len(done) < len(keys):
            words = _("Đã lấy %(n)s trong %(of)s dòng; các dòng còn lại vừa thay đổi, hãy xem lại.")
            messages.warning(request, words % {"n": len(done), "of": len(keys)})
        else:
            messages.success(request, _("Đã lấy %(n)s dòng vào danh mục hồ sơ.") % {"n": len(done)})
        return HttpResponseRedirect(reverse(KINDS))

    def _unit(self):
        unit = unit_for(self)
        self.require("documents.create_record_kind", unit)
        return unit

    def page(self, refusal="", status=200):
        found = acts.differences(self._unit())
        context = {"differences": found, "refusal": refusal, "list_url": reverse(KINDS)}
        return self.render_to_response(self.get_context_data(**context), status=status)


# --- batches -------------------------------------------------------------------------------------


def refuse_unless_kept(batch):
    """A check of a bulk act: what is held back or has left is not handed over."""
    if batch.status != states.KEPT:
        raise Refused(
            _("%(code)s đang ở tình trạng “%(state)s”.") % {"code": batch.code, "state": batch.state}
        )


class RecordBatchListView(RecordListView):
    """What lies in the cabinets, what went to an archive, and what was destroyed."""

    table = RecordBatchTable
    section = SECTION
    template_name = "documents/record_batch_list.html"
    create_url = "documents:record_batch_create"
    create_permission = "documents.keep_batch"
    create_label = gettext_lazy("Đưa hồ sơ vào lưu")
    saved_views = (
        (gettext_lazy("Đến hạn tiêu hủy"), "term=due"),
        (gettext_lazy("Nên giao nộp lưu trữ"), "term=to_archive"),
        (gettext_lazy("Đang giữ lại"), "status=on_hold"),
        (gettext_lazy("Đã giao nộp"), "status=handed_over"),
        (gettext_lazy("Đã tiêu hủy"), "status=destroyed"),
    )
    bulk_acts = (
        BulkAct(
            "hand_over", gettext_lazy("Giao nộp vào lưu trữ"), "documents.hand_over_batch",
            handovers.hand_over, icon="package", form=HandOverForm, check=refuse_unless_kept,
            explain=gettext_lazy("Mỗi lô có một biên bản giao nhận riêng."),
        ),
    )  # fmt: skip

    def lead(self):
        rows = self.rows()
        due = term_on(rows, states.DUE.value, self.moment).count()
        late = term_on(rows, states.TO_ARCHIVE.value, self.moment).count()
        words = ngettext("%(n)s lô đến hạn tiêu hủy", "%(n)s lô đến hạn tiêu hủy", due)
        archive = ngettext(
            "%(n)s lô kết thúc đã quá 01 năm, chưa giao nộp lưu trữ",
            "%(n)s lô kết thúc đã quá 01 năm, chưa giao nộp lưu trữ", late,
        )  # fmt: skip
        told = [(words % {"n": due}, "warn")] if due else []
        return [*told, (archive % {"n": late}, "")] if late else told


class RecordBatchPage(RecordDetailView):
    """What the page of a batch and its history share."""

    model = RecordBatch
    related = ("unit", "kind", "created_by")
    section = SECTION
    permission = "documents.edit_batch"
    list_url = BATCHES
    list_title = gettext_lazy("Hồ sơ đang lưu")

    def _edit_url(self):
        """What has left stays as it was; the act refuses a change, so nothing offers it."""
        return "" if self.record.status in states.GONE else super()._edit_url()


class RecordBatchDetailView(RecordBatchPage):
    """A batch: its kind, its time, the disposals that name it."""

    template_name = "documents/record_batch_detail.html"

    def get_context_data(self, **kwargs):
        batch, moment = self.record, self.moment
        keys = moment.rows(DisposalLine).filter(batch_id=batch.pk).values("disposal_id")
        disposals = moment.instances(self.visible(Disposal).filter(id__in=keys).order_by("id"))
        handed = HANDOVER_FACTS if batch.status == states.HANDED_OVER else ()
        more = {
            "told": field_rows(batch, *BATCH_FACTS[1:-1], *handed, BATCH_FACTS[-1]),
            "archive_late": batch.hand_over_by is not None and moment.on > batch.hand_over_by,
            "term": batch.term(moment.on),
            "disposals": disposals,
        }
        return super().get_context_data(**(more | kwargs))


class RecordBatchHistoryView(RecordHistoryView, RecordBatchPage):
    """Every change of a batch, and every list it was on."""


class RecordBatchPdfView(RecordPdfView):
    """One batch on paper."""

    model = RecordBatch
    related = RecordBatchPage.related
    paper = staticmethod(batch_paper)


class RecordBatchFormView(RecordFormView):
    """A new batch, or changes to one."""

    model = RecordBatch
    form_class = RecordBatchForm
    section = SECTION
    list_url = BATCHES
    sections = (
        (gettext_lazy("Hồ sơ"), ["kind", "period_from", "period_to", "closed_on"]),
        (gettext_lazy("Số lượng, nơi để"), ["quantity", "measure", "place", "note"]),
    )


class RecordBatchCreateView(RecordBatchFormView):
    action = staticmethod(acts.create_batch)
    permission = "documents.keep_batch"
    title = gettext_lazy("Đưa hồ sơ vào lưu")

    def form_kwargs(self):
        """From the page of a kind: that kind and its place are filled in."""
        asked = self.request.GET.get("kind", "")
        kinds = RecordKind.objects.filter(unit=self.record.unit, status=states.IN_USE)
        kind = kinds.filter(pk=int(asked)).first() if asked.isdecimal() and len(asked) < 19 else None
        initial = {"kind": kind.pk, "place": kind.place} if kind else {}
        return super().form_kwargs() | {"initial": initial}


class RecordBatchEditView(RecordBatchFormView):
    action = staticmethod(acts.edit_batch)
    permission = "documents.edit_batch"


class RecordBatchActView(TransitionView):
    """Held back, and no longer; handed over."""

    model = RecordBatch
    section = SECTION
    actions = {**acts.BATCH_ACTS, **handovers.ACTS}
    forms = {"documents.batch_hand_over": HandOverForm}
