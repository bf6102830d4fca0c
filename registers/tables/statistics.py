"""The statistics of service files by month as a register (BM-9.1-03); worked out, stored nowhere."""

import datetime as dt

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.export.captions import Figure
from qms.export.tables import Column, Table
from qms.permissions import units_seen
from qms.shares import percent_words
from registers.file_figures import FileFigures, file_figures
from registers.file_sets import FILES
from registers.models import ServiceFile
from registers.spans import Span
from registers.tallies import Tally


class MonthLine:
    """One month of one list of units."""

    def __init__(self, span: Span, tally: Tally):
        self.pk, self.span, self.tally = f"{span.first:%Y-%m}", span, tally


class Lines(list):
    """Lines in the place of a queryset, for the writers of files."""

    def order_by(self):
        return self

    def count(self):
        return len(self)


def _count(name: str, width=20) -> Column:
    return Column(name, FILES[name].label, value=f"tally.{name}", kind="int", width=width)


class StatisticsTable(Table):
    """The months of a period; of the year of the moment where no period is given."""

    slug = "statistics"
    title = _("Thống kê giải quyết hồ sơ")
    model = ServiceFile
    form_code = "BM-9.1-03"
    clauses = ("9.1.1", "9.1.3")
    period_field = "received_at"
    empty_hint = _("Chưa có hồ sơ nào trong kỳ.")
    period = None
    columns = [
        Column("month", _("Tháng"), value=lambda line: f"{line.span.first:%m/%Y}", kind="code", width=18),
        _count("carried"),
        _count("received"),
        _count("resolved"),
        _count("early", 16),
        _count("on_time", 16),
        _count("late", 16),
        Column("share", _("Tỷ lệ trước và đúng hạn, %"), value="tally.share", kind="decimal", width=22),
        _count("returned"),
        _count("refused", 16),
        _count("stopped"),
        _count("withdrawn"),
        _count("open", 22),
    ]

    def queryset(self, user, units, moment, params=None, period=None):
        first, last = period or self.period or (dt.date(moment.on.year, 1, 1), moment.on)
        self.found = file_figures(units_seen(user, units), Span(first, last), moment)
        return Lines(MonthLine(span, tally) for span, tally in self.found.months if _is_told(tally))

    def records(self, queryset, moment):
        return iter(queryset)

    def figures(self, queryset, moment):
        found: FileFigures = self.found
        total = found.total
        if not total.resolved:
            return []
        share = f"{total.kept}/{total.resolved} ({percent_words(total.kept, total.resolved)} %)"
        told = gettext("Trước và đúng hạn trên số đã giải quyết trong kỳ")
        return [Figure(share, told), Figure(str(total.open_late), str(FILES["open_late"].label))]

    def filters_in_words(self, params):
        return ()

    def order_in_words(self, params=None) -> str:
        return gettext("theo tháng")

    def caption(self, **more):
        return super().caption(**({"period": self.period} if self.period else {}) | more)


def _is_told(tally: Tally) -> bool:
    """Whether anything moved or lay there in the month."""
    return tally != Tally()
