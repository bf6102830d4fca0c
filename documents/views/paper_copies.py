"""Numbered paper copies: the register, the page of one, its steps, its stamped sheets."""

from urllib.parse import quote

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.actions import copies
from documents.copy_papers import copy_bytes
from documents.forms.control import DayForm, DestroyForm
from documents.models import PaperCopy
from documents.states import control
from documents.tables.paper_copies import PaperCopyTable
from documents.views.records import SECTION
from qms.export.pdf import PdfUnavailable
from qms.states import Refused
from qms.views.access import RecordView
from qms.views.acts import TransitionView
from qms.views.bulk import BulkAct
from qms.views.lists import RecordListView
from qms.views.records import RecordDetailView, RecordHistoryView

RELATED = ("unit", "document", "revision", "person", "to_unit", "recalled_by", "created_by")


def refuse_state(*states):
    """A check of a bulk act: the copy must be in one of these states."""

    def check(copy):
        if copy.status not in states:
            raise Refused(_("Bản giấy đang là “%(state)s”.") % {"state": copy.state})

    return check


BULK_ACTS = [
    BulkAct(
        "recall", gettext_lazy("Thu hồi"), "documents.give_copy", copies.recall, icon="undo-2",
        form=DayForm, check=refuse_state(*control.OUT),
        explain=gettext_lazy("Chỉ ghi khi đã nhận lại bản giấy từ người giữ."),
    ),
    BulkAct(
        "sign", gettext_lazy("Đã ký nhận trên giấy"), "documents.give_copy", copies.sign_on_paper,
        icon="signature", form=DayForm, check=refuse_state(control.GIVEN),
    ),
    BulkAct(
        "destroy", gettext_lazy("Hủy bản giấy"), "documents.give_copy", copies.destroy, icon="trash-2",
        form=DestroyForm, check=refuse_state(control.RECALLED),
    ),
]  # fmt: skip


class PaperCopyListView(RecordListView):
    """The register BM-01-03."""

    table = PaperCopyTable
    section = SECTION
    bulk_acts = BULK_ACTS

    @property
    def saved_views(self):
        return [
            (_("Cần thu hồi"), "status=to_recall"),
            (_("Chờ ký nhận"), "status=given"),
            (_("Đang ở người giữ"), "out=yes"),
            (_("Đã thu hồi, chưa hủy"), "status=recalled"),
        ]

    def lead(self):
        rows = self.rows().order_by()
        back, out = rows.filter(status=control.TO_RECALL).count(), rows.filter(status__in=control.OUT).count()
        words = [(_("%(n)s đang ở người giữ") % {"n": out}, "")]
        return [(_("%(n)s cần thu hồi") % {"n": back}, "danger"), *words] if back else words


class PaperCopyPage(RecordDetailView):
    """One copy: where it is, since when, and what may be done with it."""

    model = PaperCopy
    related = RELATED
    section = SECTION
    list_url = "documents:copy_list"
    list_title = gettext_lazy("Phân phối bản giấy")
    template_name = "documents/paper_copy.html"
    has_versions = False
    step_labels = {control.GIVEN: gettext_lazy("Đã giao")}

    def get_context_data(self, **kwargs):
        may_print = self.record.status in (control.GIVEN, control.RECEIVED) and self.may(
            "documents.give_copy", self.record
        )
        pdf_url = self.record.url("pdf") if may_print else ""
        return super().get_context_data(**({"pdf_url": pdf_url} | kwargs))


class PaperCopyHistoryView(RecordHistoryView, PaperCopyPage):
    pass


class PaperCopyActView(TransitionView):
    """Receive, note the ink, recall, destroy, lose."""

    model = PaperCopy
    related = RELATED
    section = SECTION
    actions = {
        "documents.copy_receive": copies.receive,
        "documents.copy_sign": copies.sign_on_paper,
        "documents.copy_recall": copies.recall,
        "documents.copy_destroy": copies.destroy,
        "documents.copy_lose": copies.lose,
    }
    forms = {
        "documents.copy_sign": DayForm,
        "documents.copy_recall": DayForm,
        "documents.copy_destroy": DestroyForm,
    }


class PaperCopyPdfView(RecordView):
    """The sheets to hand over, stamped with number and holder, as the copy stands now."""

    model = PaperCopy

    def get(self, request, *args, **kwargs):
        self.require("documents.give_copy", self.get_record())
        copy = PaperCopy.objects.select_related("revision__document__unit").get(pk=self.kwargs["pk"])
        try:
            made = copy_bytes(copy, printed_by=request.user, printed_at=timezone.localtime())
        except PdfUnavailable as error:
            raise Refused(str(error)) from error
        name = get_valid_filename(f"{copy.code.replace(' · ', '_').replace('/', '-')}.pdf")
        headers = {"Content-Disposition": f"inline; filename*=UTF-8''{quote(name)}"}
        return HttpResponse(made, content_type="application/pdf", headers=headers)
