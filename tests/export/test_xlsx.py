"""Excel: typed cells, text that stays text, a sheet that prints, and the same bytes for the same rows."""

import datetime as dt
import io
import zipfile
from decimal import Decimal

import openpyxl
import pytest

from qms.export import xlsx
from qms.export.xlsx import Field, Sheet, TooManyRows, sheet_names, write_book, write_table
from tests.export.conftest import LATE, ServiceFile, ServiceFileTable, service_files


def book_of(table, records, caption):
    out = io.BytesIO()
    write_table(out, table, records, caption)
    out.seek(0)
    return openpyxl.load_workbook(out)


def one_column(values, kind="text"):
    out = io.BytesIO()
    write_book(out, [Sheet("Thử", [Field("Cột", kind)], [[value] for value in values])], title="Thử")
    out.seek(0)
    page = openpyxl.load_workbook(out)["Thử"]
    return [page.cell(row, 1) for row in range(2, 2 + len(values))]


def test_values_keep_their_types_and_formats(caption):
    page = book_of(ServiceFileTable(masked=False), [ServiceFile(1, state=LATE)], caption)["Sổ theo dõi hồ sơ"]
    assert [cell.value for cell in page[1]] == ServiceFileTable().header()
    assert [(cell.value, cell.number_format) for cell in page[2]] == [
        ("H-2611-0001", "General"),
        ("Đăng ký tạm trú", "General"),
        ("Nguyễn Văn An", "General"),
        ("0912345410", "General"),
        (dt.datetime(2026, 11, 2, 13, 52), "dd/mm/yyyy hh:mm"),
        (dt.datetime(2026, 11, 5), "dd/mm/yyyy"),
        (0.5, "#,##0.00"),
        (15000, "#,##0"),
        ("Quá hạn 01 ngày", "General"),
        ("CT01; CT04", "General"),
    ]


def test_an_aware_moment_is_written_on_the_office_clock():
    (cell,) = one_column([dt.datetime(2026, 6, 30, 17, 30, tzinfo=dt.UTC)], "datetime")
    assert cell.value == dt.datetime(2026, 7, 1, 0, 30)


@pytest.mark.parametrize(
    "text", ["=1+1", "+84 912", "-5 ngày", "@SUM(A1)", '=HYPERLINK("http://x")', "\tTab", "=", "-"]
)
def test_text_that_could_pass_for_a_formula_stays_text(text):
    (cell,) = one_column([text])
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_ordinary_text_carries_no_quote():
    (cell,) = one_column(["Đăng ký thường trú"])
    assert (cell.value, cell.quotePrefix) == ("Đăng ký thường trú", False)


def test_control_characters_are_dropped_and_markup_is_kept_as_text():
    texts = ["a\x00b\x0bc\ud800", "<b>&amp;</b>", "hai\ndòng", "  đầu "]
    assert [cell.value for cell in one_column(texts)] == ["abc", *texts[1:]]


def test_what_excel_would_read_as_an_escape_is_escaped():
    out = io.BytesIO()
    write_book(out, [Sheet("Thử", [Field("Cột")], [["_x0041_"]])], title="Thử")
    assert b"_x005F_x0041_" in zipfile.ZipFile(out).read("xl/worksheets/sheet2.xml")


def test_a_text_too_long_for_a_cell_says_that_it_was_cut():
    (cell,) = one_column(["ấ" * 40_000])
    assert len(cell.value) == 32_767
    assert cell.value.endswith(" … (đã cắt bớt, xem trên hệ thống)")


@pytest.mark.parametrize(
    "value, kind, shown",
    [
        (10**15, "int", "1.000.000.000.000.000"),
        (dt.date(1890, 5, 19), "date", "19/05/1890"),
        (True, "bool", "Có"),
        (False, "bool", "Không"),
    ],
)
def test_what_excel_cannot_hold_as_a_number_goes_in_as_text(value, kind, shown):
    (cell,) = one_column([value], kind)
    assert (cell.value, cell.data_type) == (shown, "s")


def test_nothing_is_an_empty_cell_and_zero_is_zero():
    assert [cell.value for cell in one_column([None, 0, Decimal("0.00")], "decimal")] == [None, 0, 0]


