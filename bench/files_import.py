"""An old register of 20,000 rows taken in: gate, reading apart, understanding, writing with its history."""

import datetime as dt
import io
import os

from openpyxl import Workbook

from bench.measure import Result
from bench.register_rows import name_of
from qms.history import record_tx
from qms.models import Assignment, Role, Unit, User
from registers.actions.importing import import_files
from registers.importing.mapped import mapping_of, reading_of
from registers.importing.sheet import checked_upload, sheet_of, told_apart
from registers.models import ServiceFile

FULL, SECONDS = 20_000, 60


def run(scale: float) -> list[Result]:
    n = int(FULL * scale)
    unit, user = _office()
    upload = _workbook(n)
    before = os.times()
    sent = checked_upload(upload)
    sheet = sheet_of(told_apart(sent))
    reading = reading_of(sheet, mapping_of(sheet, unit), unit)
    read = os.times()
    if reading.faults:
        raise RuntimeError(f"{len(reading.faults)} faults, the first: {reading.faults[0]}")
    made = import_files(reading.files, unit, source=sent.name, sha256=sent.sha256, by=user)
    after = os.times()
    if len(made) != n or ServiceFile.objects.count() != n:
        raise RuntimeError(f"{len(made)} files instead of {n}")
    return [
        Result("file import: reading and preview (cpu)", n, _spent(before, read), SECONDS * scale, unit="s"),
        Result("file import: all of it (cpu)", n, _spent(before, after), SECONDS * scale, unit="s"),
    ]


def _spent(before, after) -> float:
    """Cpu seconds of ours and of the processes the gate starts."""
    return sum(b - a for a, b in zip(before[:4], after[:4], strict=True))


def _office():
    with record_tx(by=None, verb="qms.load"):
        unit = Unit(code="X", name="Công an xã")
        unit.save()
        user = User(username="do", full_name="Người đo")
        user.save()
        Assignment(user=user, unit=unit, role=Role.DESK, from_date="2020-01-01").save()
    return unit, User.objects.get(pk=user.pk)


def _workbook(n: int):
    """The columns of the form in force; every twentieth file is still open."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sổ")
    sheet.append(["STT", "Mã hồ sơ", "Tên thủ tục hành chính", "Tên tổ chức, cá nhân", "Số định danh",
                  "Địa chỉ", "Số điện thoại", "Nhận", "Hẹn trả", "Trả", "Phương thức nhận kết quả",
                  "Ký nhận"])  # fmt: skip
    first = dt.datetime(2024, 1, 2, 8, 0)
    for number in range(n):
        at = first + dt.timedelta(minutes=40 * number)
        returned = at + dt.timedelta(days=5) if number % 20 else None
        sheet.append([number + 1, f"G01.{number:06d}", "Đăng ký thường trú", name_of(number),
                      f"024{number:09d}", "Thôn Đông, xã Tân Tiến", f"09{number:08d}", at,
                      at + dt.timedelta(days=7), returned, "Nhận tại nơi nộp", "Đã ký"])  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    out.name = "so-cu.xlsx"
    return out
