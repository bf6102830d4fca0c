"""What one revision says, as one JSON value with a format number.

A procedure (clauses 4.4, 8.1, 8.5.1) is structured as Vietnamese offices write it: sections,
legal basis, dossier, time limit, fee, steps, forms, kept records. Other documents use `body`.
Everything is plain data: no database, no request; the same gate serves editor, demo and import.
"""

import dataclasses
import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.wording import LINE, BadContent, clean_html, clean_text, text_from_html
from qms.reading import Unreadable, read_decimal

FORMAT = 1
MAX_ROWS = 300

LIMIT_UNITS = {
    "working_day": gettext_lazy("ngày làm việc"),
    "day": gettext_lazy("ngày"),
    "working_hour": gettext_lazy("giờ làm việc"),
    "hour": gettext_lazy("giờ"),
    "same_day": gettext_lazy("trong ngày"),
}
STEP_UNITS = {
    "day": gettext_lazy("ngày"),
    "hour": gettext_lazy("giờ"),
    "minute": gettext_lazy("phút"),
    "office_hours": gettext_lazy("giờ hành chính"),
    "uncounted": gettext_lazy("không tính thời gian"),
    "shared": gettext_lazy("chung với bước trên"),
}
COUNTED = ("day", "hour", "minute")
HOURS = {
    "working_day": Decimal(8), "day": Decimal(8), "working_hour": Decimal(1), "hour": Decimal(1),
    "same_day": Decimal(8), "minute": Decimal(1) / Decimal(60),
}  # fmt: skip


# --- amounts -------------------------------------------------------------------------------------

FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
MOST = Decimal(10_000)


def read_amount(typed) -> Decimal | None:
    """A time as officers write it: "0,5", "15", "02", "1/2", "½"; None when empty.

    Raises BadContent with a sentence for anything else, below zero or absurdly large.
    """
    text = clean_text(typed or "", limit=40, many_lines=False)
    if not text:
        return None
    if text in FRACTIONS:
        return FRACTIONS[text]
    if match := re.fullmatch(r"(\d{1,3})/([1-9]\d{0,2})", text):
        return _checked(Decimal(match.group(1)) / Decimal(match.group(2)))
    try:
        return _checked(read_decimal(text))
    except Unreadable as error:
        raise BadContent(str(error)) from error


