"""The units that a page looks at: few by their keys, very many by their place in the tree."""

MANY = 60  # units that are named one by one, in the top bar and in a query


class UnitKeys(list):
    """Keys of very many units, for which ``unit__in=`` asks by the tree.

    Three thousand numbers cost a query some ten milliseconds before it begins, and a page asks sixty of them.
    ``rows`` is the queryset of the same keys.
    """

    def __init__(self, keys, rows):
        super().__init__(keys)
        self.rows = rows

    def resolve_expression(self, *args, **kwargs):
        """What Django asks for in place of a list of values: the subquery."""
        return self.rows.resolve_expression(*args, **kwargs)


def units_in_view(request) -> list[int]:
    """Keys of the unit of the top bar and of those below it that the person sees."""
    unit = request.unit
    if not unit:
        return []
    keys = [seen.pk for seen in request.units if seen.path.startswith(unit.path)]
    if len(keys) <= MANY:
        return keys
    rows = request.user.visible_units().filter(path__startswith=unit.path, is_active=True)
    return UnitKeys(keys, rows)
