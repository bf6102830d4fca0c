"""CSV: a file Excel opens with Vietnamese letters, and nothing in it runs."""

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest

from qms.export import delimited
from tests.export.conftest import LATE, ServiceFile, ServiceFileTable, service_files


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_the_file_starts_with_a_byte_order_mark_and_ends_lines_as_the_rfc_says(table):
    data = b"".join(delimited.stream(table, service_files(2)))
    assert data.startswith(b"\xef\xbb\xbfM\xc3\xa3 h")
    assert data.count(b"\r\n") == 3
    assert data.endswith(b"\r\n")


def test_values_as_they_are_written_in_vietnam():
    table = ServiceFileTable(masked=False)
    record = ServiceFile(1, procedure='Cấp "lại", đổi\nthẻ', days=Decimal("1234.50"), state=LATE, due=None)
    header, row = read(b"".join(delimited.stream(table, [record])))
    assert header == table.header()
    assert row == [
        "H-2611-0001", 'Cấp "lại", đổi\nthẻ', "Nguyễn Văn An", "0912345410", "02/11/2026 13:52", "",
        "1234,50", "15000", "Quá hạn 01 ngày", "CT01; CT04",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx"])
def test_a_formula_gets_a_quote(text):
    assert delimited.safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["-5", "+84912345678", "-1.234,5", "-0,5", "Đạt", "5=5", ""])
def test_a_number_and_plain_text_stay_as_they_are(text):
    assert delimited.safe(text) == text


def test_control_characters_do_not_reach_the_file():
    assert delimited.safe("a\x00b\x1bc") == "abc"


def test_no_formula_survives_in_any_column():
    nasty = ServiceFile(1, code="=A", procedure="+B", person="@C", phone="-D", forms=["=E"])
    _header, row = read(b"".join(delimited.stream(ServiceFileTable(masked=False), [nasty])))
    assert [cell for cell in row if cell[:1] in "=+-@" and cell] == []


def test_an_empty_register_is_its_header(table):
    assert read(b"".join(delimited.stream(table, []))) == [table.header()]


def test_long_registers_come_in_pieces(table):
    pieces = list(delimited.stream(table, service_files(1000)))
    assert len(pieces) > 3
    assert len(read(b"".join(pieces))) == 1001


def test_dates_before_1900_are_written_too():
    assert delimited.written(dt.date(1890, 5, 19), "date") == "19/05/1890"
