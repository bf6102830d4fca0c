"""A register's columns, declared once: the list page, Excel, CSV and PDF all follow from them.

A register is a subclass of `Table`. Its values are Python values (date, Decimal, State …); how they look
in each format is decided here and in the writers, never in the register.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from qms.export.captions import Caption, Figure
from qms.export.html_list import list_of
from qms.export.values import mask, shown_text
from qms.form_numbers import FormMark, mark_of
from qms.history import Moment
from qms.permissions import visible_to

BATCH = 500  # records prepared together
SORT = "sort"  # the URL parameter that holds the order
KINDS = ("text", "code", "date", "datetime", "int", "decimal", "state", "person", "bool", "list")


@dataclass(frozen=True)
class Column:
    """One column of a register.

    `value` is a dotted path or a function of the record; without it the key is the path. `width` is in
    millimetres on a landscape A4 sheet. `order_by` names the database field (or fields, separated by commas)
    that sorts it; without it the column cannot be sorted. `second` gives a small second line on the page.
    An `optional` column shows only when chosen; a `personal` one is masked unless unmasking was allowed.
    """

    key: str
    label: Any
    value: str | Callable | None = None
    kind: str = "text"
    width: float = 20
    order_by: str | None = None
    link: bool = False
    second: Callable | None = None
    optional: bool = False
    personal: bool = False

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"column {self.key}: unknown kind {self.kind!r}")

    def of(self, record):
        """The value of this column for `record`; None when anything on the path is missing."""
        return self.reader()(record)

    def reader(self) -> Callable:
        """The function from a record to the value of this column."""
        if callable(self.value):
            return self.value
        path = self.value or self.key
        return (lambda record: _follow(record, path)) if "." in path else _attribute(path)

    @property
    def order_fields(self) -> tuple[str, ...]:
        return tuple(self.order_by.split(",")) if self.order_by else ()


class Table:
    """A register. Subclasses set the class attributes; see `Column` for the columns.

    `chosen` are the keys of the columns to show (None: all but the optional ones); `masked` hides the
    personal columns of citizens: names become initials, numbers keep their last three digits.
    """

    slug = ""
    title: Any = ""
    model: type[models.Model]
    columns: list[Column] = []
    clauses: tuple[str, ...] = ()
    form_code = ""
    filterset = None
    default_order: tuple[str, ...] = ("-code",)
    period_field = ""
    select_related: tuple[str, ...] = ()
    orientation = "landscape"
    empty_hint: Any = _("Chưa có bản ghi nào.")

    def __init__(self, *, chosen: Iterable[str] | None = None, masked: bool = True):
        self.masked = masked
        self.chosen = None if chosen is None else list(chosen)

    # --- what a subclass may add ------------------------------------------------------------------
    def prepare(self, records: list, moment) -> None:
        """Load what the columns of these records need, one query for each kind of child."""

    def figures(self, queryset, moment) -> list[Figure]:
        """Totals printed under the last row, each with its denominator."""
        return []

    # --- columns ----------------------------------------------------------------------------------
    @property
    def shown(self) -> list[Column]:
        if self.chosen is None:
            return [column for column in self.columns if not column.optional]
        return [column for column in self.columns if column.key in self.chosen]

    def header(self) -> list[str]:
        return [str(column.label) for column in self.shown]

    def cells(self, record) -> list:
        """The Python values of the shown columns, masked where they must be."""
        return [read(record) for read in self._readers]

    def cell(self, record, column: Column):
        return self._reader(column)(record)

    @cached_property
    def _readers(self) -> list[Callable]:
        return [self._reader(column) for column in self.shown]

    def _reader(self, column: Column) -> Callable:
        """A function of the record, made once a table and not once a cell."""
        read = column.reader()
        if column.kind == "state":
            return lambda record: _state(record, read(record))
        if column.personal and self.masked:
            return lambda record: mask(read(record))
        return read

    # --- rows -------------------------------------------------------------------------------------
    def queryset(self, user, units, moment, params=None, period=None):
        """The rows `user` may see of `units` at `moment`, filtered by the URL parameters and the period.

        `user=None` means the system itself, `units=None` every unit; `period` is a pair of dates, both
        included. Nonsense in the parameters is ignored here and reported by the filter form on the page.
        """
        rows = moment.rows(self.model)
        if user is not None:
            rows = visible_to(user, rows)
        if units is not None:
            rows = rows.filter(unit__in=units)
        if period and self.period_field:
            rows = rows.filter(**self._within(period))
        if self.filterset and params:
            rows = self.filterset(params, queryset=rows).qs
        if self.select_related:
            rows = rows.select_related(*self.select_related)
        return rows.order_by(*self.ordering(params))

    def records(self, queryset, moment) -> Iterator:
        """The records, prepared in batches so that memory does not grow with the register."""
        for batch in batches(moment.iterate(queryset, BATCH), BATCH):
            self.prepare(batch, moment)
            yield from batch

    def ordering(self, params=None) -> tuple[str, ...]:
        """Database fields to order by; always ends in the key, so that no two rows change places."""
        column, descending = self.sorted_by(params)
        fields = column.order_fields if column else self.default_order
        if column and descending:
            fields = tuple(_opposite(field) for field in fields)
        key = self.model._meta.pk.attname  # not "pk": the key of a history row is another field
        if {key, f"-{key}"} & set(fields):
            return tuple(fields)
        return (*fields, f"-{key}" if fields and fields[0].startswith("-") else key)

    def sorted_by(self, params=None) -> tuple[Column | None, bool]:
        """The column the URL asks to sort by, and whether downwards; (None, False) when it names none."""
        asked = (params or {}).get(SORT, "") or ""
        for column in self.columns:
            if column.order_by and column.key == asked.removeprefix("-"):
                return column, asked.startswith("-")
        return None, False

    def _within(self, period) -> dict:
        first, last = period
        if not _is_moment(self.model, self.period_field):
            return {f"{self.period_field}__range": (first, last)}
        return {
            f"{self.period_field}__gte": _midnight(first),
            f"{self.period_field}__lt": _midnight(last + dt.timedelta(days=1)),
        }

    # --- the page and the words above a sheet -----------------------------------------------------
    def html_table(self, records, request):
        """A django-tables2 table of these records, already in order: sort links, links, second lines."""
        return list_of(self, records, request)

    def form_mark(self, unit, moment=None) -> FormMark:
        """Under which number the unit keeps the form of this register; a name is no unit and tells none."""
        office = unit if isinstance(unit, models.Model) else None
        return mark_of(self.form_code, office, moment or Moment())

    def caption(
        self, *, unit, parent="", moment=None, params=None, count=None, office=None, **more
    ) -> Caption:
        """The `Caption` of an export of this register; `more` are further fields of `Caption`.

        ``office`` is the unit whose form it is, where ``unit`` is only its name on a day.
        """
        mark = self.form_mark(office or unit, moment)
        return Caption(
            title=str(self.title),
            unit=str(unit),
            parent=str(parent or ""),
            filters=self.filters_in_words(params),
            order=self.order_in_words(params),
            count=count,
            as_of=getattr(moment, "as_of", None),
            masked=self.masked_labels(),
            form_code=mark.code,
            form_issue=mark.issue_line,
            **more,
        )

    def filters_in_words(self, params) -> tuple[tuple[str, str], ...]:
        """The filters in force as pairs of label and value, for the reader of a printed sheet."""
        if not (self.filterset and params):
            return ()
        form = self.filterset(params, queryset=self.model._default_manager.none()).form
        form.is_valid()
        values = getattr(form, "cleaned_data", {})
        return tuple(
            (str(form.fields[name].label or name), _filter_value(form.fields[name], value))
            for name, value in values.items()
            if value not in (None, "", [], ()) and not (isinstance(value, models.QuerySet) and not value)
        )

    def order_in_words(self, params=None) -> str:
        column, descending = self.sorted_by(params)
        if column is None:
            first = self.default_order[0] if self.default_order else ""
            descending = first.startswith("-")
            field = first.removeprefix("-")
            column = next((c for c in self.columns if field in (*c.order_fields, c.key)), None)
        if column is None:
            return ""
        direction = _("giảm dần") if descending else _("tăng dần")
        return f"{str(column.label).lower()} {direction}"

    def masked_labels(self) -> tuple[str, ...]:
        return tuple(str(c.label) for c in self.shown if c.personal) if self.masked else ()


def batches(items: Iterable, size: int) -> Iterator[list]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch


def _follow(record, path: str):
    for step in path.split("."):
        record = _attribute(step)(record)
        if record is None:
            return None
    return record


def _attribute(name: str) -> Callable:
    """A reader of one attribute; a method is called, so that "get_kind_display" names a value too."""

    def read(record):
        value = getattr(record, name, None)
        return value() if callable(value) and not isinstance(value, type) else value

    return read


def _state(record, value):
    """The State behind a state column, whether the register named the stored value or the State."""
    life_cycle = getattr(record, "life_cycle", None)
    if isinstance(value, str) and value and life_cycle is not None:
        return life_cycle.state(value)
    return value


def _opposite(field: str) -> str:
    return field.removeprefix("-") if field.startswith("-") else f"-{field}"


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))


def _is_moment(model, field: str) -> bool:
    try:
        return isinstance(model._meta.get_field(field), models.DateTimeField)
    except FieldDoesNotExist:
        return False


def _filter_value(field, value) -> str:
    if isinstance(value, slice):
        ends = [shown_text(end, "date") for end in (value.start, value.stop)]
        return f"{ends[0]} – {ends[1]}"
    if isinstance(value, models.QuerySet | list | tuple):
        return "; ".join(_filter_value(field, item) for item in value)
    choices = dict(_flat(getattr(field, "choices", None) or ()))
    return str(choices.get(value, choices.get(str(value))) or shown_text(value, ""))


def _flat(choices):
    if not isinstance(choices, list | tuple):
        choices = [] if hasattr(choices, "queryset") else list(choices)
    for value, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield value, label
