"""Reading the present and any past moment through one door.

Pages, lists, exports and packs read every record through a Moment, so "as of" is never a
second way of writing the same query.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from django.db import models
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _

from qms.history.names import set_back
from qms.history.records import HISTORY_MODELS
from qms.history.valid_row import valid_row
from qms.states import Refused


class FutureMoment(Refused):
    """The moment asked for has not come yet."""


class UnreadableMoment(Refused):
    """The text is no date or moment."""


@dataclass(frozen=True)
class Moment:
    """Now (``as_of=None``) or an aware moment of the past, both ends included."""

    as_of: datetime | None = None

    @property
    def is_past(self) -> bool:
        return self.as_of is not None

    @property
    def at(self) -> datetime:
        """The moment itself; now for the present."""
        return self.as_of or timezone.now()

    @property
    def on(self) -> date:
        """The office's calendar day of the moment; a moment at 24:00 belongs to the day that ends."""
        if self.as_of is None:
            return timezone.localdate()
        return timezone.localtime(self.as_of - timedelta(microseconds=1)).date()

    def rows(self, model) -> models.QuerySet:
        """Rows of a tracked model valid at the moment: live rows, or the latest history row of each.

        Field names and foreign keys are the same in both; reverse relations exist in neither.
        """
        if self.as_of is None or model not in HISTORY_MODELS:
            return model._default_manager.all()
        history = HISTORY_MODELS[model]
        key = model._meta.pk.attname
        latest = (
            history._base_manager.filter(**{key: OuterRef(key)}, history_date__lte=self.as_of)
            .order_by("-history_date", "-history_id")
            .values("history_id")[:1]
        )
        return (
            history._base_manager.filter(history_date__lte=self.as_of, history_id=Subquery(latest))
            .exclude(history_type="-")
            .order_by()
        )

    def instances(self, queryset: Iterable) -> list:
        """The rows as instances of the model itself, foreign keys that were selected kept."""
        return self._told([_bare(row) for row in queryset])

    def bare(self, queryset: Iterable) -> list:
        """The rows as instances whose people and units are called as today: enough for counting them."""
        return [_bare(row) for row in queryset]

    def iterate(self, queryset, size: int = 500) -> Iterator:
        """Instances one by one in flat memory, ``size`` rows a fetch."""
        rows = queryset.iterator(chunk_size=size)
        while batch := list(islice(rows, size)):
            yield from self._told([_bare(row) for row in batch])

    def instance(self, row):
        """One row as an instance of its model."""
        return self._told([_bare(row)])[0]

    def _told(self, records: list) -> list:
        """The records with the people and units they point at called as they were at the moment."""
        if self.as_of is not None:
            set_back(records, self.as_of)
        return records

    def get(self, model, pk):
        """One record by primary key. Raises ``model.DoesNotExist`` when it did not exist then."""
        return self.instance(self.row(model, pk))

    def row(self, model, pk):
        """The row of one record: the live one, or the history row valid at the moment. Raises as ``get``."""
        if self.as_of is None or model not in HISTORY_MODELS:
            return model._default_manager.get(pk=pk)
        row = valid_row(model, HISTORY_MODELS[model], pk, self.as_of)
        if row is None or row.history_type == "-":
            raise model.DoesNotExist(f"{model.__name__} {pk} at {self.as_of}")
        return row

    def children(self, model, parents: Iterable, *, order_by=(), related=()) -> dict[int, list]:
        """Child rows by the primary key of their parent, one query: ``{parent_pk: [child, …]}``.

        ``related`` are foreign keys read with them.
        """
        key = model._meta.get_field(model.parent).attname
        grouped: dict[int, list] = {parent.pk: [] for parent in parents}
        rows = self.rows(model).filter(**{f"{key}__in": list(grouped)})
        rows = rows.select_related(*related) if related else rows
        for child in self.instances(rows.order_by(*order_by) if order_by else rows.order_by("id")):
            grouped[getattr(child, key)].append(child)
        return grouped


def _bare(row):
    """A row as an instance of its model, with what was selected together with it."""
    if not hasattr(row, "history_id"):
        return row
    record = row.instance
    for field in row.instance_type._meta.fields:
        if field.is_relation and field.name in row._state.fields_cache:
            setattr(record, field.name, row._state.fields_cache[field.name])
    return record


NOW = Moment()


def parse_moment(text: str, now: datetime | None = None) -> Moment:
    """Read ``2026-06-30``, ``30/06/2026`` (both the end of that office day) or ``2026-06-30T15:00``.

    Empty text is the present. Raises UnreadableMoment or FutureMoment.
    """
    text = (text or "").strip()
    if not text:
        return Moment()
    moment = _read(text)
    now = now or timezone.now()
    if moment > now:
        if timezone.localtime(moment - timedelta(microseconds=1)).date() == timezone.localtime(now).date():
            return Moment(now)
        raise FutureMoment(_("Thời điểm %(text)s chưa tới.") % {"text": text})
    return Moment(moment)


def _read(text: str) -> datetime:
    try:
        day = parse_date(text) if len(text) <= 10 else None
        if day is None and "/" in text and len(text) <= 10:
            day = datetime.strptime(text, "%d/%m/%Y").date()
        if day is not None and 1900 < day.year < 9999:
            return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))
        moment = None if day else parse_datetime(text.replace(" ", "+") if "T" in text else text)
    except (ValueError, OverflowError):
        moment = None
    if moment is None or not 1900 < moment.year < 9999:
        raise UnreadableMoment(
            _("Không đọc được thời điểm “%(text)s”. Hãy ghi như 30/06/2026 hoặc 2026-06-30T15:00.")
            % {"text": text[:40]}
        )
    return moment if timezone.is_aware(moment) else timezone.make_aware(moment)