def _stored_amount(cell) -> Decimal | None:
    """An amount in the JSON value: "0.5" as we write it, a number, or as officers write it."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool) or not isinstance(cell, (str, int, Decimal)):
        raise BadContent(_("Thời gian phải là số, ví dụ 0,5 hoặc 15."))
    if isinstance(cell, str) and not re.fullmatch(r"\d{1,5}(\.\d{1,4})?", cell):
        return read_amount(cell)
    return _checked(Decimal(cell))


def _checked(amount):
    if not amount.is_finite() or amount < 0:
        raise BadContent(_("Thời gian không được là số âm."))
    if amount > MOST:
        raise BadContent(_("Thời gian quá lớn: tối đa 10.000."))
    return amount.quantize(Decimal("0.0001"))


def format_amount(amount: Decimal | None, digits=1) -> str:
    """ "0,5", "15"; with `digits` = 2 whole numbers below ten print as on paper: "02"."""
    if amount is None:
        return "–"
    text = f"{amount.normalize():f}"
    return text.zfill(digits) if "." not in text else text.replace(".", ",")


def plain(amount: Decimal | None) -> str | None:
    """The one JSON text of an amount: no exponent, no trailing zero."""
    return None if amount is None else f"{amount.normalize():f}"


# --- parts ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class TimeLimit:
    """How long the office may take; `note` says from when ("kể từ ngày nhận đủ hồ sơ hợp lệ")."""

    value: Decimal | None = None
    unit: str = "working_day"
    note: str = ""

    @property
    def hours(self) -> Decimal:
        return HOURS[self.unit] * (Decimal(1) if self.unit == "same_day" else self.value or Decimal(0))

    @property
    def is_counted(self):
        return self.unit == "same_day" or self.value is not None

    @property
    def step_unit(self):
        """The unit a total of steps is told in: days, or hours where the limit is in hours."""
        return "hour" if self.unit in ("hour", "working_hour") else "day"

    def words(self, digits=1) -> str:
        if self.unit == "same_day":
            return str(LIMIT_UNITS["same_day"])
        return (
            f"{format_amount(self.value, digits)}\xa0{LIMIT_UNITS[self.unit]}"
            if self.value is not None
            else "–"
        )

    def __str__(self):
        return self.words()

    @property
    def on_paper(self):
        return self.words(digits=2)


@dataclass(frozen=True)
class DossierItem:
    """One paper of the file a citizen hands in."""

    name: str = ""
    original: bool = False
    copy: bool = False
    quantity: str = ""
    note: str = ""


@dataclass(frozen=True)
class Step:
    """One row of the step table: what, who, how long, on which forms."""

    action: str = ""
    role: str = ""
    value: Decimal | None = None
    unit: str = "day"
    forms: str = ""
    note: str = ""

    @property
    def is_counted(self):
        return self.unit in COUNTED

    @property
    def hours(self) -> Decimal:
        return HOURS[self.unit] * self.value if self.is_counted and self.value is not None else Decimal(0)

    def words(self, digits=1) -> str:
        if not self.is_counted:
            return str(STEP_UNITS[self.unit]).capitalize()
        return (
            f"{format_amount(self.value, digits)}\xa0{STEP_UNITS[self.unit]}"
            if self.value is not None
            else "–"
        )

    @property
    def time(self):
        return self.words()

    @property
    def time_on_paper(self):
        return self.words(digits=2)


@dataclass(frozen=True)
class FormRef:
    """A form the procedure uses; `transient` ones are not kept and need no line among the records."""

    code: str = ""
    name: str = ""
    basis: str = ""
    transient: bool = False


@dataclass(frozen=True)
class KeptRecord:
    """A record that stays after the work, where, and how long ("05 năm", "vĩnh viễn")."""

    name: str = ""
    medium: str = ""
    place: str = ""
    retention: str = ""

    @property
    def years(self) -> Decimal | None:
        match = re.search(r"(\d+(?:[.,]\d+)?)\s*năm", self.retention)
        return Decimal(match.group(1).replace(",", ".")) if match else None


PROSE_FIELDS = ("purpose", "scope", "references", "definitions", "body")
LINE_LISTS = ("legal_basis", "tthc_codes")
TEXT_FIELDS = (
    "conditions", "channels", "dossier_sets", "place", "reception_hours", "fee", "agency", "applicants", "result",
    "records_note",
)  # fmt: skip
ROW_LISTS = {"dossier": DossierItem, "steps": Step, "forms": FormRef, "records": KeptRecord}
LIMITS = ("time_limit", "statutory_time_limit")


@dataclass(frozen=True)
class Content:
    """Everything a revision says. HTML in the prose fields, plain text elsewhere."""

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
    time_limit: TimeLimit = TimeLimit()
    statutory_time_limit: TimeLimit = TimeLimit()
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

    @property
    def numbered_steps(self):
        """(number, step) with numbers as on paper: B1, B2 …"""
        return [(f"B{position}", step) for position, step in enumerate(self.steps, start=1)]

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
        return _stored_amount(cell)
    if name == "unit":
        if cell not in units:
            raise BadContent(_("Không có đơn vị thời gian “%(unit)s”.") % {"unit": cell})
        return cell
    if name in ("original", "copy", "transient"):
        return bool(cell)
    return clean_text(cell, many_lines=name not in ("code", "quantity"))


def to_json(content: Content) -> dict:
    """The JSON value of `content`, complete and in one form, ready for the database and for hashing."""
    value = dataclasses.asdict(content, dict_factory=_json_dict)
    return {"format": FORMAT, **value}


def _json_dict(pairs):
    return {name: _json_cell(cell) for name, cell in pairs}


def _json_cell(cell):
    if isinstance(cell, Decimal):
        return plain(cell)
    return list(cell) if isinstance(cell, tuple) else cell


def normalise(value) -> dict:
    """`value` through parse and back: the only form that is stored."""
    return to_json(parse(value))


def empty() -> dict:
    """The JSON of a document that says nothing yet."""
    return to_json(Content())


def all_words(content: Content) -> str:
    """Every word of the content on one line, for search."""
    parts = []
    for name, part in dataclasses.asdict(content).items():
        parts.extend(_words(part, name))
    return " ".join(word for word in parts if word)


def _words(part, name=""):
    if isinstance(part, str):
        yield re.sub(r"<[^>]+>", " ", part) if name in PROSE_FIELDS else part
    elif isinstance(part, dict):
        for cell in part.values():
            yield from _words(cell)
    elif isinstance(part, (list, tuple)):
        for cell in part:
            yield from _words(cell)


LABELS = {
    "purpose": gettext_lazy("Mục đích"),
    "scope": gettext_lazy("Phạm vi áp dụng"),
    "references": gettext_lazy("Tài liệu viện dẫn"),
    "definitions": gettext_lazy("Định nghĩa, từ viết tắt"),
    "body": gettext_lazy("Nội dung"),
    "legal_basis": gettext_lazy("Cơ sở pháp lý"),
    "tthc_codes": gettext_lazy("Mã thủ tục hành chính"),
    "conditions": gettext_lazy("Điều kiện thực hiện"),
    "channels": gettext_lazy("Cách thức thực hiện"),
    "dossier": gettext_lazy("Thành phần hồ sơ"),
    "dossier_sets": gettext_lazy("Số lượng hồ sơ"),
    "time_limit": gettext_lazy("Thời hạn giải quyết"),
    "statutory_time_limit": gettext_lazy("Thời hạn theo quy định"),
    "place": gettext_lazy("Nơi tiếp nhận và trả kết quả"),
    "reception_hours": gettext_lazy("Giờ tiếp nhận"),
    "fee": gettext_lazy("Lệ phí"),
    "agency": gettext_lazy("Cơ quan thực hiện"),
    "applicants": gettext_lazy("Đối tượng thực hiện"),
    "result": gettext_lazy("Kết quả giải quyết"),
    "steps": gettext_lazy("Các bước"),
    "forms": gettext_lazy("Biểu mẫu"),
    "records": gettext_lazy("Hồ sơ cần lưu"),
    "records_note": gettext_lazy("Sau thời hạn lưu"),
}


def in_words(value) -> str:
    """The stored value as plain lines, for the history page; empty parts are left out."""
    content = parse(value)
    lines = []
    for name, label in LABELS.items():
        told = _told(name, getattr(content, name))
        if told:
            lines.append(f"{label}: {told}")
    return "\n".join(lines)


def _told(name, part) -> str:
    if name in PROSE_FIELDS:
        return text_from_html(part)
    if name in LIMITS:
        return ", ".join(filter(None, [part.words(), part.note])) if part.is_counted else ""
    if name in ROW_LISTS:
        return "".join(f"\n{number}. {_row_words(row)}" for number, row in enumerate(part, start=1))
    return "; ".join(part) if isinstance(part, tuple) else part


def _row_words(row) -> str:
    fields = {name: getattr(row, name) for name in row.__dataclass_fields__}
    if isinstance(row, Step):
        del fields["value"], fields["unit"]
        fields["time"] = row.time
    flags = {"original": _("bản chính"), "copy": _("bản sao"), "transient": _("không lưu")}
    words = [flags[name] if cell is True else cell for name, cell in fields.items()]
    return " | ".join(word for word in words if word)
