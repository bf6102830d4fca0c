"""The old register out of Excel: what is understood, what is refused by row and column, what is written."""

from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from openpyxl import load_workbook

from qms.history import Moment
from qms.models import LedgerEntry
from qms.uploads import UploadRefused
from registers.actions.importing import import_files, save_mapping
from registers.importing.mapped import changed_headings, mapping_of, reading_of
from registers.importing.sheet import checked_upload, chosen_sheet, sheet_of, told_apart
from registers.importing.template import template
from registers.models import Handover, ImportMapping, ServiceFile
from tests.registers.one_stop.making import at, procedure
from tests.registers.one_stop.workbooks import DUE, HEADINGS, row, workbook

pytestmark = pytest.mark.django_db


def sheet_from(book, number=None):
    return sheet_of(told_apart(checked_upload(book), number))


def read(office, *rows, **options):
    sheet = sheet_from(workbook(*rows, **options))
    return reading_of(sheet, mapping_of(sheet, office.tan_tien), office.tan_tien)


def faults(office, *rows, **options) -> list[tuple[int, str, str]]:
    """(row, letter of the column, first words) of each fault."""
    found = read(office, *rows, **options).faults
    return [(one.row, one.column[4:5], one.why) for one in found]


def take(office, *rows, by=None, **options):
    found = read(office, *rows, **options)
    assert found.faults == []
    return import_files(
        found.files, office.tan_tien, source="so-cu.xlsx", sha256="f" * 64, by=by or office.desk
    )


def test_a_row_becomes_a_file_of_its_year(office):
    known = procedure(office)
    (file,) = take(office, row(**{"Thủ tục": "Đăng ký tạm trú"}))

    assert (file.code, file.external_code, file.status) == ("HS-2025-0001", "G01-0001", "returned")
    assert (file.procedure, file.revision, file.limit_unit) == (known, None, "")
    assert (file.received_at, file.due_at) == (at("2025-03-03 08:30"), at("2025-03-10 08:30"))
    assert (file.resolved_at, file.returned_at, file.outcome) == (
        at("2025-03-07 08:30"), at("2025-03-07 08:30"), "early",
    )  # fmt: skip
    assert file.applicant.fields["id_number"] == "024190001234"
    assert file.note == "Nhập từ sổ cũ, dòng 2."
    row_then = ServiceFile.history.get()
    assert (row_then.history_verb, row_then.history_actor) == (
        "registers.file_import",
        "Phạm Minh Đức (desk)",
    )
    assert (file.ended_at, file.ending_reason) == (file.returned_at, "")
    assert Handover.objects.count() == 0
    event = LedgerEntry.objects.filter(source="event", payload__contains="registers.file_import")
    assert '"files":1' in event.get().payload


def test_the_citizen_is_not_in_the_history_of_an_import(office):
    take(office, row())
    told = str(list(ServiceFile.history.values())) + str(list(LedgerEntry.objects.values_list("payload")))
    assert not [word for word in ("Đào", "024190001234", "0912345678") if word in told]


def test_an_open_file_is_in_hands_and_codes_follow_the_years(office):
    files = take(
        office,
        row(**{"Trả": None}),
        row(
            **{
                "Mã hồ sơ": "A2",
                "Nhận": datetime(2026, 1, 5, 9),
                "Hẹn trả": datetime(2026, 1, 9, 9),
                "Trả": None,
            }
        ),
        row(**{"Mã hồ sơ": "A3"}),
    )
    assert [file.code for file in files] == ["HS-2025-0001", "HS-2026-0001", "HS-2025-0002"]
    assert [(file.status, file.holder) for file in files] == [
        ("received", office.desk), ("received", office.desk), ("returned", None),
    ]  # fmt: skip
    hands = Handover.objects.filter(left_at=None).values_list("file__code", "step", "due_at")
    assert list(hands) == [("HS-2025-0001", "Nhập từ sổ cũ", None), ("HS-2026-0001", "Nhập từ sổ cũ", None)]


