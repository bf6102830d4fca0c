# ruff: noqa: E501 (a text is one line)
"""Management reviews: closed with decisions, held and waiting for a signature, in preparation, cancelled."""

import datetime as dt
from dataclasses import dataclass
from functools import partial

from audits.actions import actions, reviews
from audits.demo.diary import Book, Diary, clock
from audits.demo.units import Office
from audits.models import ReviewInput

SAID = {
    "a": "Các quyết định của lần xem xét trước được theo dõi đến từng người; phần đến hạn cơ bản hoàn thành.",
    "b": "Thêm 04 khu nhà trọ, người tạm trú tăng; dữ liệu dân cư dùng chung rộng hơn. Mưa lớn gây mất điện một buổi, cần nguồn dự phòng.",
    "c": "Kết quả chung tốt hơn kỳ trước; việc đúng hạn và thời gian chờ cải thiện rõ.",
    "c1": "Trên 95 % phiếu khảo sát hài lòng; phản ánh đều được trả lời đúng hạn.",
    "c2": "Đa số mục tiêu đạt; mục tiêu nộp trực tuyến quý gần nhất chưa đạt, đã lập phiếu không phù hợp.",
    "c3": "Các quy trình được rà soát; QT-01 viết lại bước xác minh, không còn hồ sơ chờ quá nửa bước.",
    "c4": "Sự không phù hợp được xử lý đến nguyên nhân gốc; còn hành động quá hạn cần đôn đốc.",
    "c5": "Thời gian chờ trung bình tại quầy giảm từ 41 còn 14 phút.",
    "c6": "Đánh giá nội bộ có phát hiện ở mức nhẹ, không có mức nặng.",
    "d": "Thiếu 01 máy quét tại quầy 02; nhân lực đủ, cần người thay khi đi tập huấn.",
    "e": "Biện pháp với rủi ro vắng người xác minh, mất kết nối có hiệu lực; rủi ro lộ thông tin đang xử lý.",
    "f": "Thu nhận căn cước lưu động tại khu trọ; tờ hướng dẫn một trang có mã QR.",
}
SAID_FIRST = {
    "b": "Bắt đầu áp dụng mô hình hai cấp; người dân quen dần nơi nộp mới. Biến đổi khí hậu có thể làm gián đoạn điện, mạng khi mưa bão.",
    "c": "Chưa có số liệu so sánh; thống nhất chỉ tiêu và cách đo cho kỳ tới.",
    "c2": "Mục tiêu chất lượng đã trình duyệt, đo theo quý từ kỳ này.",
    "c3": "Tài liệu hệ thống đã duyệt; các quy trình giải quyết thủ tục đang soạn theo kế hoạch.",
    "d": "Đủ người; thiếu ghế chờ và bảng niêm yết tại quầy.",
    "e": "Rủi ro được nhận diện trong quý tới cùng chủ quá trình.",
    "f": "Mở trang Zalo để người dân hỏi, góp ý.",
}
SAID_NHAM_BIEN = {
    "b": "Nhiều công nhân thuê trọ mới; mưa lớn gây mất điện hai buổi, cần nguồn dự phòng.",
    "c3": "Các quy trình chạy ổn định; QT-04 không còn trễ vì thiếu biển số.",
    "c5": "Tin nhắn Zalo được trả lời trong ngày; bản quét giấy tờ còn mờ ở đầu kỳ.",
    "c7": "Bưu chính giao kết quả đúng hẹn; nguồn cấp biển số đã có mức tồn tối thiểu.",
    "d": "Thiếu 08 ghế chờ vào sáng thứ Hai.",
    "f": "Kiểm tra bản quét hằng tuần; niêm yết lịch trực sáng thứ Bảy.",
}
JUST_BEGUN = "Hệ thống mới bắt đầu áp dụng, chưa phát sinh trong kỳ"
NOTHING = {
    "c7": "Chưa đến kỳ đánh giá lại nhà cung cấp",
    "a": "Lần xem xét đầu tiên, chưa có quyết định trước",
}
TALK = (
    "Đồng chí Phó Trưởng đơn vị: đề nghị duy trì lịch trực theo số lượt người dân.\n"
    "Cán bộ Một cửa: cần thêm máy quét để trả bản chính ngay cho công dân.\n"
    "Đánh giá viên: hành động quá hạn phải nêu lý do và hạn mới."
)
CLOSING = "Hệ thống quản lý chất lượng tiếp tục thích hợp, thỏa đáng và có hiệu lực. Giao các bộ phận thực hiện quyết định đúng hạn; Thư ký ISO theo dõi, báo cáo hằng tháng."


