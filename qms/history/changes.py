"""History in words: one act is one entry, with old and new values that a person can read."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from functools import cached_property, reduce
from operator import or_
from uuid import UUID

from django.apps import apps
from django.db import models
from django.db.models.functions import Cast
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from qms.history.moments import NOW, Moment
from qms.history.names import versions_of
from qms.history.records import HISTORY_MODELS
from qms.history.words import Verb, verb_of

EMPTY = ""
HIDDEN = {"version", "search_text", "submission_key", "path", "created_at", "created_by", "content_hash"}


@dataclass(frozen=True)
class Change:
    """One field of one row: its label, old and new value in words. ``kind`` is add, edit or remove.

    ``row`` says which child row it is about, empty for the record itself.
    """

    label: str
    old: str
    new: str
    kind: str = "edit"
    row: str = ""


@dataclass
class Entry:
    """One act: when, who, which verb, why, and what changed on which record."""

    at: datetime
    actor: str
    user_id: int | None
    verb: Verb
    reason: str
    act: UUID
    seq: int = 0
    hash: str = ""
    first: int = 0
    slug: str = ""
    rows: list = field(default_factory=list)

    @cached_property
    def record(self):
        """The record the act was about: the first row that is nobody's child, else the child itself."""
        beside = pointing_models()
        own = (row.record for row in self.rows if not row.model.parent and row.model not in beside)
        return next(own, self.rows[0].record)

    @cached_property
    def changes(self) -> list[Change]:
        return [change for row in self.rows for change in row.changes()]


@dataclass
class RowVersion:
    """A history row and the one before it; ``of`` names the child row that a file belongs to."""

    model: type
    row: models.Model
    previous: models.Model | None
    of: str = ""

    @cached_property
    def record(self):
        """The instance as it was just after the act."""
        record = self.row.instance
        record._state.fields_cache.update(self.row._state.fields_cache)
        return record

    def changes(self) -> list[Change]:
        if self.row.history_type == "-":
            return [
                Change(
                    str(self.model._meta.verbose_name), str(self.record), EMPTY, "remove", self._row_name()
                )
            ]
        return [change for name in self._fields() if (change := self._change(name))]

    def _fields(self):
        return [
            field
            for field in self.row.tracked_fields
            if field.name not in HIDDEN
            and not field.primary_key
            and field.name not in ("unit", self.model.parent, *getattr(self.model, "untold", ()))
        ]

    def _row_name(self) -> str:
        return str(self.record) if self.model.parent else self.of

    def _change(self, field) -> Change | None:
        new = getattr(self.row, field.attname)
        old = getattr(self.previous, field.attname) if self.previous is not None else None
        if old == new or (self.previous is None and new in (None, "", [], {})):
            return None
        kind = "add" if self.previous is None else "edit"
        was, now = in_words(field, old, self.previous), in_words(field, new, self.row)
        return Change(str(field.verbose_name), was, now, kind, self._row_name())


def in_words(field, value, row=None) -> str:
    """A stored value as a person reads it: choice and state labels, names instead of keys.

    A model may tell a field in its own words: ``words_of = {"content": function(value) -> text}``,
    and keep bookkeeping fields to itself: ``untold = ("round",)``.
    """
    from_model = getattr(row, "instance_type", None)
    if value is None or value == "":
        return EMPTY
    if tell := getattr(from_model, "words_of", {}).get(field.name):
        return tell(value)
    if field.is_relation:
        related = getattr(row, field.name, None)
        return str(related) if related is not None else f"#{value}"
    if field.name == "status" and getattr(from_model, "life_cycle", None):
        return str(from_model.life_cycle.state(value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return plain_words(value)


def plain_words(value) -> str:
    """Any JSON-like value as text: yes/no in words, office dates, lists joined, nested values by line."""
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, time):
        return formats.time_format(value, "TIME_FORMAT")
    if hasattr(value, "isoformat"):
        return formats.date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, dict):
        return "\n".join(
            f"{key}: {plain_words(item)}" for key, item in value.items() if item not in (None, "", [], {})
        )
    if isinstance(value, (list, tuple)):
        flat = all(isinstance(item, (str, int)) for item in value)
        return ", ".join(map(str, value)) if flat else "\n".join(plain_words(item) for item in value)
    if hasattr(value, "as_tuple"):
        return formats.number_format(value.normalize(), use_l10n=True)
    if isinstance(value, (int, float)):
        return formats.number_format(value, use_l10n=True)
    return str(value)