@pytest.mark.parametrize(
    ("returned", "due", "outcome"),
    [
        (date(2025, 3, 9), date(2025, 3, 10), "early"),
        (date(2025, 3, 10), date(2025, 3, 10), "on_time"),
        (date(2025, 3, 10), datetime(2025, 3, 10, 9), "on_time"),
        (datetime(2025, 3, 10, 9, 1), datetime(2025, 3, 10, 9), "late"),
        (datetime(2025, 3, 10, 16), date(2025, 3, 10), "on_time"),
        (date(2025, 3, 11), date(2025, 3, 10), "late"),
    ],
)
def test_how_it_stood_to_its_due_time(office, returned, due, outcome):
    (file,) = take(office, row(**{"Trả": returned, "Hẹn trả": due}))
    assert file.outcome == outcome


def test_every_fault_is_named_by_row_and_column(office):
    found = faults(
        office,
        row(**{"Trả": datetime(2025, 3, 1)}),
        row(**{"Mã hồ sơ": "B", "Số định danh": "1" * 25, "Số điện thoại": "12"}),
        row(**{"Mã hồ sơ": "C", "Hẹn trả": "=G4+7", "Nhận": "hôm qua"}),
        row(**{"Mã hồ sơ": "D", "Họ và tên": None, "Nhận": None}),
        row(**{"Mã hồ sơ": "E", "Hẹn trả": datetime(2025, 3, 1)}),
        row(**{"Mã hồ sơ": "F", "Thủ tục": None, "Trả": "31/02/2025"}),
        row(**{"Mã hồ sơ": "G01-0001"}),
        row(**{"Mã hồ sơ": "H", "Nhận": 45000, "Số định danh": 1190001234}),
    )  # fmt: skip
    assert [(number, letter, why.split(".")[0]) for number, letter, why in found] == [
        (2, "I", "Trả trước ngày nhận"),
        (3, "E", "Số định danh “1111…” không đúng: căn cước có 12 chữ số, chứng minh cũ có 9"),
        (3, "F", "Số điện thoại phải có từ 9 đến 12 chữ số"),
        (4, "G", "Hãy nhập ngày theo dạng ngày/tháng/năm, ví dụ 05/03/2026"),
        (4, "H", "Ô là công thức"),
        (5, "D", "Hãy ghi họ và tên người nộp, hoặc tên tổ chức"),
        (5, "G", "Thiếu ngày"),
        (6, "H", "Hẹn trả trước ngày nhận"),
        (7, "C", "Thiếu tên thủ tục"),
        (7, "I", "Không có ngày 31/02/2025 trong lịch"),
        (9, "E", "Ô là số nên có thể đã mất số 0 ở đầu (10 chữ số)"),
        (9, "G", "Ô không phải ngày"),
    ]


def test_nothing_lies_ahead(office):
    ahead = {"Nhận": datetime(2099, 1, 1), "Hẹn trả": datetime(2099, 1, 2), "Trả": datetime(2099, 1, 2)}
    assert faults(office, row(**ahead)) == [(2, "G", "Ngày ở phía trước."), (2, "I", "Ngày ở phía trước.")]


def test_a_fault_shows_a_date_as_people_write_it(office):
    ahead = {
        "Nhận": datetime(2099, 1, 1, 9, 30),
        "Hẹn trả": datetime(2099, 1, 2),
        "Trả": datetime(2099, 1, 2),
    }
    shown = [one.value for one in read(office, row(**ahead)).faults]
    assert shown == ["01/01/2099 09:30", "02/01/2099"]


def test_codes_stand_once_in_the_sheet_and_in_the_register(office):
    twice = faults(office, row(), row(**{"Mã hồ sơ": "g01-0001"}))
    assert twice == [(3, "B", "Mã đã có ở dòng 2.")]
    take(office, row())
    assert faults(office, row()) == [(2, "B", "Mã đã có trong sổ của đơn vị (hồ sơ HS-2025-0001).")]
    assert faults(office, row(**{"Mã hồ sơ": "hs-2025-0001"})) == [
        (2, "B", "Mã đã có trong sổ của đơn vị (hồ sơ HS-2025-0001).")
    ]
    assert faults(office, row(**{"Mã hồ sơ": None}))[0][2].startswith("Hồ sơ HS-2025-0001 cùng người")


