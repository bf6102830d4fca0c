"""Files that cannot be used: each refused with its sentence, none half-read."""

import io
import zipfile

import pytest

from documents.importing import reading
from documents.importing.reading import read_file
from qms.uploads import UploadRefused
from tests.documents.importing.papers import Paper, paper_of, set_fonts, upload

DAMAGED = "Tệp bị hỏng hoặc thiếu, không mở được. Hãy mở bằng Word/Excel và lưu lại."


@pytest.fixture(scope="module")
def good() -> bytes:
    return paper_of("short")


def refusal(content: bytes, name="tệp.docx") -> str:
    with pytest.raises(UploadRefused) as refused:
        read_file(upload(content, name))
    return str(refused.value)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The file with one part added or replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for each in source.namelist():
            if each != name:
                target.writestr(each, source.read(each))
        target.writestr(name, part)
    return out.getvalue()


def document(body: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    start = '<?xml version="1.0" encoding="UTF-8"?>'
    return f'{start}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'.encode()


def test_empty():
    assert refusal(b"") == "Tệp trống, không có nội dung."


def test_without_a_word(good):
    assert refusal(with_part(good, "word/document.xml", document(""))) == (
        "Tệp không có chữ nào. Nếu là bản chụp thì cần gõ lại."
    )


def test_encrypted():
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert refusal(content) == "Tệp đặt mật khẩu. Hãy bỏ mật khẩu rồi gửi lại."


def test_macros(good):
    assert refusal(with_part(good, "word/vbaProject.bin", b"x")).startswith("Không nhận tệp có macro.")


def test_truncated(good):
    assert refusal(good[: len(good) // 2]) == DAMAGED


def test_renamed():
    assert refusal(b"%PDF-1.7 x").startswith("Nội dung tệp không phải là .docx như tên tệp.")
    assert refusal(b"x", "bảng.xlsx").startswith("Không nhận loại tệp này.")


def test_zip_bomb(good):
    assert refusal(with_part(good, "word/document.xml", b" " * 60_000_000)).startswith(
        "Tệp giải nén ra quá lớn"
    )


def test_huge(good, monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_MARKUP", 1000)
    assert refusal(good) == "Tệp Word quá dài để nhập một lần. Hãy tách thành nhiều tệp."


def test_tables_in_tables_without_end(good):
    deep = "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80
    assert refusal(with_part(good, "word/document.xml", document(deep))) == (
        "Tệp có quá nhiều bảng lồng nhau. Hãy bỏ bớt rồi gửi lại."
    )


def test_broken_inside(good):
    assert refusal(with_part(good, "word/document.xml", b"<w:document><w:body>")) == (
        "Không đọc được chữ trong tệp. Hãy mở, lưu lại rồi gửi lại."
    )


OLD = (
    "Tệp gõ bằng bảng mã cũ {} nên đọc sẽ sai dấu. Hãy chuyển sang Unicode (UniKey, Ctrl+Shift+F6) "
    "rồi gửi lại."
)
TCVN3 = [
    "Quy tr×nh ®¨ng ký t¹m tró",
    "Thêi gian gi¶i quyÕt: 03 ngµy lµm viÖc",
    "C¬ quan thùc hiÖn: C«ng an x·",
]
VNI = [
    "Quy trình ñaêng kyù taïm truù",
    "Thôøi gian giaûi quyeát: 03 ngaøy laøm vieäc",
    "Cô quan: Coâng an xaõ",
]


@pytest.mark.parametrize(
    ("lines", "font", "name"), [(TCVN3, ".VnTime", "TCVN3 (ABC)"), (VNI, "VNI-Times", "VNI")]
)
def test_old_encodings(lines, font, name):
    paper = Paper()
    for line in lines:
        paper.say(line)
    set_fonts(paper, font)
    assert refusal(paper.bytes()) == OLD.format(name)


def test_an_old_font_on_good_letters_is_no_reason():
    paper = Paper()
    paper.say("Quy trình đăng ký tạm trú, thời gian giải quyết, hoà giải, khoá sổ, tuần, uý viên")
    set_fonts(paper, ".VnTime")
    assert read_file(upload(paper.bytes())).procedures == []
