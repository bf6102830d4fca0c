"""The editions of the slip forms that are known, as rows of data, put into an installation once.

What is not found in a text (a first day, say) carries a doubt in words, so that whoever looks after the forms
checks it against the text and corrects it. Nothing corrected or ended here is ever put back.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connections

from qms.history import history_of, record_tx
from qms.models import Unit
from registers.models import FormFamily, SlipForm, SlipKind

TITLES = {
    SlipKind.RECEPTION: "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
    SlipKind.SUPPLEMENT: "Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ",
    SlipKind.REFUSAL: "Phiếu từ chối tiếp nhận hồ sơ",
    SlipKind.APOLOGY: "Phiếu xin lỗi và hẹn lại ngày trả kết quả",
    SlipKind.STOP: "Thông báo dừng giải quyết hồ sơ",
    SlipKind.CONTROL: "Phiếu kiểm soát quá trình giải quyết hồ sơ",
    SlipKind.REGISTER: "Sổ theo dõi hồ sơ",
}
NAME_AND_DAY = "Tên mẫu và ngày bắt đầu dùng chưa tra được (đang ghi đầu năm): đối chiếu văn bản rồi sửa."
DAY_OF_TEXT = "Ngày 15/9/2025 là ngày của văn bản; ngày có hiệu lực chưa tra được: đối chiếu văn bản rồi sửa."
BOTH_DAYS = "Ngày bắt đầu và ngày cuối chưa tra được: đối chiếu văn bản rồi sửa."


@dataclass(frozen=True)
class Edition:
    """The forms one text brought, by kind, from a day until another."""

    family: FormFamily
    basis: str
    numbers: dict[SlipKind, str]
    from_date: dt.date
    to_date: dt.date | None
    doubt: str


_SIX = ("RECEPTION", "SUPPLEMENT", "REFUSAL", "APOLOGY", "CONTROL", "REGISTER")
_SEVEN = ("RECEPTION", "SUPPLEMENT", "REFUSAL", "APOLOGY", "STOP", "CONTROL", "REGISTER")


def _numbered(kinds) -> dict:
    return {SlipKind[kind]: f"Mẫu {place:02d}" for place, kind in enumerate(kinds, start=1)}


KNOWN = (
    Edition(
        FormFamily.ONE_STOP, "Thông tư 01/2018/TT-VPCP", _numbered(_SIX),
        dt.date(2018, 1, 1), dt.date(2025, 9, 14), BOTH_DAYS,
    ),
    Edition(
        FormFamily.ONE_STOP, "Thông tư 03/2025/TT-VPCP, Phụ lục I", _numbered(_SEVEN),
        dt.date(2025, 9, 15), None, DAY_OF_TEXT,
    ),
    Edition(
        FormFamily.RESIDENCE, "Thông tư 66/2023/TT-BCA",
        {SlipKind.RECEPTION: "Mẫu CT04", SlipKind.SUPPLEMENT: "Mẫu CT05", SlipKind.REFUSAL: "Mẫu CT06"},
        dt.date(2023, 1, 1), None, NAME_AND_DAY,
    ),
    Edition(
        FormFamily.IDENTITY, "Thông tư 17/2024/TT-BCA và 53/2025/TT-BCA",
        {SlipKind.RECEPTION: "Mẫu CC02", SlipKind.REFUSAL: "Mẫu CC03"},
        dt.date(2024, 1, 1), None, NAME_AND_DAY,
    ),
)  # fmt: skip


def known_forms() -> Iterator[SlipForm]:
    """Every known form, unsaved and without a unit."""
    for edition in KNOWN:
        for kind, number in edition.numbers.items():
            yield SlipForm(
                family=edition.family, kind=kind, number=number, title=TITLES[kind],
                basis=edition.basis, from_date=edition.from_date, to_date=edition.to_date,
                doubt=edition.doubt,
            )  # fmt: skip


def load_slip_forms(at: dt.datetime | None = None) -> int:
    """Put the known forms into the topmost units that never had them; how many rows that made."""
    tops = list(Unit.objects.filter(parent_unit=None))
    missing = [(top, form) for top in tops for form in _never_there(top)]
    if missing:
        with record_tx(by=None, verb="qms.load", at=at):
            for top, form in missing:
                form.unit = top
                form.save()
    return len(missing)


def _never_there(top: Unit) -> list[SlipForm]:
    """Forms that no version of any row of the unit ever spoke of: what was corrected stays corrected."""
    rows = history_of(SlipForm)._base_manager.filter(unit=top)
    told = set(rows.values_list("family", "kind", "basis"))
    return [form for form in known_forms() if (form.family, form.kind, form.basis) not in told]


def after_migrate(sender, using="default", **kwargs) -> None:
    """An installation of an earlier release gets the forms; a migration back to before them does nothing."""
    tables = connections[using].introspection.table_names()
    if using == "default" and {"registers_slipform", "registers_historicalslipform"} <= set(tables):
        load_slip_forms()
