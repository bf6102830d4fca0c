"""Columns of the map of processes and of the documents of a process."""

import django_filters
from django.utils.translation import gettext_lazy as _

from documents.models import Document
from qms.export.tables import Column, Table
from registers import states
from registers.models import Process, ProcessDocument


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
        codes = {document.pk: document.code for document in told}
        for process in records:
            process.documents = [codes[row.document_id] for row in rows[process.pk]]


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
