"""The register of public postings (7.4, 7.5, 8.2), its columns declared once."""

import datetime as dt

import django_filters
from django.conf import settings
from django.db.models import DateField, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents import states
from documents.models import Document, Posting
from documents.models.posting import CHECK_EVERY
from documents.posted import share_posted
from documents.states import posting as posting_states
from documents.tables.by_day import DayFilter, TableByDay
from documents.tables.documents import OfficeDateFilter
from qms.export.captions import Figure
from qms.export.tables import Column

OVERDUE, OVER = posting_states.UNCHECKED.value, posting_states.OVER.value


class PostingFilter(django_filters.FilterSet):
    field = django_filters.CharFilter(lookup_expr="icontains", label=_("Lĩnh vực"))
    status = django_filters.ChoiceFilter(choices=posting_states.POSTING.choices, label=_("Tình trạng"))
    to_do = DayFilter(
        choices=[(state.value, state.label) for state in (posting_states.UNCHECKED, posting_states.OVER)],
        label=_("Cần làm"),
    )
    posted_to = OfficeDateFilter(field_name="posted_on", lookup_expr="lte", label=_("Niêm yết đến ngày"))

    class Meta:
        model = Posting
        fields = ["field", "status"]


def to_do(rows, value, moment):
    """Postings that are up and overdue for a check, or of what is no longer in force, at a moment."""
    narrow = {OVERDUE: overdue, OVER: of_what_ended}.get(value)
    return narrow(rows.filter(status=posting_states.POSTED), moment) if narrow else rows


def of_what_ended(rows, moment):
    """Those whose procedure is not in force."""
    effective = moment.rows(Document).filter(status=states.DOC_EFFECTIVE)
    return rows.exclude(document_id__in=effective.values("id"))


def overdue(rows, moment):
    """Those whose check is overdue: the rule of `Posting.check_due` for the database."""
    documents = moment.rows(Document).filter(id=OuterRef("document_id"), status=states.DOC_EFFECTIVE)
    told = rows.annotate(
        effective_day=Subquery(documents.values("effective_from")[:1], output_field=DateField()),
        seen_day=Coalesce("checked_on", "posted_on"),
    )
    monthly = Q(seen_day__lt=moment.on - dt.timedelta(days=CHECK_EVERY))
    newer = Q(effective_day__gt=F("seen_day"), effective_day__lt=moment.on)
    return told.filter(effective_day__isnull=False).filter(monthly | newer)


def _title(posting):
    return posting.document.title


def _address(posting):
    return settings.QMS_PUBLIC_URL + posting.public_path


class PostingTable(TableByDay):
    slug = "postings"
    title = _("Niêm yết công khai")
    model = Posting
    clauses = ("7.4", "7.5", "8.2")
    filterset = PostingFilter
    by_day = {"to_do": to_do}
    default_order = ("field", "document__code")
    select_related = ("unit", "document", "checked_by")
    empty_hint = _(
        "Chưa niêm yết quy trình nào. Bấm “Niêm yết” để chọn một hay nhiều quy trình đang hiệu lực."
    )
    columns = [
        Column("code", _("Mã"), kind="code", width=24, order_by="code", link=True, optional=True),
        Column(
            "document", _("Quy trình"), value="document.code", kind="code", width=22,
            order_by="document__code", link=True,
        ),
        Column("title", _("Tên thủ tục"), value=_title, width=62, order_by="title"),
        Column("field", _("Lĩnh vực"), width=28, order_by="field"),
        Column("posted_on", _("Niêm yết từ"), kind="date", width=22, order_by="posted_on"),
        Column("checked_on", _("Kiểm tra gần nhất"), kind="date", width=24, order_by="checked_on"),
        Column("checked_by", _("Người kiểm tra"), kind="person", width=30, optional=True),
        Column("place", _("Nơi niêm yết bản giấy"), width=38, order_by="place"),
        Column("address", _("Địa chỉ công khai"), value=_address, width=58, optional=True),
        Column("taken_down_on", _("Gỡ ngày"), kind="date", width=22, optional=True),
        Column("unit", _("Đơn vị"), value="unit.name", width=34, optional=True),
        Column("status", _("Tình trạng"), value="seen_as", kind="state", width=28, order_by="status"),
    ]  # fmt: skip

    def queryset(self, user, units, moment, params=None, period=None):
        self.units = units
        return super().queryset(user, units, moment, params, period)

    def prepare(self, records, moment):
        """The documents as they were, and what the calendar of the moment makes of each posting."""
        if moment.is_past:
            rows = moment.rows(Document).filter(id__in=[record.document_id for record in records])
            then = {document.pk: document for document in moment.instances(rows)}
            for record in records:
                record.document = then[record.document_id]
        for record in records:
            record.seen_as = record.standing(moment.on)

    def figures(self, queryset, moment):
        """Posted out of the procedures in force, whatever the filters show."""
        share = share_posted(moment, getattr(self, "units", None))
        return [Figure(share.words, gettext("Thủ tục đang hiệu lực đã niêm yết"))]
