"""The rows of an old register understood: values to be written, every fault with its row and column."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from documents.models import Document
from qms.reading import Unreadable
from qms.text import UncleanText, fold
from registers.applicants import checked
from registers.clock import outcome
from registers.importing import cells, status_words
from registers.importing.notices import notices_of, shown_cell
from registers.importing.sheet import Row, Sheet
from registers.models import Channel, ReturnBy, ServiceFile
from registers.odd_values import OddValue
from registers.procedures_in_force import ever_received
from registers.states import service_files as states

PERSON = ("name", "id_number", "phone", "address")
LENGTHS = {"code": 60, "procedure": 60, "title": 300, "field": 120, "receipt": 200, "result_number": 60,
           "address": 300, "name": 300}  # fmt: skip
MOMENTS = ("received_at", "due_at", "resolved_at", "returned_at")
FIRST_YEAR = 2000  # an earlier one is a year typed or turned wrong: "26" read as 1926


@dataclass(frozen=True)
class Fault:
    """What keeps a row out and why.

    ``place`` is that of the column, ``column`` how the reader finds it, ``value`` what the cell says.
    """

    row: int
    place: int | None
    column: str
    value: str
    why: str


@dataclass
class Understood:
    """One file as the sheet tells it; ``status_told`` are the words of its status column."""

    row: int
    person: dict = field(default_factory=dict)
    procedure: Document | None = None
    texts: dict = field(default_factory=dict)
    channel: str = Channel.DESK
    return_by: str = ReturnBy.DESK
    fee: int | None = None
    received_at: dt.datetime | None = None
    due_at: dt.datetime | None = None
    resolved_at: dt.datetime | None = None
    returned_at: dt.datetime | None = None
    ended_at: dt.datetime | None = None
    status: str = ""
    status_told: str = ""
    outcome: str = ""

    @property
    def outcome_state(self):
        """Early, on time or late in words; None while there is no result."""
        return states.OUTCOMES.get(self.outcome)

    @property
    def state(self):
        """How it will stand in the register."""
        return states.SERVICE_FILE.state(self.status)

    @property
    def title(self) -> str:
        """What was asked for: in the sheet's words, else those of the procedure."""
        named = self.texts.get("title") or (self.procedure.title if self.procedure else "")
        return named or self.texts.get("procedure", "")


@dataclass
class Reading:
    """What a sheet says: the files, the faults, and what the reader should know before it is taken in."""

    sheet: Sheet
    files: list[Understood] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    asks_order: bool = False