def test_dates_written_as_text_are_never_guessed(office):
    found = read(office, row(**{"Nhận": "03/04/2025", "Hẹn trả": "25/04/2025", "Trả": None}))
    assert (found.asks_order, found.files, [one.row for one in found.faults]) == (True, [], [2])

    sheet = sheet_from(workbook(row(**{"Nhận": "03/04/2025", "Hẹn trả": "04/25/2025", "Trả": None})))
    places = mapping_of(sheet, office.tan_tien).columns
    for order, day in (("dmy", None), ("mdy", (at("2025-03-04 07:30"), at("2025-04-25 17:30")))):
        save_mapping(office.tan_tien, HEADINGS, places, name="Sổ", date_order=order, by=office.desk)
        found = reading_of(sheet, mapping_of(sheet, office.tan_tien), office.tan_tien)
        assert found.asks_order is False
        told = [(one.received_at, one.due_at) for one in found.files]
        assert (told or [None])[0] == day
        assert [one.why[:26] for one in found.faults] == ([] if day else ["Không có ngày 04/25/2025 t"])


def test_text_dates_that_can_mean_one_day_only_are_read(office):
    (file,) = take(office, row(**{"Nhận": "13/03/2025 14h30", "Hẹn trả": "20/03/2025", "Trả": None}))
    assert (file.received_at, file.due_at) == (at("2025-03-13 14:30"), at("2025-03-20 17:30"))


def test_names_with_combining_marks_and_lost_zeros(office):
    name = "Nguyễn Thị Đào"
    (file,) = take(
        office, row(**{"Họ và tên": name, "Số điện thoại": 912345678, "Số định danh": 24190001234})
    )
    assert file.applicant.fields == {
        "name": "Nguyễn Thị Đào", "id_number": "024190001234", "phone": "0912345678",
    }  # fmt: skip


def test_what_is_told_before_it_is_taken_in(office):
    def hide(book):
        book.create_sheet("Nháp").sheet_state = "hidden"

    found = read(office, row(), [None, None], row(**{"Mã hồ sơ": "B"}), touch=hide)
    assert [one.row for one in found.files] == [2, 4]
    assert found.notices == [
        "Không khớp quy trình nào của đơn vị: giữ tên thủ tục, để trống quy trình: dòng 2, 4.",
        "Không có ngày có kết quả: lấy ngày trả: dòng 2, 4.",
        "Trang ẩn không được đọc: Nháp.",
        "Cột không dùng: STT.",
    ]


def test_only_the_chosen_sheet_is_read(office):
    def add(book):
        other = book.create_sheet("Sổ 2024")
        other.append(HEADINGS)
        other.append(row(**{"Mã hồ sơ": "Z-1"}))
        book.move_sheet("Sổ 2024", -1)
        book.worksheets[0].sheet_state = "hidden"

    assert sheet_from(workbook(row(), touch=add)).name == "Sổ 2025"
    chosen = sheet_from(workbook(row(), touch=add), 0)
    assert (chosen.name, chosen.rows[0].cells[1]) == ("Sổ 2024", "Z-1")


def test_titles_above_may_be_merged_headings_and_rows_may_not():
    above = (["CÔNG AN XÃ"], ["SỔ THEO DÕI HỒ SƠ"])
    good = workbook(row(), above=above, touch=lambda book: book.active.merge_cells("A1:I2"))
    assert sheet_from(good).header.number == 3
    for cells in ("C3:D3", "G3:H4", "D4:D5"):
        spoilt = workbook(
            row(), row(), above=above, touch=lambda book, cells=cells: book.active.merge_cells(cells)
        )
        with pytest.raises(UploadRefused, match=f"Ô {cells} bị gộp"):
            sheet_from(spoilt)


