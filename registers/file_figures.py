"""The figures of service files of some units in a period, as of a moment (9.1.1, 9.1.3).

Seven aggregates whatever the number of files: what came, was resolved, ended, was alive; stays at steps;
requests for more papers; apologies. Every condition is the one of `registers.file_sets`, by which the
register lists the same files.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from django.db.models import Avg, Case, Count, F, IntegerField, Q, Sum, Value, When

from documents.models import Document
from registers.file_sets import FILES, alive, step_stays, waiting, within
from registers.measures import measure
from registers.models import Apology, Channel, Objective, ServiceFile, Supplement
from registers.spans import Span
from registers.states import service_files as states
from registers.tallies import CENT, Apologies, Asking, StepLine, Tally

FEW = 40  # units up to which procedures and steps are told apart: in figures and as filters


@dataclass
class FileFigures:
    """All figures of a period: in sum, by (cut, value), by month, by step."""

    span: Span
    total: Tally = field(default_factory=Tally)
    cuts: dict[str, dict] = field(default_factory=dict)
    months: list[tuple[Span, Tally]] = field(default_factory=list)
    steps: list[StepLine] = field(default_factory=list)
    asking: Asking = field(default_factory=Asking)
    apologies: Apologies = field(default_factory=Apologies)

    def value(self, name: str) -> int:
        """The number of files behind a figure of `file_sets.FILES`."""
        for part in (self.total, self.asking, self.apologies):
            if hasattr(part, name):
                return getattr(part, name)
        raise KeyError(name)


def file_figures(units, span: Span, moment, *, cuts: tuple[str, ...] | None = None) -> FileFigures:
    """The figures of some units (their keys) in a period as known at a moment, whole: months and steps too.

    With ``cuts`` only the sums and these cuts of them; in no more queries than the sums alone.
    """
    rows = moment.rows(ServiceFile).filter(unit__in=units).order_by()
    found, is_whole = FileFigures(span), cuts is None
    keys = _keys(units) if is_whole else cuts
    months = found.span.months() if is_whole else []
    cells = [*_flows(rows, span, moment, keys, months), *_stock(rows, span, moment, keys)]
    for _key, _month, tally in cells:
        found.total.add(tally)
    found.cuts = {name: _by(cells, place) for place, name in enumerate(keys)}
    if is_whole:
        found.months = _by_month(cells, months, found.total.carried, span, moment)
        found.steps = _steps(units, span, moment)
    found.asking = _asking(units, span, moment)
    found.apologies = _apologies(units, span, moment)
    return found


def _keys(units) -> tuple[str, ...]:
    return ("procedure", "channel", "field", "unit") if len(units) <= FEW else ("channel", "field", "unit")


# --- files: what moved, and what lay there --------------------------------------------------------
def _flows(rows, span, moment, keys, months):
    """Cells (key, month, tally) of what came, was resolved and ended in the period."""
    for name, counters in (
        ("received_at", {"received": Count("id")}),
        ("resolved_at", {"resolved": Count("id"), **_outcomes(), **_hours()}),
        ("ended_at", {status: Count("id", filter=Q(status=status)) for status in _OVER}),
    ):
        yield from _cells(rows.filter(within(name, span)), keys, counters, _month_of(name, months))


_OVER = (states.RETURNED, *states.ENDED)


def _stock(rows, span, moment, keys):
    """Cells of what was there at the beginning, and of what is still open at the end."""
    end, stands = alive(span.end), waiting(span, moment)
    counters = {
        "carried": Count("id", filter=alive(span.begin)),
        "open": Count("id", filter=end),
        "open_late": Count("id", filter=end & Q(due_at__lt=span.edge(moment)) & ~stands),
        "open_waiting": Count("id", filter=end & stands),
    }
    return _cells(rows.filter(*_still_there(span)), keys, counters, None)


def _still_there(span) -> tuple[Q, ...]:
    """A net around both: received before the end, and not over before the beginning."""
    begin = span.begin
    return (
        Q(received_at__lt=span.end),
        Q(resolved_at=None) | Q(resolved_at__gte=begin),
        Q(ended_at=None) | Q(ended_at__gte=begin),
    )


def _outcomes() -> dict:
    return {name: Count("id", filter=Q(outcome=name)) for name in ("early", "on_time", "late")}


def _hours() -> dict:
    timed = {"limit_hours__isnull": False, "taken_hours__isnull": False}
    by_law = {"law_hours__isnull": False, "taken_hours__isnull": False}
    return {
        "timed": Count("id", filter=Q(**timed)),
        "saved": Sum(F("limit_hours") - F("taken_hours"), filter=Q(**timed)),
        "promised": Sum("limit_hours", filter=Q(**timed)),
        "timed_by_law": Count("id", filter=Q(**by_law)),
        "saved_by_law": Sum(F("law_hours") - F("taken_hours"), filter=Q(**by_law)),
        "by_law": Sum("law_hours", filter=Q(**by_law)),
        "taken_n": Count("taken_hours"),
        "taken": Sum("taken_hours"),
    }


def _month_of(name: str, months):
    """The number of the month a moment falls into, worked out by the database from the months' ends."""
    if len(months) < 2:
        return Value(0, output_field=IntegerField())
    whens = [When(**{f"{name}__lt": month.end}, then=Value(number)) for number, month in enumerate(months)]
    return Case(*whens, output_field=IntegerField())


