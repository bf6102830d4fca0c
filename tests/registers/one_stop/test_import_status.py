"""The status column of an old register: what its words mean, and the days that must go with them."""

from datetime import date, datetime

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from qms.history import Moment
from registers.actions.importing import save_mapping
from registers.file_figures import file_figures
from registers.importing.columns import known_columns
from registers.importing.mapped import mapping_of, reading_of
from registers.importing.status_words import labels, status
from registers.importing.template import template
from registers.models import Handover, ServiceFile
from registers.slip_links import slips_of
from registers.spans import whole
from registers.states.service_files import ENDED
from tests.registers.one_stop.making import at
from tests.registers.one_stop.test_import import faults, read, sheet_from, take
from tests.registers.one_stop.workbooks import HEADINGS, row, workbook

pytestmark = pytest.mark.django_db
WITH_STATUS = [*HEADINGS, "Có kết quả", "Trạng thái"]
END = datetime(2025, 3, 6, 15)


def line(told, code="G01-0001", *, result=None, returned=None) -> list:
    return [*row(**{"Mã hồ sơ": code, "Trả": returned}), result, told]


def status_faults(office, *lines):
    return faults(office, *lines, headings=WITH_STATUS)


@pytest.mark.parametrize(
    ("told", "meant"),
    [
        ("Từ chối tiếp nhận", "refused"), ("TU CHOI", "refused"), ("Không được tiếp nhận", "refused"),
        ("Hồ sơ bị từ chối giải quyết", "refused"), ("Dừng giải quyết", "stopped"), ("Dừng xử lý", "stopped"),
        ("Không giải quyết", "stopped"), ("Trả lại hồ sơ", "stopped"), ("Hồ sơ bị trả lại", "stopped"),
        ("Đã rút hồ sơ", "withdrawn"), ("Công dân yêu cầu rút hồ sơ", "withdrawn"), ("rút", "withdrawn"),
        ("Đã trả kết quả", "returned"), ("10 - Đã trả kết quả đúng hạn", "returned"), ("Đã trả", "returned"),
        ("Đã giải quyết", "resolved"), ("Đã giải quyết quá hạn", "resolved"), ("Có kết quả", "resolved"),
        ("Đã xử lý xong", "resolved"), ("Chờ trả kết quả", "resolved"), ("Chờ bổ sung", "supplement"),
        ("Yêu cầu bổ sung giấy tờ", "supplement"), ("Đang giải quyết (quá hạn)", "in_progress"),
        ("Chưa có kết quả", "in_progress"), ("Được tiếp nhận", "received"), ("Đã tiếp nhận", "received"),
    ],
)  # fmt: skip
def test_words_are_read_without_marks(told, meant):
    assert status(told) == (meant, told)


@pytest.mark.parametrize(
    "told",
    [
        "Đúng hạn", "Dừng", "Tạm dừng giải quyết", "Không giải quyết đúng hạn", "Trả lại hồ sơ để bổ sung",
        "Chưa trả kết quả", "Không rút", "Chờ tiếp nhận", "Đã trả hồ sơ", "x",
    ],
)  # fmt: skip
def test_words_that_may_mean_something_else_are_refused_with_those_that_are_known(office, told):
    ((number, letter, why),) = status_faults(office, line(told))
    assert (number, letter) == (2, "K")
    assert why == (
        "Không rõ trạng thái này. Đọc được: Đã tiếp nhận, Đang giải quyết, Chờ bổ sung, Chờ trả kết quả, "
        "Đã trả kết quả, Từ chối, Dừng giải quyết, Đã rút. Cột nói việc khác thì chọn “không có” cho mục này."
    )


def test_files_come_in_as_they_stand(office):
    made = take(
        office,
        line("Từ chối tiếp nhận", "A", result=END),
        line("Dừng giải quyết", "B", result=date(2025, 3, 6), returned=date(2025, 3, 7)),
        line("Đã rút hồ sơ", "C", returned=END),
        line("Đã trả kết quả", "D", returned=END),
        line("Có kết quả", "E", result=END),
        line("Đã giải quyết", "F", result=END, returned=END),
        line("Đang xử lý", "G"),
        line("Chờ bổ sung", "H"),
        line("Đã tiếp nhận", "I"),
        line(None, "J"),
        line(None, "K", returned=END),
        headings=WITH_STATUS,
    )
    end, day_end = at("2025-03-06 15:00"), at("2025-03-06 17:30")
    assert [(one.status, one.ended_at, one.resolved_at, one.outcome) for one in made] == [
        ("refused", end, None, ""), ("stopped", day_end, None, ""), ("withdrawn", end, None, ""),
        ("returned", end, end, "early"), ("resolved", None, end, "early"), ("returned", end, end, "early"),
        ("in_progress", None, None, ""), ("in_progress", None, None, ""), ("received", None, None, ""),
        ("received", None, None, ""), ("returned", end, end, "early"),
    ]  # fmt: skip
    assert [one.ending_reason for one in made[:4]] == [
        "Nhập từ sổ cũ: Từ chối tiếp nhận", "Nhập từ sổ cũ: Dừng giải quyết",
        "Nhập từ sổ cũ: Đã rút hồ sơ", "",
    ]  # fmt: skip
    still_open = {"G", "H", "I", "J"}
    assert {one.external_code for one in made if one.holder == office.desk} == still_open
    assert set(Handover.objects.values_list("file__external_code", flat=True)) == still_open
    assert [label for label, _url in slips_of(made[0], Moment())] == [
        "Giấy tiếp nhận, hẹn trả", "Phiếu kiểm soát",
    ]  # fmt: skip


