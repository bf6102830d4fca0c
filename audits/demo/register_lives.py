# ruff: noqa: E501 (a text is one line)
"""Risks, opportunities and objectives with what was measured, quarter by quarter."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from audits.demo.diary import Book, Diary, clock
from audits.demo.units import Office
from registers import actions
from registers.models import Measurement, Objective, Risk


@dataclass
class RiskStory:
    """A risk or opportunity as far as it has come; days are working days ago."""

    kind: str
    title: str
    process: str
    description: str
    cause: str
    likelihood: int
    impact: int
    raised: int
    measure: str = ""
    person: str = "owner"
    due: int = 30
    started: int | None = None
    reviewed: tuple[int, str, int, int] | None = None  # when, effectiveness, residual likelihood and impact
    closed: int | None = None
    reopened: tuple[int, str] | None = None


RISKS = (
    RiskStory("risk", "Cán bộ xác minh vắng mặt, hồ sơ tạm trú nằm chờ", "Tiếp nhận và giải quyết đăng ký tạm trú", "Hồ sơ chờ ở bước B4 khi cán bộ đi tập huấn, công tác.", "Không có người dự phòng", 4, 4, 66,
              "Quy định người dự phòng trong QT-01, cảnh báo khi chờ quá nửa bước", "owner", 26, 62, (5, "Sau khi QT-01 lần 02 có hiệu lực không còn hồ sơ chờ quá nửa bước B4.", 2, 3)),
    RiskStory("risk", "Mất kết nối CSDL dân cư trong giờ tiếp nhận", "Tiếp nhận và trả kết quả", "Không khai thác được dữ liệu, người dân phải quay lại.", "Đường truyền một nhà mạng", 3, 4, 230,
              "Thêm đường truyền dự phòng; mẫu tiếp nhận tạm bằng giấy", "deputy", 180, 225, (170, "02 lần mất kết nối, chuyển đường dự phòng trong 05 phút.", 2, 2), 168),
    RiskStory("risk", "Lộ thông tin cá nhân trên giấy tờ để ở quầy", "Dữ liệu cá nhân", "Người chờ nhìn thấy giấy tờ của người khác.", "Quầy mở, thiếu tủ khóa", 3, 5, 120,
              "Tủ khóa tại quầy, tấm che, che số khi in danh sách", "deputy", -20, 110),
    RiskStory("risk", "Văn bản mới về đăng ký xe chậm đưa vào quy trình", "QT-04 Đăng ký xe", "Quá 03 tháng chưa cập nhật thì hướng dẫn sai.", "Không ai được giao theo dõi", 2, 4, 200,
              "Giao cán bộ đăng ký xe theo dõi văn bản mới hằng tuần", "owner3", 150, 195, (140, "Cập nhật trong 05 tuần từ ngày văn bản có hiệu lực.", 1, 4), 138, (13, "Có thêm Thông tư 37/2026/TT-BCA, cần xem lại biện pháp")),
    RiskStory("opportunity", "Hẹn giờ trước qua Zalo để giảm chờ sáng thứ Bảy", "Tiếp nhận và trả kết quả", "Người dân chọn giờ, quầy biết trước lượng việc.", "Trang Zalo có 3.100 người theo dõi", 4, 3, 160,
              "Mở hẹn giờ, trả lời trong ngày", "deputy", 100, 155, (80, "Thời gian chờ trung bình từ 41 còn 14 phút.", 5, 3), 78),
    RiskStory("opportunity", "Thu nhận căn cước lưu động tại khu nhà trọ", "QT-03 Cấp thẻ căn cước", "Công nhân có tài khoản mức 2 thì nộp trực tuyến được.", "Nhiều người ở trọ chưa có tài khoản", 4, 4, 9),
)  # fmt: skip


OWN_RISKS = {
    "NHAMBIEN": RiskStory("risk", "Hết biển số mô tô trong kho", "QT-04 Đăng ký xe", "Hồ sơ phải hẹn lại, người dân đi lại nhiều lần.", "Không có mức tồn tối thiểu", 3, 4, 188,
                          "Mức tồn tối thiểu 60 biển, kiểm kê thứ Sáu", "owner3", 150, 182, (60, "Không hồ sơ nào trễ vì hết biển số trong hai quý.", 1, 4)),
    "HONGTHAI": RiskStory("risk", "Bỏ sót người thuê trọ chưa đăng ký tạm trú", "QT-01 Đăng ký tạm trú", "Khu trọ gần khu công nghiệp thay đổi người hằng tuần.", "Không có đầu mối từng khu trọ", 4, 4, 165,
                          "Nhóm Zalo với chủ trọ, rà khu trọ mỗi quý", "owner2", 120, 160, (90, "Rà 06 khu trọ: chỉ còn 03 người mới đến chưa quá 30 ngày.", 2, 3)),
}  # fmt: skip


def risks_of(code: str) -> tuple[RiskStory, ...]:
    """The risks of a full office: Tân Tiến's own, or a shorter list that begins with the unit's own risk."""
    return RISKS if code not in OWN_RISKS else (OWN_RISKS[code], *RISKS[1:4], RISKS[5])


#: Objectives whose figures are in the system from now on; their earlier results were written by hand.
SOURCES = {"satisfied": Objective.Source.SATISFACTION, "feedback": Objective.Source.FEEDBACK}


@dataclass
class ObjectiveStory:
    """An objective; `results` are (numerator, denominator) or one value, oldest quarter first, one a quarter."""

    key: str
    title: str
    target: str
    how: str
    results: tuple = ()
    unit: str = "%"
    direction: str = "at_least"
    measures: str = ""
    person: str = "owner"
    previous: str = ""
    started: int = 258
    ended: int | None = None
    is_draft: bool = False
    missed: tuple[str, str] = ("", "")  # cause and what will be done, for the quarters that miss


def objectives_of(code: str) -> tuple[ObjectiveStory, ...]:
    """The objectives of a full office; the figures differ from unit to unit."""
    figures = {
        "TANTIEN": (
            ((196, 199), (168, 170), (187, 189), (178, 181)),
            ((148, 152), (139, 145), (160, 164), (155, 160)),
            ((121, 198), (118, 181), (142, 219), (148, 271)),
        ),
        "NHAMBIEN": (
            ((143, 145), (120, 121), (151, 153), (149, 150)),
            ((96, 101), (88, 92), (104, 108), (99, 103)),
            ((90, 144), (85, 131), (99, 153), (102, 149)),
        ),
        "HONGTHAI": (
            ((241, 244), (210, 213), (246, 250), (231, 239)),
            ((171, 178), (150, 157), (180, 188), (166, 174)),
            ((160, 241), (151, 212), (170, 249), (158, 238)),
        ),
    }[code]
    on_time, satisfied, online = figures
    return (
        ObjectiveStory("on_time", "Hồ sơ cư trú trả trước hạn và đúng hạn", "98" if code != "TANTIEN" else "97",
                       "Số hồ sơ trả trước và đúng hạn chia số hồ sơ đã trả trong quý; nguồn: sổ theo dõi (Mẫu 07).", on_time,
                       measures="Cảnh báo khi chờ quá nửa bước; giao người dự phòng", previous="96,1 %",
                       missed=("Dồn hồ sơ vào cuối tháng", "Chia hồ sơ theo ngày nhận")),
        ObjectiveStory("satisfied", "Người dân hài lòng và rất hài lòng", "95", "Số phiếu chấm 4 hoặc 5 chia số phiếu thu về; nguồn: BM-9.1-01.", satisfied,
                       measures="Mời đánh giá khi trả kết quả; trả lời góp ý trong ngày", person="deputy", previous="94,2 %"),
        ObjectiveStory("feedback", "Phản ánh, kiến nghị được trả lời đúng hạn", "100", "Số phản ánh trả lời đúng hạn chia số phản ánh đến hạn; nguồn: sổ phản ánh.", ((3, 3), (2, 2), (0, 0), (5, 5)),
                       measures="Phân công trong ngày, nhắc trước hạn 01 ngày", person="secretary", previous="100 % (n = 6)"),
        ObjectiveStory("online", "Hồ sơ cư trú nộp trực tuyến", "60", "Số hồ sơ nộp trực tuyến chia tổng hồ sơ tiếp nhận trong quý.", online,
                       measures="Bàn hỗ trợ nộp trực tuyến tại sảnh", previous="52 %", missed=("Công nhân ở trọ chưa có tài khoản mức 2", "Thu nhận lưu động tại khu trọ, tuyên truyền")),
        ObjectiveStory("supplements", "Số hồ sơ phải bổ sung quá một lần trong quý", "5", "Đếm hồ sơ có từ hai phiếu CT05.", (4, 5, 3, 2), unit="hồ sơ", direction="at_most",
                       measures="Bảng kiểm giấy tờ tại quầy", previous="9 hồ sơ"),
        ObjectiveStory("five_s", "Buổi kiểm tra nơi tiếp dân đạt yêu cầu", "90", "Số buổi đạt chia số buổi kiểm tra.", ((12, 13), (12, 12)), measures="Kiểm tra sáng thứ Hai", person="deputy", ended=100),
        ObjectiveStory("next", "Thời gian chờ trung bình tại quầy", "15", "Trung bình số phút từ lúc lấy số đến lúc được gọi.", unit="phút", direction="at_most", is_draft=True, started=8, person="deputy"),
    )  # fmt: skip


def tell(diary: Diary, book: Book, office: Office, shift: int = 0) -> None:
    """Note the registers of a full office."""
    for number, story in enumerate(risks_of(office.unit.code)):
        _tell_risk(diary, book, office, story, number, shift)
    for story in objectives_of(office.unit.code):
        tell_objective(diary, book, office, story)


def _tell_risk(diary, book, office, story, number, shift):
    name, cast = f"{office.unit.code}/risk/{number}", office.cast
    secretary, chief = cast["secretary"], cast["chief"]

    def raise_it(at):
        risk = Risk(
            unit=office.unit, kind=story.kind, title=story.title, process=story.process, description=story.description,
            cause=story.cause, likelihood=story.likelihood, impact=story.impact, measure=story.measure,
            person=cast[story.person] if story.measure else None, due=diary.day(story.due) if story.measure else None,
        )  # fmt: skip
        book.keep(name, actions.create(risk, by=secretary, at=at))

    def judge(at):
        risk = book[name]
        _ago, risk.effectiveness, risk.residual_likelihood, risk.residual_impact = story.reviewed
        risk.reviewed_on = diary.day(story.reviewed[0])
        actions.edit(risk, by=secretary, at=at)

    def step(verb, by, reason, at):
        actions.move(book[name], verb, by=by, reason=reason, at=at)

    diary.write(story.raised + shift, clock(name, 9), raise_it)
    if story.started:
        diary.write(story.started + shift, clock(name, 10), partial(step, "registers.start", secretary, ""))
    if story.reviewed:
        diary.write(story.reviewed[0], clock(name, 14), judge)
        diary.write(story.reviewed[0], clock(name, 15), partial(step, "registers.review", secretary, ""))
    if story.closed:
        diary.write(story.closed, clock(name, 16), partial(step, "registers.close", chief, ""))
    if story.reopened:
        diary.write(
            story.reopened[0], clock(name, 8), partial(step, "registers.reopen", chief, story.reopened[1])
        )


def tell_objective(diary: Diary, book: Book, office: Office, story: ObjectiveStory) -> None:
    """Note an objective, its approval and a measurement soon after each quarter."""
    name, cast = f"{office.unit.code}/objective/{story.key}", office.cast
    secretary, chief = cast["secretary"], cast["chief"]

    def propose(at):
        objective = Objective(
            unit=office.unit, title=story.title, direction=story.direction, target=Decimal(story.target),
            measure_unit=story.unit, how_measured=story.how, previous_result=story.previous, measures=story.measures,
            resources="Cán bộ hiện có", person=cast[story.person], due=_year_end(diary.today),
            frequency=Objective.Frequency.QUARTER, source=SOURCES.get(story.key, Objective.Source.HAND),
        )  # fmt: skip
        book.keep(name, actions.create(objective, by=secretary, at=at))

    def step(verb, at):
        actions.move(book[name], verb, by=chief, at=at)

    def measure(period, result, at):
        actions.add_row(_measurement(book[name], period, result, story), by=secretary, at=at)

    diary.write(story.started, clock(name, 8), propose)
    if not story.is_draft:
        diary.write(story.started - 2, clock(name, 9), partial(step, "registers.approve"))
    if story.ended:
        diary.write(story.ended, clock(name, 17), partial(step, "registers.end"))
    for period, result in zip(_quarters(diary, story), story.results, strict=False):
        reported = _days_on(diary, period[1] + dt.timedelta(days=1), 3)
        diary.write_on(reported, clock(name, 15), partial(measure, period, result))


def _measurement(objective, period, result, story):
    row = Measurement(
        unit=objective.unit,
        objective=objective,
        period_from=period[0],
        period_to=period[1],
        target=objective.target,
    )
    if isinstance(result, tuple):
        row.numerator, row.denominator = Decimal(result[0]), Decimal(result[1])
    else:
        row.value = Decimal(result)
    if row.met is False:
        row.cause, row.action = story.missed
    return row


def _quarters(diary, story):
    """The quarters whose results were due between the approval and today, oldest first."""
    ends = last_quarters(diary.today, 6)
    ready = [
        period
        for period in ends
        if _days_on(diary, period[1] + dt.timedelta(days=1), 3) < diary.today
        and period[1] > diary.day(story.started - 3)
        and (not story.ended or period[1] < diary.day(story.ended + 8))
    ]
    return ready[-len(story.results) :] if story.results else []


def last_quarters(today: dt.date, count: int) -> list[tuple[dt.date, dt.date]]:
    """The last `count` whole quarters before `today`, oldest first."""
    first = dt.date(today.year, today.month - (today.month - 1) % 3, 1)
    found = []
    for _quarter in range(count):
        last = first - dt.timedelta(days=1)
        first = dt.date(last.year, last.month - 2, 1)
        found.append((first, last))
    return found[::-1]


def _days_on(diary, day, count):
    for _step in range(count):
        day = diary.working_day_from(day + dt.timedelta(days=1))
    return day


def _year_end(today):
    return dt.date(today.year, 12, 31)
