"""The list of documents from outside (BM-01-02, clause 7.5), its columns declared once."""

import django_filters
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from documents.impacts import impacts_under
from documents.models import LegalImpact, LegalText
from documents.states import legal as states
from documents.tables.by_day import DayFilter, TableByDay
from qms.export.tables import Column

WORST_FIRST = (states.OVERDUE, states.PENDING, states.UPDATE, states.DONE_LATE, states.DONE)


class LegalTextFilter(django_filters.FilterSet):
    kind = django_filters.ChoiceFilter(choices=LegalText.Kind.choices, label=_("Loại"))
    standing = DayFilter(
        choices=[(state.value, state.label) for state in states.STANDING.values()], label=_("Tình trạng")
    )
    clock = DayFilter(
        choices=[
            (states.CLOCK[value].value, states.CLOCK[value].label)
            for value in (states.OVERDUE, states.PENDING, states.UPDATE)
        ],
        label=_("Cập nhật quy trình"),
    )
    status = django_filters.ChoiceFilter(choices=states.LEGAL_TEXT.choices, label=_("Trong danh mục"))

    class Meta:
        model = LegalText
        fields = ["kind"]


def standing_on(rows, value, moment):
    """Texts that stand so on the day of the moment: the rule of `LegalText.standing` for the database."""
    on = moment.on
    lasting = rows.exclude(expired_on__lte=on)
    began = lasting.filter(effective_on__lte=on)
    narrowed = {
        states.ENDED: rows.filter(expired_on__lte=on),
        states.UNDATED: lasting.filter(effective_on=None),
        states.NOT_YET: lasting.filter(effective_on__gt=on),
        states.PARTLY: began.filter(partly_on__lte=on),
        states.IN_FORCE: began.exclude(partly_on__lte=on),
    }
    return narrowed.get(value, rows)


def clock_on(rows, value, moment):
    """Texts with an impact whose clock stands so on the day of the moment."""
    impacts = moment.rows(LegalImpact).filter(done_on=None)
    wanted = {
        states.OVERDUE: Q(verdict__in=(states.PENDING, states.UPDATE), due_on__lt=moment.on),
        states.PENDING: Q(verdict=states.PENDING),
        states.UPDATE: Q(verdict=states.UPDATE),
    }
    return rows.filter(id__in=impacts.filter(wanted[value]).values("text_id")) if value in wanted else rows


def _body(text):
    return f"{text.get_kind_display()} · {text.issuing_body}"


def clock_line(text):
    """Until when the procedures still open must be updated."""
    days = [impact.due_on for impact in text.impacts_then if impact.is_open and impact.due_on]
    return gettext("hạn %(day)s") % {"day": f"{min(days):%d/%m/%Y}"} if days else ""


class LegalTextTable(TableByDay):
    slug = "legal_texts"
    title = _("Danh mục tài liệu bên ngoài")
    model = LegalText
    form_code = "BM-01-02"
    clauses = ("7.5", "4.2")
    filterset = LegalTextFilter
    by_day = {"standing": standing_on, "clock": clock_on}
    default_order = ("-effective_on",)
    select_related = ("unit",)
    empty_hint = _("Chưa có văn bản nào. Ghi những văn bản mà quy trình của đơn vị đang căn cứ vào.")
    columns = [
        Column("code", _("Số, ký hiệu"), kind="code", width=32, order_by="code", link=True),
        Column("title", _("Tên văn bản"), width=80, order_by="title", second=_body),
        Column("kind", _("Loại"), value="get_kind_display", width=20, order_by="kind", optional=True),
        Column("issuing_body", _("Cơ quan ban hành"), width=32, order_by="issuing_body", optional=True),
        Column("issued_on", _("Ngày ban hành"), kind="date", width=21, order_by="issued_on"),
        Column("effective_on", _("Ngày hiệu lực"), kind="date", width=21, order_by="effective_on"),
        Column(
            "expired_on", _("Hết hiệu lực từ"), kind="date", width=21, order_by="expired_on", optional=True
        ),
        Column("standing", _("Tình trạng"), value="standing_then", kind="state", width=30),
        Column("touched", _("Quy trình bị ảnh hưởng"), value="touched", kind="list", width=26),
        Column("updated_on", _("Ngày cập nhật"), value="updated_on", kind="date", width=21),
        Column("clock", _("Cập nhật"), value="clock_then", kind="state", width=28, second=clock_line),
        Column("where_found", _("Nơi tra cứu"), width=36, optional=True),
        Column("unit", _("Đơn vị"), value="unit.name", width=34, optional=True),
    ]

    def queryset(self, user, units, moment, params=None, period=None):
        """Without those taken off the list, unless the reader asks for them."""
        rows = super().queryset(user, units, moment, params, period)
        return rows if (params or {}).get("status") else rows.exclude(status=states.REMOVED)

    def prepare(self, records, moment):
        """Where each text and its procedures stand on the day; one query."""
        found = impacts_under(records, moment)
        for text in records:
            text.seen_on = moment.on
            text.standing_then, text.impacts_then = text.state, found[text.pk]
            touched = [one for one in text.impacts_then if one.verdict != states.UNAFFECTED]
            text.touched = [impact.document.code for impact in touched]
            text.clock_then = worst(text.impacts_then, moment.on)
            days = [impact.done_on for impact in touched]
            text.updated_on = max(days) if days and all(days) else None


def worst(impacts, on):
    """The most urgent clock of some impacts, None without any; nothing to change if that holds for all."""
    values = {impact.standing(on).value for impact in impacts}
    found = next((value for value in WORST_FIRST if value in values), None)
    return states.CLOCK[found or states.UNAFFECTED] if values else None
