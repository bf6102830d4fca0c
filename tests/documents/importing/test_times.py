"""Times as procedures write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.importing.times import Duration, read_duration, unit_in


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("0,5 ngày", "0.5", "day"),
        ("1/2 ngày", "0.5", "day"),
        ("½ ngày", "0.5", "day"),
        ("1½ ngày", "1.5", "day"),
        ("nửa ngày", "0.5", "day"),
        ("Không quá 0.25 ngày", "0.25", "day"),
        ("01 (một) ngày làm việc", "1", "working_day"),
        ("0,5 ngày LV", "0.5", "working_day"),
        ("04 giờ làm việc", "4", "working_hour"),
        ("8h", "8", "hour"),
        ("30 phút", "30", "minute"),
        ("03 ngày làm việc (24 giờ)", "3", "working_day"),
        ("30 ngày làm việc/240 giờ", "30", "working_day"),
        ("01 ngày 4 giờ", "12", "hour"),
        ("20 ngày, kể từ ngày nhận được hồ sơ hợp lệ.", "20", "day"),
    ],
)
def test_amounts(text, value, unit):
    read = read_duration(text)
    assert (read.value, read.unit, read.is_sure) == (Decimal(value), unit, True)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Giờ hành chính", "office_hours"),
        ("Trong giờ HC", "office_hours"),
        ("Không tính thời gian", "uncounted"),
        ("Ngay trong ngày; nếu nhận sau 15 giờ thì trong ngày làm việc tiếp theo", "same_day"),
        ("trong ngày làm việc", "same_day"),
    ],
)
def test_units_that_are_no_amount(text, unit):
    read = read_duration(text)
    assert (read.value, read.unit, read.is_sure) == (None, unit, True)


@pytest.mark.parametrize(
    ("text", "unit", "cutoff", "note"),
    [
        ("Trong ngày, sau 15 giờ → ngày làm việc tiếp theo", "same_day", "15:00", ""),
        ("Trong ngày; nhận sau 15h30 thì trong ngày làm việc kế tiếp", "same_day", "15:30", ""),
        ("Trong ngày tiếp nhận, nộp sau 15 giờ 30 phút chuyển sang ngày hôm sau", "same_day", "15:30", ""),
        ("01 ngày làm việc; nhận sau 15 giờ tính từ ngày làm việc tiếp theo", "working_day", "15:00", ""),
        (
            "Trong ngày, nhận sau 15 giờ mà chưa xong thì trả ngày làm việc tiếp theo", "same_day", "15:00",
            "nhận sau 15 giờ mà chưa xong thì trả ngày làm việc tiếp theo",
        ),
        ("Trong ngày, sau 15 giờ", "same_day", "", "sau 15 giờ"),
        ("Trong ngày, sau 25 giờ sang ngày làm việc tiếp theo", "same_day", "",
         "sau 25 giờ sang ngày làm việc tiếp theo"),
        ("Trong ngày; sau 15 giờ ngày hôm sau; sau 16 giờ ngày hôm sau", "same_day", "",
         "sau 15 giờ ngày hôm sau; sau 16 giờ ngày hôm sau"),
    ],
)  # fmt: skip
def test_the_cut_off_hour_of_a_day_and_only_words_that_say_more_stay(text, unit, cutoff, note):
    read = read_duration(text)
    assert (read.unit, f"{read.cutoff:%H:%M}" if read.cutoff else "", read.note) == (unit, cutoff, note)
    assert read.is_sure


@pytest.mark.parametrize(
    "text",
    ["", "02 - 03 ngày", "02 đến 03 ngày", "10 ngày đối với A; 20 ngày đối với B", "Ngày 12/6/2025",
     "01 buổi", "theo giấy hẹn", "kể từ ngày nhận", "½", "từ 7 giờ đến 11 giờ"],
)  # fmt: skip
def test_what_is_not_clearly_one_time_is_none(text):
    assert read_duration(text) is None


def test_an_exception_makes_the_ordinary_time_unsure():
    read = read_duration("15 ngày làm việc, trường hợp phức tạp không quá 20 ngày làm việc")
    assert (read.value, read.unit, read.is_sure) == (15, "working_day", False)


def test_a_bare_number_counts_in_the_unit_of_its_column():
    assert unit_in("Thời gian (ngày làm việc)") == "working_day"
    assert unit_in("Thời gian (giờ)") == "hour"
    assert unit_in("Thời gian") == ""
    assert read_duration("0,5", "day") == Duration(Decimal("0.5"), "day", "0,5")


AMOUNTS = st.decimals(min_value=0, max_value=999, places=2)
UNITS = {
    "ngày": "day",
    "ngày làm việc": "working_day",
    "giờ làm việc": "working_hour",
    "giờ": "hour",
    "phút": "minute",
}


@given(AMOUNTS, st.sampled_from(sorted(UNITS)), st.sampled_from(["", "Không quá ", "tối đa ", "Trong "]))
def test_every_amount_reads_back(amount, unit, before):
    typed = f"{before}{amount:f} {unit}".replace(".", ",")
    read = read_duration(typed)
    assert (read.value, read.unit) == (amount, UNITS[unit])


@given(st.text(max_size=60))
def test_any_text_is_read_or_left(text):
    read = read_duration(text)
    assert read is None or read.text == text
