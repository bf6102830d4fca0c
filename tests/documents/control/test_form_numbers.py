"""An office numbers its forms itself (7.5.2 a): by day, for itself and those below, never invented."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from audits.audit_papers import PLAN, REPORT
from documents.actions.form_numbers import number_as_usual, number_form, print_of
from documents.models import FormNumber
from qms import evidence, form_numbers
from qms.form_numbers import FormMark, mark_of
from qms.history import Conflict, Moment
from qms.states import Refused
from registers.papers.plain import paper_context
from tests.documents.samples import effective
from tests.registers.making import risk

RISKS = "BM-6.1-01"
JANUARY, JULY = date(2026, 1, 5), date(2026, 7, 1)


def numbered(office, **values):
    told = {"code": "BM-QLRR-01", "from_date": JANUARY, "by": office.secretary, **values}
    return number_form(told.pop("unit", office.tan_tien), told.pop("form", RISKS), **told)


def on(day) -> Moment:
    """Today's knowledge of another day."""

    class That(Moment):
        on = day

    return That()


def test_nothing_is_printed_that_nobody_said(office):
    header = paper_context(risk(office), Moment(), "")["header"]
    assert (header.code, header.issue, header.effective_on) == ("", "", None)
    assert mark_of(RISKS, office.tan_tien, Moment()) == FormMark()


def test_each_day_has_the_edition_in_force_on_it(office):
    numbered(office)
    numbered(office, code="BM-QLRR-01", issue_no=2, from_date=JULY)
    told = [
        mark_of(RISKS, office.tan_tien, on(day))
        for day in (date(2026, 1, 4), JANUARY, date(2026, 6, 30), JULY)
    ]
    assert [(mark.code, mark.issue, mark.effective_on) for mark in told] == [
        ("", "", None),
        ("BM-QLRR-01", "01 (sửa đổi 00)", JANUARY),
        ("BM-QLRR-01", "01 (sửa đổi 00)", JANUARY),
        ("BM-QLRR-01", "02 (sửa đổi 00)", JULY),
    ]


def test_a_paper_as_of_a_past_moment_keeps_the_number_it_had_then(office):
    first = timezone.now() - timedelta(days=9)
    numbered(office, at=first)
    then = timezone.now()
    numbered(office, code="BM-MOI")
    assert mark_of(RISKS, office.tan_tien, Moment(then)).code == "BM-QLRR-01"
    assert mark_of(RISKS, office.tan_tien, Moment()).code == "BM-MOI"
    assert FormNumber.objects.count() == 1  # the same day: corrected, not doubled


def test_the_nearest_unit_says_and_a_neighbour_says_nothing(office):
    numbered(office, unit=office.province_unit, code="BM-TINH", by=office.province)
    assert mark_of(RISKS, office.tan_tien, Moment()).said_in == office.province_unit.pk
    numbered(office, code="BM-XA", from_date=date(2025, 1, 1))  # older, but nearer
    numbered(office, unit=office.nham_bien, code="BM-KHAC", by=office.neighbour)
    assert mark_of(RISKS, office.tan_tien, Moment()).code == "BM-XA"
    numbered(office, code="", from_date=date(2025, 2, 1))  # says that it prints none
    assert mark_of(RISKS, office.tan_tien, Moment()) == FormMark(said_in=office.tan_tien.pk)


def test_a_controlled_form_has_the_issue_of_the_master_list_until_the_unit_says_another(office):
    form = effective(office, code=RISKS, title="Sổ rủi ro").document
    mark = mark_of(RISKS, office.tan_tien, Moment())
    assert (mark.code, mark.issue, mark.from_list) == (RISKS, "01 (sửa đổi 00)", True)
    numbered(office, code="BM-QLRR-01")
    assert mark_of(RISKS, office.tan_tien, Moment()).code == "BM-QLRR-01" != form.code


def test_lists_and_workbooks_bear_it(office, signed_in):
    risk(office)
    numbered(office, issue_no=3)
    client = signed_in(office.secretary)
    assert client.get(reverse("registers:risk_list")).context["form_mark"].code == "BM-QLRR-01"
    sheet = client.get(reverse("registers:risk_list"), {"format": "xlsx"})
    book = openpyxl.load_workbook(io.BytesIO(b"".join(sheet.streaming_content)))
    told = dict(row[:2] for row in book.worksheets[0].iter_rows(values_only=True, max_col=2))
    assert (told["Mẫu"], told["Lần ban hành mẫu"]) == (
        "BM-QLRR-01",
        "Lần ban hành 03 (sửa đổi 00), từ ngày 05/01/2026",
    )


def test_the_usual_codes_go_only_where_nothing_was_said(office):
    numbered(office)
    effective(office, code="BM-4.1-01", title="Bối cảnh")
    every = {form.usual for form in form_numbers.known()}
    count = number_as_usual(office.tan_tien, from_date=JULY, by=office.secretary)

    said = dict(FormNumber.objects.filter(unit=office.tan_tien).values_list("form", "code"))
    assert (count, said[RISKS]) == (len(every) - 2, "BM-QLRR-01")
    assert set(said) == every - {"BM-4.1-01"}
    with pytest.raises(Refused):
        number_as_usual(office.tan_tien, from_date=JULY, by=office.secretary)


def test_two_people_do_not_overwrite_each_other(office):
    seen = print_of(office.tan_tien, RISKS)
    numbered(office, code="BM-A", by=office.chief)
    with pytest.raises(Conflict):
        numbered(office, code="BM-B", seen=seen)
    assert FormNumber.objects.get().code == "BM-A"


@pytest.mark.parametrize("name", ["desk", "auditor", "inspector", "owner", "neighbour", "stranger"])
def test_others_number_nothing(office, name):
    with pytest.raises(PermissionDenied):
        numbered(office, by=getattr(office, name))
    assert not FormNumber.objects.exists()


def test_only_forms_we_print_are_numbered_and_all_of_them_are_known(office):
    with pytest.raises(Refused):
        numbered(office, form="BM-KHONG-CO")
    named = {entry.table.form_code for entry in evidence.registers()}
    ours = {code for code in named if form_numbers.is_numbered(code)} | {PLAN, REPORT, "BM-10-01"}
    known = [form.usual for form in form_numbers.known()]
    assert (set(known), len(known)) == (ours, len(ours))


def test_the_page_is_filled_with_what_holds_and_saves_it(office, signed_in):
    numbered(office)
    client = signed_in(office.secretary)
    where = reverse("documents:form_number_set", args=[RISKS])
    form = client.get(where).context["form"]
    assert (form["code"].value(), form["from_date"].value()) == ("BM-QLRR-01", "05/01/2026")
    typed = {
        "code": "BM-02",
        "issue_no": "2",
        "revision_no": "1",
        "from_date": "01/07/2026",
        "seen": form["seen"].value(),
    }
    assert client.post(where, typed).status_code == 302
    assert (
        client.post(where, {**typed, "code": "BM-03"}).status_code == 409
    )  # the page shown was the older one
    assert list(FormNumber.objects.values_list("code", "issue_no", "revision_no").order_by("from_date")) == [
        ("BM-QLRR-01", 1, 0),
        ("BM-02", 2, 1),
    ]
    line = next(
        line
        for line in client.get(reverse("documents:form_numbers")).context["lines"]
        if line.form.usual == RISKS
    )
    assert line.unit == office.tan_tien
