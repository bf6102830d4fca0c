"""The registry of evidence: which register evidences which clause, with which table and papers.

Each floor registers what it offers; exports, the clause matrix and the pack ask here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


def _nothing(record, moment):
    return None


def _no_files(record, moment):
    return []


def _always(record):
    return True


def _no_papers(record, moment, period):
    return []


@dataclass(frozen=True)
class EarlierPaper:
    """A paper of a record that counted on some day of a period and no longer counts at its end.

    ``name`` ends the file name; ``title`` says what it is and from when to when; it counted from the day
    ``since`` and no longer from the day ``until``. ``read()`` gives the bytes as they were approved.
    ``files`` are what it was made from, as (name, StoredFile): the original of an uploaded document.
    """

    name: str
    title: str
    since: date
    until: date
    read: Callable[[], bytes]
    signatures: list
    files: tuple = ()


@dataclass(frozen=True)
class Register:
    """One register.

    ``table`` is its Table class, declared once. ``record_pdf(record, moment)`` gives the paper of
    one record (PDF bytes, frozen ones where they exist) or None; ``files(record, moment)`` its
    attachments as (name, StoredFile); ``record_clauses(record)`` the clauses of one record where
    these differ from those of the register. ``order`` sorts registers within a clause.
    ``maintained`` says that the records are documents kept up to date: those ``in_force(record)``
    are evidence however old they are. ``cites(record)`` are clauses a record speaks of without
    being evidence for them, as a nonconformity does. ``signatures(record, moment)`` lists who signed
    it in the system, as plain values for the machine-readable index of a pack.
    ``earlier_papers(record, moment, period)`` gives each EarlierPaper of a period (two days, both
    included) besides the one ``record_pdf`` gives.
    ``worked_out`` says that the rows are worked out as of the moment and stored nowhere: such a list goes
    into exports and packs, but its rows are nobody's records and prove no clause by being there.
    """

    slug: str
    table: type
    record_pdf: Callable = _nothing
    files: Callable = _no_files
    record_clauses: Callable | None = None
    order: int = 50
    maintained: bool = False
    in_force: Callable = _always
    cites: Callable | None = None
    signatures: Callable = _no_files
    earlier_papers: Callable = _no_papers
    worked_out: bool = False

    @property
    def model(self):
        return self.table.model

    @property
    def title(self):
        return self.table.title

    @property
    def records_nonconformities(self) -> bool:
        """Whether this is the register of clause 10.2, whose records are the unit's nonconformities."""
        return "10.2" in self.table.clauses

    def clauses_of(self, record) -> Iterable[str]:
        """The clause numbers that one record evidences."""
        own = self.record_clauses(record) if self.record_clauses else ()
        return own or self.table.clauses


_registers: dict[str, Register] = {}


def register(entry: Register) -> None:
    """Offer a register. Raises ValueError when the slug is taken."""
    if _registers.setdefault(entry.slug, entry) is not entry:
        raise ValueError(f"register {entry.slug!r} is registered twice")


def registers() -> list[Register]:
    """All registers in the order of the pack."""
    return sorted(_registers.values(), key=lambda entry: (entry.order, entry.slug))


def find(slug: str) -> Register:
    """The register of a slug. Raises KeyError."""
    return _registers[slug]


def register_of(model) -> Register | None:
    """The register whose table lists the records of a model."""
    stored = (entry for entry in registers() if not entry.worked_out)
    return next((entry for entry in stored if entry.model is model), None)
