import hashlib
import time

import openpyxl
import pytest
from hypothesis import given
from hypothesis import settings as trials
from hypothesis import strategies as st

from qms.uploads import KINDS, UploadRefused, check
from tests.ground import upload_corpus as corpus
from tests.ground.upload_corpus import Upload, docx, pdf, picture, relations, xlsx

ACCEPTED = {
    "quy-trình.pdf": pdf(),
    "Biên bản.docx": docx(),
    "liên kết bấm.docx": docx(relations("hyperlink", "https://vi.wikipedia.org")),
    "bên trong.docx": docx(
        relations("image", "media/a.png", "Internal"), ("word/media/a.png", picture("PNG"))
    ),
    "bảng.xlsx": xlsx(),
    "ảnh.png": picture("PNG"),
    "ảnh.jpg": picture("JPEG"),
    "ảnh.JPEG": picture("JPEG"),
    "ghi chú.txt": "Đường dây nóng\r\n".encode("utf-8-sig"),
}

REFUSED = [
    ("chay.exe", b"MZ\x90\x00", "Không nhận loại tệp này"),
    ("trang.html", b"<html>", "Không nhận loại tệp này"),
    ("hinh.svg", b"<svg/>", "Không nhận loại tệp này"),
    ("goi.zip", docx(), "Không nhận loại tệp này"),
    ("khong-duoi", b"abc", "Không nhận loại tệp này"),
    ("cu.doc", corpus.OLE2, "Định dạng Word/Excel cũ"),
    ("cu.xls", corpus.OLE2, "Định dạng Word/Excel cũ"),
    ("cu.docx", corpus.OLE2, "Định dạng Word/Excel cũ"),
    ("khoa.docx", corpus.OLE2 + "EncryptedPackage".encode("utf-16-le"), "đặt mật khẩu"),
    ("khoa-zip.docx", corpus.encrypted_zip(), "đặt mật khẩu"),
    ("macro.docm", docx(), "macro"),
    ("macro.docx", docx(types=corpus.PART.format("/main.xml", corpus.MACROS)), "macro"),
    ("vba.docx", docx(("word/vbaProject.bin", b"x")), "macro"),
    ("vba.xlsx", xlsx(("xl/vbaProject.bin", b"x")), "macro"),
    ("trong.pdf", b"", "Tệp trống"),
    ("nang.pdf", pdf() + b" " * 21_000_000, "vượt mức 20 MB"),
    ("doi-ten.pdf", b"MZ\x90\x00" + b"\x00" * 60, "chương trình được đổi tên"),
    ("doi-ten.docx", b"\x7fELF" + b"\x00" * 60, "chương trình được đổi tên"),
    ("kich-ban.txt", b"#!/bin/sh\n", "chương trình được đổi tên"),
    ("web.pdf", b"<html><script>alert(1)</script>", "không phải là .pdf"),
    ("lech.pdf", b"\n\n%PDF-1.7", "không phải là .pdf"),
    ("anh.png", picture("JPEG"), "không phải là .png"),
    ("anh.jpg", picture("PNG"), "không phải là .jpg"),
    ("bang.docx", xlsx(), "không phải là .docx"),
    ("van-ban.xlsx", docx(), "không phải là .xlsx"),
    ("zip-thuong.docx", corpus.package(types=""), "không phải là .docx"),
    ("cut.docx", docx()[:-40], "bị hỏng"),
    ("cut.pdf", pdf()[:200], "bị hỏng"),
    ("cut.jpg", picture("JPEG", (600, 600))[:-900], "bị hỏng"),
    ("cut.png", picture("PNG", (600, 600))[:-30], "bị hỏng"),
    ("khoa.pdf", pdf(encryption=corpus.pikepdf.Encryption(owner="o", user="u")), "đặt mật khẩu hoặc bị khóa"),
    (
        "khoa-in.pdf",
        pdf(encryption=corpus.pikepdf.Encryption(owner="o", user="")),
        "đặt mật khẩu hoặc bị khóa",
    ),
    ("ma-lenh.pdf", pdf(corpus.with_javascript), "mã lệnh chạy được"),
    ("ma-lenh-sau.pdf", pdf(corpus.with_nested_javascript), "mã lệnh chạy được"),
    (
        "ma-lenh-che.pdf",
        pdf(corpus.with_javascript).replace(b"/JavaScript", b"/J#61vaScript"),
        "mã lệnh chạy được",
    ),
    ("goi-lenh.pdf", pdf(corpus.with_launch), "mã lệnh chạy được"),
    ("dinh-kem.pdf", pdf(corpus.with_attachment), "đính kèm bên trong"),
    ("noi-duoi.pdf", pdf() + b"PK\x03\x04 zip behind", "nối vào cuối"),
    ("ole.docx", docx(("word/embeddings/oleObject1.bin", b"x")), "đối tượng nhúng"),
    ("nhung.docx", docx(("word/embeddings/a.xlsx", b"x")), "đối tượng nhúng"),
    ("zip-long.docx", docx(("word/media/a.png", docx())), "đối tượng nhúng"),
    ("activex.docx", docx(("word/activeX/activeX1.xml", b"<x/>")), "đối tượng nhúng"),
    ("lien-ket.xlsx", xlsx(("xl/externalLinks/externalLink1.xml", b"<x/>")), "lấy dữ liệu"),
    ("mau-ngoai.docx", docx(relations("attachedTemplate", "http://h/x.dotm")), "lấy dữ liệu"),
    ("anh-ngoai.docx", docx(relations("image", "file:///etc/passwd")), "lấy dữ liệu"),
    (
        "dde.docx",
        docx(("word/document.xml", "<w:instrText>DDEAUTO c:\\cmd.exe</w:instrText>")),
        "lấy dữ liệu",
    ),
    ("xxe.docx", docx(("word/a.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x/>')), "DOCTYPE"),
    ("xxe-muon.docx", docx(("word/a.xml", b"<!--" + b"-" * 600_000 + b"--><!DOCTYPE x><x/>")), "DOCTYPE"),
    ("utf16.docx", docx(("word/a.xml", "<!DOCTYPE x><x/>".encode("utf-16"))), "bị hỏng"),
    ("utf7.docx", docx(("word/a.xml", b'<?xml version="1.0" encoding="utf-7"?><x/>')), "bị hỏng"),
    ("bom.docx", docx(("word/a.xml", b"<a>" + b" " * 3_000_000)), "giải nén ra quá lớn"),
    ("nhieu.docx", docx(*((f"word/{n}.xml", b"<a/>") for n in range(2100))), "giải nén ra quá lớn"),
    ("noi-doi.docx", corpus.zip_saying_less_than_it_holds(), "bị hỏng"),
    ("duong-dan.docx", docx(("../../etc/passwd", b"x")), "đường dẫn bất thường"),
    ("tuyet-doi.docx", docx(("/etc/passwd", b"x")), "đường dẫn bất thường"),
    ("trung-ten.docx", corpus.zip_with_twins(), "bị hỏng"),
    ("bom.png", corpus.png_that_says(60_000, 60_000), "Ảnh quá lớn"),
    ("tcvn3.txt", "Cộng hòa".encode("utf-16"), "UTF-8"),
    ("nhi-phan.txt", b"abc\x00\x07", "ký tự điều khiển"),
    ("ten\x07xau.pdf", pdf(), "ký tự không dùng được"),
    ("a" * 200 + ".pdf", pdf(), "dài quá 150 ký tự"),
    ("", b"x", "không có tên"),
]


@pytest.mark.parametrize("name", ACCEPTED)
def test_good_files_pass_unchanged(name):
    content = ACCEPTED[name]
    passed = check(Upload(name, content))
    assert (passed.name, passed.size) == (name, len(content))
    assert passed.sha256 == hashlib.sha256(content).hexdigest()
    assert passed.file.read() == content


@pytest.mark.parametrize("name, content, sentence", REFUSED, ids=[name[:24] for name, *_rest in REFUSED])
def test_bad_files_are_refused_in_one_sentence(name, content, sentence):
    started = time.monotonic()
    with pytest.raises(UploadRefused) as refused:
        check(Upload(name, content))
    assert sentence in str(refused.value)
    assert time.monotonic() - started < 10


def test_the_corpus_is_large_enough():
    assert len(REFUSED) >= 52


def test_a_real_workbook_and_our_own_name_pass():
    out = corpus.io.BytesIO()
    book = openpyxl.Workbook()
    book.active["A1"] = "Số hồ sơ"
    book.active["A1"].hyperlink = "https://example.org"
    book.save(out)
    assert check(Upload("C:\\Users\\An\\sổ.xlsx", out.getvalue())).name == "sổ.xlsx"


def test_kinds_can_be_narrowed():
    with pytest.raises(UploadRefused, match=r"Chỉ nhận: \.pdf\."):
        check(Upload("ảnh.png", picture("PNG")), kinds=("pdf",))


def test_the_names_are_the_ones_we_announce():
    assert KINDS == ("pdf", "docx", "xlsx", "png", "jpg", "jpeg", "txt")


@trials(max_examples=300, deadline=None)
@given(st.sampled_from(sorted(ACCEPTED)), st.integers(0), st.binary(min_size=1, max_size=8))
def test_damaged_files_pass_or_are_refused_but_never_break(name, place, noise):
    content = bytearray(ACCEPTED[name])
    place %= len(content)
    content[place : place + len(noise)] = noise
    try:
        check(Upload(name, bytes(content)))
    except UploadRefused as refused:
        assert str(refused)
