"""How the offices number their forms: the province for all of them, Tân Tiến one of its own."""

from functools import partial

from audits.demo.diary import Diary
from audits.demo.units import Office
from documents.actions.form_numbers import number_as_usual, number_form

ISSUED_AGO = 272  # working days
OWN_AGO = 120
OWN_FORM, OWN_CODE = "BM-6.1-01", "BM-6.1-01/TT"


def tell_province(diary: Diary, top: Office) -> None:
    """Note that the province issues the forms of all its units on one day."""
    diary.write(ISSUED_AGO, "08:40", partial(_issue, diary, top))


def _issue(diary, top, at):
    number_as_usual(top.unit, from_date=diary.day(ISSUED_AGO), by=top.cast["secretary"], at=at)


def tell(diary: Diary, office: Office) -> None:
    """Note that a unit issues its own sheet of risks, in a second issue."""
    diary.write(OWN_AGO, "15:20", partial(_number, diary, office))


def _number(diary, office, at):
    number_form(
        office.unit, OWN_FORM, code=OWN_CODE, issue_no=2, from_date=diary.day(OWN_AGO),
        by=office.cast["secretary"], at=at,
    )  # fmt: skip
