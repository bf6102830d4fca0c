"""Excel: our writer against a bare openpyxl write_only loop over the same rows; its memory at a million."""

import datetime as dt
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from openpyxl import Workbook

from bench.measure import Result, cpu_ms
from qms.export import xlsx
from qms.export.captions import Caption
from qms.export.tables import Column, Table
from qms.states import State

FULL, MILLION, ROUNDS = 100_000, 1_000_000, 3
START = dt.datetime(2026, 1, 5, 8, 0)
STATES = (
    State("early", "Trước hạn", "ok"),
    State("on_time", "Đúng hạn", "ok"),
    State("late", "Quá hạn", "danger"),
)
WARDS = ("Thôn Chùa", "Thôn Đồng", "Thôn Lực", "Thôn Mới")


@dataclass(frozen=True)
class ServiceFile:
    """A row of the one-stop register, as wide as the real one."""

    pk: int
    code: str
    procedure: str
    person: str
    address: str
    agency: str
    received: dt.datetime
    due: dt.datetime
    returned: dt.datetime | None
    channel: str
    state: State
    signed: str


class ServiceFileTable(Table):
    slug = "bench"
    title = "Sổ theo dõi hồ sơ"
    columns = [
        Column("code", "Mã hồ sơ", kind="code", width=21),
        Column("procedure", "Thủ tục hành chính", width=31),
        Column("person", "Tổ chức, cá nhân", width=34),
        Column("address", "Địa chỉ", width=24),
        Column("agency", "Cơ quan chủ trì", width=18),
        Column("received", "Ngày, giờ nhận", kind="datetime", width=19),
        Column("due", "Hẹn trả kết quả", kind="datetime", width=19),
        Column("returned", "Trả kết quả", kind="datetime", width=19),
        Column("channel", "Cách nhận kết quả", width=18),
        Column("state", "Tình trạng", kind="state", width=33),
        Column("signed", "Ký nhận", width=16),
    ]


WRITER_ALONE = """
import datetime as dt, sys
from pathlib import Path
import django
from django.conf import settings

settings.configure(USE_TZ=True, TIME_ZONE="Asia/Ho_Chi_Minh", LANGUAGE_CODE="vi", USE_I18N=False)
django.setup()
from qms.export.xlsx import Field, Sheet, write_book

start, n = dt.datetime(2026, 1, 5, 8, 0), int(sys.argv[2])

def rows():
    for i in range(n):
        at = start + dt.timedelta(minutes=(17 * i) % 400_000)
        day, text = dt.timedelta(days=3), f"Nguyễn Thị Ánh {i % 997}"
        yield (f"H-2611-{i:07d}", text, "Thôn Chùa", at, at + day, at + day, "Trực tiếp", "Công an xã",
               "Đăng ký tạm trú", "Trước hạn", "Đã ký", i)

kinds = ["code", "text", "text", "datetime", "datetime", "datetime", *["text"] * 5, "int"]
sheet = Sheet("Sổ", [Field(str(i), kind) for i, kind in enumerate(kinds)], rows())
write_book(sys.argv[1], [sheet], title="Sổ")
status = Path("/proc/self/status").read_text(encoding="ascii")
print(int(next(line for line in status.splitlines() if line.startswith("VmHWM:")).split()[1]) / 1024)
"""
CAPTION = Caption(title="Sổ theo dõi hồ sơ", unit="Công an xã Tân Tiến")


def service_files(n: int) -> Iterator[ServiceFile]:
    for i in range(n):
        received = START + dt.timedelta(minutes=(17 * i) % 400_000)
        yield ServiceFile(
            pk=i,
            code=f"H-2611-{i:07d}",
            procedure="Đăng ký tạm trú" if i % 3 else "Đăng ký thường trú",
            person=f"Nguyễn Thị Ánh {i % 997}",
            address=WARDS[i % 4],
            agency="Công an xã",
            received=received,
            due=received + dt.timedelta(days=3),
            returned=None if i % 11 == 0 else received + dt.timedelta(days=2, hours=3),
            channel="Trực tiếp" if i % 5 else "VNeID",
            state=STATES[i % 3],
            signed="Đã ký",
        )


def ours(path: Path, n: int) -> None:
    xlsx.write_table(path, ServiceFileTable(masked=False), service_files(n), CAPTION)


def bare(path: Path, n: int) -> None:
    """The least one would write by hand: a header, then `append` for each row."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Sổ theo dõi hồ sơ")
    sheet.append([column.label for column in ServiceFileTable.columns])
    for row in service_files(n):
        sheet.append(
            [
                row.code, row.procedure, row.person, row.address, row.agency, row.received, row.due,
                row.returned, row.channel, str(row.state.label), row.signed,
            ]
        )  # fmt: skip
    book.save(path)


def memory_alone(path: Path, n: int) -> float:
    """Peak resident MB of a process that holds the writer and nothing of the office's application."""
    done = subprocess.run(
        [sys.executable, "-c", WRITER_ALONE, str(path), str(n)], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def run(scale: float) -> list[Result]:
    n, many = int(FULL * scale), int(MILLION * scale)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.xlsx"
        ours(path, 100)
        bare(path, 100)
        memory = memory_alone(path, many)
        pairs = [(cpu_ms(lambda: ours(path, n)), cpu_ms(lambda: bare(path, n))) for _ in range(ROUNDS)]
    mine, peer = (median(side) for side in zip(*pairs, strict=True))
    return [
        Result("xlsx: rows against a bare openpyxl write_only loop (cpu)", n, mine, 0.25, peer),
        Result("xlsx: peak memory of the writer alone", many, memory, 80, unit="MB"),
    ]
