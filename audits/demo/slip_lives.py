"""How the offices receive their procedures: field, forms, the usual fee; said before the first file comes."""

from functools import partial

from audits.demo.diary import Book, Diary
from audits.demo.units import Office
from documents.models import Document
from registers.actions.reception_settings import set_reception
from registers.models import FormFamily, SupplementClock

SAID_AGO = 70  # working days; the files of the demo are younger
SAID = {
    "QT-01": ("Cư trú", FormFamily.RESIDENCE, 15_000),
    "QT-02": ("Cư trú", FormFamily.RESIDENCE, 20_000),
    "QT-03": ("Căn cước", FormFamily.IDENTITY, None),
}
GROUND = "Quy trình của đơn vị; chưa tìm được văn bản quy định khác"


def tell(diary: Diary, book: Book, office: Office) -> None:
    """Note what a full office says of the procedures for which citizens come most."""
    for place, number in enumerate(SAID):
        diary.write(SAID_AGO, f"14:{10 + place}", partial(_say, office, number))


def _say(office, number, at):
    procedure = Document.objects.filter(unit=office.unit, code=number).first()
    if procedure is None:
        return
    field, forms, fee = SAID[number]
    set_reception(
        office.unit, procedure, field=field, forms=forms, fee=fee, clock=SupplementClock.RESUME,
        clock_basis=GROUND, by=office.cast["secretary"], at=at,
    )  # fmt: skip
