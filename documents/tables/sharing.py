"""What units make of shared documents (7.5): each unit's own list, and who is behind seen from above."""

import django_filters
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from documents.models import Adoption, Document, Weight
from documents.sharing import stand
from documents.states import sharing
from qms.export.captions import Figure
from qms.export.tables import Column, Table

LATE = "late"
STANDING_CHOICES = [*((one.value, one.label) for one in sharing.STANDINGS), (LATE, _("Quá hạn"))]


class AdoptionFilter(django_filters.FilterSet):
    """``standing`` is worked out, so the table narrows by it and not the filter itself."""

    standing = django_filters.ChoiceFilter(label=_("Đơn vị đã làm"), choices=STANDING_CHOICES, method="leave")
    weight = django_filters.ChoiceFilter(choices=Weight.choices, label=pgettext_lazy("sharing", "Mức độ"))
    status = django_filters.ChoiceFilter(choices=sharing.ADOPTION.choices, label=_("Dùng chung"))
    source = django_filters.ModelChoiceFilter(label=_("Tài liệu dùng chung"), queryset=Document.objects.all())

    class Meta:
        model = Adoption
        fields = ["source", "weight", "status"]

    def leave(self, rows, name, value):
        return rows


def _current(adoption):
    return _number(adoption.standing.current)


def _taken(adoption):
    return _number(adoption.standing.taken)


def _own(adoption):
    return _number(adoption.standing.own)


def _number(issue) -> str:
    return issue.number if issue else ""


def second_line(adoption) -> str:
    """Why a unit does not follow, or why sharing ended."""
    return adoption.declined_why if adoption.is_open else adoption.ended_why


class AdoptionTable(Table):
    slug = "adoptions"
    title = _("Quy trình dùng chung")
    model = Adoption
    clauses = ("7.5",)
    filterset = AdoptionFilter
    default_order = ("code", "unit__path")
    period_field = "offered_on"
    select_related = ("unit", "source", "source__unit", "document")
    empty_hint = _(
        "Chưa có quy trình dùng chung nào. Đơn vị cấp trên mở tài liệu đang hiệu lực rồi chọn “Dùng chung”."
    )
    columns = [
        Column("code", _("Mã"), kind="code", width=26, order_by="code", link=True),
        Column("title", _("Tên tài liệu"), width=60, order_by="title", second=second_line),
        Column("from_unit", _("Của"), value="source.unit.name", width=34, optional=True),
        Column("unit", _("Đơn vị"), value="unit.name", width=38, order_by="unit__path"),
        Column("current", _("Bản gốc"), value=_current, width=18),
        Column("taken", _("Đang theo"), value=_taken, width=18),
        Column("own", _("Bản của đơn vị"), value=_own, width=20, optional=True),
        Column(
            "weight",
            pgettext_lazy("sharing", "Mức độ"),
            value="get_weight_display",
            width=28,
            order_by="weight",
            optional=True,
        ),
        Column("due", _("Hạn"), value="standing.due", kind="date", width=22),
        Column("days", _("Bản mới đã (ngày)"), value="standing.days_behind", kind="int", width=16),
        Column("status", _("Tình trạng"), value="state", kind="state", width=32),
    ]

    def queryset(self, user, units, moment, params=None, period=None):
        """As everywhere, and narrowed by what each unit has made of it on the day of the moment."""
        rows = super().queryset(user, units, moment, params, period)
        wanted = (params or {}).get("standing", "")
        if not wanted:
            return rows
        lines = stand(moment.instances(rows), moment)
        return rows.filter(id__in=[line.pk for line in lines if _fits(line, wanted)])

    def prepare(self, records, moment):
        stand(records, moment)

    def figures(self, queryset, moment):
        """Behind and missing, each out of all that is shared now."""
        shared = [one for one in stand(moment.instances(queryset), moment) if one.is_open]
        behind = sum(one.standing.is_behind for one in shared)
        missing = sum(one.standing.is_missing for one in shared)
        return [
            Figure(f"{behind}/{len(shared)}", gettext("Chưa theo bản mới")),
            Figure(f"{missing}/{len(shared)}", gettext("Chưa áp dụng")),
        ]


def _fits(adoption, wanted) -> bool:
    if wanted == LATE:
        return adoption.is_open and adoption.standing.is_late
    return adoption.is_open and adoption.standing.state.value == wanted