def entries_of(record, moment: Moment = NOW, limit: int | None = None) -> list[Entry]:
    """Acts on a record and the rows that hang on it, at any depth, up to a moment, newest first."""
    versions = _with_children(type(record), {type(record)._meta.pk.attname: record.pk})
    rows = _pointed_at(versions)
    where = _any_of(rows) | models.Q(record_type=type(record)._meta.label_lower, record_id=record.pk)
    for beside in pointing_models():
        versions += [(beside, row) for row in _history_rows(beside, where)]
    if moment.is_past:
        versions = [(model, row) for model, row in versions if row.history_date <= moment.as_of]
    return _grouped(versions, rows)[:limit]


def _pointed_at(versions) -> dict[tuple, models.Model]:
    """The newest version of each child row, by the type and key by which files point at it."""
    children = ((model, row) for model, row in versions if model.parent)
    return {(model._meta.label_lower, getattr(row, model._meta.pk.attname)): row for model, row in children}


def _any_of(rows) -> models.Q:
    keys: dict[str, list] = {}
    for label, key in rows:
        keys.setdefault(label, []).append(key)
    wanted = (models.Q(record_type=label, record_id__in=found) for label, found in keys.items())
    return reduce(or_, wanted, models.Q(pk__in=[]))


def _with_children(model, where) -> list[tuple]:
    """Versions of the rows of a model, of their child rows, and of the children of these."""
    rows = _history_rows(model, models.Q(**where))
    versions = [(model, row) for row in rows]
    keys = {getattr(row, model._meta.pk.attname) for row in rows}
    for child in children_of(model) if keys else ():
        for key in _keys_to(model, child):
            versions += _with_children(child, {f"{key}__in": keys})
    return versions


def children_of(model) -> list[type]:
    """Tracked models whose changes show on the history page of ``model``."""
    return [child for child in HISTORY_MODELS if _keys_to(model, child)]


def _keys_to(model, child) -> list[str]:
    """Columns by which a child row hangs on a record: its ``parent``, or one of ``other_parents``."""
    names = (child.parent, *getattr(child, "other_parents", ())) if child.parent else ()
    fields = [child._meta.get_field(name) for name in names]
    return [field.attname for field in fields if field.related_model is model]


def pointing_models() -> list[type]:
    """Tracked models that point at any record by type and key, as attachments do."""
    wanted = {"record_type", "record_id"}
    return [model for model in HISTORY_MODELS if wanted <= {field.name for field in model._meta.fields}]


def _history_rows(model, where: models.Q) -> list:
    return list(HISTORY_MODELS[model]._base_manager.filter(where).order_by("history_date", "history_id"))


def _grouped(versions: Iterable[tuple], pointed_at) -> list[Entry]:
    """Entries newest first, each row beside its previous version."""
    last: dict[tuple, models.Model] = {}
    entries: dict[UUID, Entry] = {}
    for model, row in sorted(versions, key=lambda pair: pair[1].history_date):  # stable: the record first
        key = (model, getattr(row, model._meta.pk.attname))
        entry = entries.setdefault(row.history_act, _entry(row))
        child = pointed_at.get((getattr(row, "record_type", ""), getattr(row, "record_id", None)))
        of = str(child.instance) if child is not None else ""
        _merge(entry.rows, RowVersion(model, row, last.get(key), of))
        last[key] = row
    _add_links(entries)
    _load_related(entries.values())
    return sorted(entries.values(), key=lambda entry: (entry.at, entry.seq), reverse=True)


def _merge(rows: list, version: RowVersion) -> None:
    """Two saves of one row in one act read as one change."""
    for index, known in enumerate(rows):
        same = known.model is version.model and _pk(known) == _pk(version)
        if same and known.row.history_type != "-":
            rows[index] = replace(version, previous=known.previous)
            return
    rows.append(version)


def _pk(version: RowVersion):
    return getattr(version.row, version.model._meta.pk.attname)


def _entry(row) -> Entry:
    return Entry(
        at=row.history_date,
        actor=row.history_actor,
        user_id=row.history_user_id,
        verb=verb_of(row.history_verb),
        reason=row.history_change_reason or "",
        act=row.history_act,
        slug=row.history_verb,
    )


