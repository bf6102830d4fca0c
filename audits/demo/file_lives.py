# ruff: noqa: E501 (a text is one line)
"""Service files of the last months: who came, what was asked, through whose hands it went, how it ended.

Everything is drawn by a generator seeded with the unit's code, so that the same day gives the same files.
People, numbers and addresses are made up: no identity number begins with 099, no such phone exists.
"""

import random
from dataclasses import dataclass, replace
from functools import partial

from audits.demo.diary import Book, Diary
from audits.demo.file_hands import hands, slow_one
from audits.demo.units import Office
from documents.models import Document
from qms.workdays import add_working_hours
from registers.actions import answering, apologising, ending, handing_over, receiving, supplementing
from registers.clock import counted_from
from registers.models import Apology, Channel, ReturnBy, ServiceFile
from registers.papers_handed_in import asked_by, stored
from registers.procedures_in_force import revision_on
from registers.states import service_files as states

SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Vũ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Giáp",
    "Thân",
    "Nông",
    "Vi",
    "Dương",
)
MIDDLE = {"Thị": ("Đào", "Hạnh", "Thảo", "Nhung", "Lan", "Ánh", "Tuyết", "Mai", "Ngọc", "Xuân", "Hà", "Yến"),
          "Văn": ("Thái", "Chiến", "Hiếu", "Tuấn", "Long", "Quân", "Dũng", "Bình", "Khang", "Sơn", "Đạt", "Ước"),
          "Đức": ("Minh", "Anh", "Phúc", "Trung"), "Thu": ("Hương", "Trang", "Phương"), "Gia": ("Bảo", "Huy", "Hân")}  # fmt: skip
HAMLETS = (
    "Thôn Đông",
    "Thôn Đoài",
    "Thôn Trung",
    "Thôn Văn Sơn",
    "Khu phố 2",
    "Tổ dân phố Đầu Cầu",
    "Thôn Ngò",
)


@dataclass(frozen=True)
class Wish:
    """A procedure: how often it is asked for, its limit in working days, what is usually paid (đồng)."""

    weight: int
    days: int
    fee: int | None = None


WISHES = {"QT-01": Wish(9, 3, 15_000), "QT-02": Wish(4, 7, 20_000), "QT-03": Wish(4, 7), "QT-04": Wish(3, 2)}
WHY_SUPPLEMENT = (
    "Giấy tờ chứng minh chỗ ở chưa có chữ ký của chủ nhà",
    "Tờ khai CT01 thiếu ý kiến của chủ hộ",
)
WHY_LATE = "Phải xác minh thêm tại nơi cư trú cũ, chờ đơn vị bạn trả lời"
WHY_REFUSED = "Không thuộc thẩm quyền giải quyết của Công an xã, đã hướng dẫn nơi nộp"
HOW_MANY = {"TANTIEN": 64, "NHAMBIEN": 18, "HONGTHAI": 14}
SPAN = 66  # working days in which they came


@dataclass(frozen=True)
class FileStory:
    """One file: which procedure, when it came, how much of its time it took, and what happened to it."""

    number: int
    code: str
    ago: int
    minute: int
    share: float  # of the time limit it took; above 1 it is late
    turn: str = ""  # "supplement", "asked", "apology", "unsigned", "refused", "withdrawn", "not_fetched"
    channel: str = Channel.DESK


NEVER = 9.0  # of its time: far ahead of today

#: What lies on the desks of Tân Tiến today: late, due today, due soon, stopped, an apology to be signed, not fetched.
TODAY = (
    FileStory(901, "QT-01", 5, 100, NEVER),
    FileStory(902, "QT-02", 9, 40, NEVER),
    FileStory(903, "QT-01", 3, 70, NEVER),
    FileStory(904, "QT-04", 1, 200, NEVER, channel=Channel.ONLINE),
    FileStory(905, "QT-03", 4, 90, NEVER),
    FileStory(906, "QT-01", 2, 60, NEVER, "asked"),
    FileStory(907, "QT-02", 5, 150, NEVER, "unsigned"),
    FileStory(908, "QT-01", 3, 20, 0.4, "not_fetched"),
    FileStory(909, "QT-04", 3, 250, 0.8, "not_fetched"),
)