class Rows:
    """Reads the rows of one sheet by a mapping of columns.

    ``order`` says how dates written as text are meant ("dmy", "mdy", "" for not said); ``now`` is the moment
    of reading; ``calendar`` gives the hours of the office for days without a time.
    """

    def __init__(self, sheet: Sheet, columns: dict[str, int], *, unit, calendar, now, order: str = ""):
        self.sheet, self.columns, self.unit, self.order, self.now = sheet, columns, unit, order, now
        self.opens, self.closes = calendar.sessions[0][0], calendar.sessions[-1][1]
        self.told: dict[str, list[int]] = {}
        self.by_number: dict[int, Row] = {}
        self.reading = Reading(sheet)
        self.procedures = _procedures(unit)

    def read(self) -> Reading:
        """Every row; faults and notices are complete, whatever comes first."""
        for row in self.sheet.rows:
            self._read_row(row)
        self._refuse_double()
        self.reading.faults.sort(key=lambda fault: (fault.row, -1 if fault.place is None else fault.place))
        self.reading.notices = notices_of(self.sheet, self.columns, self.told)
        return self.reading

    # --- one row ---------------------------------------------------------------------------------
    def _read_row(self, row: Row) -> None:
        if not any(self._cell(row, key) is not None for key in self.columns):
            self._tell("empty", row)
            return
        if key := self._lone_key(row):
            self._fault(row, key, _("Cả dòng chỉ có ô này nên không phải hồ sơ. Hãy xóa dòng khỏi tệp."))
            return
        before = len(self.reading.faults)
        one = Understood(row.number)
        for key in self.columns:
            self._try(row, key, lambda key=key: self._take(one, row, key))
        self._refuse_missing(one, row)
        self._check_person(one, row, before)
        if len(self.reading.faults) == before:
            self._settle(one, row)
        if len(self.reading.faults) == before:
            self.reading.files.append(one)

    def _lone_key(self, row: Row) -> str:
        """What the only cell of a row stands for: a sum, a place and date, a signature under the table."""
        told = [key for key in self.columns if self._cell(row, key) is not None]
        return told[0] if len(told) == 1 else ""

    def _cell(self, row: Row, key: str):
        place = self.columns.get(key)
        return row.cells[place] if place is not None and place < len(row.cells) else None

    def _try(self, row, key, take):
        try:
            take()
        except cells.AmbiguousDate as error:
            self.reading.asks_order = True
            self._fault(row, key, str(error))
        except OddValue as error:
            self._fault(row, error.field, str(error))
        except (Unreadable, UncleanText) as error:
            self._fault(row, key, str(error))

    def _fault(self, row, key, why):
        place = self.columns.get(key)
        value = self._cell(row, key)
        self.reading.faults.append(
            Fault(
                row.number,
                place,
                self.sheet.where(place) if place is not None else "",
                shown_cell(value),
                why,
            )
        )

    def _take(self, one: Understood, row: Row, key: str) -> None:
        cell = self._cell(row, key)
        cells.refuse_worked_out(cell)
        if cell is None:
            return
        if key in MOMENTS:
            setattr(one, key, cells.moment(cell, self.order))
        elif key in ("id_number", "phone"):
            one.person[key], was_mended = cells.number_of_person(cell, key)
            if was_mended:
                self._tell("zero", row)
        elif key == "channel":
            one.channel = cells.choice(cell, cells.CHANNELS, Channel.DESK)
        elif key == "return_by":
            one.return_by = cells.choice(cell, cells.RETURNS, ReturnBy.DESK)
        elif key == "status":
            one.status, one.status_told = status_words.status(cell)
        elif key == "fee":
            one.fee = cells.money(cell)
        else:
            into = one.person if key in PERSON else one.texts
            into[key] = cells.text(cell, LENGTHS.get(key, cells.LONGEST))

    def _refuse_missing(self, one, row):
        for key in ("received_at", "due_at"):
            if key in self.columns and self._cell(row, key) is None:
                self._fault(row, key, _("Thiếu ngày."))
        if not (one.texts.get("title") or one.texts.get("procedure")):
            self._fault(row, "title" if "title" in self.columns else "procedure", _("Thiếu tên thủ tục."))

    def _check_person(self, one, row, before):
        """Name and numbers as the desk checks them; each that is odd is told, not only the first."""
        told = {fault.place for fault in self.reading.faults[before:]}
        given, kept = {"name": one.person.get("name", "")}, {}
        for key in PERSON:
            if self.columns.get(key) in told and key in self.columns:
                continue
            one_field = {key: one.person.get(key, "")}
            named = one_field if key == "name" else given | one_field
            if key == "name" or (one_field[key] and given["name"]):
                self._try(row, key, lambda named=named: kept.update(checked(named)))
        one.person = kept

    # --- what follows from the cells --------------------------------------------------------------
    def _settle(self, one: Understood, row: Row) -> None:
        """The procedure, and the moments in their order; days without a time get the office's hours."""
        self._place(one, row)
        days = {key: getattr(one, key) for key in MOMENTS}
        self._refuse_order(days, row)
        if odd := status_words.not_borne_out(one):
            key, why = odd
            self._fault(row, key if key in self.columns else "status", why)
            return
        one.received_at = self._hour(days["received_at"], self.opens)
        one.due_at = max(self._hour(days["due_at"], self.closes), one.received_at)
        over_on = days["resolved_at"] or days["returned_at"]
        over_at = self._end(over_on, one.received_at, one.due_at)
        if one.status in states.ENDED:
            one.ended_at, one.resolved_at, one.returned_at = over_at, None, None
        elif over_at:
            self._answered(one, row, over_at, days)
        else:
            self._still_open(one, row)

    def _answered(self, one, row, resolved_at, days):
        if days["resolved_at"] is None:
            self._tell("resolved", row)
        one.resolved_at, one.outcome = resolved_at, outcome(resolved_at, one.due_at)
        one.returned_at = one.ended_at = self._end(days["returned_at"], resolved_at, resolved_at)
        one.status = states.RETURNED if one.returned_at else states.RESOLVED

    def _still_open(self, one, row):
        """No sheet says what was asked for and since when, so the clock cannot stand still for it."""
        if one.status == states.SUPPLEMENT:
            one.status = states.IN_PROGRESS
            self._tell("supplement", row)
        elif not one.status:
            one.status = states.RECEIVED
            self._tell("open", row)

    def _place(self, one, row):
        for key in ("procedure", "title"):
            one.procedure = one.procedure or self.procedures.get(fold(one.texts.get(key, "")))
        if one.procedure is None:
            self._tell("procedure", row)

    def _refuse_order(self, told, row):
        """Days in their order; an hour counts only where both were told with one."""
        pairs = (
            ("due_at", "received_at", _("Hẹn trả trước ngày nhận.")),
            ("resolved_at", "received_at", _("Có kết quả trước ngày nhận.")),
            ("returned_at", "received_at", _("Trả trước ngày nhận.")),
            ("returned_at", "resolved_at", _("Trả trước khi có kết quả.")),
        )
        for later, earlier, why in pairs:
            if told[later] and told[earlier] and _is_before(told[later], told[earlier]):
                self._fault(row, later, why)
        for key in MOMENTS:
            if told[key] and told[key].at.year < FIRST_YEAR:
                words = _("Năm %(year)d, trước năm %(first)d. Hãy kiểm tra lại năm.")
                self._fault(row, key, words % {"year": told[key].at.year, "first": FIRST_YEAR})
        for key in ("received_at", "resolved_at", "returned_at"):
            if told[key] and told[key].at > self.now:
                self._fault(row, key, _("Ngày ở phía trước."))

    def _hour(self, told, time) -> dt.datetime:
        return told.at if told.has_time else told.at.replace(hour=time.hour, minute=time.minute)

    def _end(self, told, not_before, at_most):
        """A day without a time is told as late as it may be without becoming late or lying ahead."""
        if told is None:
            return None
        at = told.at
        if not told.has_time:
            at = self._hour(told, self.closes)
            at = min(at, at_most) if told.day == at_most.astimezone(at.tzinfo).date() else at
        return max(min(at, self.now), not_before)

    # --- over all rows ----------------------------------------------------------------------------
    def _refuse_double(self):
        """A code stands once in the sheet and not yet in the register; nor does the same file without one."""
        seen: dict[str, int] = {}
        known, same = _known_codes(self.unit), _known_files(self.unit, self.reading.files)
        kept = []
        for one in self.reading.files:
            code = one.texts.get("code", "").casefold()
            why = ""
            if code and code in seen:
                why = _("Mã đã có ở dòng %(row)d.") % {"row": seen[code]}
            elif code and code in known:
                why = _("Mã đã có trong sổ của đơn vị (hồ sơ %(code)s).") % {"code": known[code]}
            elif not code and (found := same.get(_sameness(one.received_at, one.title, one.person["name"]))):
                why = _("Hồ sơ %(code)s cùng người, thủ tục và giờ nhận: tệp này có thể đã nhập.") % {
                    "code": found
                }
            if code:
                seen.setdefault(code, one.row)
            if why:
                self._fault(self._row(one.row), "code" if code else "name", why)
            else:
                kept.append(one)
        self.reading.files = kept

    def _row(self, number):
        if not self.by_number:
            self.by_number = {row.number: row for row in self.sheet.rows}
        return self.by_number[number]

    def _tell(self, what, row):
        rows = self.told.setdefault(what, [])
        if row.number not in rows[-1:]:
            rows.append(row.number)