def _add_links(entries: dict[UUID, Entry]) -> None:
    """The number and hash of the last link of each act, and the number of its first."""
    ledger = apps.get_model("qms", "LedgerEntry")
    links = ledger.objects.filter(act__in=list(entries)).order_by("seq").values_list("act", "seq", "hash")
    for act, seq, digest in links:
        entry = entries[act]
        entry.seq, entry.hash, entry.first = seq, digest, entry.first or seq


def _load_related(entries: Iterable[Entry]) -> None:
    """What the rows point at as it was called then, one query a kind, two where something was renamed."""
    places: dict[type, dict] = {}
    versions = [version for entry in entries for version in entry.rows]
    for row in [side for version in versions for side in (version.row, version.previous) if side is not None]:
        for one in row.tracked_fields:
            key = getattr(row, one.attname) if one.is_relation else None
            if key is not None:
                places.setdefault(one.related_model, {}).setdefault(key, []).append((row, one.name))
    for model, wanted in places.items():
        found = model._base_manager.in_bulk(wanted)
        then = versions_of(found.values())
        for key, related in found.items():
            for row, name in wanted[key]:
                row._state.fields_cache[name] = then.at(related, row.history_date)


def feed(
    units, moment: Moment = NOW, *, before: int | None = None, limit: int = 50, where=None
) -> list[Entry]:
    """The latest acts in the units (keys or subquery; None for all), newest first, by chain number.

    ``before`` is the smallest chain number already shown; ``where`` narrows the links further.
    """
    return entries_of_acts(latest_acts(units, moment, before=before, limit=limit, where=where), units)


def latest_acts(units, moment: Moment = NOW, *, before=None, limit: int = 50, where=None) -> list[str]:
    """The acts of the newest links, read from the end of the chain until ``limit`` are found."""
    links = apps.get_model("qms", "LedgerEntry").objects.exclude(source="event").order_by("-seq")
    if units is not None:
        links = links.filter(unit__in=units)
    if moment.is_past:
        links = links.filter(at__lte=moment.as_of)
    if where is not None:
        links = links.filter(where)
    acts: dict[str, None] = {}
    while len(acts) < limit:
        part = links.filter(seq__lt=before) if before else links
        # as text: making 200 UUIDs costs as much as finding them
        found = list(part.values_list("seq", Cast("act", models.CharField()))[:limit])
        acts.update((act, None) for _seq, act in found)
        if len(found) < limit:
            break
        before = found[-1][0]
    return list(acts)[:limit]


def entries_of_acts(acts: list[UUID | str], units=None) -> list[Entry]:
    """The entries of some acts, newest first, with the versions before them.

    Of an act that reached into several units only the rows of ``units`` are told (None for all).
    """
    ledger = apps.get_model("qms", "LedgerEntry")
    by_table = {model._meta.db_table: (tracked, model) for tracked, model in HISTORY_MODELS.items()}
    wanted: dict[str, list] = {}
    links = ledger.objects.filter(act__in=acts).exclude(source="event")
    if units is not None:
        links = links.filter(unit__in=units)
    for source, key in links.values_list("source", "row_key"):
        wanted.setdefault(source, []).append(int(key))
    entries: dict[UUID, Entry] = {}
    for source, keys in wanted.items():
        tracked, history = by_table[source]
        rows = list(history._base_manager.filter(history_id__in=keys).order_by("history_id"))
        before = _previous_rows(tracked, history, rows)
        for row in rows:
            entry = entries.setdefault(row.history_act, _entry(row))
            _merge(entry.rows, RowVersion(tracked, row, before.get((_key(tracked, row), row.version - 1))))
    _add_links(entries)
    _load_related(entries.values())
    return sorted(entries.values(), key=lambda entry: entry.seq, reverse=True)


def _key(tracked, row):
    return getattr(row, tracked._meta.pk.attname)


def _previous_rows(tracked, history, rows) -> dict[tuple, models.Model]:
    """The version before each row, one query a table."""
    key = tracked._meta.pk.attname
    where = models.Q(pk__in=[])
    for row in rows:
        if row.version > 1:
            where |= models.Q(**{key: _key(tracked, row)}, version=row.version - 1)
    return {(_key(tracked, row), row.version): row for row in history._base_manager.filter(where)}
