"""Columns of the map of processes and of the documents of a process."""

import django_filters
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from qms.export.tables import Column, Table
from registers import states
from registers.drawings import Drawing
from registers.models import Process, ProcessDocument

BANDS = (Process.Kind.STEERING, Process.Kind.MAIN, Process.Kind.SUPPORT)


class ProcessFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.KEPT.choices, label=_("Tình trạng"))
    kind = django_filters.ChoiceFilter(choices=Process.Kind.choices, label=_("Loại"))

    class Meta:
        model = Process
        fields = ["status", "kind", "person"]


class ProcessTable(Table):
    slug = "processes"
    title = _("Sơ đồ quá trình")
    model = Process
    form_code = "BM-4.4-01"
    clauses = ("4.4",)
    filterset = ProcessFilter
    select_related = ("person", "unit")
    empty_hint = _("Chưa ghi quá trình nào. Bắt đầu từ tiếp nhận, giải quyết và trả kết quả.")
    columns = [
        Column("code", _("Mã"), kind="code", width=27, link=True, order_by="code"),
        Column("title", _("Quá trình"), width=44, order_by="title", link=True),
        Column("kind", _("Loại"), value="get_kind_display", width=18, order_by="kind"),
        Column("person", _("Chủ quá trình"), kind="person", width=28, order_by="person__full_name"),
        Column("inputs", _("Đầu vào"), width=34),
        Column("outputs", _("Đầu ra"), width=34),
        Column("indicators", _("Chỉ số theo dõi"), width=34),
        Column("risks", _("Rủi ro, cơ hội"), width=34, optional=True),
        Column("resources", _("Nguồn lực"), width=30, optional=True),
        Column("documents", _("Tài liệu"), kind="list", width=30),
        Column("next_review", _("Xem xét tới"), kind="date", width=22, order_by="next_review"),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]

    def prepare(self, records, moment):
        """The codes of the documents of each process, one query for the rows and one for the documents."""
        rows = moment.children(ProcessDocument, records)
        wanted = {row.document_id for found in rows.values() for row in found}
        told = moment.instances(moment.rows(Document).filter(id__in=wanted)) if wanted else []
        known = {document.pk: document for document in told}
        for process in records:
            process.papers = [known[row.document_id] for row in rows[process.pk]]
            process.documents = [document.code for document in process.papers]

    def drawing(self, rows, moment):
        """The map of one office: steering above, the main processes in their order, support below."""
        current = rows.filter(status="current").order_by("code", "id")
        processes = moment.instances(current)
        if not processes or len({process.unit_id for process in processes}) > 1:
            return None
        self.prepare(processes, moment)
        bands = [(kind, kind.label, [one for one in processes if one.kind == kind]) for kind in BANDS]
        html = render_to_string("registers/_process_map.html", {"bands": [band for band in bands if band[2]]})
        return Drawing(_("Các quá trình và tương tác"), html, first=True)


class ProcessDocumentTable(Table):
    slug = "process-documents"
    title = _("Tài liệu của quá trình")
    model = ProcessDocument
    default_order = ("id",)
    select_related = ("process", "unit", "document")
    columns = [
        Column("document", _("Tài liệu"), width=80),
        Column("note", _("Ghi chú"), width=60),
    ]