def tell(diary: Diary, book: Book, office: Office) -> None:
    """Note the files of a full office."""
    code = office.unit.code
    draw = random.Random(code)  # noqa: S311 (a story, no secret)
    told = sorted(
        [*stories(draw, HOW_MANY[code]), *(TODAY if code == "TANTIEN" else ())], key=lambda one: -one.ago
    )
    for story in told:
        _File(diary, book, office, story, random.Random(f"{office.unit.code}/{story.number}")).tell()  # noqa: S311


def stories(draw: random.Random, count: int) -> list[FileStory]:
    """So many files spread over the last working days, the oldest first."""
    codes = [code for code, wish in WISHES.items() for _time in range(wish.weight)]
    days = sorted((draw.randint(1, SPAN) for _number in range(count)), reverse=True)
    return [_story(draw, number, codes, ago) for number, ago in enumerate(days, start=1)]


def _story(draw, number, codes, ago) -> FileStory:
    story = FileStory(number, draw.choice(codes), ago, draw.randint(0, 430), draw.uniform(0.35, 0.97))
    kind = draw.random()
    channel = Channel.ONLINE if draw.random() < 0.35 and story.code != "QT-03" else Channel.DESK
    for limit, changes in (
        (0.06, {"share": draw.uniform(1.15, 1.6)}),
        (0.16, {"turn": "supplement"}),
        (0.20, {"turn": "apology", "share": 1.3}),
        (0.23, {"turn": "refused"}),
        (0.24, {"turn": "withdrawn"}),
    ):
        if kind < limit:
            return replace(story, channel=channel, **changes)
    return replace(story, channel=channel)


