# ruff: noqa: E501 (a text is one line)
"""Internal audits of the full offices: closed with findings, under way, planned, cancelled, being prepared."""

from dataclasses import dataclass, field
from functools import partial

from audits.actions import audits as acts
from audits.actions import checklists, findings
from audits.demo.answers import FOUND, SEEN
from audits.demo.diary import Book, Diary, clock
from audits.demo.scans import photo
from audits.demo.units import Office
from audits.models import ChecklistItem, Finding
from audits.models.audit import TeamRole
from audits.starter_checklist import STARTER
from qms.models import Edition
from qms.models.files import attach

CRITERIA = "TCVN ISO 9001:2015; các quy trình đang áp dụng của đơn vị; văn bản pháp luật trong danh mục tài liệu bên ngoài."
NOBODY_ELSE = "Đơn vị ít người, chỉ đồng chí này có chứng chỉ đánh giá viên thứ ba; chỉ giao phần trang thiết bị, không đánh giá việc mình phụ trách."


@dataclass
class AuditStory:
    """An audit as far as it has come; days are working days ago (negative: ahead)."""

    key: str
    title: str
    created: int
    planned: tuple[int, int]
    period: tuple[int, int]
    clauses: tuple[str, ...] = ()
    lead: str = "auditor"
    others: tuple[str, ...] = ("auditor2",)
    excepted: str = ""
    approved: int | None = None
    moved: tuple[int, tuple[int, int], str] | None = None
    started: int | None = None
    answered: int | None = None  # how many questions; None: all, once started
    found: dict = field(default_factory=dict)
    finished: int | None = None
    nonconformities: tuple[str, ...] = ()  # keys in the book, in the order of the findings that need one
    strength: str = ""
    conclusion: str = ""
    number: str = ""
    signed: int | None = None
    closed: int | None = None
    cancelled: tuple[int, str] | None = None


CONCLUSION = (
    "Hệ thống quản lý chất lượng phù hợp với TCVN ISO 9001:2015 và quy định của đơn vị, được duy trì và cơ bản có hiệu lực. "
    "Các điểm không phù hợp ở mức nhẹ, không ảnh hưởng đến khả năng giải quyết thủ tục đúng hạn. Đề nghị chủ quá trình tìm nguyên nhân gốc, khắc phục đúng hạn."
)
YEARLY = AuditStory(
    "yearly", "Đánh giá nội bộ toàn hệ thống", 64, (50, 49), (250, 55), excepted="deputy", approved=60, started=50, found=FOUND,
    finished=49, nonconformities=("training", "posting", "slips"),
    strength="Chỉ huy đơn vị trực tiếp theo dõi hồ sơ sắp đến hạn mỗi ngày; cán bộ Một cửa niềm nở, thực hiện tốt “4 xin, 4 luôn”.",
    conclusion=CONCLUSION, number="27/BC-CAX", signed=46, closed=45,
)  # fmt: skip
DESK_CLAUSES = ("8.2", "8.5", "8.7", "9.1")


def audits_of(code: str) -> tuple[AuditStory, ...]:
    """The audits of a full office."""
    if code == "TANTIEN":
        return (
            YEARLY,
            AuditStory("desk", "Đánh giá chuyên đề Bộ phận Một cửa", 16, (3, -2), (120, 5), DESK_CLAUSES, lead="auditor2", others=("auditor",), approved=12, started=3, answered=6),
            AuditStory("documents", "Đánh giá kiểm soát tài liệu, hồ sơ", 11, (-10, -10), (200, 12), ("7.5",), others=("auditor2",), approved=8,
                       moved=(4, (-12, -13), "Trùng lịch tập huấn nghiệp vụ của Công an tỉnh")),
            AuditStory("vehicles", "Đánh giá đột xuất đăng ký xe", 102, (92, 92), (180, 105), ("8.5",), others=(), approved=99,
                       cancelled=(93, "Đoàn kiểm tra của Công an tỉnh vừa làm cùng nội dung, không đánh giá trùng")),
            AuditStory("next", "Đánh giá quy trình căn cước", 4, (-20, -20), (150, 6), ("8.1", "8.5"), lead="", others=("auditor2",)),
        )  # fmt: skip
    if code == "NHAMBIEN":
        return (
            AuditStory("yearly", "Đánh giá nội bộ giữa năm", 90, (78, 78), (200, 82), DESK_CLAUSES, approved=85, started=78, finished=77,
                       found={21: FOUND[21]}, strength="Bảng tin trước cổng cập nhật hằng tuần, người dân dễ theo dõi.", conclusion=CONCLUSION, number="19/BC-CATT", signed=75, closed=74),
            AuditStory("documents", "Đánh giá kiểm soát tài liệu", 24, (14, 14), (180, 20), ("7.5", "7.3"), approved=20, started=14, finished=13, found={17: FOUND[17]}),
        )  # fmt: skip
    return (
        AuditStory("yearly", "Đánh giá nội bộ toàn hệ thống", 75, (60, 59), (240, 64), ("5", "6", "7.5", "8.2", "8.5"), approved=70, started=60, finished=59,
                   found={7: FOUND[7]}, strength="Nhóm Zalo với chủ trọ giúp nắm người mới đến trong ngày.", conclusion=CONCLUSION, number="22/BC-CAX", signed=56, closed=55),
        AuditStory("desk", "Đánh giá đột xuất Bộ phận Một cửa", 9, (2, -1), (90, 6), ("8.2", "8.7"), others=(), approved=7, started=2, answered=2),
    )  # fmt: skip