def test_headings_in_two_rows_are_read_as_one(office):
    groups = ["STT", "Mã hồ sơ", "Thủ tục", "Người nộp", None, None, "Thời gian", None, None]
    below = [None, None, None, *HEADINGS[3:]]

    def merge(book):
        for cells in ("A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:I1"):
            book.active.merge_cells(cells)

    found = read(office, row(), headings=below, above=[groups], touch=merge)
    assert (found.sheet.headings, found.faults) == (HEADINGS, [])
    assert [(one.row, one.texts["code"]) for one in found.files] == [(3, "G01-0001")]


def test_a_title_above_is_no_heading(office):
    above = [["SỔ THEO DÕI", None, None, None, None, None, None, None, None, "Mẫu 07"]]
    assert read(office, row(), above=above).sheet.headings == HEADINGS


@pytest.mark.parametrize("written", ["%d", "(%d)", " %d "])
def test_a_row_that_counts_the_columns_is_no_file(office, written):
    found = read(office, [written % number for number in range(1, 10)], row())
    assert (found.faults, [one.row for one in found.files]) == ([], [3])
    assert "Dòng 2 chỉ đánh số cột: bỏ qua." in found.notices
    assert read(office, list(range(1, 10)), row()).sheet.numbered == 2


def test_sums_and_signatures_under_the_table_are_told_once_a_row(office):
    sign = [*[None] * 6, "NGƯỜI LẬP SỔ"]
    assert faults(office, row(), ["Tổng cộng: 1"], sign) == [
        (4, "G", "Cả dòng chỉ có ô này nên không phải hồ sơ. Hãy xóa dòng khỏi tệp."),
    ]  # fmt: skip


def test_a_year_before_there_were_such_offices_is_refused(office):
    early = {"Nhận": datetime(1926, 3, 3, 8), "Hẹn trả": datetime(2026, 3, 5), "Trả": None}
    words = "Năm 1926, trước năm 2000. Hãy kiểm tra lại năm."
    assert faults(office, row(**early)) == [(2, "G", words)]
    assert faults(office, row(**(early | {"Nhận": datetime(2000, 1, 4, 8)}))) == []


def test_two_columns_with_one_heading_are_told(office):
    found = read(office, [*row(), "Lê Văn Tám"], headings=[*HEADINGS, "Họ và tên"])
    assert [one.person["name"] for one in found.files] == ["Nguyễn Thị Đào"]
    assert "Tiêu đề “Họ và tên” đứng ở nhiều cột: D, J. Hãy xem cột nào được đọc." in found.notices


@pytest.mark.parametrize(
    "first", [[["SỔ THEO DÕI HỒ SƠ"]], [["Tháng", "Nhận", "Trả", "Quá hạn"], [1, 20, 18, 0]]]
)
def test_the_register_is_found_behind_a_cover_and_behind_sums(first):
    def add(book):
        cover = book.create_sheet("Bìa", 0)
        for line in first:
            cover.append(line)
        book.active = 0

    told, number = chosen_sheet(checked_upload(workbook(row(), touch=add)))
    assert (number, sheet_of(told).name) == (1, "Sổ 2025")
    odd = workbook(["1", "Lê Văn Tám", DUE], headings=["Số", "Chủ HS", "Vào"], touch=add)
    assert chosen_sheet(checked_upload(odd))[1] == (1 if len(first) == 1 else 0)


def test_sheets_that_hold_no_register():
    with pytest.raises(UploadRefused, match="không có hàng tiêu đề"):
        sheet_from(workbook(headings=[1, 2, 3]))
    with pytest.raises(UploadRefused, match="không có dòng nào"):
        sheet_from(workbook())
    with pytest.raises(UploadRefused, match="không có trang tính"):
        sheet_from(workbook(row()), 7)


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr("registers.importing.sheet.MOST_ROWS", 2)
    assert len(sheet_from(workbook(row(), row())).rows) == 2
    with pytest.raises(UploadRefused, match="quá 2 dòng"):
        sheet_from(workbook(row(), row(), row()))


def test_nobody_else_imports(office):
    found = read(office, row())
    for person in (office.auditor, office.owner, office.neighbour, office.stranger):
        with pytest.raises(PermissionDenied):
            import_files(found.files, office.tan_tien, source="a", sha256="f" * 64, by=person)
    assert ServiceFile.objects.count() == 0