class _File:
    """Writes one file into the diary; what has not come to pass by today is left out, so the file is open."""

    def __init__(self, diary, book, office, story, draw):
        self.diary, self.book, self.office, self.story, self.draw = diary, book, office, story, draw
        self.name = f"{office.unit.code}/HS/{story.number}"
        opening = diary.moment(story.ago, "07:30")
        self.received = add_working_hours(opening, story.minute / 60, diary.calendar)

    def tell(self):
        self._write(self.received, self.receive)
        for moment, act in self.later():
            self._write(moment, act)

    def _write(self, moment, act):
        self.diary.write_on(moment.date(), f"{moment:%H:%M}", act)

    @property
    def file(self) -> ServiceFile:
        return self.book[self.name]

    def receive(self, at):
        """Received, where the procedure was in force that day."""
        story, cast = self.story, self.office.cast
        procedure = Document.objects.get(unit=self.office.unit, code=story.code)
        revision = revision_on(procedure, at.date())
        papers = [self._paper(paper) for paper in asked_by(revision.body)[:2]]
        file = ServiceFile(
            unit=self.office.unit, procedure=procedure, channel=story.channel,
            return_by=self.draw.choice(list(ReturnBy)), fee=WISHES[story.code].fee, papers=stored(papers),
        )  # fmt: skip
        file = receiving.receive(file, citizen(self.draw, self.office), by=cast["desk"], at=at)
        self.book.keep(self.name, file)

    def _paper(self, paper):
        """A vehicle's papers of origin stay with the file until it is done; of others a copy is enough."""
        stays = paper.name.startswith("Chứng từ nguồn gốc")
        return replace(paper, originals=1) if stays else replace(paper, copies=1)

    def later(self) -> list:
        """What happens after the reception and when: (moment, act)."""
        hours = WISHES[self.story.code].days * 8
        begin = counted_from(self.received, self.story.channel, self.diary.calendar)
        if self.story.turn in ("refused", "withdrawn"):
            return [(self._after(begin, hours * 0.2), partial(self.end, self.story.turn))]
        if self.story.turn in ("supplement", "asked"):
            return self.stopped(begin)
        answered = self._after(begin, hours * self.story.share)
        parts = [(self._after(begin, run), partial(self.hand, n)) for n, run in enumerate(self.runs(hours))]
        fetched = 200 if self.story.turn == "not_fetched" else self.draw.uniform(0.5, 9)
        parts += [(answered, self.resolve), (self._after(answered, fetched), self.give)]
        if self.story.turn in ("apology", "unsigned"):
            before = self._after(begin, hours * 0.45)
            parts += [(before, self.propose), (self._after(before, 1), self.sign)]
        return parts if self.story.turn != "unsigned" else parts[:-1]

    def runs(self, hours) -> list[float]:
        """Hours from the beginning to each hand-over: all at one pace, a late file waiting behind one of them."""
        pace, slow = min(self.story.share, 0.95), slow_one(self.story.code)
        waits = (self.story.share - pace) * hours
        return [
            max(hand.before, 0.4) * pace * self.draw.uniform(0.97, 1) + (waits if number >= slow else 0)
            for number, hand in enumerate(hands(self.story.code))
        ]

    def _after(self, start, hours):
        return add_working_hours(start, round(hours, 2), self.diary.calendar)

    def stopped(self, begin) -> list:
        """Papers are asked for, come some days later, and the file goes on."""
        handed = self._after(begin, 2)
        asked = self._after(handed, 1.5)
        came = self._after(asked, 200 if self.story.turn == "asked" else self.draw.uniform(6, 30))
        answered = self._after(came, 7)
        return [(handed, partial(self.hand, 0)), (asked, self.ask), (came, self.supplement),
                (answered, self.resolve), (self._after(answered, 3), self.give)]  # fmt: skip

    # --- the acts -------------------------------------------------------------------------------------
    def hand(self, number, at):
        file = self.file
        hand = hands(self.story.code)[number]
        person = self.office.cast[hand.person]
        if file.status in states.RUNNING and person != file.holder:
            by = file.holder or self.office.cast["desk"]
            handing_over.hand_over(file, to_person=person, step_no=hand.step, by=by, at=at)

    def ask(self, at):
        file = self.file
        if file.status in states.RUNNING and file.due_at > at:
            supplementing.ask_supplement(
                file, items="Giấy tờ chứng minh chỗ ở hợp pháp", reason=self.draw.choice(WHY_SUPPLEMENT),
                by=file.holder, at=at,
            )  # fmt: skip

    def supplement(self, at):
        if self.file.status == states.SUPPLEMENT:
            supplementing.take_supplement(self.file, by=self.office.cast["desk"], at=at)

    def propose(self, at):
        file = self.file
        new = add_working_hours(file.due_at, 16, self.diary.calendar)
        apologising.propose_apology(file, new_due_at=new, reason=WHY_LATE, by=self.office.cast["desk"], at=at)

    def sign(self, at):
        apology = Apology.objects.filter(file=self.file, signed_at=None).first()
        if apology is not None:
            apologising.sign_apology(apology, by=self.office.cast["chief"], at=at)

    def resolve(self, at):
        file = self.file
        if file.status in states.RUNNING:
            answering.resolve(
                file, approved_by=self.office.cast["chief"], by=self.office.cast["owner"], at=at
            )

    def give(self, at):
        file = self.file
        if file.status == states.RESOLVED:
            words = {"post": "Biên nhận bưu chính", "online": "Trả trên Cổng dịch vụ công"}
            receipt = words.get(file.return_by, "Ký trên giấy hẹn")
            answering.give_result(file, receipt=receipt, by=self.office.cast["desk"], at=at)

    def end(self, turn, at):
        if turn == "refused":
            ending.refuse(self.file, reason=WHY_REFUSED, by=self.office.cast["desk"], at=at)
        else:
            ending.withdraw(
                self.file, reason="Công dân đổi nơi ở, xin rút hồ sơ", by=self.office.cast["desk"], at=at
            )


def citizen(draw: random.Random, office: Office) -> dict:
    """Somebody who does not exist."""
    middle = draw.choice(list(MIDDLE))
    return {
        "name": f"{draw.choice(SURNAMES)} {middle} {draw.choice(MIDDLE[middle])}",
        "id_number": f"099{draw.randint(0, 999_999_999):09d}",
        "phone": f"0900000{draw.randint(0, 999):03d}",
        "address": f"{draw.choice(HAMLETS)}, {office.unit.place}",
    }
