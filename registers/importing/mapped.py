"""The columns of a sheet: as the unit has saved them for these headings, else those known by name."""

from dataclasses import dataclass, field

from django.utils import timezone
from django.utils.translation import gettext as _

from qms.models import office_calendar
from qms.states import Refused
from registers.importing.cells import DATE_ORDERS
from registers.importing.columns import TARGETS, Target, header_key, known_columns, missing
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


def mapping_of(sheet: Sheet, unit) -> Mapped:
    """The mapping of these headings."""
    saved = ImportMapping.objects.filter(unit=unit, header_key=header_key(sheet.headings)).first()
    columns = saved.columns if saved else known_columns(sheet.headings)
    return Mapped(columns, saved.date_order if saved else "", saved, missing(columns))


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
