"""``python -m qms import files``: the same reading and the same act as the page."""

from io import StringIO

import pytest
from django.core.management import call_command

from registers.actions.importing import save_mapping
from registers.models import ServiceFile
from tests.registers.one_stop.workbooks import DUE, row, workbook

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(office, tmp_path):
    """``run(book, "--dry-run")`` gives (exit code, what was said, what was complained of)."""

    def command(book, *options):
        path = tmp_path / book.name
        path.write_bytes(book.read())
        out, err, code = StringIO(), StringIO(), 0
        try:
            call_command("import", "files", str(path), "--unit", "TANTIEN", *options, stdout=out, stderr=err)
        except SystemExit as ended:
            code = ended.code
        return code, out.getvalue(), err.getvalue()

    return command


def test_a_dry_run_writes_nothing(run):
    code, out, err = run(workbook(row()), "--dry-run")
    assert (code, err, out.splitlines()[0], ServiceFile.objects.count()) == (0, "", "1 hồ sơ đọc được.", 0)


def test_all_are_taken_in_by_whoever_is_named(run, office):
    code, out, err = run(workbook(row(), row(**{"Mã hồ sơ": "B", "Trả": None})), "--by", "desk")
    assert (code, err) == (0, "")
    assert out.endswith(
        "Đã nhập 2 hồ sơ vào sổ của Công an xã Tân Tiến, mã từ HS-2025-0001 đến HS-2025-0002.\n"
    )
    assert ServiceFile.objects.get(status="received").holder == office.desk


def test_a_fault_ends_with_one_and_nothing_written(run):
    code, _out, err = run(workbook(row(), row(**{"Mã hồ sơ": "B", "Nhận": "hôm qua"})))
    assert (code, ServiceFile.objects.count()) == (1, 0)
    assert err.startswith("dòng 3: cột G “Nhận”: Hãy nhập ngày")


def test_text_dates_need_an_order(run):
    book = {"Nhận": "03/04/2025", "Hẹn trả": "09/04/2025", "Trả": None}
    code, _out, err = run(workbook(row(**book)))
    assert code == 1 and "--dates dmy" in err
    assert run(workbook(row(**book)), "--dates", "dmy")[0] == 0
    assert f"{ServiceFile.objects.get().received_at:%d/%m/%Y}" == "03/04/2025"


def test_a_mapping_by_name(run, office):
    odd = ["Số", "Chủ HS", "Việc", "Vào", "Hạn"]
    line = ["1", "Lê Văn Tám", "Đăng ký xe", DUE, DUE]
    assert run(workbook(line, headings=odd))[0] == 2
    columns = {"name": 1, "title": 2, "received_at": 3, "due_at": 4}
    save_mapping(office.tan_tien, odd, columns, name="Phần mềm cũ", by=office.desk)
    assert run(workbook(line, headings=odd), "--mapping", "Phần mềm mới")[0] == 2
    assert run(workbook(row()), "--mapping", "Phần mềm cũ")[0] == 2
    assert run(workbook(line, headings=odd), "--mapping", "Phần mềm cũ")[0] == 0
    assert [file.title for file in ServiceFile.objects.all()] == ["Đăng ký xe"]


def test_files_that_are_no_register(run):
    book = workbook(row())
    book.name = "so.docx"
    assert run(book)[0] == 1
    assert ServiceFile.objects.count() == 0
