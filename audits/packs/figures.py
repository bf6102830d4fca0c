"""Key figures of a pack, each with its denominator; a rate out of nothing is "–", not 100 %."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.utils.formats import number_format
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from audits.models import Action, Audit, ManagementReview, Nonconformity
from documents.models import Document
from qms.export import charts
from qms.export.values import NOTHING
from qms.history import Moment
from qms.shares import percent_words
from registers.models import Measurement, Objective


@dataclass(frozen=True)
class Box:
    """One figure in large type, what it counts, and out of what."""

    value: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class Chart:
    """A drawing and the table of the same numbers."""

    title: str
    svg: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class Figures:
    boxes: list[Box] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)


def figures(unit, period, moment: Moment) -> Figures:
    """The figures of a unit for a period, as of a moment."""
    found = moment.instances(
        moment.rows(Nonconformity).filter(unit=unit, detected_on__range=period).exclude(status="cancelled")
    )
    measured = moment.instances(
        moment.rows(Measurement)
        .filter(unit=unit, period_to__range=period)
        .select_related("objective")
        .order_by("period_to", "id")
    )
    _with_objectives(measured, moment)
    boxes = [
        _documents(unit, moment),
        _nonconformities(found, moment),
        _actions(unit, period, moment),
        _objectives(measured),
        _checks(unit, period, moment),
    ]
    drawn = []
    if found:
        drawn.append(_raised_over_time(found, period))
    if measured:
        drawn.append(_met_over_time(measured, period))
    return Figures(boxes, drawn)


def _with_objectives(measured, moment) -> None:
    """Direction and unit of each measurement as its objective stood at the moment."""
    keys = {measurement.objective_id for measurement in measured}
    objectives = {o.pk: o for o in moment.instances(moment.rows(Objective).filter(id__in=keys))}
    for measurement in measured:
        measurement.objective = objectives[measurement.objective_id]


def _documents(unit, moment) -> Box:
    rows = moment.rows(Document).filter(unit=unit, status="effective")
    late = rows.filter(review_on__lt=moment.on).count()
    return Box(
        number(rows.count()), _("tài liệu hiệu lực"), _("%(n)s quá hạn soát xét") % {"n": number(late)}
    )


def _nonconformities(found, moment) -> Box:
    closed = sum(record.status == "closed" for record in found)
    late = sum(
        record.status != "closed" and record.due_on is not None and record.due_on < moment.on
        for record in found
    )
    note = _("%(closed)s đã đóng, %(late)s quá hạn") % {"closed": number(closed), "late": number(late)}
    return Box(number(len(found)), _("phiếu KPH trong kỳ"), note)


def _actions(unit, period, moment) -> Box:
    rows = moment.rows(Action).filter(unit=unit, due_on__range=period).exclude(status="cancelled")
    rows = rows.exclude(status="open", due_on=moment.on)  # that day is not over: neither late nor done
    due = [action for action in moment.instances(rows) if action.due_on <= moment.on]
    on_time = sum(a.status == "done" and a.done_on <= a.due_on for a in due)
    return Box(_percent(on_time, len(due)), _("hành động đúng hạn"), out_of(on_time, len(due), _("tới hạn")))


def _objectives(measured) -> Box:
    counted = [measurement for measurement in measured if measurement.met is not None]
    met = sum(measurement.met for measurement in counted)
    return Box(_percent(met, len(counted)), _("kết quả đo đạt"), out_of(met, len(counted), _("lần đo")))


def _checks(unit, period, moment) -> Box:
    audits = moment.rows(Audit).filter(unit=unit, status="closed", planned_from__range=period).count()
    reviews = moment.rows(ManagementReview).filter(unit=unit, held_on__range=period).count()
    return Box(
        number(audits), _("cuộc đánh giá xong"), _("%(n)s cuộc xem xét lãnh đạo") % {"n": number(reviews)}
    )


MOST_COLUMNS = 13  # what a table on an upright sheet can hold beside its labels


def columns_of(period) -> tuple[list[str], Callable[[dt.date], str]]:
    """The columns of a period, empty ones too, and the column of a day.

    Months ("06/2026") up to 13 of them, else quarters ("Q2/2026"), else years.
    """
    days = first_days(period)
    name_of = month_of if len(days) <= MOST_COLUMNS else quarter_of
    if len(days) > 3 * MOST_COLUMNS:
        name_of = year_of
    return list(dict.fromkeys(name_of(day) for day in days)), name_of


def first_days(period) -> list[dt.date]:
    """The first day of each month that a period touches."""
    first, last = period
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    months = (divmod(first.month - 1 + i, 12) for i in range(count))
    return [dt.date(first.year + years, month + 1, 1) for years, month in months]


def month_of(day: dt.date) -> str:
    return f"{day.month:02d}/{day.year}"


def quarter_of(day: dt.date) -> str:
    return f"Q{(day.month + 2) // 3}/{day.year}"


def year_of(day: dt.date) -> str:
    return str(day.year)


def _raised_over_time(found, period) -> Chart:
    names, column_of = columns_of(period)
    closed = Counter(column_of(nc.detected_on) for nc in found if nc.status == "closed")
    opened = Counter(column_of(nc.detected_on) for nc in found if nc.status != "closed")
    series = {
        _("Đã đóng"): [closed[name] for name in names],
        _("Chưa đóng"): [opened[name] for name in names],
    }
    title = _("Phiếu không phù hợp theo thời gian phát hiện (n = %(n)s)") % {"n": number(len(found))}
    return Chart(title, charts.stacked(names, series, title=title), _head(names), _rows(series))


def _met_over_time(measured, period) -> Chart:
    names, column_of = columns_of(period)
    by_verdict = {True: Counter(), False: Counter(), None: Counter()}
    for measurement in measured:
        by_verdict[measurement.met][column_of(measurement.period_to)] += 1
    series = {
        _("Đạt"): [by_verdict[True][name] for name in names],
        _("Không đạt"): [by_verdict[False][name] for name in names],
        _("Chưa có số liệu"): [by_verdict[None][name] for name in names],
    }
    title = _("Kết quả đo mục tiêu theo thời gian kết thúc kỳ đo (n = %(n)s)") % {"n": number(len(measured))}
    return Chart(title, charts.stacked(names, series, title=title), _head(names), _rows(series))


def _head(names: list[str]) -> list[str]:
    """The heads of a table over time; many of them break after the stroke instead of inside a number."""
    if len(names) <= 7:
        return [_("Thời gian"), *names]
    return [
        _("Thời gian"),
        *(
            format_html_join(mark_safe("/<br>"), "{}", ((part,) for part in name.split("/")))
            for name in names
        ),
    ]


def _rows(series: dict[str, Iterable[int]]) -> list[list[str]]:
    return [[label, *(number(value) for value in values)] for label, values in series.items()]


def number(value) -> str:
    return number_format(value)


def _percent(part: int, whole: int) -> str:
    return f"{percent_words(part, whole)}\xa0%" if whole else NOTHING


def out_of(part: int, whole: int, what: str) -> str:
    return f"{number(part)}/{number(whole)} {what}"