def tell(diary: Diary, book: Book, office: Office, story: AuditStory) -> None:
    """Note the whole audit; the record is kept as "UNIT/audit/key", raised nonconformities as "UNIT/key"."""
    life = _Life(diary, book, office, story)
    life.plan()
    if story.started:
        life.conduct()
    if story.conclusion:
        life.report()


class _Life:
    def __init__(self, diary, book, office, story):
        self.diary, self.book, self.office, self.story = diary, book, office, story
        self.cast, self.name = office.cast, f"{office.unit.code}/audit/{story.key}"

    @property
    def audit(self):
        return self.book[self.name]

    @property
    def lead(self):
        return self.cast[self.story.lead]

    def _write(self, ago, hour, act, *words):
        self.diary.write(ago, clock(self.name, hour), partial(act, *words))

    def plan(self):
        story = self.story
        self._write(story.created, 9, self.create)
        self._write(story.created - 1, 10, self.choose_team)
        if story.approved:
            self._write(story.approved, 15, self.approve)
            self._write(story.approved - 1, 9, self.copy_questions)
        if story.moved:
            self._write(story.moved[0], 10, self.move)
        if story.cancelled:
            self._write(story.cancelled[0], 11, self.cancel)

    def create(self, at):
        story, day = self.story, self.diary.day
        audit = acts.plan_audit(
            self.office.unit, by=self.cast["secretary"], at=at, title=story.title, edition=Edition.objects.get(in_force=True),
            clauses=list(story.clauses), objectives="Xác định hệ thống có phù hợp với tiêu chuẩn, với quy định của đơn vị và có được duy trì hiệu lực hay không.",
            scope="Các bộ phận liên quan đến giải quyết thủ tục hành chính của đơn vị." if not story.clauses else f"Các quá trình thuộc điều khoản {', '.join(story.clauses)}.",
            criteria=CRITERIA, period_from=day(story.period[0]), period_to=day(story.period[1]),
            planned_from=day(story.planned[0]), planned_to=day(story.planned[1]), schedule=self._schedule(),
        )  # fmt: skip
        self.book.keep(self.name, audit)

    def _schedule(self):
        names = [str(self.cast[part]) for part in (self.story.lead, *self.story.others) if part]
        first = self.diary.day(self.story.planned[0])
        rows = (
            ("07:30", "Họp khai mạc", "", "Chỉ huy, cán bộ liên quan"),
            ("08:00", "Chỉ huy đơn vị", "4.1, 5.1, 6.2", str(self.cast["chief"])),
            ("09:30", "Bộ phận Một cửa", "8.2, 9.1.2", str(self.cast["desk"])),
            ("14:00", "Đăng ký cư trú", "8.1, 8.5", str(self.cast["owner"])),
            ("15:30", "Tài liệu, hồ sơ", "7.5", str(self.cast["secretary"])),
        )  # fmt: skip
        return [
            {"when": f"{hour} {first:%d/%m/%Y}", "process": process, "clauses": clauses,
             "auditor": names[place % len(names)] if names else "", "auditee": auditee}
            for place, (hour, process, clauses, auditee) in enumerate(rows)
        ]  # fmt: skip

    def choose_team(self, at):
        audit, by = self.audit, self.cast["secretary"]
        if self.story.lead:
            acts.add_member(audit, self.lead, role=TeamRole.LEAD, by=by, at=at)
        for part in self.story.others:
            acts.add_member(self.audit, self.cast[part], by=by, at=at)
        if self.story.excepted:
            person = self.cast[self.story.excepted]
            acts.add_member(self.audit, person, exception_reason=NOBODY_ELSE, by=by, at=at)

    def approve(self, at):
        acts.approve_plan(self.audit, by=self.cast["chief"], at=at)

    def copy_questions(self, at):
        checklists.copy_starter(self.audit, by=self.lead, at=at)

    def move(self, at):
        _ago, (first, last), why = self.story.moved
        acts.reschedule(
            self.audit, planned_from=self.diary.day(first), planned_to=self.diary.day(last),
            by=self.cast["secretary"], reason=why, at=at,
        )  # fmt: skip

    def cancel(self, at):
        acts.cancel(self.audit, by=self.cast["chief"], reason=self.story.cancelled[1], at=at)

    # --- on site ----------------------------------------------------------------------------------

    def conduct(self):
        story = self.story
        self.diary.write(story.started, "07:40", self.open)
        for number in range(story.answered or len(STARTER)):
            hour, minute = divmod(8 * 60 + 5 + number * 12, 60)
            self.diary.write(story.started, f"{hour:02d}:{minute:02d}", partial(self.answer, number))
        if story.finished:
            self.diary.write(story.finished, "16:40", self.finish)

    def open(self, at):
        acts.record_meetings(self.audit, opening_on=self.diary.day(self.story.started), by=self.lead, at=at)
        acts.start(self.audit, by=self.lead, at=at)

    def answer(self, number, at):
        item = ChecklistItem.objects.filter(audit=self.audit).order_by("no")[number : number + 1].first()
        if item is None:
            return
        place = next(place for place, starter in enumerate(STARTER) if starter.question == item.question)
        evidence, samples = SEEN[place]
        told = dict(
            self.story.found.get(place) or {"result": "conform", "evidence": evidence, "samples": samples}
        )
        if "owner" in told:
            told["owner"], told["due"] = self.cast[told["owner"]], self.diary.day(self.story.started - 40)
        team = [self.lead, *(self.cast[part] for part in self.story.others)]
        by = team[place % len(team)]
        checklists.answer(item, by=by, at=at, **told)
        if place == 11 or (place == 17 and told["result"] != "conform"):
            upload = photo(
                f"quay-so-{place - 10}.png", "Ảnh hiện trạng tại quầy", item.process, told["evidence"][:60]
            )
            attach(item, upload, caption="Ảnh chụp khi đánh giá", by=by, at=at)

    def finish(self, at):
        day = self.diary.day
        acts.record_meetings(
            self.audit,
            opening_on=day(self.story.started),
            closing_on=day(self.story.finished),
            by=self.lead,
            at=at,
        )
        acts.finish(self.audit, by=self.lead, at=at)

    # --- the report -------------------------------------------------------------------------------

    def report(self):
        story = self.story
        for place, key in enumerate(story.nonconformities):
            self.diary.write(story.finished - 1, f"08:{10 + 9 * place}", partial(self.raise_one, key))
        self._write(story.finished - 1, 14, self.write_report)
        if story.signed:
            self._write(story.signed, 15, self.sign)
        if story.closed:
            self._write(story.closed, 10, self.close)

    def raise_one(self, key, at):
        waiting = Finding.objects.filter(audit=self.audit, nonconformity=None, grade__in=("major", "minor"))
        raised = findings.raise_nonconformity(waiting.order_by("no").first(), by=self.lead, at=at)
        self.book.keep(f"{self.office.unit.code}/{key}", raised)

    def write_report(self, at):
        story = self.story
        if story.strength:
            findings.add_finding(
                self.audit,
                grade="strength",
                process="Chỉ huy đơn vị",
                statement=story.strength,
                by=self.lead,
                at=at,
            )
        acts.write_report(
            self.audit, conclusion=story.conclusion, report_number=story.number,
            recipients="Chỉ huy đơn vị;\nCác bộ phận;\nLưu: Hồ sơ HTQLCL.", by=self.lead, at=at,
        )  # fmt: skip

    def sign(self, at):
        acts.sign_report(self.audit, by=self.lead, at=at)

    def close(self, at):
        acts.close(self.audit, by=self.cast["chief"], at=at)
