"""What one revision says, as one JSON value with a format number.

A procedure (clauses 4.4, 8.1, 8.5.1) is structured as Vietnamese offices write it: sections,
legal basis, dossier, time limit, fee, steps, forms, kept records. Other documents use `body`.
Everything is plain data: no database, no request; the same gate serves editor, demo and import.
"""

import dataclasses
import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from documents.amounts import plain, stored_amount
from documents.content_parts import (
    HOURS,
    LIMIT_UNITS,
    NO_LIMIT,
    STEP_UNITS,
    DossierItem,
    FormRef,
    KeptRecord,
    Step,
    TimeLimit,
)  # fmt: skip
from documents.wording import LINE, BadContent, clean_html, clean_text

FORMAT = 1
MAX_ROWS = 300
LONG_CELL = 80
HOUR = re.compile(r"([01]\d|2[0-3]):[0-5]\d")

PROSE_FIELDS = ("purpose", "scope", "references", "definitions", "body", "unplaced")
LEFT_OUT_WHEN_EMPTY = ("unplaced", "cutoff")  # parts younger than signed hashes: these must not change
LINE_LISTS = ("legal_basis", "tthc_codes")
TEXT_FIELDS = (
    "conditions", "channels", "dossier_sets", "place", "reception_hours", "fee", "agency", "applicants",
    "result", "records_note",
)  # fmt: skip
ROW_LISTS = {"dossier": DossierItem, "steps": Step, "forms": FormRef, "records": KeptRecord}
LIMITS = ("time_limit", "statutory_time_limit")


@dataclass(frozen=True)
class Content:
    """Everything a revision says. HTML in the prose fields, plain text elsewhere.

    ``unplaced`` holds what an import did not understand; a draft with any is not submitted.
    """

    purpose: str = ""
    scope: str = ""
    references: str = ""
    definitions: str = ""
    body: str = ""
    legal_basis: tuple[str, ...] = ()
    tthc_codes: tuple[str, ...] = ()
    conditions: str = ""
    channels: str = ""
    dossier: tuple[DossierItem, ...] = ()
    dossier_sets: str = ""
    time_limit: TimeLimit = NO_LIMIT
    statutory_time_limit: TimeLimit = NO_LIMIT
    place: str = ""
    reception_hours: str = ""
    fee: str = ""
    agency: str = ""
    applicants: str = ""
    result: str = ""
    steps: tuple[Step, ...] = ()
    forms: tuple[FormRef, ...] = ()
    records: tuple[KeptRecord, ...] = ()
    records_note: str = ""
    unplaced: str = ""

    @property
    def numbered_steps(self):
        """(number, step) with numbers as on paper: B1, B2 …"""
        return [(f"B{position}", step) for position, step in enumerate(self.steps, start=1)]

    @property
    def has_long_forms(self) -> bool:
        """The last column of the step table holds results in words, and so needs more room."""
        return any(len(step.forms) > LONG_CELL for step in self.steps)

    @property
    def has_quantities(self) -> bool:
        """Somebody wrote how many of a paper are asked; else that column would be empty."""
        return any(item.quantity for item in self.dossier)

    @property
    def step_hours(self) -> Decimal:
        """Sum of the counted steps in working hours, eight to a day."""
        return sum((step.hours for step in self.steps), Decimal(0))

    @property
    def step_total(self) -> Decimal:
        """The same sum in the unit of the time limit (days or hours)."""
        return (self.step_hours / HOURS[self.time_limit.step_unit]).quantize(Decimal("0.0001"))


# --- JSON ----------------------------------------------------------------------------------------


def parse(value) -> Content:
    """The content that the JSON `value` stands for, cleaned; what is missing is empty.

    Raises BadContent for a wrong shape, an unknown part, an unknown unit, a bad number or bad text:
    nothing is dropped silently.
    """
    if not isinstance(value, dict):
        raise BadContent(_("Nội dung tài liệu không đọc được."))
    given = dict(value)
    if given.pop("format", FORMAT) != FORMAT:
        raise BadContent(_("Nội dung được ghi theo cách mới hơn phần mềm này."))
    unknown = set(given) - {field.name for field in dataclasses.fields(Content)}
    if unknown:
        raise BadContent(
            _("Nội dung có phần không biết: %(names)s.") % {"names": ", ".join(sorted(map(str, unknown)))}
        )
    return Content(**{name: _parse_part(name, part) for name, part in given.items()})