def test_the_sheet_freezes_filters_and_prints_with_its_header(caption):
    page = book_of(ServiceFileTable(), service_files(25), caption)["Sổ theo dõi hồ sơ"]
    assert (page.freeze_panes, page.auto_filter.ref, page.print_title_rows) == ("A2", "A1:J26", "$1:$1")
    assert (page.page_setup.orientation, page.page_setup.paperSize, page.page_setup.fitToHeight) == (
        "landscape", 9, 0,
    )  # fmt: skip
    assert [round(page.column_dimensions[letter].width, 1) for letter in "ABE"] == [15.6, 28.6, 17]


def test_the_filter_range_follows_the_rows(caption):
    out = io.BytesIO()
    write_table(out, ServiceFileTable(), service_files(25), caption)
    assert b"$A$1:$J$26" in zipfile.ZipFile(out).read("xl/workbook.xml")


def test_the_first_sheet_says_what_this_is(caption):
    front = book_of(ServiceFileTable(), service_files(3), caption)["Giới thiệu"]
    assert front["A1"].value == "Sổ theo dõi hồ sơ"
    assert {row[0].value: row[1].value for row in front.iter_rows(min_row=3)} == {
        "Tên": "Sổ theo dõi hồ sơ",
        "Đơn vị": "Công an xã Tân Tiến",
        "Đơn vị cấp trên": "Công an tỉnh Bắc Ninh",
        "Mẫu": "Mẫu 07",
        "Kỳ": "từ ngày 02/11/2026 đến ngày 20/11/2026",
        "Bộ lọc": "Lĩnh vực: Cư trú; Kênh: mọi kênh",
        "Sắp xếp": "ngày nhận tăng dần",
        "Số liệu tại thời điểm": "17:00:00 ngày 20/11/2026 (UTC+7)",
        "Đã che": "Tổ chức, cá nhân; Điện thoại",
        "Sổ cái": "mục 18.427, đầu chuỗi " + " ".join(["27d2 012d 41a5 4abf 9a66 6218 494c 0e22"] * 2),
        "Địa chỉ": "http://127.0.0.1:8000/registers/files/",
        "Số dòng: Sổ theo dõi hồ sơ": 3,
    }


def test_personal_columns_are_masked_unless_allowed(caption):
    page = book_of(ServiceFileTable(), [ServiceFile(1)], caption)["Sổ theo dõi hồ sơ"]
    assert [page["C2"].value, page["D2"].value] == ["N.V.A.", "•••••••410"]


def test_the_same_rows_give_the_same_bytes(caption, time_machine):
    made = []
    for day in (1, 20):
        time_machine.move_to(dt.datetime(2026, 11, day))
        out = io.BytesIO()
        write_table(out, ServiceFileTable(), service_files(5), caption)
        made.append(out.getvalue())
    assert made[0] == made[1]
    assert b"2026-11" not in zipfile.ZipFile(io.BytesIO(made[0])).read("docProps/core.xml")


def test_an_empty_register_is_a_workbook_that_opens(caption):
    page = book_of(ServiceFileTable(), [], caption)["Sổ theo dõi hồ sơ"]
    assert (page.max_row, page.auto_filter.ref) == (1, "A1:J2")


def test_several_registers_share_a_workbook():
    out = io.BytesIO()
    sheets = [Sheet(name, [Field("Cột")], [[name]]) for name in ("Rủi ro", "rủi ro", "A/B:C?*[x]" + "y" * 40)]
    write_book(out, sheets, title="Sổ sách")
    book = openpyxl.load_workbook(io.BytesIO(out.getvalue()))
    assert book.sheetnames == ["Giới thiệu", "Rủi ro", "rủi ro (2)", "A B C   x " + "y" * 21]
    assert [book[name]["A2"].value for name in book.sheetnames[1:]] == ["Rủi ro", "rủi ro", sheets[2].name]


def test_sheet_names_are_what_excel_accepts():
    assert sheet_names(["'x'", "", "///", "Sổ", "SỔ"]) == ["x", "Sheet", "Sheet (2)", "Sổ", "SỔ (2)"]


def test_more_rows_than_excel_holds_are_refused_in_words(monkeypatch):
    monkeypatch.setattr(xlsx, "ROWS_A_SHEET", 3)
    with pytest.raises(TooManyRows, match="Bảng “Thử” có hơn 3 dòng"):
        write_book(io.BytesIO(), [Sheet("Thử", [Field("Cột")], [["a"]] * 4)], title="Thử")
