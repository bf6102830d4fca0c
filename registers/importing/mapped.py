"""The columns of a sheet: as the unit has saved them for these headings, else those known by name."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from qms.models import office_calendar
from qms.states import Refused
from registers.importing.cells import DATE_ORDERS
from registers.importing.columns import TARGETS, Target, header_key, heading, known_columns, missing
from registers.importing.rows import Reading, Rows
from registers.importing.sheet import Sheet
from registers.models import ImportMapping


@dataclass(frozen=True)
class Mapped:
    """Which place says what, and how dates in words are meant; ``saved`` is the unit's own mapping."""

    columns: dict[str, int]
    order: str = ""
    saved: ImportMapping | None = None
    lacking: list[Target] = field(default_factory=list)
    like: ImportMapping | None = None


def mapping_of(sheet: Sheet, unit) -> Mapped:
    """The mapping of these headings.

    Where they are new and not understood by name, ``columns`` is what the nearest mapping of the unit says
    of the headings both have (``like``); it lacks everything until somebody has looked at it.
    """
    saved = ImportMapping.objects.filter(unit=unit, header_key=header_key(sheet.headings)).first()
    if saved:
        return Mapped(saved.columns, saved.date_order, saved, missing(saved.columns))
    known = known_columns(sheet.headings)
    if not (lacking := missing(known)):
        return Mapped(known)
    like, columns = _nearest(sheet, unit)
    if like is None:
        return Mapped(known, lacking=lacking)
    taken = set(columns.values())
    more = {key: place for key, place in known.items() if place not in taken}
    return Mapped(more | columns, like.date_order, lacking=lacking, like=like)


def _nearest(sheet: Sheet, unit) -> tuple[ImportMapping | None, dict[str, int]]:
    """The unit's mapping of which most headings are in the sheet, at least half, and where they stand now."""
    places = {heading(name): place for place, name in reversed(list(enumerate(sheet.headings))) if name}
    best, columns = None, {}
    for one in ImportMapping.objects.filter(unit=unit).order_by("-pk"):
        names = {key: heading(one.headings[place]) for key, place in one.columns.items()}
        found = {key: places[name] for key, name in names.items() if name in places}
        if len(found) > len(columns) and 2 * len(found) >= len(names):
            best, columns = one, found
    return best, columns


def changed_headings(sheet: Sheet, like: ImportMapping) -> tuple[list[str], list[str]]:
    """(new in the sheet, of the mapping but gone), in the words of each."""
    then, now = ({heading(name): name for name in names if name} for names in (like.headings, sheet.headings))
    return [now[key] for key in now if key not in then], [then[key] for key in then if key not in now]


def named_mapping(sheet: Sheet, unit, name: str) -> Mapped:
    """A saved mapping by name. Raises Refused when there is none or the headings are others."""
    saved = ImportMapping.objects.filter(unit=unit, name=name).first()
    if saved is None:
        raise Refused(_("Đơn vị không có mẫu cột “%(name)s”.") % {"name": name})
    if saved.header_key != header_key(sheet.headings):
        words = _("Hàng tiêu đề của tệp khác với mẫu cột “%(name)s”.")
        raise Refused(words % {"name": name})
    return Mapped(saved.columns, saved.date_order, saved, missing(saved.columns))


def chosen_columns(data, sheet: Sheet) -> tuple[dict[str, int], str]:
    """Columns and date order that a form has sent. Raises Refused: odd, doubled or missing columns."""
    columns: dict[str, int] = {}
    for target in TARGETS:
        place = data.get(f"column-{target.key}", "")
        if not place:
            continue
        if not (place.isdecimal() and len(place) < 4 and int(place) < len(sheet.headings)):
            raise Refused(_("Tệp không có cột đã chọn cho “%(label)s”.") % {"label": target.label})
        columns[target.key] = int(place)
    if len(set(columns.values())) < len(columns):
        raise Refused(_("Mỗi cột của tệp chỉ dùng cho một mục."))
    if lacking := missing(columns):
        labels = ", ".join(f"“{target.label}”" for target in lacking)
        raise Refused(_("Chưa chọn cột cho %(labels)s.") % {"labels": labels})
    order = data.get("order", "")
    if order not in ("", *dict(DATE_ORDERS)):
        raise Refused(_("Hãy chọn thứ tự ngày tháng trong danh sách."))
    return columns, order


def reading_of(sheet: Sheet, mapped: Mapped, unit) -> Reading:
    """The sheet understood by a mapping, at this moment."""
    calendar = office_calendar(unit, timezone.localdate())
    rows = Rows(
        sheet, mapped.columns, unit=unit, calendar=calendar, now=timezone.localtime(), order=mapped.order
    )
    return rows.read()
