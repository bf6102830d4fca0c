"""Kept records (BM-01-05, clause 7.5): the kinds and the batches, their columns declared once."""

import datetime as dt

import django_filters
from django.utils.translation import gettext_lazy as _

from documents.models import Disposal, DisposalLine, RecordBatch, RecordKind
from documents.states import disposal as disposal_states
from documents.states import kept_records as states
from documents.tables.by_day import DayFilter, TableByDay
from documents.tables.documents import YesNoFilter
from qms.export.tables import Column, Table


class RecordKindFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.RECORD_KIND.choices, label=_("Tình trạng"))
    is_permanent = YesNoFilter(label=_("Lưu vĩnh viễn"))

    class Meta:
        model = RecordKind
        fields = ["status", "document", "keeper"]


class RecordKindTable(Table):
    slug = "record_kinds"
    title = _("Danh mục hồ sơ")
    model = RecordKind
    form_code = "BM-01-05"
    clauses = ("7.5",)
    filterset = RecordKindFilter
    default_order = ("code",)
    select_related = ("document", "keeper", "unit")
    empty_hint = _("Chưa có loại hồ sơ nào. Bắt đầu bằng “Lấy từ quy trình đang hiệu lực”.")
    columns = [
        Column("code", _("Mã"), kind="code", width=28, order_by="code", link=True),
        Column("title", _("Tên hồ sơ"), width=62, order_by="title"),
        Column("document", _("Theo quy trình"), value="document.code", width=22, order_by="document__code"),
        Column("place", _("Nơi lưu"), width=34, order_by="place"),
        Column("arrangement", _("Cách sắp xếp"), width=30),
        Column("medium", _("Hình thức"), width=22, optional=True),
        Column(
            "retention", _("Thời hạn lưu"), value="retention_words", width=22, order_by="retention_months"
        ),
        Column("retention_basis", _("Căn cứ thời hạn"), width=34, optional=True),
        Column("access", _("Ai được xem"), width=30),
        Column("keeper", _("Người giữ"), kind="person", width=28, order_by="keeper__full_name"),
        Column("unit", _("Đơn vị"), value="unit.name", width=34, optional=True),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]


class RecordBatchFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=states.RECORD_BATCH.choices, label=_("Tình trạng"))
    term = DayFilter(
        choices=[(term.value, term.label) for term in (states.DUE, states.FOREVER, states.TO_ARCHIVE)],
        label=_("Thời hạn"),
    )

    class Meta:
        model = RecordBatch
        fields = ["status", "kind"]


def term_on(rows, value, moment):
    """Batches whose time is over on the day of the moment, are kept for ever, or usually are with an archive.

    The last are closed in a year before the last one (see `documents.retention.hand_over_by`) and not due.
    """
    due = rows.filter(status=states.KEPT, kept_until__lt=moment.on)
    two_years_ago = dt.date(moment.on.year - 1, 1, 1)
    narrowed = {
        states.DUE.value: due,
        states.FOREVER.value: rows.filter(closed_on__isnull=False, kept_until=None),
        states.TO_ARCHIVE.value: rows.filter(status=states.KEPT, closed_on__lt=two_years_ago).exclude(
            kept_until__lt=moment.on, kept_until__isnull=False
        ),
    }
    return narrowed.get(value, rows)


def left_on(batch):
    """When the batch left the cabinets, one way or the other; its state says which."""
    return batch.handed_on or batch.destroyed_on


class RecordBatchTable(TableByDay):
    slug = "record_batches"
    title = _("Hồ sơ đang lưu, đã giao nộp, đã tiêu hủy")
    model = RecordBatch
    form_code = ""
    clauses = ("7.5",)
    filterset = RecordBatchFilter
    by_day = {"term": term_on}
    default_order = ("-code",)
    select_related = ("kind", "unit")
    empty_hint = _("Chưa ghi lô hồ sơ nào. Mỗi cặp, hộp hồ sơ đã đóng là một lô.")
    columns = [
        Column("code", _("Mã"), kind="code", width=30, order_by="code", link=True),
        Column("title", _("Hồ sơ"), width=66, order_by="title"),
        Column("kind", _("Loại hồ sơ"), value="kind.code", width=28, order_by="kind__code", optional=True),
        Column("amount", _("Số lượng"), width=18, order_by="quantity"),
        Column("place", _("Nơi để"), width=40, order_by="place"),
        Column("closed_on", _("Kết thúc"), kind="date", width=21, order_by="closed_on"),
        Column("kept_until", _("Lưu đến hết"), kind="date", width=21, order_by="kept_until"),
        Column("term", _("Thời hạn"), value="term_then", kind="state", width=28),
        Column("hold_reason", _("Lý do giữ lại"), width=40, optional=True),
        Column("hand_over_by", _("Nên giao nộp đến hết"), kind="date", width=24, optional=True),
        Column("left_on", _("Giao nộp, tiêu hủy"), value=left_on, kind="date", width=21),
        Column("handed_on", _("Giao nộp ngày"), kind="date", width=21, order_by="handed_on", optional=True),
        Column("handed_to", _("Giao nộp cho"), width=36, order_by="handed_to", optional=True),
        Column("handover_number", _("Số biên bản giao nhận"), width=26, optional=True),
        Column(
            "destroyed_on", _("Tiêu hủy ngày"), kind="date", width=21, order_by="destroyed_on", optional=True
        ),
        Column("unit", _("Đơn vị"), value="unit.name", width=34, optional=True),
        Column("status", _("Tình trạng"), value="state", kind="state", width=24, order_by="status"),
    ]

    def prepare(self, records, moment):
        for batch in records:
            batch.term_then = batch.term(moment.on)


class DisposalFilter(django_filters.FilterSet):
    status = django_filters.ChoiceFilter(choices=disposal_states.DISPOSAL.choices, label=_("Tình trạng"))

    class Meta:
        model = Disposal
        fields = ["status"]


class DisposalTable(Table):
    slug = "disposals"
    title = _("Tiêu hủy hồ sơ")
    model = Disposal
    form_code = "BM-01-06"
    clauses = ("7.5",)
    filterset = DisposalFilter
    select_related = ("approved_by", "unit")
    empty_hint = _(
        "Chưa tiêu hủy hồ sơ lần nào. Khi có hồ sơ hết thời hạn lưu, lập danh sách rồi trình phê duyệt."
    )
    columns = [
        Column("code", _("Mã"), kind="code", width=28, order_by="code", link=True),
        Column("title", _("Tên"), width=56, order_by="title"),
        Column("batches", _("Số lô"), value="batch_count", kind="int", width=15),
        Column("basis", _("Căn cứ"), width=56),
        Column("method", _("Cách tiêu hủy"), width=36),
        Column("approved_by", _("Người phê duyệt"), kind="person", width=32),
        Column("destroyed_on", _("Ngày tiêu hủy"), kind="date", width=22, order_by="destroyed_on"),
        Column("minutes_number", _("Số biên bản"), width=26, optional=True),
        Column("unit", _("Đơn vị"), value="unit.name", width=34, optional=True),
        Column("status", _("Tình trạng"), value="state", kind="state", width=28, order_by="status"),
    ]

    def prepare(self, records, moment):
        """How many batches each list holds; one query."""
        lines = moment.children(DisposalLine, records)
        for disposal in records:
            disposal.batch_count = len(lines[disposal.pk])
