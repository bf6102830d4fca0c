"""Lists whose filters depend on the day that is looked at: what is due, in force, overdue then."""

import django_filters

from qms.export.tables import Table


class DayFilter(django_filters.ChoiceFilter):
    """A filter that the table applies itself, because it needs the moment; see `TableByDay`."""

    def filter(self, queryset, value):
        return queryset


class TableByDay(Table):
    """A register of which some filters follow from days. `by_day` is {filter: f(rows, value, moment)}."""

    by_day: dict = {}

    def queryset(self, user, units, moment, params=None, period=None):
        rows = super().queryset(user, units, moment, params, period)
        for name, narrow in self.by_day.items():
            if value := (params or {}).get(name, ""):
                rows = narrow(rows, value, moment)
        return rows
