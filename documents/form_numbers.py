"""Under which number a form stands in a unit on a day: what the unit says, else its master list."""

from django.db.models import F, IntegerField, Value
from django.utils.translation import gettext as _

from documents import states
from documents.models import Document, FormNumber, Revision
from qms import form_numbers
from qms.evidence_counts import in_one
from qms.form_numbers import FormMark
from qms.models.calendar import tree_of

SAID, LISTED = 0, 1


@form_numbers.answer
def numbers_of(forms, unit, moment) -> dict[str, FormMark]:
    """The number of each form, of the unit's own before one said above it; one query for all.

    A form nobody numbered that stands in the master list under our own name of it has the issue in force
    there.
    """
    units = tree_of(unit)
    best = {}
    for row in in_one([_said(forms, units, moment), _listed(forms, units, moment)]):
        form, order = row[1], (-row[0], len(row[6]), row[5], row[8])
        if form not in best or order > best[form][0]:
            best[form] = (order, row)
    return {form: _mark(row) for form, (_order, row) in best.items()}


def _said(forms, units, moment):
    rows = moment.rows(FormNumber).filter(form__in=forms, unit__in=units, from_date__lte=moment.on)
    return _told(rows, SAID, "form", "code", "from_date")


def _listed(forms, units, moment):
    listed = moment.rows(Document).filter(code__in=forms, unit__in=units).values("id")
    rows = moment.rows(Revision).filter(document__in=listed, status=states.EFFECTIVE)
    return _told(rows, LISTED, "document__code", "document__code", "effective_from")


def _told(rows, rank, form, code, day):
    """Rows of both kinds in one shape, so that one query finds them."""
    named = rows.order_by().annotate(
        told_rank=Value(rank, IntegerField()), told_form=F(form), told_code=F(code), told_day=F(day)
    )
    return named.values_list(
        "told_rank", "told_form", "told_code", "issue_no", "revision_no", "told_day", "unit__path", "unit_id",
        "id",
    )  # fmt: skip


def _mark(row) -> FormMark:
    rank, _form, code, issue_no, revision_no, day, _path, unit, _key = row
    if not code:
        return FormMark(said_in=unit)
    return FormMark(code, issue_in_words(issue_no, revision_no), day, unit, rank == LISTED)


def issue_in_words(issue_no: int, revision_no: int) -> str:
    """ "01 (sửa đổi 00)"."""
    words = {"issue": f"{issue_no:02d}", "revision": f"{revision_no:02d}"}
    return _("%(issue)s (sửa đổi %(revision)s)") % words
