"""What a past record points at, told as it was at that moment: a person renamed since keeps the old name.

A live instance is copied and only its shown fields are set back; its place in the tree, its rights and its
password stay those of today. Rows that were never changed (version 1) cost no query.
"""

import copy
from bisect import bisect_right
from collections.abc import Iterable
from datetime import datetime

from qms.history.records import HISTORY_MODELS


def set_back(records: Iterable, as_of: datetime) -> None:
    """Give each record the people and units it points at, and what was selected with it, as of a moment.

    Also those that the selected records point at: the owner of a revision's document. They are looked for
    after the document itself is set back, since it may have had another owner then.
    """
    targets = [target for record in records for target in _targets(record)]
    _load_missing(targets)
    named = [target for target in targets if _shown(target[1].related_model)]
    pointed = [target for target in targets if not _shown(target[1].related_model)]
    selected = [_selected_names(record._state.fields_cache.get(field.name)) for record, field in pointed]
    _replace(pointed, as_of)
    for (record, field), fields in zip(pointed, selected, strict=True):
        then = record._state.fields_cache.get(field.name)
        named += [(then, one) for one in fields if getattr(then, one.attname) is not None]
    _load_missing(named)
    _replace(named, as_of)


def _selected_names(live) -> list:
    """The relations of a selected record to people and units that were selected together with it."""
    if live is None:
        return []
    cache = live._state.fields_cache
    return [
        field for field in live._meta.concrete_fields if field.name in cache and _shown(field.related_model)
    ]


def _replace(targets: list[tuple], as_of: datetime) -> None:
    related = [record._state.fields_cache.get(field.name) for record, field in targets]
    then = versions_of(one for one in related if one is not None)
    for (record, field), live in zip(targets, related, strict=True):
        if live is not None:
            record._state.fields_cache[field.name] = then.at(live, as_of)


def called_then(instances: Iterable, as_of: datetime) -> list:
    """Live people or units as they were called at a moment; one query, none where nothing ever changed."""
    instances = list(instances)
    then = versions_of(instances)
    return [then.at(live, as_of) for live in instances]


def _targets(record) -> list[tuple]:
    cache = record._state.fields_cache
    return [
        (record, field)
        for field in record._meta.concrete_fields
        if field.related_model in HISTORY_MODELS
        and (field.name in cache or _shown(field.related_model))
        and getattr(record, field.attname) is not None
    ]


def _load_missing(targets: list[tuple]) -> None:
    """Read what was not selected, one query a model."""
    wanted: dict[type, list] = {}
    for record, field in targets:
        if field.name in record._state.fields_cache:
            continue
        wanted.setdefault(field.related_model, []).append((record, field))
    for model, uses in wanted.items():
        found = model._base_manager.in_bulk({getattr(record, field.attname) for record, field in uses})
        for record, field in uses:
            if live := found.get(getattr(record, field.attname)):
                record._state.fields_cache[field.name] = live


def _shown(model) -> tuple[str, ...]:
    """The fields by which a person or a unit is named; empty for models that do not say."""
    return getattr(model, "shown_as_of", ())


def versions_of(instances: Iterable) -> "Versions":
    """The versions of live instances that were changed since they were made, one query a model."""
    wanted: dict[type, set] = {}
    for live in instances:
        if type(live) in HISTORY_MODELS and live.version > 1:
            wanted.setdefault(type(live), set()).add(live.pk)
    return Versions({model: _read(model, keys) for model, keys in wanted.items()})


def _read(model, keys) -> dict:
    history, key = HISTORY_MODELS[model], model._meta.pk.attname
    names = _shown(model) or [f.attname for f in history.tracked_fields if not f.primary_key]
    rows = history._base_manager.filter(**{f"{key}__in": keys}).order_by("history_date", "history_id")
    read: dict = {}
    for row in rows:
        values = {name: getattr(row, name) for name in names}
        read.setdefault(getattr(row, key), []).append((row.history_date, values))
    return read


class Versions:
    """Versions by model and key, oldest first."""

    def __init__(self, read: dict):
        self._read = read

    def at(self, live, moment: datetime):
        """The instance as shown at a moment (before its first version: as it began)."""
        versions = self._read.get(type(live), {}).get(live.pk, [])
        place = bisect_right(versions, moment, key=lambda version: version[0])
        if place == len(versions):
            return live
        then = copy.copy(live)
        for name, value in versions[max(place - 1, 0)][1].items():
            setattr(then, name, value)
        return then