def _cells(rows, keys, counters: dict, month) -> Iterable:
    columns = [f"{key}_id" if key in ("procedure", "unit") else key for key in keys]
    rows = rows.annotate(month_no=month if month is not None else Value(-1, output_field=IntegerField()))
    for row in rows.values(*columns, "month_no").annotate(**{f"n_{name}": c for name, c in counters.items()}):
        counted = {name: row[f"n_{name}"] for name in counters}
        yield tuple(row[column] for column in columns), row["month_no"], _tally(counted)


def _tally(counted: dict) -> Tally:
    return Tally(**{name: _exact(value) for name, value in counted.items() if value is not None})


def _exact(value):
    """Hours to the hundredth, whatever the database adds them up in."""
    return value if isinstance(value, int) else Decimal(value).quantize(CENT, ROUND_HALF_UP)


def _by(cells, place: int) -> dict:
    tallies: dict = {}
    for key, _month, tally in cells:
        tallies.setdefault(key[place], Tally()).add(tally)
    return tallies


def _by_month(cells, months, carried, span, moment) -> list[tuple[Span, Tally]]:
    """The months that have begun; what is carried into each follows from the one before."""
    tallies = [Tally() for _month in months]
    for _key, number, tally in cells:
        if number >= 0:
            tallies[number].add(tally)
    found = []
    for month, tally in zip(months, tallies, strict=True):
        if month.begin > moment.at:
            break
        tally.carried = carried
        carried = tally.open = carried + tally.received - tally.resolved - tally.ended
        found.append((month, tally))
    return found


# --- what hangs on files --------------------------------------------------------------------------
def _steps(units, span, moment) -> list[StepLine]:
    """Each step of each procedure, those with most late stays first."""
    rows = step_stays(span, moment).filter(unit__in=units).order_by()
    names = ("file__procedure_id", "step_no", "step") if len(units) <= FEW else ("step_no", "step")
    counted = rows.values(*names).annotate(
        n=Count("id"), n_late=Count("id", filter=Q(outcome="late")), taken=Avg("taken_hours"),
        limit=Avg("limit_hours"),
    )  # fmt: skip
    lines = [
        StepLine(
            row.get("file__procedure_id"), row["step_no"], row["step"], row["n"], row["n_late"],
            _mean(row["taken"]), _mean(row["limit"]),
        )
        for row in counted
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (-line.late, line.procedure or 0, line.number, line.step))


def _mean(value):
    return None if value is None else _exact(value)


def _asking(units, span, moment) -> Asking:
    rows = moment.rows(Supplement).filter(unit__in=units, asked_at__lt=span.end).order_by()
    lately = rows.filter(asked_at__gte=span.begin)
    files = rows.filter(file_id__in=lately.values("file_id")).values("file_id")
    counted = files.annotate(asked=Count("id"), lately=Count("id", filter=Q(asked_at__gte=span.begin)))
    found = list(counted.values_list("asked", "lately"))
    return Asking(sum(lately for _asked, lately in found), len(found), sum(n > 1 for n, _lately in found))


def _apologies(units, span, moment) -> Apologies:
    rows = moment.rows(Apology).filter(within("signed_at", span), unit__in=units).order_by()
    return Apologies(
        **rows.aggregate(
            redated=Count("id", filter=Q(is_late=False)), apologised_late=Count("id", filter=Q(is_late=True))
        )
    )


def monthly(units, months, moment) -> list[tuple[Span, Tally]]:
    """What was resolved in each of some months that follow each other; one query."""
    rows = moment.rows(ServiceFile).filter(unit__in=units).order_by()
    rows = rows.filter(within("resolved_at", Span(months[0].first, months[-1].last)))
    counters = {"resolved": Count("id"), **_outcomes()}
    tallies = [Tally() for _month in months]
    for _key, number, tally in _cells(rows, (), counters, _month_of("resolved_at", months)):
        tallies[number].add(tally)
    return list(zip(months, tallies, strict=True))


# --- names of the rows of a cut -------------------------------------------------------------------
def procedure_names(keys, moment) -> dict:
    """{procedure: "QT-01 Cấp phiếu…"} as called at the moment; one query."""
    rows = moment.rows(Document).filter(id__in=[key for key in keys if key])
    return {key: f"{code} {title}" for key, code, title in rows.values_list("id", "code", "title")}


def channel_name(value: str) -> str:
    return str(dict(Channel.choices).get(value, value))


# --- for objectives and others --------------------------------------------------------------------
def on_time(units, span: Span, moment) -> tuple[int, int]:
    """(resolved early or on time, resolved) in a period; one query."""
    rows = moment.rows(ServiceFile).filter(FILES["resolved"].files(span, moment), unit__in=units)
    counted = rows.order_by().aggregate(
        kept=Count("id", filter=Q(outcome__in=("early", "on_time"))), resolved=Count("id")
    )
    return counted["kept"], counted["resolved"]


@measure(Objective.Source.ON_TIME, Objective.Source.ON_TIME.label)
def on_time_measure(unit, first, last, moment) -> tuple[int, int]:
    """The figure for an objective of a unit."""
    return on_time([unit.pk], Span(first, last), moment)
