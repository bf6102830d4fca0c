"""Which clause of the standard has evidence, how much, how fresh, and where the gaps are.

Computed from the registers that every floor offers (`qms.evidence`); nothing is declared a second time.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms import evidence
from qms.evidence_counts import keys_within, newest_and_count
from qms.history import Moment, history_of
from qms.models import Clause, Edition, Unit, clause_order
from qms.states import State

OK = State("ok", _("Có bằng chứng"), "ok", "check")
STALE = State("stale", _("Cũ hơn 12 tháng"), "warn", "history")
GAP = State("gap", pgettext_lazy("state", "Khoảng trống"), "danger", "circle-alert")
NOT_APPLICABLE = State("not_applicable", _("Không áp dụng, có lý do"), "mute", "minus")
STATES = (OK, STALE, GAP, NOT_APPLICABLE)


@dataclass
class ClauseEvidence:
    """What a clause has: documents in force, records of the period, nonconformities that cite it.

    `newest` is the office day of the latest change of any evidence; None when there is none.
    """

    clause: Clause
    documents: int = 0
    records: int = 0
    nonconformities: int = 0
    newest: dt.date | None = None
    status: State = GAP
    reason: str = ""
    registers: list = field(default_factory=list)

    @property
    def number(self) -> str:
        return self.clause.number


@dataclass
class _Count:
    documents: int = 0
    records: int = 0
    newest: dt.datetime | None = None
    registers: list = field(default_factory=list)

    def add(self, register, *, documents=0, records=0, newest=None):
        self.documents += documents
        self.records += records
        if newest is not None and (self.newest is None or newest > self.newest):
            self.newest = newest
        if register not in self.registers:
            self.registers.append(register)


def matrix(unit: Unit, moment: Moment, period, user=None) -> list[ClauseEvidence]:
    """One line per main clause (4.1 … 10.3) for a unit, as of a moment.

    `period` is a pair of dates for the count of records; freshness looks at everything up to the moment:
    a document in force or evidence changed within 12 months is enough, older evidence is stale, none is a
    gap. "Không áp dụng" holds only with the reason stated in the unit's own record.
    `user` limits the evidence to what that person sees; None is the system.
    """
    return matrices([unit], moment, period, user)[unit.pk]


def matrices(units: Iterable[Unit], moment: Moment, period, user=None) -> dict[int, list[ClauseEvidence]]:
    """The matrix of each unit by its key; as many queries for thirty units as for one."""
    moment = Moment(moment.at)
    counts = {unit.pk: defaultdict(_Count) for unit in units}
    cited = {unit.pk: defaultdict(int) for unit in units}
    stored = [register for register in evidence.registers() if not register.worked_out]
    alike = [register for register in stored if not _differs_by_record(register)]
    _count_together(alike, moment, period, user, counts)
    others = [register for register in stored if register not in alike]
    within = keys_within([register.table() for register in others], user, list(counts), moment, period)
    for place, register in enumerate(others):
        _count_one_by_one(register, moment, within[place], user, counts, cited)
    _in_order(counts, stored)
    reasons, clauses = _reasons_not_applicable(list(counts), moment), main_clauses()
    return {
        unit: [
            _line(clause, counts[unit][clause.number], cited[unit], reasons.get(unit, {}), moment)
            for clause in clauses
        ]
        for unit in counts
    }


def main_clauses() -> list[Clause]:
    """The clauses of the matrix in the edition in force, in the order of the standard."""
    edition = Edition.objects.filter(in_force=True).order_by("-pk").first()
    return list(Clause.objects.main().filter(edition=edition)) if edition else []


def main_number(clause: str) -> str:
    """The line of the matrix a clause belongs to: 8.5.1 → 8.5."""
    return ".".join(clause.split(".")[:2])


def _reasons_not_applicable(units: list[int], moment: Moment) -> dict[int, dict[str, str]]:
    """Unit → clause → reason, as the record of the unit said at the moment; blank ones count for nothing."""
    then = moment.instances(moment.rows(Unit).filter(id__in=units))
    return {
        unit.pk: {clause: reason for clause, reason in unit.not_applicable.items() if str(reason).strip()}
        for unit in then
    }


def gaps(lines: Iterable[ClauseEvidence]) -> list[ClauseEvidence]:
    """The lines that need somebody: gaps first, then stale ones."""
    wanting = [line for line in lines if line.status in (GAP, STALE)]
    return sorted(wanting, key=lambda line: (line.status is not GAP, clause_order(line.number)))


def year_before(day: dt.date) -> dt.date:
    """The same day one year earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


def _differs_by_record(register) -> bool:
    """Whether the clauses a register proves depend on the record, so that each has to be read."""
    return bool(register.maintained or register.record_clauses or register.cites)


def _count_together(registers, moment, period, user, counts):
    """Add the registers whose records share their clauses: one query for all of them."""
    tables = [register.table() for register in registers]
    found = newest_and_count(tables, user, list(counts), moment, period)
    for place, register in enumerate(registers):
        lines = _lines_of(tables[place].clauses)
        for unit, (newest, records) in found[place].items():
            for clause in lines:
                counts[unit][clause].add(register, records=records, newest=newest)


def _in_order(counts, stored):
    """The registers of each clause in the order of the pack, in whatever order they were counted."""
    place = {register.slug: number for number, register in enumerate(stored)}
    for clauses in counts.values():
        for count in clauses.values():
            count.registers.sort(key=lambda register: place[register.slug])


def _count_one_by_one(register, moment, within, user, counts, cited):
    """Add a register whose records prove different clauses; `within` are the keys of those of the period."""
    rows = list(register.table().queryset(user, list(counts), moment))
    for row, record in zip(rows, moment.bare(rows), strict=True):
        unit = record.unit_id
        if register.cites and register.records_nonconformities and record.pk in within:
            for clause in _lines_of(register.cites(record)):
                cited[unit][clause] += 1
        if register.maintained and not register.in_force(record):
            continue
        documents = 1 if register.maintained else 0
        for clause in _lines_of(register.clauses_of(record)):
            counts[unit][clause].add(
                register,
                documents=documents,
                records=0 if documents else int(record.pk in within),
                newest=row.history_date,
            )


def _lines_of(clauses) -> list[str]:
    return sorted({main_number(clause) for clause in clauses}, key=clause_order)


def _line(clause, count, cited, reasons, moment) -> ClauseEvidence:
    newest = timezone.localtime(count.newest).date() if count.newest else None
    line = ClauseEvidence(
        clause,
        documents=count.documents,
        records=count.records,
        nonconformities=cited[clause.number],
        newest=newest,
        registers=count.registers,
    )
    line.reason = reasons.get(clause.number, "")
    line.status = _status(line, moment.on)
    return line


def _status(line: ClauseEvidence, on: dt.date) -> State:
    if line.newest is None:
        return NOT_APPLICABLE if line.reason else GAP
    if line.documents or line.newest >= year_before(on):
        return OK
    return STALE


def last_change(model, pk, moment: Moment) -> dt.datetime | None:
    """When a record was last changed, as of a moment."""
    rows = history_of(model)._base_manager.filter(id=pk, history_date__lte=moment.at)
    return rows.aggregate(newest=Max("history_date"))["newest"]
