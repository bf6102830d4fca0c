"""Saying under which number the unit keeps a form (7.5.2 a); papers as of an earlier day keep theirs."""

from datetime import date

from django.utils.translation import gettext as _

from documents.models import FormNumber
from qms import form_numbers
from qms.history import Conflict, Moment, action, current_act
from qms.permissions import require
from qms.states import Refused


@action("documents.form_number")
def number_form(
    unit, form: str, *, code, from_date: date, by, issue_no=1, revision_no=0, seen=None, reason="", at=None
) -> FormNumber:
    """Number a form from a day on; said again for the same day it is corrected.

    `seen` is `print_of` the editions the person was shown; raises Conflict when somebody has said another
    since. Raises Refused for a form the system does not print.
    """
    require(by, "documents.number_forms", unit)
    _refuse_unknown(form)
    kept = FormNumber.objects.filter(unit=unit, form=form, from_date=from_date).first()
    number = kept or FormNumber(unit=unit, form=form, from_date=from_date)
    if seen is not None and seen != print_of(unit, form):
        raise Conflict(number)
    number.code, number.issue_no, number.revision_no = code.strip(), issue_no, revision_no
    number.full_clean()
    number.save()
    return number


def print_of(unit, form: str) -> str:
    """The versions of all editions the unit has said of a form, as one word: it changes with any of them."""
    rows = FormNumber.objects.filter(unit=unit, form=form).order_by("id").values_list("id", "version")
    return " ".join(f"{key}.{version}" for key, version in rows)


def _refuse_unknown(form):
    if form not in {known.usual for known in form_numbers.known()}:
        raise Refused(_("Hệ thống không in biểu mẫu này."))


@action("documents.form_number_usual")
def number_as_usual(unit, *, from_date: date, by, issue_no=1, revision_no=0, reason="", at=None) -> int:
    """Number by the usual codes every form that nobody has numbered yet; how many they were.

    Raises Refused where every form has its number.
    """
    require(by, "documents.number_forms", unit)
    marks = form_numbers.marks_of([each.usual for each in form_numbers.known()], unit, Moment())
    coming = FormNumber.objects.filter(unit=unit).values_list("form", flat=True)
    open_ones = [form for form, mark in marks.items() if mark.said_in is None and form not in set(coming)]
    if not open_ones:
        raise Refused(_("Mọi biểu mẫu đều đã có mã."))
    for form in open_ones:
        number_form(
            unit, form, code=form, from_date=from_date, issue_no=issue_no, revision_no=revision_no, by=by,
            at=current_act().at,
        )  # fmt: skip
    return len(open_ones)