def _parse_part(name, part):
    if name in PROSE_FIELDS:
        return clean_html(part)
    if name in TEXT_FIELDS:
        return clean_text(part)
    if name in LINE_LISTS:
        return tuple(
            line for line in (clean_text(item, LINE, many_lines=False) for item in _rows(part)) if line
        )
    if name in LIMITS:
        return _parse_limit(part)
    return tuple(_parse_row(ROW_LISTS[name], row) for row in _rows(part))


def _rows(part):
    if not isinstance(part, (list, tuple)):
        raise BadContent(_("Nội dung tài liệu không đọc được."))
    if len(part) > MAX_ROWS:
        raise BadContent(_("Bảng quá dài: tối đa %(rows)s dòng.") % {"rows": MAX_ROWS})
    return part


def _parse_limit(part):
    limit = _parse_row(TimeLimit, part or {}, units=LIMIT_UNITS)
    return dataclasses.replace(limit, value=None) if limit.unit == "same_day" else limit


def _parse_row(kind, row, units=STEP_UNITS):
    if not isinstance(row, dict):
        raise BadContent(_("Nội dung tài liệu không đọc được."))
    known = {field.name: field for field in dataclasses.fields(kind)}
    if set(row) - set(known):
        raise BadContent(
            _("Nội dung có phần không biết: %(names)s.") % {"names": ", ".join(sorted(set(row) - set(known)))}
        )
    parsed = kind(**{name: _parse_cell(name, cell, units) for name, cell in row.items()})
    if kind is Step and not parsed.is_counted and parsed.value is not None:
        raise BadContent(
            _("Bước ghi “%(unit)s” thì để trống số thời gian.") % {"unit": STEP_UNITS[parsed.unit]}
        )
    return parsed


def _parse_cell(name, cell, units):
    if name == "value":
        return stored_amount(cell)
    if name == "cutoff":
        return _parse_hour(cell)
    if name == "unit":
        if cell not in units:
            raise BadContent(_("Không có đơn vị thời gian “%(unit)s”.") % {"unit": cell})
        return cell
    if name in ("original", "copy", "transient"):
        return bool(cell)
    return clean_text(cell, many_lines=name not in ("code", "quantity"))


def _parse_hour(cell) -> dt.time | None:
    """ "15:00" as it is stored."""
    if not cell:
        return None
    if not isinstance(cell, str) or not HOUR.fullmatch(cell):
        raise BadContent(_("Giờ “%(hour)s” không đọc được. Viết như 15:00.") % {"hour": str(cell)[:20]})
    return dt.time.fromisoformat(cell)


def to_json(content: Content) -> dict:
    """The JSON value of `content`, complete and in one form, ready for the database and for hashing."""
    return {"format": FORMAT, **dataclasses.asdict(content, dict_factory=_json_dict)}


def rows_json(rows) -> list:
    """The JSON of some rows or lines of a content."""
    return [row if isinstance(row, str) else dataclasses.asdict(row, dict_factory=_json_dict) for row in rows]


def _json_dict(pairs):
    return {name: _json_cell(cell) for name, cell in pairs if cell or name not in LEFT_OUT_WHEN_EMPTY}


def _json_cell(cell):
    if isinstance(cell, Decimal):
        return plain(cell)
    if isinstance(cell, dt.time):
        return f"{cell:%H:%M}"
    return list(cell) if isinstance(cell, tuple) else cell


def normalise(value) -> dict:
    """`value` through parse and back: the only form that is stored."""
    return to_json(parse(value))


def empty() -> dict:
    """The JSON of a document that says nothing yet."""
    return to_json(Content())
