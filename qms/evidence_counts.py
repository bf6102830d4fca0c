"""Counts of many registers in one query: a page about all of them costs the same with ten or with forty."""

from collections.abc import Iterable

from django.db.models import Count, IntegerField, Max, QuerySet, Value

MOST = 100  # parts of one query; databases refuse more than some hundreds


def in_one(querysets: Iterable) -> list[tuple]:
    """The rows of all querysets (values lists of the same shape, unordered), as few queries as they allow."""
    parts, rows = list(querysets), []
    for start in range(0, len(parts), MOST):
        first, *others = parts[start : start + MOST]
        rows += first.union(*others, all=True) if others else first
    return rows


def newest_and_count(tables, user, units, moment, period) -> dict[int, dict[int, tuple]]:
    """For each table by its place: unit → (when its newest row was changed, how many lie in the period).

    The rows are those of history as of the moment, which must be one of the past.
    """
    found: dict[int, dict[int, list]] = {number: {} for number in range(len(tables))}
    parts = []
    for number, table in enumerate(tables):
        for within in (False, True):
            rows = table.queryset(user, units, moment, period=period if within else None).order_by()
            parts.append(_part(rows, number, within))
    for number, within, unit, newest, count in in_one(parts):
        told = found[number].setdefault(unit, [None, 0])
        told[1 if within else 0] = count if within else newest
    return {number: {unit: tuple(told) for unit, told in units.items()} for number, units in found.items()}


def keys_within(tables, user, units, moment, period) -> list[set[int]]:
    """For each table the keys of the rows of the period, one query for all of them."""
    found = [set() for _table in tables]
    rows = (table.queryset(user, units, moment, period=period).order_by() for table in tables)
    parts = (
        each.select_related(None).annotate(told_place=Value(place, IntegerField()))
        for place, each in enumerate(rows)
    )  # fmt: skip
    for place, key in in_one(part.values_list("told_place", "id") for part in parts):
        found[place].add(key)
    return found


def _part(rows, number, within):
    labels = {"told_place": Value(number, IntegerField()), "told_within": Value(int(within), IntegerField())}
    grouped = rows.select_related(None).annotate(**labels).values("told_place", "told_within", "unit")
    told = grouped.annotate(told_newest=Max("history_date"), told_count=Count("id"))
    return told.values_list("told_place", "told_within", "unit", "told_newest", "told_count")


def row_counts(lists) -> list[int]:
    """How many rows each queryset has, in their order; a list that is worked out counts itself."""
    lists = list(lists)
    stored = {place: rows for place, rows in enumerate(lists) if isinstance(rows, QuerySet)}
    told = dict(in_one(_counted(rows, place) for place, rows in stored.items()))
    return [told.get(place, 0) if place in stored else rows.count() for place, rows in enumerate(lists)]


def _counted(rows, place):
    labelled = rows.order_by().select_related(None).values(told_place=Value(place, IntegerField()))
    return labelled.annotate(told_count=Count("pk")).values_list("told_place", "told_count")
