"""The bundled fonts: every Vietnamese letter, and the licences that let us hand them on."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont

from qms.export.typeset import FONTS

BASES = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
LETTERS = {
    case(unicodedata.normalize("NFC", base + tone))
    for base in BASES
    for tone in TONES
    for case in (str.lower, str.upper)
} | {"đ", "Đ"}
WITH_MARKS = {letter for letter in LETTERS if not letter.isascii()}


def test_there_are_134_letters_with_marks():
    assert len(WITH_MARKS) == 134
    assert {len(letter) for letter in WITH_MARKS} == {1}


@pytest.mark.parametrize("face", ["Regular", "Bold", "Italic", "BoldItalic"])
def test_tinos_has_every_vietnamese_letter_and_the_signs_papers_use(face):
    letters = TTFont(FONTS / f"Tinos-{face}.ttf").getBestCmap()
    assert sorted(letter for letter in LETTERS | set("–…“”•●○▲→≥₫·×") if ord(letter) not in letters) == []


def test_dejavu_has_the_boxes():
    letters = TTFont(FONTS / "DejaVuSans.ttf").getBestCmap()
    assert [sign for sign in "☐☑" if ord(sign) not in letters] == []


@pytest.mark.parametrize(
    "name, words", [("LICENSE-Tinos.txt", "SIL OPEN FONT LICENSE"), ("LICENSE-DejaVu.txt", "Bitstream Vera")]
)
def test_each_font_travels_with_its_licence(name, words):
    assert words in (FONTS / name).read_text(encoding="utf-8")
