"""What the side of a record's page says at once: who answers for it and the days it waits for."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import FieldDoesNotExist


@dataclass(frozen=True)
class SideFact:
    """A label with a value; a `day` that still counts is shown with how far away it is."""

    label: str
    value: object = None
    day: date | None = None


def facts_of(record, moment) -> list[SideFact]:
    """The person responsible, then each day for which the record has a reminder."""
    found = [SideFact(_label(record, "person"), record.person)] if _person(record) else []
    for reminder in record.reminders:
        day = getattr(record, reminder.field)
        if day is not None:
            waits = _waits(record, reminder)
            label = str(reminder.told) if waits and reminder.told else _label(record, reminder.field)
            found.append(SideFact(label, None if waits else day, day if waits else None))
    return found


def _person(record):
    try:
        record._meta.get_field("person")
    except FieldDoesNotExist:
        return None
    return record.person


def _waits(record, reminder) -> bool:
    """Whether the record, as it stands, still waits for the day."""
    for name, value in reminder.when.items():
        field, _sign, how = name.partition("__")
        own = getattr(record, field)
        fits = (own is None) == value if how == "isnull" else own in (value if how == "in" else (value,))
        if not fits:
            return False
    return True


def _label(record, name) -> str:
    label = str(record._meta.get_field(name).verbose_name)
    return label[:1].upper() + label[1:]
