"""Papers: our fonts and no others, nothing fetched, the head of the form, the same bytes, honest numbers."""

import datetime as dt
import io
import re
import subprocess
import sys
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer

import pikepdf
import pypdf
import pytest
from django.utils import translation

from qms.export import pages, pdf, typeset
from qms.export.captions import Figure
from qms.export.papers import (
    ApprovalBox,
    DecreeHead,
    Footer,
    HeaderBox,
    Signer,
    TrackStep,
    date_in_words,
    printed_line,
)
from qms.export.stamping import NumberedCopy
from tests.export.conftest import CAPTION, ServiceFileTable, service_files

pytestmark = pytest.mark.needs("pango")
AT = dt.datetime(2026, 10, 12, 9, 42, 15)
FACES = {"QMS-Tinos", "QMS-Tinos-Bold", "QMS-Tinos-Italic", "QMS-Tinos-Bold-Italic", "QMS-DejaVu"}
HEADER = HeaderBox(
    agency="Công an xã Tân Tiến", parent="Công an tỉnh Bắc Ninh", kind="Quy trình", title="Đăng ký tạm trú",
    code="QT-01", issue="02 (sửa đổi 00)", effective_on=dt.date(2026, 10, 15),
)  # fmt: skip
FROZEN = Footer(url="http://127.0.0.1:8000/d/QT-01/2")


@pytest.fixture
def paper(settings, tmp_path):
    """`paper(base, content, **context)`: a paper over one of the bases, as PDF bytes."""
    folder = tmp_path / "templates" / "print"
    folder.mkdir(parents=True)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], folder.parent]}]

    def make(base, content, title="Giấy thử", keep=True, **context):
        name = f"print/{abs(hash((base, content)))}.html"
        (folder.parent / name).write_text(
            f"{{% extends 'print/{base}' %}}{{% load i18n paper %}}"
            f"{{% block content %}}{content}{{% endblock %}}",
            encoding="utf-8",
        )
        return pdf.render_paper(name, context, title=title, keep=keep)

    return make


def fonts_of(data: bytes) -> set[str]:
    found = set()
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            found.add(font.get_object()["/BaseFont"].split("+")[-1])
    return found


def pages_of(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def test_a_controlled_document_carries_its_box_on_every_page(paper):
    data = paper(
        "base_controlled.html", "<p>Một.</p><p class='page-break'>Hai.</p>", header=HEADER, footer=FROZEN
    )
    for number, text in enumerate(pages_of(data), start=1):
        for words in ("CÔNG AN TỈNH BẮC NINH", "ĐĂNG KÝ TẠM TRÚ", "QT-01", "02 (sửa đổi 00)", "15/10/2026"):
            assert words in text
        assert f"{number}/2" in text
    assert len(pages_of(data)) == 2


def test_only_our_fonts_are_embedded(paper):
    words = "Ặ ẵ <b>ỹ Đ đ</b> <i>ự ơ</i> <b><i>ệ</i></b> “–” ▲ ○ {% box 1 'Nặng' %} <b>{% box 0 'Nhẹ' %}</b>"
    assert fonts_of(paper("base_controlled.html", words, header=HEADER, footer=FROZEN)) == FACES


@pytest.mark.needs("pdffonts")
def test_every_font_is_embedded_and_subset(paper, tmp_path):
    (tmp_path / "p.pdf").write_bytes(paper("base_controlled.html", "<p>Ặ</p>", header=HEADER, footer=FROZEN))
    lines = subprocess.run(
        ["pdffonts", tmp_path / "p.pdf"], capture_output=True, text=True
    ).stdout.splitlines()[2:]
    assert {tuple(line.split()[-5:-2]) for line in lines} == {("yes", "yes", "yes")}


def test_a_decree_paper_has_the_national_title_and_no_number_on_its_first_page(paper):
    head = DecreeHead(
        agency="Công an xã Tân Tiến", parent="Công an tỉnh Bắc Ninh", kind="Báo cáo",
        subject="Kết quả đánh giá", place="Tân Tiến", date=dt.date(2026, 9, 5), number="27/BC-CAX",
    )  # fmt: skip
    signers = [Signer("Trưởng đoàn", "Vũ Thị Ngọc Mai", mark="ĐÃ XÁC NHẬN", at=AT, hash="632cd2fea71d00")]
    first, second = pages_of(
        paper("base_decree.html", "<p>Một.</p><p class='page-break'>Hai.</p>", decree=head, signers=signers,
              recipients=["Trưởng Công an xã", "Lưu: VT"])
    )  # fmt: skip
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in first
    assert "Tân Tiến, ngày 05 tháng 9 năm 2026" in first
    assert "2" in [line.strip() for line in second.splitlines()]
    assert "1" not in [line.strip() for line in first.splitlines()]
    for words in ("Nơi nhận:", "- Lưu: VT.", "ĐÃ XÁC NHẬN", "12/10/2026 09:42:15", "632c d2fe a71d"):
        assert words in second


def test_a_record_shows_its_own_code_under_the_code_of_the_form(paper):
    text = pages_of(
        paper("base_record.html", "<p>Nội dung.</p>", header=HEADER,
              footer=Footer(code="NC-2026-0007", version=14), code="NC-2026-0007",
              dated=("Ngày lập", dt.date(2026, 8, 10)),
              track=[TrackStep("Ghi nhận", dt.date(2026, 8, 10)), TrackStep("Đóng", None, "ahead")])
    )[0]  # fmt: skip
    for words in ("NC-2026-0007, phiên bản 14", "Ngày lập: 10/08/2026", "1. Ghi nhận", "2. Đóng"):
        assert words in text


def test_the_approval_box_says_what_was_signed(paper):
    box = ApprovalBox("8d3aa2d6" * 8, "http://127.0.0.1:8000/d/QT-01/2", AT, 17906, "92320d97" * 8)
    text = pages_of(
        paper(
            "base_controlled.html",
            "{% include 'print/_approval_box.html' %}",
            header=HEADER,
            footer=FROZEN,
            approval=box,
        )
    )[0]
    assert "8d3a a2d6 8d3a a2d6" in text
    assert "không thay thế chữ ký số chuyên dùng công vụ" in " ".join(text.split())


def test_pdf_a_3b_is_claimed_with_an_output_intent(paper):
    data = paper(
        "base_controlled.html", "<p>x</p>", header=HEADER, footer=FROZEN, title="QT-01 Đăng ký tạm trú"
    )
    with pikepdf.open(io.BytesIO(data)) as book:
        with book.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "B")
            assert metadata["dc:title"] == "QT-01 Đăng ký tạm trú"
        assert book.Root.OutputIntents[0].S == "/GTS_PDFA1"
        assert book.Root.Lang == "vi"


