"""What would follow from the choices of a pack: counts, matrix and gaps, before anything is built."""

from dataclasses import dataclass, field

from audits.packs.request import PackRequest, default_moment
from qms import evidence
from qms.evidence_counts import row_counts
from qms.evidence_matrix import GAP, STALE, ClauseEvidence, gaps, matrix
from qms.history import Moment


@dataclass
class RegisterCount:
    """A register and how many of its rows the pack would hold."""

    register: evidence.Register
    rows: int

    @property
    def title(self):
        return self.register.title


@dataclass
class Preview:
    """Rows by register, the clause matrix and what is missing, as of the chosen moment."""

    request: PackRequest
    registers: list[RegisterCount]
    lines: list[ClauseEvidence]
    chapters: list = field(default_factory=list)

    @property
    def rows(self) -> int:
        return sum(count.rows for count in self.registers)

    @property
    def gaps(self) -> list[ClauseEvidence]:
        return gaps(self.lines)

    @property
    def gap_count(self) -> int:
        return sum(line.status is GAP for line in self.lines)

    @property
    def stale_count(self) -> int:
        return sum(line.status is STALE for line in self.lines)


def preview(form) -> Preview:
    """The consequences of a form whose choices, apart from who and why, are in order."""
    told = form.cleaned_data
    period = (told["period_from"], told["period_to"])
    as_of = told.get("as_of") or default_moment(period, form.now)
    asked = told.get("registers") or []
    request = PackRequest(
        unit=told["unit"],
        period=period,
        as_of=as_of,
        requester=told.get("requester", ""),
        purpose=told.get("purpose", ""),
        order=told["order"],
        registers=tuple(asked),
        masked=told["masked"],
        attachments=told["attachments"],
        user=form.user,
    )
    chosen = request.chosen()
    numbers = row_counts(_rows(register, request) for register in chosen)
    counts = [RegisterCount(register, rows) for register, rows in zip(chosen, numbers, strict=True)]
    lines = matrix(request.unit, Moment(as_of), period, form.user)
    return Preview(request, counts, lines)


def _rows(register, request) -> int:
    table = register.table()
    return table.queryset(request.user, [request.unit.pk], request.moment, period=request.period)