@dataclass
class Decision:
    """A decision: kind, what, who, due; done and its proof when done; `moved`: (when, due, why)."""

    kind: str
    text: str
    owner: str
    due: int
    done: int | None = None
    evidence: str = ""
    moved: tuple[int, int, str] | None = None


@dataclass
class ReviewStory:
    """A review as far as it has come; days are working days ago (negative: ahead)."""

    key: str
    title: str
    created: int
    period: tuple[int, int]
    held_on: int
    prepared: int | None = None
    answered: int = 13
    first: bool = False
    held: bool = False
    decisions: tuple[Decision, ...] = ()
    number: str = ""
    signed: int | None = None
    closed: int | None = None
    cancelled: tuple[int, str] | None = None


FIRST = ReviewStory(
    "first", "Xem xét của lãnh đạo khi bắt đầu áp dụng", 256, (274, 254), 248, 253, first=True, held=True, number="12/BB",
    decisions=(
        Decision("qms_change", "Hoàn thiện các quy trình giải quyết thủ tục", "secretary", 195, 196, "Các quy trình đã có hiệu lực"),
        Decision("improvement", "Mở trang Zalo của đơn vị", "deputy", 220, 224, "Trang Zalo hoạt động, có người trực"),
        Decision("resource", "Trang bị bảng niêm yết, ghế chờ", "deputy", 225, 226, "15 ghế, 03 bảng niêm yết"),
    ),
    signed=247, closed=246,
)  # fmt: skip


def reviews_of(code: str) -> tuple[ReviewStory, ...]:
    """The management reviews of a full office."""
    if code == "TANTIEN":
        return (
            FIRST,
            ReviewStory(
                "yearly", "Xem xét của lãnh đạo về hệ thống quản lý chất lượng", 20, (252, 13), 8, 12, held=True, number="41/BB-CAX",
                decisions=(
                    Decision("improvement", "Thu nhận căn cước lưu động tại 04 khu nhà trọ", "deputy", -25),
                    Decision("qms_change", "Sửa QT-02: số hóa giấy tờ, trả bản chính ngay khi tiếp nhận", "owner", -8),
                    Decision("resource", "Đề nghị cấp 01 máy quét cho quầy 02", "deputy", 2),
                    Decision("improvement", "In tờ hướng dẫn một trang có mã QR cho 05 thủ tục", "desk", 3, 3, "05 mẫu tờ hướng dẫn đã in, 200 tờ mỗi loại"),
                    Decision("improvement", "Đăng số lượt chờ theo giờ lên trang Zalo mỗi thứ Hai", "desk", -3),
                    Decision("resource", "Xếp lịch người thay khi cán bộ đi tập huấn", "secretary", 3, moved=(4, -2, "Chờ lịch tập huấn quý sau của Công an tỉnh")),
                ),
                signed=6, closed=5,
            ),
            ReviewStory("extra", "Xem xét đột xuất về tiếp nhận cuối năm", 6, (60, 5), -5, 3, answered=6),
            ReviewStory("half", "Xem xét giữa năm", 140, (250, 145), 132, cancelled=(133, "Gộp nội dung vào kỳ xem xét cuối năm theo ý kiến chỉ huy")),
        )  # fmt: skip
    if code == "NHAMBIEN":
        return (
            FIRST,
            ReviewStory("yearly", "Xem xét của lãnh đạo về hệ thống quản lý chất lượng", 15, (240, 9), 3, 8, held=True,
                        decisions=(Decision("improvement", "Kiểm tra bản quét hằng tuần", "owner", -10), Decision("resource", "Thêm 08 ghế chờ", "deputy", -12))),
        )  # fmt: skip
    return (
        FIRST,
        ReviewStory("quarter", "Xem xét của lãnh đạo quý tới", 2, (120, -30), -35),
    )


def tell(diary: Diary, book: Book, office: Office, story: ReviewStory) -> None:
    """Note the whole review; the record is kept as "UNIT/review/key"."""
    life = _Life(diary, book, office, story)
    diary.write(story.created, clock(life.name, 9), life.create)
    if story.cancelled:
        diary.write(story.cancelled[0], clock(life.name, 14), life.cancel)
    if story.prepared:
        life.prepare()
    if story.held:
        life.meet()


