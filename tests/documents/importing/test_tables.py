"""Tables of steps as offices also type them: no header, three headers, two tables; records with own years."""

from documents.importing.printed import as_json
from documents.importing.reading import read_file
from tests.documents.importing.papers import COLUMNS, Paper, upload

ROWS = [
    ["1", "Tiếp nhận hồ sơ", "Cán bộ một cửa", "0,5 ngày", "BM-01"],
    ["2", "Thẩm định", "Cán bộ cư trú", "2 ngày", "BM-02"],
    ["3", "Ký duyệt", "Trưởng Công an xã", "0,5 ngày", ""],
]
STEPS = [
    ("1", "Tiếp nhận hồ sơ", "Cán bộ một cửa", 0.5, ["BM-01"]),
    ("2", "Thẩm định", "Cán bộ cư trú", 2, ["BM-02"]),
    ("3", "Ký duyệt", "Trưởng Công an xã", 0.5, []),
]
UNHEADED = "Bảng các bước không có dòng tiêu đề: hiểu theo thứ tự cột thường dùng. Hãy xem lại."


def begun() -> Paper:
    paper = Paper()
    for text in ("QUY TRÌNH", "ĐĂNG KÝ TẠM TRÚ", "Mã số: QT-07"):
        paper.say(text, bold=text.isupper())
    paper.say("5.4. Thời gian xử lý: 03 ngày", bold=True)
    paper.say("5.7. Quy trình xử lý công việc", bold=True)
    return paper


def one(paper) -> dict:
    (found,) = as_json([read_file(upload(paper.bytes()))])["procedures"]
    return found


def steps_of(found):
    return [(s["no"], s["action"], s["role"], s["duration"]["value"], s["forms"]) for s in found["steps"]]


def test_steps_without_a_header_are_read_in_the_usual_order_and_told():
    paper = begun()
    paper.table(ROWS)
    found = one(paper)
    assert (steps_of(found), found["warnings"][0]) == (STEPS, UNHEADED)


def test_columns_in_another_order_without_a_header_are_not_guessed():
    paper = begun()
    paper.say("5.8. Lệ phí: Không")
    paper.say("6. Cơ sở pháp lý")
    paper.say("- Luật Cư trú")
    paper.say("7. Mục đích: thống nhất")
    paper.say("8. Các bước thực hiện", bold=True)
    paper.table(
        [["1", "Tiếp nhận", "0,5 ngày", "Cán bộ một cửa"], ["2", "Ký", "2,5 ngày", "Trưởng Công an xã"]]
    )
    found = one(paper)
    assert (found["steps"], found["not_understood"]) == (
        [], ["1 | Tiếp nhận | 0,5 ngày | Cán bộ một cửa", "2 | Ký | 2,5 ngày | Trưởng Công an xã"],
    )  # fmt: skip


def test_a_row_that_numbers_the_columns_is_no_step():
    paper = begun()
    paper.table([COLUMNS, ["(1)", "(2)", "(3)", "(4)", "(5)"], *ROWS])
    assert steps_of(one(paper)) == STEPS


def test_three_header_rows_and_the_unit_in_a_cell_of_its_own():
    paper = begun()
    head = [
        ["TT", "Trình tự", "Thực hiện", "", "", "Biểu mẫu"],
        ["", "", "Trách nhiệm", "Thời gian", "", ""],
        ["", "", "", "Số lượng", "Đơn vị tính", ""],
    ]
    rows = [[*row[:3], *row[3].split(), row[4]] for row in ROWS]
    merges = [(0, 2, 0, 4), (1, 3, 1, 4), (0, 0, 2, 0), (0, 1, 2, 1), (0, 5, 2, 5), (1, 2, 2, 2)]
    paper.table([*head, *rows], merges=merges)
    assert steps_of(one(paper)) == STEPS


def test_two_tables_that_both_count_from_one_are_joined_and_told():
    paper = begun()
    paper.say("a) Nộp trực tiếp")
    paper.table([COLUMNS, *ROWS])
    paper.say("b) Nộp trực tuyến")
    paper.table([COLUMNS, *ROWS])
    found = one(paper)
    assert (steps_of(found), found["not_understood"]) == (
        STEPS * 2,
        ["a) Nộp trực tiếp", "b) Nộp trực tuyến"],
    )
    assert (
        "Có 2 bảng các bước cùng đánh số lại: đã nối thành một. Hãy xem lại, tách nếu cần."
        in found["warnings"]
    )


def test_a_table_that_goes_on_counting_is_one_table():
    paper = begun()
    paper.table([COLUMNS, *ROWS[:2]])
    paper.table([COLUMNS, *ROWS[2:]])
    found = one(paper)
    assert steps_of(found) == STEPS
    assert not [text for text in found["warnings"] if "bảng các bước" in text]


def test_a_record_keeps_the_years_it_names_itself():
    paper = begun()
    paper.table([COLUMNS, *ROWS])
    paper.say("6. Hồ sơ lưu", bold=True)
    for text in ("- Giấy tiếp nhận: 03 năm", "- Phiếu kiểm soát (10 năm)", "- Tờ khai"):
        paper.say(text)
    paper.say("Hồ sơ được lưu tại Công an xã, thời gian lưu 05 năm.")
    found = one(paper)
    assert [record["retention_years"] for record in found["records"]] == [3, 10, 5]
    assert found["retention_years"] == 5


def test_a_sentence_on_all_records_is_no_record():
    paper = begun()
    paper.table([COLUMNS, *ROWS])
    paper.say("6. Hồ sơ cần lưu", bold=True)
    paper.say("Lưu 05 năm tại bộ phận một cửa.")
    found = one(paper)
    assert (found["records"], found["retention_years"]) == ([], 5)
