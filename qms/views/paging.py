"""Keyset paging: the page after a row costs the same at any depth of a register.

The condition has the form ``a <= x AND (a < x OR (id < y))``, which a database answers from one
index range; ``a < x OR (a = x AND id < y)`` would scan.
"""

import base64
import json
from dataclasses import dataclass, field

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qms.states import Refused

CAP = 10_000  # counting stops here: "hơn 10.000"


class BadCursor(Refused):
    """The page asked for is not one this list gave out."""

    def __init__(self):
        super().__init__(_("Địa chỉ trang của danh sách không đọc được. Hãy mở lại danh sách từ đầu."))


@dataclass
class Page:
    """One page of rows. ``first`` is the place of its first row, from 1; ``after``/``before`` are cursors."""

    rows: list
    first: int = 1
    after: str = ""
    before: str = ""
    total: int = 0
    capped: bool = False
    ordering: tuple = field(default=())

    @property
    def last(self) -> int:
        return self.first + len(self.rows) - 1

    @property
    def is_whole(self) -> bool:
        return not (self.after or self.before)


def page_of(queryset, ordering: tuple[str, ...], params, size: int = 50) -> Page:
    """The page that ``params`` ask for by ``after`` or ``before``. Raises BadCursor for nonsense."""
    keys = [_Key(queryset.model, name) for name in ordering]
    after, before = params.get("after", ""), params.get("before", "")
    place, values = _read(after or before, keys)
    total, capped = _count(queryset)
    rows = queryset.order_by(*(key.order(reverse=bool(before)) for key in keys))
    if values:
        rows = rows.filter(_beyond(keys, values, reverse=bool(before)))
    found = list(_in_full(queryset, rows, size + 1))
    more = len(found) > size
    found = found[:size]
    if before:
        found.reverse()
    first = place + 1 if after else max(1, place - len(found)) if before else 1
    page = Page(found, first, total=total, capped=capped, ordering=ordering)
    if found and (more or before):
        page.after = _write(page.last, [key.value(found[-1]) for key in keys])
    if found and (after or (before and more)):
        page.before = _write(first, [key.value(found[0]) for key in keys])
    return page


def _in_full(queryset, rows, most: int):
    """The first of the rows with all that is read beside them.

    Which they are is settled by their keys alone: to sort a million rows together with the records they
    point at took five seconds.
    """
    whole = queryset.order_by(*rows.query.order_by)
    whole.query.clear_where()
    return whole.filter(pk__in=rows.values("pk")[:most])


def _count(queryset) -> tuple[int, bool]:
    counted = queryset.order_by()[: CAP + 1].count()
    return min(counted, CAP), counted > CAP


class _Key:
    """One field of the order: ``-code``, ``person__full_name``; a missing value is smaller than any other."""

    def __init__(self, model, name: str):
        self.descending = name.startswith("-")
        self.name = name.removeprefix("-")
        self.field, self.nullable = _field_of(model, self.name)

    def order(self, reverse: bool):
        descending = self.descending != reverse
        if not self.nullable:
            return F(self.name).desc() if descending else F(self.name).asc()
        return F(self.name).desc(nulls_last=True) if descending else F(self.name).asc(nulls_first=True)

    def value(self, row):
        *steps, last = self.name.split("__")
        for step in steps:
            row = getattr(row, step, None)
        row = getattr(row, self.field.attname if self.field.is_relation else last, None)
        return None if row is None else self.field.value_to_string(_Holder(self.field, row))

    def parse(self, text):
        return None if text is None else self.field.to_python(text)

    def past(self, value, reverse: bool) -> Q | None:
        """Rows strictly beyond the value; None when there can be none."""
        if self.descending != reverse:
            if value is None:
                return None
            beyond = Q(**{f"{self.name}__lt": value})
            return beyond | Q(**{f"{self.name}__isnull": True}) if self.nullable else beyond
        return Q(**{f"{self.name}__isnull": False}) if value is None else Q(**{f"{self.name}__gt": value})

    def same(self, value) -> Q:
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})

    def up_to(self, value, reverse: bool) -> Q | None:
        """Rows at or beyond the value, as one range where the field has no missing values."""
        if self.nullable:
            return None
        return Q(**{f"{self.name}__{'lte' if self.descending != reverse else 'gte'}": value})


class _Holder:
    """Lets a field write a value that came over a relation."""

    def __init__(self, field, value):
        setattr(self, field.attname, value)


def _field_of(model, name: str):
    nullable = False
    for step in name.split("__"):
        try:
            found = model._meta.pk if step == "pk" else model._meta.get_field(step)
        except FieldDoesNotExist as error:
            raise BadCursor from error
        nullable = nullable or found.null
        model = found.related_model or model
    return found, nullable


def _beyond(keys, values, reverse) -> Q:
    """``a <= x AND (a < x OR <the same for the rest>)``."""
    key, value = keys[0], values[0]
    strictly = key.past(value, reverse)
    if len(keys) == 1:
        return strictly if strictly is not None else Q(pk__in=[])
    rest = _beyond(keys[1:], values[1:], reverse)
    limit = key.up_to(value, reverse)
    if limit is not None:
        return limit & (strictly | rest)
    rest = key.same(value) & rest
    return rest if strictly is None else strictly | rest


def _write(place: int, values: list) -> str:
    text = json.dumps([place, *values], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _read(cursor: str, keys) -> tuple[int, list]:
    if not cursor:
        return 0, []
    try:
        place, *texts = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if type(place) is not int or not 0 < place < 10**9 or len(texts) != len(keys):
            raise BadCursor
        return place, [key.parse(text) for key, text in zip(keys, texts, strict=True)]
    except (ValueError, TypeError, ValidationError, RecursionError) as error:
        raise BadCursor from error
