"""What the full offices post for the public, and their monthly look at the board."""

from functools import partial

from audits.demo.diary import Book, Diary, clock
from audits.demo.units import Office
from documents.actions import posting as acts
from documents.models import Document, Posting
from qms.models import Unit
from qms.staff import edit_unit

POSTED = 185  # working days ago
MONTH = 20  # working days
FIELDS = {
    "QT-01": "Cư trú",
    "QT-02": "Cư trú",
    "QT-03": "Căn cước",
    "QT-04": "Đăng ký xe",
    "QT-05": "Phòng, chống ma túy",
}
BOARD = "bảng niêm yết, trụ sở"
UP = {
    "TANTIEN": ("QT-01", "QT-02", "QT-03", "QT-04"),
    "NHAMBIEN": ("QT-01", "QT-02", "QT-03", "QT-04", "QT-05"),
    "HONGTHAI": ("QT-01", "QT-03"),
}
FORGOTTEN = ("TANTIEN", "QT-02")  # nobody has looked at this one for two months
FEEDBACK = {"TANTIEN": "Hòm thư góp ý tại sảnh; gặp trực ban mọi lúc, kể cả ngày nghỉ"}


def tell(diary: Diary, book: Book, office: Office) -> None:
    """Note what an office posts, each check of it, and where it takes feedback."""
    code = office.unit.code
    for number in UP.get(code, ()):
        name = f"{code}/{number}/posting"
        diary.write(POSTED, clock(name, 10), partial(_post, office, number))
        last = 2 * MONTH if (code, number) == FORGOTTEN else 4
        for day in (*range(POSTED - MONTH, last, -MONTH), last):
            diary.write(day, clock(f"{name}{day}", 8), partial(_check, office, number))
    if code in FEEDBACK:
        diary.write(POSTED, clock(f"{code}/feedback", 9), partial(_say_where, office, FEEDBACK[code]))


def _post(office, number, at):
    document = Document.objects.get(unit=office.unit, code=number)
    by = office.cast["secretary"]
    acts.post(document, field=FIELDS[number], place=BOARD, by=by, at=at)


def _check(office, number, at):
    posting = Posting.objects.get(unit=office.unit, document__code=number)
    acts.check(posting, by=office.cast["desk"], at=at)


def _say_where(office, words, at):
    unit = Unit.objects.get(pk=office.unit.pk)
    unit.feedback = words
    edit_unit(unit, by=office.cast["chief"], at=at)
