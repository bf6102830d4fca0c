import contextlib
import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qms.reading import (
    Unreadable,
    read_date,
    read_datetime,
    read_decimal,
    read_integer,
    read_time,
    write_decimal,
)


@pytest.mark.parametrize(
    "text", ["05/03/2026", "5/3/2026", " 05-03-2026 ", "05.03.2026", "05/03/26", "2026-03-05"]
)
def test_the_day_comes_first(text):
    assert read_date(text) == dt.date(2026, 3, 5)


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("31/02/2026", "Không có ngày 31/02/2026 trong lịch. Hãy nhập theo thứ tự ngày/tháng/năm."),
        ("29/02/2027", "Không có ngày 29/02/2027 trong lịch. Hãy nhập theo thứ tự ngày/tháng/năm."),
        ("03/25/2026", "Không có ngày 03/25/2026 trong lịch. Hãy nhập theo thứ tự ngày/tháng/năm."),
        ("05/03/0026", "Năm 26 nằm ngoài khoảng 1900–2200. Hãy kiểm tra lại."),
        ("05/03", "Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2026."),
        ("hôm nay", "Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2026."),
        ("٠٥/٠٣/٢٠٢٦", "Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2026."),
        ("", "Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2026."),
    ],
)
def test_a_date_that_cannot_be_read_says_why(text, sentence):
    with pytest.raises(Unreadable) as refused:
        read_date(text)
    assert str(refused.value) == sentence


@pytest.mark.parametrize(
    "text, time",
    [
        ("14:30", (14, 30)),
        ("14h30", (14, 30)),
        ("7 giờ 05", (7, 5)),
        ("14h", (14, 0)),
        ("8 giờ 30 phút", (8, 30)),
    ],
)
def test_times(text, time):
    assert read_time(text) == dt.time(*time)


@pytest.mark.parametrize("text", ["24:00", "14:60", "1430", "14", "chiều"])
def test_times_refused(text):
    with pytest.raises(Unreadable, match="giờ:phút"):
        read_time(text)


@pytest.mark.parametrize(
    "text",
    ["05/03/2026 14:30", "14:30 05/03/2026", "14 giờ 30 05/03/2026", "2026-03-05T14:30", "05/03/2026 14h30"],
)
def test_moments(text):
    assert read_datetime(text) == dt.datetime(2026, 3, 5, 14, 30)


def test_a_moment_needs_its_hour():
    with pytest.raises(Unreadable, match="cả giờ"):
        read_datetime("05/03/2026")
    with pytest.raises(Unreadable, match="31/02/2026"):
        read_datetime("31/02/2026 08:00")


@pytest.mark.parametrize(
    "text, value",
    [
        ("1.234.567,5", "1234567.5"),
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("0,5", "0.5"),
        ("1.500", "1500"),
        ("12.500", "12500"),
        ("1,234", "1.234"),
        ("-3,25", "-3.25"),
        ("\u22123", "-3"),
        ("0", "0"),
        ("007", "7"),
    ],
)
def test_figures(text, value):
    assert read_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    "text, hint",
    [
        ("1.5", "1,5"),
        ("0.500", "0,500"),
        (".5", "0,5"),
        ("1.23", "1,23"),
        ("1.2345", "1,2345"),
        ("1,234.5", "Hãy nhập một số"),
        ("1,2,3", "Hãy nhập một số"),
        ("1.23.456", "Hãy nhập một số"),
        ("1.234 567", "Hãy nhập một số"),
        ("1e5", "Hãy nhập một số"),
        ("NaN", "Hãy nhập một số"),
        ("١٢", "Hãy nhập một số"),
        ("", "Hãy nhập một số"),
        ("ba", "Hãy nhập một số"),
    ],
)
def test_figures_refused(text, hint):
    with pytest.raises(Unreadable) as refused:
        read_decimal(text)
    assert hint in str(refused.value)


def test_whole_numbers():
    assert read_integer("1.234") == 1234
    assert read_integer("5,0") == 5
    with pytest.raises(Unreadable, match="số nguyên"):
        read_integer("1,5")


@example(Decimal("10000000000000000000000000.001"))
@example(Decimal("1E+3"))
@given(st.decimals(allow_nan=False, allow_infinity=False, places=3))
def test_what_is_written_back_reads_the_same(value):
    assert read_decimal(write_decimal(value)) == value


@given(st.text(max_size=20))
def test_nothing_typed_breaks_the_reading(text):
    for read in (read_date, read_time, read_datetime, read_decimal, read_integer):
        with contextlib.suppress(Unreadable):
            read(text)
