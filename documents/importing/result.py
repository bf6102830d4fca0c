"""What was understood of one procedure, how sure we are of each field, and what was not understood."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from documents.importing.times import Duration

SURE, LIKELY, UNSURE = "sure", "likely", "unsure"


@dataclass(frozen=True)
class Found:
    """One field: its value, how sure (under its own heading, by pattern only, contradictory), and where."""

    value: Any
    confidence: str
    place: str = ""


@dataclass(frozen=True)
class Kept:
    """Words of the file that belong to no field; they are kept as text."""

    text: str
    place: str = ""


@dataclass
class ParsedStep:
    """One row of the step table. `shared_with` is the number of the step whose duration it shares."""

    no: str = ""
    action: str = ""
    role: str = ""
    duration: Duration | None = None
    time_text: str = ""
    shared_with: str = ""
    forms_text: str = ""
    only_forms: bool = False  # the column holds forms alone, not results
    note: str = ""
    place: str = ""
    table: int | None = None  # the table of the file it stands in; None in running text


@dataclass
class ParsedRow:
    """A row of the dossier, the forms or the kept records; `extra` by the names of that list."""

    name: str
    code: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass
class Procedure:
    """One procedure as the file tells it; what the file does not tell is absent from `fields`."""

    fields: dict[str, Found] = field(default_factory=dict)
    legal_basis: list[str] = field(default_factory=list)
    tthc_codes: list[str] = field(default_factory=list)
    dossier: list[ParsedRow] = field(default_factory=list)
    steps: list[ParsedStep] = field(default_factory=list)
    forms: list[ParsedRow] = field(default_factory=list)
    records: list[ParsedRow] = field(default_factory=list)
    not_understood: list[Kept] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)  # lines whose meaning is in a field in another form
    revisions_text: list[str] = field(default_factory=list)
    signatories_text: list[str] = field(default_factory=list)

    def value(self, name: str, default=None):
        """The value of a field, else `default`."""
        return self.fields[name].value if name in self.fields else default

    def put(self, name, value, confidence=SURE, place=""):
        """Set a field unless it is already known."""
        if value not in (None, "") and name not in self.fields:
            self.fields[name] = Found(value, confidence, place)

    def keep(self, text: str, place: str = ""):
        if text.strip():
            self.not_understood.append(Kept(text, place))

    def warn(self, text: str):
        if text not in self.warnings:
            self.warnings.append(text)

    @property
    def code(self) -> str:
        return self.value("code", "")

    @property
    def title(self) -> str:
        return self.value("title", "")

    @property
    def total_time(self) -> Duration | None:
        return self.value("time_limit")

    @property
    def effective_from(self) -> dt.date | None:
        return self.value("effective_from")


@dataclass
class ReadFile:
    """One file: its procedures in order, the words outside them, remarks on the whole file."""

    name: str
    sha256: str
    html: str  # as mammoth made it, not yet cleaned
    procedures: list[Procedure] = field(default_factory=list)
    outside: list[Kept] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