class _Life:
    def __init__(self, diary, book, office, story):
        self.diary, self.book, self.office, self.story = diary, book, office, story
        self.cast, self.name = office.cast, f"{office.unit.code}/review/{story.key}"
        self.secretary, self.chief = self.cast["secretary"], self.cast["chief"]

    @property
    def review(self):
        return self.book[self.name]

    def _write(self, ago, hour, act, *words):
        self.diary.write(ago, clock(self.name, hour), partial(act, *words))

    def create(self, at):
        story, day = self.story, self.diary.day
        review = reviews.plan_review(
            self.office.unit, by=self.secretary, at=at, title=story.title, period_from=day(story.period[0]),
            period_to=day(story.period[1]), held_on=day(story.held_on), starts_at=dt.time(8), ends_at=dt.time(10, 30),
            place=f"Phòng họp {self.office.unit}", chair=self.chief, secretary=self.secretary,
        )  # fmt: skip
        self.book.keep(self.name, review)

    def cancel(self, at):
        reviews.cancel(self.review, by=self.chief, reason=self.story.cancelled[1], at=at)

    def prepare(self):
        self._write(self.story.prepared, 15, self.gather)
        for number in range(self.story.answered):
            minute = 8 * 60 + 10 + number * 7
            clock_of = f"{minute // 60:02d}:{minute % 60:02d}"
            self.diary.write(self.story.prepared - 1, clock_of, partial(self.answer, number))

    def gather(self, at):
        reviews.prepare(self.review, by=self.secretary, at=at)

    def answer(self, number, at):
        item = ReviewInput.objects.filter(review=self.review).order_by("no")[number]
        climate = "relevant" if item.asks_climate else ""
        told = self._told(item.letter)
        reviews.answer_input(item, climate=climate, by=self.secretary, at=at, **told)

    def _told(self, letter):
        if self.story.first:
            said, reason = SAID_FIRST.get(letter), NOTHING.get(letter, JUST_BEGUN)
        else:
            own = SAID_NHAM_BIEN if self.office.unit.code == "NHAMBIEN" else {}
            said, reason = own.get(letter, SAID.get(letter)), NOTHING["c7"]
        return {"discussion": said} if said else {"nothing_arose": True, "nothing_reason": reason}

    def meet(self):
        held = self.story.held_on
        self._write(held, 8, self.attend)
        self._write(held, 11, self.hold)
        self._write(held - 1, 9, self.conclude)
        for place, decision in enumerate(self.story.decisions):
            name = f"{self.name}/{place}"
            self.diary.write(held - 1, f"14:{10 + 6 * place}", partial(self.decide, name, decision))
            if decision.done:
                self.diary.write(decision.done, clock(name, 16), partial(self.complete, name, decision))
            if decision.moved:
                self.diary.write(decision.moved[0], clock(name, 15), partial(self.postpone, name, decision))
        if self.story.signed:
            self._write(self.story.signed, 15, self.sign)
        if self.story.closed:
            self._write(self.story.closed, 9, self.close)

    def attend(self, at):
        invited = [part for part in self.cast if part != "inspector"]
        absent = {"owner3": "Đi tập huấn nghiệp vụ"} if not self.story.first else {}
        people = [(self.cast[part], part not in absent, absent.get(part, "")) for part in invited]
        reviews.set_attendance(self.review, people, by=self.secretary, at=at)

    def hold(self, at):
        reviews.hold(self.review, by=self.secretary, at=at)

    def conclude(self, at):
        reviews.edit(
            self.review,
            discussion=TALK,
            conclusion=CLOSING,
            minutes_number=self.story.number,
            by=self.secretary,
            at=at,
        )

    def decide(self, name, decision, at):
        made = reviews.decide(
            self.review, kind=decision.kind, text=decision.text, owner=self.cast[decision.owner],
            due_on=self.diary.day(decision.due), by=self.chief, at=at,
        )  # fmt: skip
        self.book.keep(name, made)

    def complete(self, name, decision, at):
        by = self.cast[decision.owner]
        actions.complete_action(self.book[name], evidence=decision.evidence, by=by, at=at)

    def postpone(self, name, decision, at):
        _ago, due, why = decision.moved
        actions.postpone_action(self.book[name], due_on=self.diary.day(due), by=self.chief, reason=why, at=at)

    def sign(self, at):
        reviews.sign(self.review, by=self.secretary, at=at)

    def close(self, at):
        reviews.close(self.review, by=self.chief, at=at)
