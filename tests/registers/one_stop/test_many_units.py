"""A province of very many units: one line instead of thousands, queries that ask by the tree."""

import pytest
from django.test import RequestFactory

from qms import unit_keys
from qms.history import Moment
from qms.models import Unit
from registers import file_figures
from registers.exports import hands
from registers.figure_parts import MOST_ROWS, Cell, Part
from registers.models import ServiceFile
from registers.spans import whole
from tests.registers.one_stop.making import received

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(office):
    return received(office, "2026-06-04 09:00", external_code="260604000007")


def looked_at(office, user, unit):
    request = RequestFactory().get("/")
    request.user, request.unit = user, unit
    request.units = list(Unit.objects.visible_to(user).filter(is_active=True).order_by("path"))
    return unit_keys.units_in_view(request)


def test_very_many_units_are_asked_for_by_the_tree(file, office, monkeypatch):
    few = looked_at(office, office.province, office.province_unit)
    monkeypatch.setattr(unit_keys, "MANY", 2)
    many = looked_at(office, office.province, office.province_unit)
    assert (many, type(few), type(many)) == (few, list, unit_keys.UnitKeys)
    rows = ServiceFile.objects.filter(unit__in=many)
    assert list(rows) == [file]
    assert "path" in str(rows.query)
    assert "path" not in str(ServiceFile.objects.filter(unit__in=few).query)
    june = whole("month", file.received_at.date())
    found = [file_figures.file_figures(units, june, Moment()).total for units in (few, many)]
    assert found[0] == found[1] and found[1].received == 1


def test_asked_by_the_tree_nothing_of_other_units_is_seen(file, office, monkeypatch):
    monkeypatch.setattr(unit_keys, "MANY", 0)
    others = looked_at(office, office.neighbour, office.nham_bien)
    assert others == [office.nham_bien.pk]
    assert list(ServiceFile.objects.filter(unit__in=others)) == []


def test_late_files_of_very_many_units_are_one_line(file, office, monkeypatch):
    units, told = [office.tan_tien.pk, office.nham_bien.pk], hands.late_files_to_raise
    (single,) = told(office.secretary, units, None)
    assert (single.record, single.url) == ("1 hồ sơ quá hạn", "/one-stop/?unit=TANTIEN&due=unraised")
    monkeypatch.setattr(hands, "MANY", 0)
    (together,) = told(office.secretary, units, None)
    assert (together.record, together.url) == ("1 hồ sơ quá hạn ở 1 đơn vị", "/one-stop/?due=unraised")
    assert list(told(office.inspector, units, None)) == []


def test_a_page_shows_the_first_rows_and_tells_how_many_more(file):
    part = Part("unit", "So sánh đơn vị", [("Đơn vị", "text")], [[Cell(n)] for n in range(MOST_ROWS + 3)])
    assert [row[0].value for row in part.on_page] == list(range(MOST_ROWS))
    assert part.left_out == 3


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("024190001234", True), ("0912 345 678", True), ("0912.345.678", True), ("nguyen thi dao 1234", True),
        ("260604000007", True), ("604000007", True), ("nguyen thi dao 9999", False), ("024190001235", False),
    ],
)  # fmt: skip
def test_whole_numbers_and_names_with_digits_are_found_among_people(file, office, signed_in, text, is_found):
    page = signed_in(office.desk).get("/one-stop/", {"q": text})
    assert page.context["records"] == ([file] if is_found else [])