def test_the_same_paper_has_the_same_bytes_in_another_process(paper):
    html = "<!doctype html><html lang=vi><title>x</title><body class=paper-decree><p>Đăng ký <b>tạm trú</b>"
    here = typeset.typeset(html, pages.style())
    there = subprocess.run(
        [sys.executable, "-c", "import sys; from qms.export.typeset import typeset;"
         "sys.stdout.buffer.write(typeset(sys.argv[1], sys.argv[2]))", html, pages.style()],
        capture_output=True, check=True, cwd=typeset.FONTS.parents[1],
        env={"PYTHONHASHSEED": "7", "PATH": ""},
    )  # fmt: skip
    assert there.stdout == here
    assert b"/CreationDate" not in here


def test_the_language_of_a_paper_is_not_the_reader_s(paper):
    with translation.override("en"):
        text = pages_of(paper("base_controlled.html", "<p>x</p>", header=HEADER, footer=FROZEN))[0]
    assert "Lần ban hành" in text


@pytest.fixture
def canary():
    """A server that counts who comes."""
    visits = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            visits.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", visits
    server.shutdown()


def test_nothing_is_fetched_and_no_file_is_let_in(canary, tmp_path):
    address, visits = canary
    secret = tmp_path / "secret.txt"
    secret.write_text("BÍ MẬT", encoding="utf-8")
    html = f"""<!doctype html><title>x</title><link rel=stylesheet href="{address}/a.css">
    <link rel=attachment href="{secret.as_uri()}"><style>@import url({address}/b.css);
    @font-face {{ font-family: x; src: url({address}/c.ttf) }}
    body {{ background: url({address}/d.png) }}</style>
    <img src="{address}/e.png"><img src="{secret.as_uri()}"><object data="{address}/f.svg"></object>
    <a rel=attachment href="{secret.as_uri()}">x</a><img src="qms-font:../settings.py">
    <svg><image href="{address}/g.png"/></svg><p>Còn lại."""
    data = typeset.typeset(html, pages.style())
    assert visits == []
    with pikepdf.open(io.BytesIO(data)) as book:
        assert list(book.attachments) == []
    assert "Còn lại." in pages_of(data)[0]


