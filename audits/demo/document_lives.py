# ruff: noqa: E501 (a text is one line)
"""The lives of the documents of a full office: several issues, every state, three signatures each."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from audits.demo import procedures, system_papers
from audits.demo.diary import Book, Diary, clock
from audits.demo.units import Office
from documents import actions
from documents.actions.reviewing import confirm_review
from documents.models import Document, Kind


@dataclass
class Turn:
    """One revision: when (working days ago) each thing happened; None: it has not happened.

    `effect` later than `approve` waits for the calendar; `returned`, `withdrawn` and `discarded` are
    (when, reason). `summary` may hold {code} of the nonconformity named in `because`.
    """

    start: int
    submit: int | None = None
    review: int | None = None
    approve: int | None = None
    effect: int | None = None
    content: dict | None = None
    summary: str = ""
    parts: str = ""
    because: str = ""
    new_issue: bool = False
    returned: tuple[int, str] | None = None
    withdrawn: tuple[int, str] | None = None
    discarded: tuple[int, str] | None = None


@dataclass
class Plan:
    """A document with its turns; `owner` writes it unless `author` does; `renewed`: (when, why) looked through."""

    code: str
    kind: str
    title: str
    owner: str
    clauses: tuple[str, ...]
    turns: list[Turn]
    author: str = ""
    reviewer: str = "secretary"
    renewed: tuple[int, str] | None = None


def signed(start: int, content: dict, **more) -> Turn:
    """A turn that went through in the usual six working days."""
    return Turn(start, start - 2, start - 3, start - 4, start - 6, content=content, **more)


def tell(diary: Diary, book: Book, office: Office, plan: Plan, shift: int = 0) -> None:
    """Note the whole life of a document in the diary; `shift` moves it so many working days."""
    name = f"{office.unit.code}/{plan.code}"
    life = _Life(diary, book, office, plan, name, shift)
    for place, turn in enumerate(plan.turns):
        life.tell(place, turn)
    if plan.renewed:
        ago, why = plan.renewed
        diary.write(ago, clock(name, 15), partial(life.renew, why))


class _Life:
    """Writes the turns of one document; the current revision is kept under `name/rev`."""

    def __init__(self, diary, book, office, plan, name, shift):
        self.diary, self.book, self.office, self.plan, self.name = diary, book, office, plan, name
        self.cast, self.shift = office.cast, shift
        self.author = self.cast[plan.author or plan.owner]

    @property
    def revision(self):
        return self.book[f"{self.name}/rev"]

    def _write(self, ago, hour, act):
        ago = max(1, ago + self.shift) if ago > 0 else ago
        self.diary.write(ago, clock(self.name, hour), act)

    def tell(self, place, turn: Turn):
        self._write(turn.start, 8, partial(self.begin, place, turn))
        self._write(turn.start, 11, partial(self.edit, turn))
        for ago, hour, act in (
            (turn.submit, 16, self.submit),
            (turn.review, 9, self.review),
            (turn.approve, 10, self.approve),
        ):
            if ago is not None:
                self._write(ago, hour, act)
        if turn.effect is not None and turn.effect > 0 and turn.effect != turn.approve:
            self._write(turn.effect, 7, self.take_effect)
        for told, act in ((turn.returned, actions.return_), (turn.withdrawn, actions.withdraw),
                          (turn.discarded, actions.discard)):  # fmt: skip
            if told:
                self._write(told[0], 14, partial(self.end, act, told[1]))

    def begin(self, place, turn, at):
        if place == 0:
            document = Document(
                unit=self.office.unit, code=self.plan.code, title=self.plan.title, kind=self.plan.kind,
                owner=self.cast[self.plan.owner], clauses=list(self.plan.clauses),
            )  # fmt: skip
            actions.create_document(document, by=self.author, at=at)
            self.book.keep(self.name, document)
            revision = document.revisions.get()
        else:
            revision = actions.start_revision(
                self.book[self.name],
                by=self.author,
                at=at,
                new_issue=turn.new_issue,
                reason=self._summary(turn),
            )
        self.book.keep(f"{self.name}/rev", revision)

    def _summary(self, turn):
        code = self.book[f"{self.office.unit.code}/{turn.because}"].code if turn.because else ""
        return turn.summary.format(code=code)

    def edit(self, turn, at):
        fields = {"reviewer": self.cast[self.plan.reviewer], "approver": self.cast["chief"]}
        if turn.content is not None:
            fields["content"] = turn.content
        if turn.effect is not None:
            effect = turn.effect + self.shift if turn.effect > 0 else turn.effect
            fields["effective_from"] = self.diary.day(effect)
        fields["changed_parts"] = turn.parts
        actions.edit_revision(self.revision, by=self.author, at=at, **fields)

    def submit(self, at):
        actions.submit(self.revision, by=self.author, at=at)

    def review(self, at):
        actions.review(self.revision, by=self.cast[self.plan.reviewer], at=at)

    def approve(self, at):
        actions.approve(self.revision, by=self.cast["chief"], at=at)

    def take_effect(self, at):
        actions.make_effective(self.revision, by=None, at=at)

    def end(self, act, reason, at):
        by = self.author if act is actions.discard else self.cast["chief"]
        act(self.revision, by=by, reason=reason, at=at)

    def renew(self, why, at):
        next_on = self.diary.working_day_from(self.diary.today + timedelta(days=330))
        confirm_review(self.book[self.name], next_on=next_on, by=self.cast["secretary"], reason=why, at=at)


STILL_RIGHT = "Soát xét định kỳ: nội dung còn phù hợp, tiếp tục áp dụng"
BY_SECRETARY = {"author": "secretary", "reviewer": "deputy"}


def plans_of(office: Office) -> list[Plan]:
    """The documents of a full office; Tân Tiến has the longest story."""
    unit = str(office.unit)
    return [*_system_plans(unit), *_service_plans(unit, long_story=office.unit.code == "TANTIEN")]


def _system_plans(unit: str) -> list[Plan]:
    first, renewed = 262, (18, STILL_RIGHT)
    return [
        Plan("CSCL", Kind.POLICY, "Chính sách chất lượng", "secretary", ("5.1", "5.2"),
             [signed(first, system_papers.policy(unit))], renewed=renewed, **BY_SECRETARY),
        Plan("MTCL", Kind.OBJECTIVES, "Mục tiêu chất lượng", "secretary", ("6.2",),
             [signed(first - 1, system_papers.objectives(unit, "97 %")),
              signed(212, system_papers.objectives(unit), summary="Nâng chỉ tiêu đúng hạn lên 98 %", parts="Dòng 1")],
             renewed=renewed, **BY_SECRETARY),
        Plan("STCL", Kind.MANUAL, "Sổ tay chất lượng", "secretary", ("4.3", "4.4", "5.3"),
             [signed(first - 2, system_papers.manual(unit))], renewed=renewed, **BY_SECRETARY),
        Plan("QT-ISO-01", Kind.PROCEDURE, "Kiểm soát tài liệu", "secretary", ("7.5",),
             [signed(first - 3, system_papers.document_control(unit))], renewed=renewed, **BY_SECRETARY),
        Plan("QT-ISO-02", Kind.PROCEDURE, "Đánh giá nội bộ", "secretary", ("9.2",),
             [signed(first - 4, system_papers.internal_audit(unit))], renewed=renewed, **BY_SECRETARY),
        Plan("QT-ISO-03", Kind.PROCEDURE, "Kiểm soát sự không phù hợp và hành động khắc phục", "secretary",
             ("8.7", "10.2"), [signed(first - 5, system_papers.nonconformity_control(unit))],
             renewed=renewed, **BY_SECRETARY),
    ]  # fmt: skip


def _service_plans(unit: str, *, long_story: bool) -> list[Plan]:
    return [
        Plan("QT-01", Kind.PROCEDURE, "Đăng ký tạm trú", "owner", ("8.1", "8.2", "8.5", "8.6"),
             _temporary_residence(unit) if long_story else [signed(200, procedures.temporary_residence(unit, backup=False))],
             renewed=(24, "Đặt lại ngày soát xét theo bản đang áp dụng")),
        Plan("QT-02", Kind.PROCEDURE, "Đăng ký thường trú", "owner", ("8.1", "8.2", "8.5", "8.6"),
             [signed(215, procedures.permanent_residence(unit)),
              Turn(12, 8, 5, content=procedures.permanent_residence(unit, scan=True),
                   summary="Bổ sung số hóa giấy tờ khi tiếp nhận, trả lại bản chính ngay", parts="5.7, bước B1")]),
        Plan("QT-03", Kind.PROCEDURE, "Cấp thẻ căn cước cho người dưới 14 tuổi", "deputy", ("8.1", "8.5"),
             [signed(205, procedures.identity_card(unit)),
              Turn(7, 3, content=procedures.identity_card(unit, by_appointment=True),
                   summary="Ưu tiên người đã hẹn giờ trên Cổng dịch vụ công", parts="5.7, bước B1")]),
        Plan("QT-04", Kind.PROCEDURE, "Đăng ký xe mô tô, xe gắn máy", "owner3", ("8.1", "8.5"),
             [signed(198, procedures.vehicle(unit)),
              Turn(14, 9, 6, 2, -6, content=procedures.vehicle(unit, amended=True),
                   summary="Cập nhật Thông tư 37/2026/TT-BCA", parts="5.1 Cơ sở pháp lý")]),
        Plan("QT-05", Kind.PROCEDURE, "Đăng ký cai nghiện ma túy tự nguyện", "owner2", ("8.1", "8.5"),
             [signed(266, procedures.drug_treatment(unit)),
              Turn(16, 11, content=procedures.drug_treatment(unit, private=True),
                   summary="Tiếp nhận tại phòng riêng", parts="5.7, bước B2",
                   returned=(9, "Chưa nêu ai giữ sổ và ai được xem; bổ sung chế độ bảo mật rồi trình lại"))]),
        Plan("QT-06", Kind.PROCEDURE, "Phối hợp chứng thực bản sao", "deputy", ("8.1",),
             [signed(190, procedures.certified_copies(unit),
                     withdrawn=(150, "Chứng thực bản sao do Ủy ban nhân dân cấp xã thực hiện, không thuộc phạm vi của đơn vị"))]),
        Plan("HD-01", Kind.INSTRUCTION, "Giao tiếp với người dân: 4 xin, 4 luôn", "deputy", ("7.3", "8.2"),
             [signed(180, system_papers.manners(unit)),
              Turn(60, content=system_papers.manners(unit), summary="Bổ sung phần trả lời qua Zalo",
                   discarded=(55, "Nội dung đưa vào quy chế trang Zalo, không sửa hướng dẫn này"))]),
        *_form_plans(long_story=long_story),
    ]  # fmt: skip


def _form_plans(*, long_story: bool) -> list[Plan]:
    plans = [
        Plan("BM-9.1-01", Kind.FORM, "Phiếu khảo sát sự hài lòng", "secretary", ("9.1",),
             [signed(196, system_papers.survey_form())], **BY_SECRETARY),
        Plan("BM-7.1-04", Kind.FORM, "Phiếu kiểm tra nơi tiếp dân", "secretary", ("7.1",),
             [Turn(4, content=system_papers.premises_form())], **BY_SECRETARY),
    ]  # fmt: skip
    if not long_story:
        return plans
    return [
        *plans,
        Plan("BM-10-01", Kind.FORM, "Phiếu không phù hợp và hành động khắc phục", "secretary", ("10.2",),
             [signed(195, system_papers.nonconformity_form())], **BY_SECRETARY),
    ]  # fmt: skip


def _temporary_residence(unit: str) -> list[Turn]:
    """Issue 01 in four revisions, then issue 02 because of the late files."""
    early = procedures.temporary_residence(unit, backup=False, early=True)
    usual = procedures.temporary_residence(unit, backup=False)
    wider = {
        **usual,
        "conditions": "Người đăng ký đã có thông tin trong CSDL quốc gia về dân cư, CSDL về cư trú.",
    }
    listed = {**wider, "applicants": "Công dân; cơ quan, tổ chức đăng ký theo danh sách"}
    return [
        signed(250, early),
        signed(206, usual, summary="Thêm cách nộp trực tuyến và nơi nộp", parts="5.4, 5.5"),
        signed(160, wider, summary="Nêu rõ điều kiện thực hiện", parts="5.2"),
        signed(116, listed, summary="Bổ sung đối tượng đăng ký theo danh sách", parts="2, 5.2"),
        Turn(40, 34, 32, 29, 26,
             content={**procedures.temporary_residence(unit, backup=True), "conditions": wider["conditions"],
                      "applicants": listed["applicants"]},
             summary="Viết lại bước B3, B4: quy định người dự phòng khi cán bộ vắng mặt, theo {code}",
             parts="5.7, bước B3, B4", because="late", new_issue=True),
        Turn(3, content={**procedures.temporary_residence(unit, backup=True), "conditions": wider["conditions"],
                         "applicants": listed["applicants"]}, summary="Rà soát lệ phí niêm yết"),
    ]  # fmt: skip


def tell_policy(diary: Diary, book: Book, office: Office, number: int) -> None:
    """The one document of a lighter office: its policy in force, in approval, in review or still a draft."""
    start = 40 + number * 3
    content = system_papers.policy(str(office.unit))
    turn = (
        signed(start, content),
        Turn(12 + number % 5, 8, 4, content=content),
        Turn(10 + number % 5, 6, content=content),
        Turn(5 + number % 3, content=content),
    )[(0, 1, 3, 2)[number % 4]]
    people = {"author": "secretary", "reviewer": "owner"}
    plan = Plan("CSCL", Kind.POLICY, "Chính sách chất lượng", "secretary", ("5.1", "5.2"), [turn], **people)
    tell(diary, book, office, plan)


def tell_province_guide(diary: Diary, book: Book, office: Office) -> None:
    """The province's own instruction to all units, approved by its head."""
    plan = Plan("HD-CAT-01", Kind.INSTRUCTION, "Áp dụng hệ thống quản lý chất lượng tại đơn vị điểm", "secretary",
                ("4.4",), [signed(268, system_papers.province_guide())], renewed=(20, STILL_RIGHT),
                author="secretary", reviewer="deputy")  # fmt: skip
    tell(diary, book, office, plan)
