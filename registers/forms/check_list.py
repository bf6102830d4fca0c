"""The dossier check-list as a form: a row for each paper asked for, and free rows for what else came."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from qms.forms import OfficeForm, OfficeIntegerField, PlainTextField
from registers.papers_handed_in import LONGEST, MOST, Paper, is_form

PREFIX = "papers"
TOTAL = "papers-TOTAL_FORMS"


def count_field(label):
    return OfficeIntegerField(label=label, required=False, min_value=0, max_value=99)


class PaperForm(OfficeForm):
    """One paper. The name of one that was asked for is the procedure's, never what the page sends back."""

    handed_in = forms.BooleanField(required=False)
    name = PlainTextField(label=_("Giấy tờ khác"), required=False, max_length=LONGEST)
    originals = count_field(_("Bản chính"))
    copies = count_field(_("Bản sao"))
    note = PlainTextField(label=_("Tình trạng, ghi chú"), required=False, max_length=200)
    held = forms.BooleanField(label=_("Giữ bản chính, sẽ trả"), required=False)  # of forms filled in only

    def __init__(self, *args, paper=None, usual=(0, 1), **kwargs):
        super().__init__(*args, **kwargs)
        self.paper, self.usual = paper, usual
        del self.fields["name" if paper else "handed_in"]
        if not (paper and is_form(paper.name)):
            del self.fields["held"]

    def clean(self):
        cleaned = super().clean()
        if self.paper is None and not cleaned.get("name") and self._counts() != (0, 0):
            raise ValidationError({"name": _("Hãy ghi tên giấy tờ.")})
        return cleaned

    def _counts(self) -> tuple[int, int]:
        return tuple(self.cleaned_data.get(name) or 0 for name in ("originals", "copies"))

    def handed(self) -> Paper | None:
        """The row as the file keeps it; None for a free row left empty."""
        given = self.cleaned_data
        name = self.paper.name if self.paper else given.get("name", "")
        if not name:
            return None
        counts = self._counts()
        if counts == (0, 0) and (given.get("handed_in") or self.paper is None):
            counts = self.usual
        asked = bool(self.paper and self.paper.asked)
        return Paper(name, *counts, asked=asked, note=given.get("note", ""), held=given.get("held"))


class CheckList:
    """The rows of a check-list; how many were asked for is known here and not taken from the page.

    ``asked`` holds (Paper, usual numbers) pairs: a tick without numbers means the usual ones.
    """

    def __init__(self, data=None, *, asked):
        self.is_bound, self.asked = data is not None, asked
        self.forms = [self._form(number, data) for number in range(self._length(data))]

    def _form(self, number, data) -> PaperForm:
        prefix = f"{PREFIX}-{number}"
        if number >= len(self.asked):
            return PaperForm(data, prefix=prefix)
        paper, usual = self.asked[number]
        return PaperForm(data, prefix=prefix, paper=paper, usual=usual, initial=_shown(paper))

    def _length(self, data) -> int:
        """Rows asked for and one free row, or as many as the page says it sent."""
        sent = str((data or {}).get(TOTAL, ""))
        sent = int(sent) if sent.isdecimal() and len(sent) < 6 else 0
        return min(max(sent, len(self.asked) + 1), max(MOST, len(self.asked)))

    @property
    def empty_form(self) -> PaperForm:
        """The mould of one more free row."""
        return PaperForm(prefix=f"{PREFIX}-__prefix__")

    def is_valid(self) -> bool:
        """Whether what was sent may be kept; a list that was not sent has nothing odd in it."""
        return not self.is_bound or all([form.is_valid() for form in self.forms])

    @property
    def rows(self):
        """The rows of papers asked for."""
        return self.forms[: len(self.asked)]

    @property
    def free_rows(self):
        return self.forms[len(self.asked) :]

    @property
    def missing_first(self) -> list:
        """All rows, those of papers still missing before the others: what comes now is ticked at the top."""
        rows = sorted(self.rows, key=lambda form: form.paper.handed_in)
        return [*rows, *self.free_rows]

    @property
    def ticked(self) -> int:
        return sum(bool(form["handed_in"].value()) for form in self.rows)

    def papers(self) -> list[dict]:
        """The check-list as the file keeps it."""
        if not self.is_bound:
            return []
        handed = filter(None, (form.handed() for form in self.forms))
        return [{"name": p.name, "originals": p.originals, "copies": p.copies, "asked": p.asked,
                 "note": p.note, "held": p.held} for p in handed]  # fmt: skip


def _shown(paper: Paper) -> dict:
    counts = {"originals": paper.originals or None, "copies": paper.copies or None}
    return {"handed_in": paper.handed_in, "note": paper.note, "held": paper.held, **counts}


def usual_by_name(revision) -> dict[str, tuple[int, int]]:
    """The usual numbers of the papers a revision asks for, by their names as a file keeps them."""
    dossier = revision.body.dossier if revision else ()
    return {item.name[:LONGEST]: usual_numbers(item) for item in dossier}


def usual_numbers(item) -> tuple[int, int]:
    """(originals, copies) usually handed in of a paper: an original is only held where one alone is asked."""
    written = re.fullmatch(r"0?([1-9]\d?)", item.quantity.strip())
    number = int(written[1]) if written else 1
    return (number, 0) if item.original and not item.copy else (0, number)
