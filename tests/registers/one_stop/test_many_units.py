"""A province of very many units: one line instead of thousands, queries that ask by the tree."""

import csv
import io

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from openpyxl import load_workbook

from qms import unit_keys
from qms.export import pdf
from qms.history import Moment
from qms.models import Unit
from registers import file_figures, file_report
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


TOO_MANY = (
    "Phần này tính riêng từng thủ tục của từng đơn vị nên chỉ có khi xem không quá 2 đơn vị:"
    " hãy chọn ở thanh trên cùng một đơn vị có ít đơn vị trực thuộc hơn."
)
LEFT_OUT = {"Theo thủ tục": TOO_MANY, "Thời hạn cam kết so với thực tế": TOO_MANY}


@pytest.fixture
def two_are_few(monkeypatch):
    for place in (file_figures, file_report):
        monkeypatch.setattr(place, "FEW", 2)


def statistics(client, **more):
    return client.get("/one-stop/statistics/", {"kind": "month", "first": "2026-06-01", **more})


def test_with_many_units_the_page_says_why_procedures_are_not_told(file, office, signed_in, two_are_few):
    above = statistics(signed_in(office.province))
    parts = above.context["report"].parts
    assert [part.key for part in parts] == [
        "summary", "trend", "channel", "step", "procedure", "promise", "field", "unit",
    ]  # fmt: skip
    assert {part.title: part.nothing for part in parts if part.key in ("procedure", "promise")} == LEFT_OUT
    assert above.content.decode().count(TOO_MANY) == 2
    narrowed = statistics(signed_in(office.province), unit="TANTIEN")
    told = next(part for part in narrowed.context["report"].parts if part.key == "procedure")
    assert [(row[0].value, row[2].value) for row in told.rows] == [("QT-02 Đăng ký tạm trú", 1)]
    assert TOO_MANY not in narrowed.content.decode()


def test_with_many_units_the_files_say_it_too(file, office, signed_in, two_are_few, monkeypatch):
    client = signed_in(office.province)
    book = load_workbook(io.BytesIO(b"".join(statistics(client, format="xlsx").streaming_content)))
    front = dict(book.worksheets[0].iter_rows(min_row=3, max_col=2, values_only=True))
    assert {title: front[title] for title in LEFT_OUT} == LEFT_OUT
    lines = csv.reader(io.StringIO(statistics(client, format="csv").content.decode("utf-8-sig")))
    assert {line[0]: line[1] for line in lines if line[0] in LEFT_OUT} == LEFT_OUT
    monkeypatch.setattr(pdf, "render_paper", lambda name, context, **_more: render_to_string(name, context))
    assert statistics(client, format="pdf").content.decode().count(f"<p>{TOO_MANY}</p>") == 2


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
