"""By which code, issue and day an office numbers each form (ISO 9001:2015, 7.5.2 a).

Our own name of a form ("BM-6.1-01", the usual habit) only says which form is meant. What is printed is what
the office says; of a form nobody has numbered nothing is printed.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from qms import evidence

USUAL = "BM-"


@dataclass(frozen=True)
class FormMark:
    """The number of a form on a day: code, issue in words, the day from which the issue counts.

    ``said_in`` is the key of the unit that said so; ``from_list``: it stands in its master list of documents.
    """

    code: str = ""
    issue: str = ""
    effective_on: dt.date | None = None
    said_in: int | None = None
    from_list: bool = False

    @property
    def issue_line(self) -> str:
        """ "Lần ban hành 01 (sửa đổi 00), từ ngày 05/01/2026"; empty where no issue is known."""
        if not self.issue:
            return ""
        words = {"issue": self.issue, "day": f"{self.effective_on:%d/%m/%Y}"}
        return _("Lần ban hành %(issue)s, từ ngày %(day)s") % words

    def on_paper(self) -> dict:
        """What the box on top of a paper says of its form."""
        return {"code": self.code, "issue": self.issue, "effective_on": self.effective_on}


@dataclass
class Form:
    """A form the system prints: our name of it, what is printed on it, the clauses it is evidence of."""

    usual: str
    titles: list = field(default_factory=list)
    clauses: tuple[str, ...] = ()


_papers: list[Form] = []
_sources: list[Callable] = []


def paper(usual: str, title: Any, clauses: tuple[str, ...]) -> None:
    """Tell of a paper whose form no register names."""
    if all(known.usual != usual for known in _papers):
        _papers.append(Form(usual, [title], clauses))


def is_numbered(form_code) -> bool:
    """Whether the office itself numbers this form; forms fixed by law bear their own names."""
    return isinstance(form_code, str) and form_code.startswith(USUAL)


def known() -> list[Form]:
    """Every form an office may number, by clause."""
    found: dict[str, Form] = {}
    named = [Form(each.table.form_code, [each.title], each.table.clauses) for each in evidence.registers()]
    for each in [*named, *_papers]:
        if is_numbered(each.usual):
            form = found.setdefault(each.usual, Form(each.usual, clauses=each.clauses))
            form.titles += each.titles
    return sorted(found.values(), key=lambda form: (_place(form.clauses[0]), form.usual))


def _place(clause: str) -> list[int]:
    return [int(part) for part in clause.split(".")]


def answer(source: Callable) -> Callable:
    """Add the source ``f(forms, unit, moment) -> {form: FormMark}``; usable as decorator."""
    if source not in _sources:
        _sources.append(source)
    return source


def marks_of(forms: Iterable[str], unit, moment) -> dict[str, FormMark]:
    """The number of each of these forms in a unit as of the moment; an empty one where nobody said any."""
    wanted = list(forms)
    told = {form: mark for source in _sources for form, mark in source(wanted, unit, moment).items()}
    return {form: told.get(form, FormMark()) for form in wanted}


def mark_of(form_code, unit, moment) -> FormMark:
    """The number of one form; a form that is not the office's to number keeps the name it has."""
    if not is_numbered(form_code):
        return FormMark(str(form_code))
    return marks_of([form_code], unit, moment)[form_code] if unit is not None else FormMark()
