"""Who gets the documents of a full office, who has read them, and where the numbered paper copies are."""

import zlib
from functools import partial

from audits.demo.diary import Book, Diary, clock
from audits.demo.document_lives import Plan, Turn
from audits.demo.units import Office
from documents.actions import acknowledging, copies, recipients
from documents.models import PaperCopy, Revision
from documents.models.recipient import To
from documents.states import EFFECTIVE
from qms.models import Role

STAFF = ("secretary", "chief", "owner", "desk", "auditor", "deputy", "owner2", "owner3", "auditor2")
PARTS = {
    Role.OFFICER: ("secretary",), Role.HEAD: ("chief",), Role.DESK: ("desk",),
    Role.OWNER: ("owner", "deputy", "owner2", "owner3"), Role.AUDITOR: ("auditor", "auditor2"),
}  # fmt: skip
SERVICE = (Role.DESK, Role.OWNER, Role.HEAD)
EVERYONE: tuple = ()
READ_BY = {
    "CSCL": EVERYONE, "MTCL": EVERYONE, "STCL": EVERYONE, "QT-ISO-01": EVERYONE, "QT-01": EVERYONE,
    "HD-01": EVERYONE, "QT-ISO-02": (Role.AUDITOR, Role.OFFICER),
    "QT-ISO-03": (Role.OFFICER, Role.OWNER, Role.HEAD, Role.AUDITOR),
    "QT-02": SERVICE, "QT-03": SERVICE, "QT-04": SERVICE, "QT-05": SERVICE,
}  # fmt: skip
BRIEFLY = ("CSCL", "QT-01")  # what the other full offices have listed so far
FORGOTTEN = ("TANTIEN/QT-02", "owner3")  # one person who has not read one procedure: overdue


def tell(diary: Diary, book: Book, office: Office, plan: Plan, shift: int = 0) -> None:
    """Note the distribution of one document and its readers; `shift` as for the document itself."""
    long_story = office.unit.code == "TANTIEN"
    if plan.code not in (READ_BY if long_story else BRIEFLY):
        return
    name, roles = f"{office.unit.code}/{plan.code}", READ_BY[plan.code]
    days = [_effect(turn, shift) for turn in plan.turns if turn.approve is not None]
    days = [day for day in days if day >= 1]
    diary.write(days[0], clock(name, 15), partial(_list, book, office, name, roles))
    parts = [part for role in roles for part in PARTS[role]] or STAFF
    for place, day in enumerate(days):
        last = days[place + 1] if place + 1 < len(days) else 0
        for part in parts:
            if (name, part) != FORGOTTEN:
                _read(diary, book, office, name, part, day, last)


def _effect(turn: Turn, shift: int) -> int:
    """How many working days ago the turn took effect; negative for one that is yet to."""
    day = turn.approve if turn.effect is None else turn.effect
    return max(1, day + shift) if day > 0 else day


def _list(book, office, name, roles, at):
    document, secretary = book[name], office.cast["secretary"]
    if not roles:
        recipients.set_recipient(document, To.EVERYONE, by=secretary, at=at)
    for role in roles:
        recipients.set_recipient(document, To.ROLE, role=role, by=secretary, at=at)
    recipients.set_recipient(document, To.PLACE, place="Bảng niêm yết Bộ phận Một cửa", by=secretary, at=at)


def _read(diary, book, office, name, part, effect, last):
    """One to three working days after the effect, and before the next revision."""
    seed = f"{name}{part}{effect}"
    day = max(effect - 1 - zlib.crc32(seed.encode()) % 3, last + 1)
    if day < effect:
        diary.write(
            day, clock(seed, 13 + zlib.crc32(part.encode()) % 3), partial(_word, book, office, name, part)
        )


def _word(book, office, name, part, at):
    acknowledging.acknowledge(_in_force(book, name), by=office.cast[part], at=at)


def _in_force(book, name) -> Revision:
    return Revision.objects.select_related("document").get(document=book[name], status=EFFECTIVE)


# --- paper copies ----------------------------------------------------------------------------------
def tell_copies(diary: Diary, book: Book, office: Office) -> None:
    """The paper copies of Tân Tiến in every state; one of them should have come back long ago."""
    paper = _Paper(book, office, f"{office.unit.code}/QT-01")
    diary.write(108, "15:02", partial(paper.give, ["desk", "Quầy 01", "Quầy 02", "Bảng niêm yết"], True))
    diary.write(25, "15:40", partial(paper.recall, (1, 2, 4)))
    diary.write(24, "16:10", partial(paper.destroy, (1, 4)))
    diary.write(25, "16:02", partial(paper.give, ["desk", "owner", "Quầy 01", "Bảng niêm yết"], False))
    diary.write(24, "08:15", partial(paper.receive, 1, "desk"))
    diary.write(24, "16:30", partial(paper.sign, (3, 4)))
    other = _Paper(book, office, f"{office.unit.code}/QT-02")
    diary.write(200, "15:20", partial(other.give, ["desk", "deputy"], True))
    diary.write(90, "10:25", partial(other.lose, 2))
    diary.write(2, "10:12", partial(other.list_late_reader, "owner3"))


class _Paper:
    """Does the acts on the copies of one document."""

    def __init__(self, book, office, name):
        self.book, self.cast, self.name = book, office.cast, name
        self.secretary = office.cast["secretary"]

    def give(self, holders, signed, at):
        holders = [self.cast.get(holder, holder) for holder in holders]
        copies.give_copies(_in_force(self.book, self.name), holders, by=self.secretary, signed=signed, at=at)

    def _copy(self, no, oldest=False):
        rows = PaperCopy.objects.filter(document=self.book[self.name], no=no)
        return rows.order_by("id" if oldest else "-id").first()

    def receive(self, no, part, at):
        copies.receive(self._copy(no), by=self.cast[part], at=at)

    def sign(self, numbers, at):
        for no in numbers:
            copies.sign_on_paper(self._copy(no), by=self.secretary, at=at)

    def recall(self, numbers, at):
        for no in numbers:
            copies.recall(self._copy(no, oldest=True), by=self.secretary, at=at)

    def destroy(self, numbers, at):
        for no in numbers:
            copies.destroy(self._copy(no, oldest=True), by=self.secretary, how="Cắt nhỏ tại đơn vị", at=at)

    def lose(self, no, at):
        reason = "Thất lạc khi chuyển phòng làm việc; đã kiểm điểm, không có nội dung mật"
        copies.lose(self._copy(no), by=self.secretary, reason=reason, at=at)

    def list_late_reader(self, part, at):
        """Somebody who audits from now on has to read how."""
        document = self.book[self.name.replace("QT-02", "QT-ISO-02")]
        recipients.set_recipient(document, To.PERSON, person=self.cast[part], by=self.secretary, at=at)
