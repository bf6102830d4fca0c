"""Columns of the list of forms of the slips (7.5): number, title, ground, from when to when."""

import django_filters
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from documents.tables.by_day import DayFilter, TableByDay
from qms.export.tables import Column
from qms.models import Unit
from registers.models import FormFamily, SlipForm, SlipKind
from registers.models.slip_form import STANDINGS


class SlipFormFilter(django_filters.FilterSet):
    family = django_filters.ChoiceFilter(choices=FormFamily.choices, label=_("Bộ biểu mẫu"))
    kind = django_filters.ChoiceFilter(choices=SlipKind.choices, label=_("Loại phiếu"))
    standing = DayFilter(
        choices=[(name, state.label) for name, state in STANDINGS.items()], label=_("Tình trạng")
    )
    doubt = DayFilter(choices=[("open", _("Cần kiểm tra"))], label=pgettext_lazy("slip form", "Đối chiếu"))

    class Meta:
        model = SlipForm
        fields = ["family", "kind"]


def by_standing(rows, value, moment):
    """Those that on the day looked at are not used yet, are used, or are over."""
    on = moment.on
    begun = rows.filter(from_date__lte=on)
    narrow = {
        "ahead": rows.filter(from_date__gt=on),
        "in_use": begun.exclude(to_date__lt=on),
        "over": begun.filter(to_date__lt=on),
    }
    return narrow.get(value, rows)


def by_doubt(rows, value, moment):
    """Those that somebody has still to check against the text."""
    return rows.exclude(doubt="") if value == "open" else rows


def with_above(units) -> list[int]:
    """The keys of units and of all units above them."""
    paths = Unit.objects.filter(pk__in=units).values_list("path", flat=True)
    return sorted({int(key) for path in paths for key in path.split("/") if key})


class SlipFormTable(TableByDay):
    """The forms a unit keeps itself."""

    slug = "slip_forms"
    title = _("Biểu mẫu một cửa")
    model = SlipForm
    clauses = ("7.5", "8.5.1")
    filterset = SlipFormFilter
    by_day = {"standing": by_standing, "doubt": by_doubt}
    default_order = ("family", "-from_date", "number")
    select_related = ("unit",)
    empty_hint = _("Chưa có biểu mẫu nào. Thêm mẫu đang dùng, có căn cứ và ngày bắt đầu.")
    columns = [
        Column(
            "number",
            pgettext_lazy("slip form", "Mẫu số"),
            kind="code",
            width=24,
            order_by="number",
            link=True,
        ),
        Column(
            "title",
            _("Tên biểu mẫu"),
            width=62,
            order_by="title",
            link=True,
            second=lambda form: gettext("Cần kiểm tra") if form.doubt else "",
        ),
        Column("kind", _("Loại phiếu"), value="get_kind_display", width=44, order_by="kind", optional=True),
        Column("family", _("Bộ biểu mẫu"), value="get_family_display", width=44, order_by="family"),
        Column("basis", _("Căn cứ"), width=48),
        Column("from_date", _("Dùng từ"), kind="date", width=22, order_by="from_date"),
        Column("to_date", _("Đến hết ngày"), kind="date", width=22, order_by="to_date"),
        Column("doubt", _("Cần kiểm tra"), width=54, optional=True),
        Column("unit", _("Nơi quy định"), value="unit.name", width=34, optional=True),
        Column("standing", pgettext_lazy("slip form", "Tình trạng"), value="seen_as", kind="state", width=28),
    ]

    def prepare(self, records, moment):
        """What the day looked at makes of each."""
        for form in records:
            form.seen_as = form.standing(moment.on)


class SlipFormPageTable(SlipFormTable):
    """The forms that hold for a reader: those of the units above too, which keep them for all below."""

    def queryset(self, user, units, moment, params=None, period=None):
        reached = user.visible_units() if units is None else units
        return super().queryset(None, with_above(reached), moment, params, period)
