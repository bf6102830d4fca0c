import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qms.text import UncleanText, clean, fold, initials, last_three, mask_numbers


@pytest.mark.parametrize(
    "text, folded",
    [
        ("Đường dây nóng", "duong day nong"),
        ("QT.GĐ.01", "qt.gd.01"),
        ("  Sự   không\nphù hợp ", "su khong phu hop"),
        ("ƯƠ ươ ẵ ỹ", "uo uo a y"),
        (unicodedata.normalize("NFD", "Đường dây nóng"), "duong day nong"),
        ("", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


@given(st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàáảãạ ĐÊƠ"))
def test_fold_does_not_care_about_composition_and_is_stable(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert fold(fold(text)) == fold(text)


def test_clean_composes_and_trims():
    assert clean(unicodedata.normalize("NFD", " Tài liệu \r\n\u200b mật\u00a0")) == "Tài liệu\n mật"
    assert clean("một\r\nhai\tba", lines=False) == "một hai ba"


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\x7f", "\ud800", "\u202e", "\uffff", "\ufdd0"])
def test_clean_refuses_what_cannot_be_printed_honestly(letter):
    with pytest.raises(UncleanText) as refused:
        clean(f"ab{letter}c")
    assert "ký tự thứ 3" in str(refused.value)


@given(st.text())
def test_clean_is_stable_or_refuses(text):
    try:
        once = clean(text)
    except UncleanText:
        return
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    "name, masked",
    [("Nguyễn Văn An", "N.V.A."), ("đỗ  thị Ánh", "Đ.T.Á."), ("H'Hen Niê", "H.H.N."), ("", "")],
)
def test_initials(name, masked):
    assert initials(name) == masked


@pytest.mark.parametrize(
    "number, masked",
    [("024095001234", "•••••••••234"), ("0912 345 678", "•••••••678"), ("123", "•••"), ("", "")],
)
def test_last_three(number, masked):
    assert last_three(number) == masked


def test_numbers_inside_free_text():
    text = "Ông A, CCCD 024095001234, ĐT 0912.345.678, hẹn 05/03/2026, 1.234.567.890 đồng, QĐ 3005"
    masked = "Ông A, CCCD •••••••••234, ĐT •••••••678, hẹn 05/03/2026, 1.234.567.890 đồng, QĐ 3005"
    assert mask_numbers(text) == masked
