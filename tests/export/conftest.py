"""A register without a database: what the writers make of values is the same wherever they come from."""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal

import pytest

from qms.export.captions import Caption
from qms.export.tables import Column, Table
from qms.states import State

EARLY = State("early", "Trước hạn", "ok")
LATE = State("late", "Quá hạn 01 ngày", "danger")


@dataclass
class ServiceFile:
    pk: int
    code: str = "H-2611-0001"
    procedure: str = "Đăng ký tạm trú"
    person: str = "Nguyễn Văn An"
    phone: str = "0912345410"
    received: dt.datetime | None = dt.datetime(2026, 11, 2, 13, 52)
    due: dt.date | None = dt.date(2026, 11, 5)
    days: Decimal | int | None = Decimal("0.5")
    fee: int | None = 15000
    state: State = EARLY
    forms: list = field(default_factory=lambda: ["CT01", "CT04"])
    paid: bool = True

    def get_absolute_url(self):
        return f"/registers/files/{self.pk}/"


class ServiceFileTable(Table):
    slug = "files"
    title = "Sổ theo dõi hồ sơ"
    form_code = "Mẫu 07"
    empty_hint = "Chưa tiếp nhận hồ sơ nào."
    columns = [
        Column("code", "Mã hồ sơ", kind="code", width=24, link=True, order_by="code"),
        Column("procedure", "Thủ tục hành chính", width=44, second=lambda file: "1.004194"),
        Column("person", "Tổ chức, cá nhân", width=34, personal=True),
        Column("phone", "Điện thoại", width=24, personal=True),
        Column("received", "Ngày, giờ nhận", kind="datetime", width=22),
        Column("due", "Hẹn trả", kind="date", width=20),
        Column("days", "Số ngày", kind="decimal", width=14),
        Column("fee", "Lệ phí", kind="int", width=16),
        Column("state", "Tình trạng", kind="state", width=30),
        Column("forms", "Biểu mẫu", kind="list", width=22),
        Column("paid", "Đã thu", kind="bool", width=12, optional=True),
    ]


CAPTION = Caption(
    title="Sổ theo dõi hồ sơ",
    unit="Công an xã Tân Tiến",
    parent="Công an tỉnh Bắc Ninh",
    period=(dt.date(2026, 11, 2), dt.date(2026, 11, 20)),
    filters=(("Lĩnh vực", "Cư trú"), ("Kênh", "mọi kênh")),
    order="ngày nhận tăng dần",
    as_of=dt.datetime(2026, 11, 20, 10, 0, tzinfo=dt.UTC),
    masked=("Tổ chức, cá nhân", "Điện thoại"),
    form_code="Mẫu 07",
    ledger_seq=18427,
    ledger_hash="27d2012d41a54abf9a666218494c0e22" * 2,
    url="http://127.0.0.1:8000/registers/files/",
)


def service_files(n: int) -> list[ServiceFile]:
    """`n` rows; the ninth of every nine is late."""
    return [
        ServiceFile(pk=i, code=f"H-2611-{i:04d}", state=LATE if i % 9 == 0 else EARLY)
        for i in range(1, n + 1)
    ]


@pytest.fixture
def table():
    return ServiceFileTable()


@pytest.fixture
def caption():
    return CAPTION


@pytest.fixture
def papers_kept_for_all():
    """These tests look at what is kept and at what is made anew."""