def test_a_refused_row_is_counted_as_refused_and_never_as_late(office, signed_in):
    made = take(
        office,
        line("Từ chối", "A", result=datetime(2025, 3, 20, 9)),
        line("Đã rút", "B", result=END),
        line("Đã trả kết quả", "C", returned=END),
        line("Đang giải quyết", "D"),
        headings=WITH_STATUS,
    )
    found = file_figures([office.tan_tien.pk], whole("month", date(2025, 3, 5)), Moment())
    names = (
        "received",
        "resolved",
        "late",
        "returned",
        "refused",
        "stopped",
        "withdrawn",
        "open",
        "open_late",
    )
    assert {name: found.value(name) for name in names} == {
        "received": 4, "resolved": 1, "late": 0, "returned": 1, "refused": 1, "stopped": 0, "withdrawn": 1,
        "open": 1, "open_late": 1,
    }  # fmt: skip
    assert found.total.is_balanced
    assert [one.is_late(at("2026-01-05 08:00")) for one in made] == [False, False, False, True]
    client = signed_in(office.desk)
    assert "Nhập từ sổ cũ: Từ chối" in client.get(made[0].get_absolute_url()).content.decode()
    assert client.get(f"{made[0].get_absolute_url()}slips/refusal/").status_code == 404


def test_the_days_must_go_with_the_status(office):
    assert status_faults(
        office,
        line("Từ chối tiếp nhận", "A"),
        line("Dừng giải quyết", "B"),
        line("Đã rút hồ sơ", "C"),
        line("Đã trả kết quả", "D", result=END),
        line("Đã giải quyết", "E"),
        line("Đang giải quyết", "F", result=END),
        line("Đã rút hồ sơ", "G", result=datetime(2025, 3, 1)),
    ) == [
        (2, "J", "Trạng thái “Từ chối” mà không có ngày kết thúc."),
        (3, "J", "Trạng thái “Dừng giải quyết” mà không có ngày kết thúc."),
        (4, "J", "Trạng thái “Đã rút” mà không có ngày kết thúc."),
        (5, "I", "Trạng thái “Đã trả kết quả” mà không có ngày trả."),
        (6, "J", "Trạng thái “Chờ trả kết quả” mà không có ngày có kết quả."),
        (7, "K", "Trạng thái “Đang giải quyết” mà đã có ngày kết quả hoặc ngày trả."),
        (8, "J", "Có kết quả trước ngày nhận."),
    ]
    without = faults(office, [*row(**{"Trả": None}), "Từ chối"], headings=[*HEADINGS, "Tình trạng hồ sơ"])
    assert without == [(2, "J", "Trạng thái “Từ chối” mà không có ngày kết thúc.")]


def test_rows_that_come_in_open_are_named(office):
    def told(*lines, **options):
        return [one for one in read(office, *lines, **options).notices if "vào sổ là" in one]

    no_days = "Không có ngày kết quả, ngày trả: vào sổ là đang giải quyết"
    assert told(row(**{"Trả": None}), row(**{"Mã hồ sơ": "B"}), row(**{"Mã hồ sơ": "C", "Trả": None})) == [
        f"{no_days}: dòng 2, 4."
    ]
    lines = (
        line("Chờ bổ sung", "A"),
        line("Đang giải quyết", "B"),
        line(None, "C"),
        line("Rút", "D", result=END),
    )
    assert told(*lines, headings=WITH_STATUS) == [
        f"{no_days}: dòng 4.",
        "Chờ bổ sung: vào sổ là đang giải quyết, hạn vẫn tính; nhập xong hãy ghi yêu cầu bổ sung: dòng 2.",
    ]


@pytest.mark.parametrize(
    "name",
    ["Trạng thái", "TÌNH TRẠNG HỒ SƠ", "Trạng thái xử lý", "Trạng thái, tình trạng hồ sơ", "Tình trạng"],
)
def test_usual_headings_are_known(name):
    assert known_columns(["STT", name]) == {"status": 1}


def test_a_mapping_saved_before_there_was_a_status_still_reads(office):
    sheet = sheet_from(workbook(line("Tuỳ ý", returned=END), headings=WITH_STATUS))
    columns = mapping_of(sheet, office.tan_tien).columns
    assert columns["status"] == 10
    old = {key: place for key, place in columns.items() if key != "status"}
    save_mapping(office.tan_tien, WITH_STATUS, old, name="Cũ", by=office.desk)
    found = reading_of(sheet, mapping_of(sheet, office.tan_tien), office.tan_tien)
    assert (found.faults, [one.status for one in found.files]) == ([], ["returned"])
    assert "Cột không dùng: STT, Trạng thái." in found.notices


def test_the_template_offers_words_that_are_understood(tmp_path):
    path = tmp_path / "mau.xlsx"
    path.write_bytes(template())
    sheet = load_workbook(path)["Hồ sơ"]
    assert sheet["N1"].value == "Trạng thái, tình trạng hồ sơ"
    offered = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}["N2:N20001"]
    assert offered == f'"{",".join(labels())}"'
    assert [status(label)[0] for label in labels()][-3:] == list(ENDED)


def test_the_command_keeps_the_same_rules(office, tmp_path, capsys):
    path = tmp_path / "so.xlsx"

    def run(*lines):
        path.write_bytes(workbook(*lines, headings=WITH_STATUS).read())
        call_command("import", "files", str(path), "--unit", "TANTIEN")

    with pytest.raises(SystemExit):
        run(line("Từ chối"))
    assert capsys.readouterr().err == (
        "dòng 2: cột J “Có kết quả”: Trạng thái “Từ chối” mà không có ngày kết thúc.\n"
    )
    run(line("Từ chối", result=END))
    assert ServiceFile.objects.get().status == "refused"