def test_text_from_people_is_never_markup(paper):
    text = pages_of(
        paper("base_controlled.html", "<p>{{ words }}</p>", header=HEADER, footer=FROZEN, words="<b>x</b>")
    )
    assert "<b>x</b>" in text[0]


def test_without_pango_the_reader_is_told(monkeypatch, paper):
    def refuse():
        raise typeset.PdfUnavailable("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr(typeset, "_weasyprint", refuse)
    with pytest.raises(pdf.PdfUnavailable, match="Máy chủ chưa cài thư viện tạo PDF"):
        paper("base_controlled.html", "<p>x</p>", header=HEADER, footer=FROZEN)
    assert pdf.is_available() is False


# --- registers -------------------------------------------------------------------------------------------
def table_pdf(n, **options):
    return pdf.render_table(ServiceFileTable(), service_files(n), CAPTION, **options)


@cache
def joined() -> bytes:
    """A register in three parts; typeset once for all the tests that look at it."""
    return table_pdf(75, chunk=30)


def test_a_register_says_on_every_page_what_it_shows():
    found = pages_of(table_pdf(40))
    assert len(found) > 1
    for number, text in enumerate(found, start=1):
        words = " ".join(text.split())
        for part in (
            "Bộ lọc: Lĩnh vực: Cư trú; Kênh: mọi kênh.",
            "Sắp xếp: ngày nhận tăng dần.",
            "Số dòng: 40.",
            "Số liệu tại thời điểm: 17:00:00 ngày 20/11/2026 (UTC+7).",
            "Đã che: tổ chức, cá nhân, điện thoại.",
            "Sổ cái: mục 18.427, đầu chuỗi 27d2 012d 41a5 4abf 9a66 6218 494c 0e22…",
            "Thủ tục hành chính",
            f"Trang {number}/{len(found)}",
        ):
            assert part in words, (number, part)
    assert "In lúc" not in found[0]


def test_every_row_is_there_once_and_in_order():
    codes = re.findall(r"H-2611-\d{4}", "".join(pages_of(joined())))
    assert codes == [f"H-2611-{n:04d}" for n in range(1, 76)]


def test_chunks_are_joined_and_numbered_through():
    found = pages_of(joined())
    assert [re.findall(r"Trang\s+(\d+/\d+)", text) for text in found] == [
        [f"{number}/{len(found)}"] for number in range(1, len(found) + 1)
    ]
    assert fonts_of(joined()) <= FACES


def test_a_joined_register_has_the_same_bytes_again():
    first = joined()  # the cache of this test's own folder is empty
    assert table_pdf(75, chunk=30) == first


def test_the_worker_makes_what_the_server_makes(settings, tmp_path):
    here = table_pdf(20)
    settings.QMS_HOME = tmp_path / "another"
    assert table_pdf(20, in_process=0) == here


def test_a_joined_register_still_claims_pdf_a():
    with pikepdf.open(io.BytesIO(joined())) as book:
        with book.open_metadata() as metadata:
            assert metadata["pdfaid:part"] == "3"
        assert book.Root.OutputIntents[0].S == "/GTS_PDFA1"


def test_a_late_row_says_so_in_words_and_sign():
    assert pages_of(table_pdf(9))[0].count("▲ Quá hạn 01 ngày") == 1


def test_personal_columns_are_masked():
    text = pages_of(table_pdf(3))[0]
    assert (text.count("N.V.A."), text.count("•••••••410"), "0912345410" in text) == (3, 3, False)


def test_figures_and_signatures_stand_on_the_last_page_with_the_last_rows():
    figures = [Figure("96,6%", "trước và đúng hạn", "28/29 hồ sơ"), Figure("1", "quá hạn", "", "danger")]
    for n in (27, 29, 31, 33):  # wherever the page happens to end
        found = pages_of(table_pdf(n, figures=figures, signers=[Signer("Người lập sổ")]))
        assert "28/29 hồ sơ" in found[-1]
        assert f"H-2611-{n:04d}" in found[-1]
        assert "NGƯỜI LẬP SỔ" in found[-1]


def test_an_empty_register_says_what_to_do_first():
    (text,) = pages_of(table_pdf(0))
    assert "Chưa tiếp nhận hồ sơ nào." in text
    assert "Số dòng: 0." in text


def test_long_registers_use_several_workers(monkeypatch):
    monkeypatch.setattr("qms.export.register_pdf.CHUNKS_A_WORKER", 1)
    assert table_pdf(75, chunk=30) == joined()


def test_a_worker_that_fails_is_an_error_with_its_last_words(monkeypatch):
    monkeypatch.setattr("qms.export.register_pdf.style", lambda: "\ud800")
    with pytest.raises(UnicodeEncodeError):
        table_pdf(3, in_process=0)


# --- status over a frozen copy ------------------------------------------------------------------------------
PRINTED = dt.datetime(2026, 11, 20, 8, 17)


@pytest.fixture
def frozen(paper):
    content = "<p>Một.</p><p class='page-break'>Hai.</p>"
    return paper("base_controlled.html", content, header=HEADER, footer=FROZEN)


@pytest.mark.parametrize(
    "status, more, cell, mark, line",
    [
        ("effective", {}, "HIỆU LỰC", "BẢN IN KHÔNG KIỂM SOÁT",
         "quét mã để kiểm tra trước khi dùng. Bản in không kiểm soát – in lúc"),
        ("obsolete", {"since": dt.date(2026, 10, 15), "successor": "QT-01, lần ban hành 02"}, "HẾT HIỆU LỰC",
         "HẾT HIỆU LỰC, KHÔNG SỬ DỤNG",
         "Hết hiệu lực từ 15/10/2026, chỉ để tra cứu. Thay bằng QT-01, lần ban hành 02 In lúc"),
        ("draft", {}, "DỰ THẢO", "BẢN DỰ THẢO", "Chưa được phê duyệt"),
        ("approved", {"since": dt.date(2026, 12, 1)}, "TỪ 01/12/2026", "CHƯA CÓ HIỆU LỰC",
         "có hiệu lực từ 01/12/2026"),
    ],
)  # fmt: skip
def test_the_status_is_laid_over_every_page(frozen, status, more, cell, mark, line):
    stamped = pdf.stamp_status(frozen, status=status, printed_at=PRINTED, printed_by="Phạm Thu Hà", **more)
    for text in pages_of(stamped):
        words = " ".join(text.split())
        for part in (cell, mark, line, "n lúc 08:17 ngày 20/11/2026, người in: Phạm Thu Hà"):
            assert part in words
    assert fonts_of(frozen) <= FACES


def test_a_numbered_copy_names_its_holder_on_every_page_and_is_no_uncontrolled_print(frozen):
    copy = NumberedCopy("03", "Phạm Minh Đức", dt.date(2026, 11, 19))
    for text in pages_of(pdf.stamp_status(frozen, status="effective", printed_at=PRINTED, copy=copy)):
        words = " ".join(text.split())
        for part in ("BẢN KIỂM SOÁT SỐ 03 · giao cho Phạm Minh Đức", "In lúc 08:17",
                     "Giao cho Phạm Minh Đức ngày 19/11/2026; nộp lại khi có bản mới."):  # fmt: skip
            assert part in words
        assert "KHÔNG KIỂM SOÁT" not in words.upper()


def test_the_frozen_bytes_do_not_say_what_they_cannot_know(frozen):
    text = "".join(pages_of(frozen))
    assert [word for word in ("HIỆU LỰC", "In lúc", "KIỂM SOÁT") if word in text] == []


def test_stamping_is_repeatable_and_leaves_the_original_alone(frozen):
    before = bytes(frozen)
    first, second = (pdf.stamp_status(frozen, status="effective", printed_at=PRINTED) for _turn in (1, 2))
    assert (first == second, frozen == before, first != frozen) == (True, True, True)
    assert pages_of(first)[0].startswith(pages_of(frozen)[0].strip()[:40])


def test_an_uploaded_paper_of_any_size_gets_its_line(tmp_path):
    page = pikepdf.new()
    page.add_blank_page(page_size=(842, 595))
    out = io.BytesIO()
    page.save(out)
    stamped = pdf.stamp_status(out.getvalue(), status="obsolete", printed_at=PRINTED, own=0)
    assert "HẾT HIỆU LỰC, KHÔNG SỬ DỤNG" in pages_of(stamped)[0]


@pytest.mark.parametrize(
    "day, words",
    [
        (dt.date(2026, 2, 1), "ngày 01 tháng 02 năm 2026"),
        (dt.date(2026, 11, 12), "ngày 12 tháng 11 năm 2026"),
    ],
)
def test_dates_in_words_as_the_decree_writes_them(day, words):
    assert date_in_words(day) == words


def test_who_printed_is_left_out_where_nobody_did():
    assert (printed_line(None, "x"), printed_line(PRINTED)) == ("", "In lúc 08:17 ngày 20/11/2026")
