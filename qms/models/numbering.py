"""Gapless numbers: a counter row per unit, kind and year, raised in the act that uses it."""

from datetime import date

from django.db import connection, models

from qms.history.acts import current_act

RAISE = (
    "INSERT INTO qms_counter (unit_id, kind, year, last) VALUES (%s, %s, %s, 1)"
    " ON CONFLICT (unit_id, kind, year) DO UPDATE SET last = qms_counter.last + 1 RETURNING last"
)


class Counter(models.Model):
    """The last number given. Rolled back with the act, so a failed record leaves no hole."""

    unit = models.ForeignKey("qms.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "kind", "year"], name="counter_once")]

    def __str__(self):
        return f"{self.kind}-{self.year}: {self.last}"


def next_code(kind: str, unit, on: date) -> str:
    """The next code of a kind in a unit and year, like ``NC-2026-0001``.

    ``on`` is a day of the office's calendar. Raises UntrackedWrite outside an act: a number
    given outside the record's own transaction could be lost.
    """
    current_act()
    with connection.cursor() as cursor:
        cursor.execute(RAISE, [unit.pk, kind, on.year])
        (number,) = cursor.fetchone()
    return f"{kind}-{on.year}-{number:04d}"