def _is_before(later, earlier) -> bool:
    if later.has_time and earlier.has_time:
        return later.at < earlier.at
    return later.day < earlier.day


def _procedures(unit) -> dict[str, Document]:
    """Procedures of citizens' files by folded code and title; a title that two bear names neither."""
    found = list(ever_received(unit))
    titles = Counter(fold(document.title) for document in found)
    by_name = {fold(one.title): one for one in found if titles[fold(one.title)] == 1}
    return by_name | {fold(one.code): one for one in found}


def _known_codes(unit) -> dict[str, str]:
    """Codes that are in the register already, other systems' and own, with the own code of each file."""
    rows = ServiceFile.objects.filter(unit=unit).values_list("code", "external_code")
    known: dict[str, str] = {}
    for code, external in rows.iterator():
        known[code.casefold()] = code
        if external:
            known.setdefault(external.casefold(), code)
    return known


def _known_files(unit, files) -> dict[tuple, str]:
    """Files of the same days, by what makes one without a code the same."""
    times = [one.received_at for one in files if not one.texts.get("code")]
    if not times:
        return {}
    rows = ServiceFile.objects.filter(unit=unit, received_at__range=(min(times), max(times)))
    return {
        _sameness(file.received_at, file.title, file.applicant.fields.get("name", "")): file.code
        for file in rows.select_related("applicant")
        if file.applicant
    }


def _sameness(received_at, title, name) -> tuple:
    return received_at, fold(title), fold(name)
