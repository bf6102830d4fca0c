"""Who has read what: the register of words given (BM-7.3-01; 7.3, 7.5), and the flat list of all readers."""

import django_filters
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.models import Acknowledgement
from documents.reading import documents_to_read, duties_of
from documents.states import control
from documents.tables.documents import OfficeDateFilter
from qms.export.captions import Figure
from qms.export.tables import Column, Table


class AcknowledgementFilter(django_filters.FilterSet):
    read_from = OfficeDateFilter(field_name="read_on", lookup_expr="gte", label=_("Đọc từ ngày"))
    read_to = OfficeDateFilter(field_name="read_on", lookup_expr="lte", label=_("Đọc đến ngày"))

    class Meta:
        model = Acknowledgement
        fields = ["document", "person"]


class AcknowledgementTable(Table):
    slug = "acknowledgements"
    title = _("Xác nhận đã đọc tài liệu")
    model = Acknowledgement
    form_code = "BM-7.3-01"
    clauses = ("7.3", "7.5")
    filterset = AcknowledgementFilter
    default_order = ("-read_at",)
    select_related = ("document", "person", "unit")
    empty_hint = _("Chưa ai xác nhận đã đọc. Ghi người phải đọc ở thẻ “Phân phối” của từng tài liệu.")
    columns = [
        Column("person", _("Người đọc"), kind="person", width=38, order_by="person__full_name"),
        Column("position", _("Chức vụ"), width=34),
        Column("document", _("Mã"), value="document.code", kind="code", width=24, link=True,
               order_by="document__code"),
        Column("title", _("Tên tài liệu"), value="document.title", width=60),
        Column("revision", _("Lần BH/SĐ"), value="revision_number", kind="code", width=18),
        Column("read_at", _("Xác nhận lúc"), kind="datetime", width=30, order_by="read_at"),
        Column("due_on", _("Hạn đọc"), kind="date", width=22, order_by="due_on"),
        Column("unit", _("Đơn vị"), value="unit.name", width=34, optional=True),
        Column("state", _("Tình trạng"), kind="state", width=26),
    ]  # fmt: skip


class DutyTable(Table):
    """Everybody who must read something, read or not, one line a person and revision; for export.

    Its rows are worked out, not stored, so ``queryset`` gives a plain list that knows its count.
    """

    slug = "reading"
    title = _("Đọc và xác nhận tài liệu")
    model = Acknowledgement
    form_code = "BM-7.3-01"
    clauses = ("7.3", "7.5")
    empty_hint = _("Chưa tài liệu nào có người phải đọc.")
    columns = [
        Column("person", _("Người đọc"), value="duty.person", kind="person", width=40),
        Column("position", _("Chức vụ"), value="duty.person.position", width=36),
        Column("document", _("Mã"), value="duty.document.code", kind="code", width=24),
        Column("title", _("Tên tài liệu"), value="duty.document.title", width=62),
        Column("revision", _("Lần BH/SĐ"), value="duty.revision.number", kind="code", width=18),
        Column(
            "effective_from", _("Hiệu lực từ"), value="duty.revision.effective_from", kind="date", width=22
        ),
        Column("due", _("Hạn đọc"), value="duty.due", kind="date", width=22),
        Column("read_at", _("Xác nhận lúc"), value="duty.read.read_at", kind="datetime", width=30),
        Column("state", _("Tình trạng"), kind="state", width=26),
    ]

    def queryset(self, user, units, moment, params=None, period=None):
        """All lines of these units, by document and name, narrowed by the address of the page."""
        documents = documents_to_read(units, moment, user)
        duties = duties_of(documents, moment)
        lines = [Line(duty, moment.on) for document in documents for duty in duties.get(document.pk, [])]
        return Lines(line for line in lines if line.fits(params or {}))

    def records(self, queryset, moment):
        return iter(queryset)

    def figures(self, queryset, moment):
        read = sum(line.duty.read is not None for line in queryset)
        late = sum(line.state is control.OVERDUE for line in queryset)
        return [
            Figure(f"{read}/{len(queryset)}", gettext("Đã đọc")),
            Figure(f"{late}/{len(queryset)}", gettext("Quá hạn, chưa đọc")),
        ]

    def filters_in_words(self, params):
        return ()

    def order_in_words(self, params=None) -> str:
        return gettext("theo mã tài liệu và tên người đọc")


class UnreadTable(DutyTable):
    """Who has not read the revision in force: one line a person and revision, the longest overdue first."""

    slug = "unread"
    title = _("Người chưa đọc bản hiệu lực")
    form_code = ""
    empty_hint = _("Ai phải đọc đều đã đọc và xác nhận bản hiệu lực.")
    columns = [
        Column("person", _("Người chưa đọc"), value="duty.person", kind="person", width=40),
        Column("position", _("Chức vụ"), value="duty.person.position", width=36),
        Column("document", _("Mã"), value="duty.document.code", kind="code", width=24),
        Column("title", _("Tên tài liệu"), value="duty.document.title", width=58),
        Column("revision", _("Lần BH/SĐ"), value="duty.revision.number", kind="code", width=18),
        Column("since", _("Phải đọc từ"), value="duty.since", kind="date", width=22),
        Column("due", _("Hạn đọc"), value="duty.due", kind="date", width=22),
        Column("days_late", _("Quá hạn (ngày)"), kind="int", width=18),
        Column("unit", _("Đơn vị"), value="duty.document.unit.name", width=34, optional=True),
        Column("state", _("Tình trạng"), kind="state", width=26),
    ]

    def queryset(self, user, units, moment, params=None, period=None):
        """Who has not read at the moment, whatever the period: an unread paper has no day of its own."""
        everybody = super().queryset(user, units, moment, params)
        unread = Lines(line for line in everybody if line.duty.read is None)
        unread.sort(key=lambda line: line.duty.due)  # stable: then by document and name
        unread.asked = len(everybody)
        return unread

    def figures(self, queryset, moment):
        late = sum(line.state is control.OVERDUE for line in queryset)
        return [
            Figure(f"{len(queryset)}/{queryset.asked}", gettext("Chưa đọc")),
            Figure(f"{late}/{len(queryset)}", gettext("Quá hạn, chưa đọc")),
        ]

    def order_in_words(self, params=None) -> str:
        return gettext("theo hạn đọc, rồi mã tài liệu và tên người")


class Line:
    """One person and one revision on a day."""

    def __init__(self, duty, on):
        self.duty, self.state, self.unit_id = duty, duty.state(on), duty.document.unit_id
        self.days_late = (on - duty.due).days if self.state is control.OVERDUE else None

    def fits(self, params) -> bool:
        """Whether the line is among those the filters of the page ask for."""
        wanted = (
            ("person", str(self.duty.person.pk)),
            ("document", str(self.duty.document.pk)),
            ("state", self.state.value),
        )
        return all(params.get(name, "") in ("", value) for name, value in wanted)


class Lines(list):
    """Lines in the place of a queryset, for the writers of files."""

    def order_by(self):
        return self

    def count(self):
        return len(self)