def test_a_failure_in_the_middle_leaves_nothing(office, monkeypatch):
    found = read(office, row(), row(**{"Mã hồ sơ": "B", "Trả": None}))
    monkeypatch.setattr(Handover, "save", lambda self, **kwargs: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        import_files(found.files, office.tan_tien, source="a", sha256="f" * 64, by=office.desk)
    assert ServiceFile.objects.count() == 0
    monkeypatch.undo()
    assert take(office, row())[0].code == "HS-2025-0001"


def test_a_mapping_is_remembered_by_its_headings_and_by_unit(office):
    odd = ["Số", "Chủ HS", "Việc", "Vào", "Hạn"]
    sheet = sheet_from(workbook(["1", "Lê Văn Tám", "Đăng ký xe", DUE, DUE], headings=odd))
    assert [one.key for one in mapping_of(sheet, office.tan_tien).lacking] == [
        "name", "received_at", "due_at", "title",
    ]  # fmt: skip
    columns = {"code": 0, "name": 1, "title": 2, "received_at": 3, "due_at": 4}
    save_mapping(office.tan_tien, odd, columns, name="Phần mềm cũ", by=office.desk)
    assert mapping_of(sheet, office.tan_tien).lacking == []
    assert mapping_of(sheet, office.nham_bien).saved is None
    found = reading_of(sheet, mapping_of(sheet, office.tan_tien), office.tan_tien)
    assert [one.person["name"] for one in found.files] == ["Lê Văn Tám"]
    save_mapping(office.tan_tien, odd, columns, name="Phần mềm 2", by=office.desk)
    assert [one.version for one in ImportMapping.objects.all()] == [2]


def test_a_mapping_helps_with_headings_that_have_changed(office):
    odd = ["Số", "Chủ HS", "Việc", "Vào", "Hạn"]
    columns = {"code": 0, "name": 1, "title": 2, "received_at": 3, "due_at": 4}
    save_mapping(office.tan_tien, odd, columns, name="Phần mềm cũ", date_order="dmy", by=office.desk)
    moved = ["Tình trạng", "HẠN", "Vào", "Việc", "Chủ HS", "Mã mới"]
    sheet = sheet_from(workbook(["x", DUE, DUE, "Đăng ký xe", "Lê Văn Tám", "1"], headings=moved))
    found = mapping_of(sheet, office.tan_tien)
    assert found.columns == {"name": 4, "title": 3, "received_at": 2, "due_at": 1, "status": 0}
    assert (found.like.name, found.order, found.saved) == ("Phần mềm cũ", "dmy", None)
    assert found.lacking != []  # a person looks at it first
    assert changed_headings(sheet, found.like) == (["Tình trạng", "Mã mới"], ["Số"])
    assert mapping_of(sheet, office.nham_bien).like is None
    other = sheet_from(workbook(["x", "y", DUE], headings=["Tình trạng", "Chủ HS", "Nơi ở cũ"]))
    assert mapping_of(other, office.tan_tien).like is None  # one heading in common is too little


def test_the_template_reads_back_as_it_is_meant(tmp_path, office):
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template())
    book = load_workbook(path)
    assert book.sheetnames == ["Hồ sơ", "Hướng dẫn"]
    assert sorted(str(one.sqref) for one in book.active.data_validations.dataValidation) == [
        "I2:I20001", "N2:N20001", "O2:O20001",
    ]  # fmt: skip
    book["Hồ sơ"].append([None, None, "Đăng ký xe", None, "Lê Văn Tám", *[None] * 4, DUE, DUE])
    book.save(path)
    with path.open("rb") as file:
        sheet = sheet_from(file)
        found = reading_of(sheet, mapping_of(sheet, office.tan_tien), office.tan_tien)
    assert (found.faults, [one.title for one in found.files]) == ([], ["Đăng ký xe"])


def test_an_imported_file_is_in_the_past_from_the_import_on(office):
    (file,) = take(office, row())
    assert Moment(at("2025-06-01 00:00")).rows(ServiceFile).count() == 0
    assert Moment().get(ServiceFile, file.pk).code == "HS-2025-0001"
