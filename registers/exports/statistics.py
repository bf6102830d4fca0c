"""What the statistics offer to the rest of the house: evidence, figures of the home page, their shelf."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from qms import evidence, figures, rail
from qms.figures import KeyFigure
from qms.shares import percent_words
from registers.file_figures import file_figures
from registers.spans import whole
from registers.tables.statistics import StatisticsTable
from registers.tallies import Tally

ROOM = "registers:service_file_list"

evidence.register(
    evidence.Register(slug=StatisticsTable.slug, table=StatisticsTable, order=54, worked_out=True)
)
rail.shelf(ROOM, gettext_lazy("Thống kê"), "registers:statistics", order=20)


@figures.register
def file_key_figures(user, units, moment) -> Iterator[KeyFigure]:
    """Of the month of the moment: what came, what was on time, what is open; nothing without files."""
    span = whole("month", moment.on)
    now = file_figures(units, span, moment, cuts=()).total
    before = file_figures(units, span.before(), moment, cuts=()).total
    if now != Tally() or before != Tally():
        yield _received(now, before, span)
        yield _on_time(now, before, span)
        yield _open(now)


def _received(now, before, span) -> KeyFigure:
    words = _("%(carried)s hồ sơ tháng trước chuyển sang") % {"carried": now.carried}
    trend = _("tháng %(month)s: %(n)s") % {"month": span.before().first.month, "n": before.received}
    label = _("Hồ sơ tiếp nhận, tháng %(month)s") % {"month": span.first.month}
    return KeyFigure(label, str(now.received), of=words, trend=trend, url=reverse("registers:statistics"))


def _on_time(now, before, span) -> KeyFigure:
    label = _("Trước và đúng hạn, tháng %(month)s") % {"month": span.first.month}
    words = _("%(part)s trong %(whole)s hồ sơ đã giải quyết") % {"part": now.kept, "whole": now.resolved}
    trend = _("tháng %(month)s: %(share)s %% (n = %(n)s)") % {
        "month": span.before().first.month, "share": percent_words(before.kept, before.resolved),
        "n": before.resolved,
    }  # fmt: skip
    return KeyFigure(
        label, percent_words(now.kept, now.resolved), unit="%" if now.resolved else "", of=words, trend=trend,
        url=reverse("registers:statistics"),
    )  # fmt: skip


def _open(now) -> KeyFigure:
    words = _("%(in_time)s trong hạn, %(waiting)s chờ bổ sung") % {
        "in_time": now.open_in_time, "waiting": now.open_waiting,
    }  # fmt: skip
    late = ngettext("%(n)s quá hạn", "%(n)s quá hạn", now.open_late) % {"n": now.open_late}
    told = {"trend": late, "tone": "danger", "icon": "circle-alert"} if now.open_late else {}
    url = f"{reverse('registers:service_file_list')}?{'due=late&' if now.open_late else ''}sort=due_at"
    return KeyFigure(_("Hồ sơ đang giải quyết"), str(now.open), of=words, url=url, **told)
