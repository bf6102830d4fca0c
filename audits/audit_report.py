"""The content of an audit report, computed once for the page, the paper and the signature."""

from collections import defaultdict
from dataclasses import dataclass, field

from audits.models import AuditMember, ChecklistItem, Finding
from audits.states.audits import CONFORM, MAJOR, MINOR, OBSERVATION, OPPORTUNITY
from qms.hashing import sha256_of
from qms.models import Clause
from qms.models.standard import clause_order

MAIN_DEPTH = 2


@dataclass
class ProcessRow:
    """Line of table 1: how much was looked at in a process, and what was found there."""

    process: str
    clauses: set = field(default_factory=set)
    samples: int = 0
    conform: int = 0
    major: int = 0
    minor: int = 0
    observation: int = 0
    opportunity: int = 0

    @property
    def clause_list(self) -> str:
        return ", ".join(sorted(self.clauses, key=clause_order))


@dataclass
class ClauseBar:
    """Bar of figure 1: findings of a clause of the second level by kind (nonconformities together)."""

    clause: str
    title: str
    nonconformity: int = 0
    observation: int = 0
    opportunity: int = 0

    @property
    def total(self) -> int:
        return self.nonconformity + self.observation + self.opportunity


@dataclass
class AuditReport:
    """All an audit report says. `findings` has every grade, in the order of their numbers."""

    audit: object
    team: list
    questions: list
    findings: list

    @classmethod
    def of(cls, audit, moment):
        """Read the children at the moment: three queries, whatever their number."""
        return cls(
            audit,
            audit.at("team", moment, related=["user"]),
            audit.at("questions", moment, order_by=["no"]),
            audit.at("findings", moment, related=["owner", "nonconformity", "item"], order_by=["no"]),
        )

    @property
    def auditors(self) -> list[AuditMember]:
        return [member for member in self.team if member.audits]

    @property
    def exceptions(self) -> list[AuditMember]:
        return [member for member in self.team if member.exception_reason]

    @property
    def rows(self) -> list[ProcessRow]:
        """Table 1, in the order in which processes appear in the checklist, then in the findings."""
        rows: dict[str, ProcessRow] = {}
        for item in self.questions:
            row = rows.setdefault(item.process, ProcessRow(item.process))
            row.clauses.update(_main_clause(number) for number in item.clause)
            row.samples += item.samples
            row.conform += item.result == CONFORM
        for finding in self.graded:
            row = rows.setdefault(finding.process, ProcessRow(finding.process))
            row.clauses.update(_main_clause(number) for number in finding.clauses)
            setattr(row, finding.grade, getattr(row, finding.grade) + 1)
        return list(rows.values())

    @property
    def total(self) -> ProcessRow:
        """The last line of table 1."""
        total = ProcessRow("")
        for row in self.rows:
            for name in ("samples", CONFORM, MAJOR, MINOR, OBSERVATION, OPPORTUNITY):
                setattr(total, name, getattr(total, name) + getattr(row, name))
        return total

    def bars(self) -> list[ClauseBar]:
        """Figure 1. Each finding counts once, under its first clause; those without a clause under "–"."""
        counted = defaultdict(lambda: [0, 0, 0])
        for finding in self.graded:
            clause = _main_clause(finding.clauses[0]) if finding.clauses else "–"
            place = 0 if finding.needs_nonconformity else 1 if finding.grade == OBSERVATION else 2
            counted[clause][place] += 1
        titles = {
            clause.number: clause.title
            for clause in Clause.objects.filter(edition=self.audit.edition_id, number__in=counted)
        }
        ordered = sorted(counted, key=lambda number: clause_order(number) if number != "–" else (99,))
        return [ClauseBar(number, titles.get(number, ""), *counted[number]) for number in ordered]

    @property
    def graded(self) -> list[Finding]:
        """Findings that count: all but strengths."""
        return [finding for finding in self.findings if not finding.is_strength]

    @property
    def nonconformities(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.needs_nonconformity]

    @property
    def notes(self) -> list[Finding]:
        """Observations and opportunities."""
        return [finding for finding in self.graded if not finding.needs_nonconformity]

    @property
    def strengths(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.is_strength]

    @property
    def answered(self) -> list[ChecklistItem]:
        return [item for item in self.questions if item.result]

    def content_hash(self) -> str:
        """SHA-256 of what the lead confirms: facts, answers, findings and conclusion; no signatures."""
        return sha256_of(
            {
                "audit": {name: getattr(self.audit, name) for name in _AUDIT_CONTENT},
                "team": [[member.user_id, member.role, member.exception_reason] for member in self.team],
                "questions": [[getattr(item, name) for name in _ITEM_CONTENT] for item in self.questions],
                "findings": [
                    [getattr(finding, name) for name in _FINDING_CONTENT] for finding in self.findings
                ],
            }
        )


_AUDIT_CONTENT = (
    "code", "title", "edition_id", "clauses", "objectives", "scope", "criteria", "period_from", "period_to",
    "planned_from", "planned_to", "opening_on", "closing_on", "strengths", "conclusion", "report_number",
    "recipients",
)  # fmt: skip
_ITEM_CONTENT = ("no", "process", "clause", "question", "result", "evidence", "samples")
_FINDING_CONTENT = (
    "no", "grade", "process", "clauses", "requirement", "evidence", "statement", "owner_id", "due",
    "nonconformity_id",
)  # fmt: skip


def _main_clause(number: str) -> str:
    """8.5.1 → 8.5; a chapter stays itself."""
    return ".".join(number.split(".")[:MAIN_DEPTH])
