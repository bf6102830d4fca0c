# ruff: noqa: E501 (a text is one line)
"""What citizens said: feedback with its answers, and a survey answered on paper and by phone. All made up."""

import uuid
import zlib
from dataclasses import dataclass
from functools import partial

from audits.demo.diary import Book, Diary, clock
from audits.demo.units import Office
from registers.actions import feedback as acts
from registers.actions import surveys
from registers.models import Feedback, Survey
from registers.models.survey import Factor

FIELDS = ("Cư trú", "Cư trú", "Cư trú", "Căn cước", "Căn cước", "Đăng ký xe", "")


@dataclass
class Voice:
    """A feedback as far as it has come; days are working days ago."""

    said: int
    title: str
    content: str
    kind: str = "complaint"
    channel: str = "direct"
    field: str = ""
    contact: tuple[str, str] | None = None  # name, telephone
    to: str = ""  # who answers
    answered: tuple[int, str, str] | None = None  # when, what, how
    closed: tuple[int, str] | None = None  # when, what the sender said
    thanked: tuple[int, str] | None = None
    reopened: tuple[int, str] | None = None
    dismissed: tuple[int, str] | None = None


TAN_TIEN = (
    Voice(168, "Sáng thứ Bảy chờ hơn một giờ", "Sáng thứ Bảy chỉ mở một quầy, công nhân đi đông nên chờ hơn một giờ.", channel="zalo", field="Cư trú",
          contact=("Giáp Thị Mận", "0968000121"), to="deputy", answered=(165, "Công an xã mở thêm quầy số 2 sáng thứ Bảy và nhận hẹn giờ trước qua Zalo.", "zalo"), closed=(162, "yes")),
    Voice(131, "Giấy thông báo ghi sai họ đệm", "Thông báo kết quả tạm trú ghi sai họ đệm của tôi.", field="Cư trú",
          contact=("Dương Văn Tý", "0978000342"), to="owner", answered=(131, "Đã in lại và xin lỗi ông trong ngày.", "direct"), closed=(130, "yes")),
    Voice(117, "Khen cán bộ hướng dẫn người già", "Cán bộ ở quầy giúp mẹ tôi điền tờ khai, rất nhẹ nhàng.", kind="praise", channel="box",
          thanked=(116, "Nêu trong họp giao ban tuần, ghi sổ theo dõi thi đua.")),
    Voice(96, "Đề nghị có ghế ở hành lang", "Đông người phải đứng ở hành lang, đề nghị đặt thêm ghế.", kind="petition", channel="box", to="deputy",
          answered=(93, "Đã đặt thêm 08 ghế và quạt ở hành lang.", "board"), closed=(90, "unknown")),
    Voice(26, "Điện thoại trực không có người nghe", "Gọi ba lần buổi trưa không ai nghe máy.", channel="hotline",
          contact=("Thân Văn Quý", "0983000455"), to="owner2", answered=(18, "Số này trực trong giờ hành chính; ngoài giờ gọi trực ban. Đã niêm yết cả hai số.", "phone"), closed=(16, "no"),
          reopened=(14, "Người gửi chưa hài lòng: giờ trực chưa ghi rõ ở cổng")),
    Voice(40, "Hỏi việc cấp giấy của xã", "Hỏi bao giờ có giấy xác nhận tình trạng hôn nhân.", channel="fanpage",
          dismissed=(39, "Việc này thuộc Ủy ban nhân dân xã, đã chỉ nơi nộp.")),
    Voice(19, "Bảng giờ làm việc ở cổng chưa rõ", "Bảng ở cổng không ghi có làm sáng thứ Bảy hay không.", kind="petition", channel="public", to="deputy",
          answered=(15, "Đã thay bảng mới ghi rõ sáng thứ Bảy từ 07 giờ 30 đến 11 giờ 30.", "public")),
    Voice(9, "Máy lấy số hay kẹt giấy", "Máy lấy số kẹt giấy, phải nhờ bảo vệ gọi theo thứ tự.", channel="public", to="owner2"),
    Voice(3, "Mẫu tờ khai chữ quá nhỏ", "Tờ khai in hai mặt chữ nhỏ, người lớn tuổi khó đọc.", kind="petition", channel="direct", field="Cư trú",
          contact=("Nguyễn Thị Lựu", "0912000777")),
    Voice(2, "Khen trả kết quả tận nhà", "Bố tôi nằm viện, cán bộ mang kết quả đến tận nhà.", kind="praise", channel="fanpage"),
)  # fmt: skip
NEIGHBOUR = (
    Voice(55, "Chờ lâu vì hết biển số", "Đến lấy biển số thì được báo hết, phải quay lại lần nữa.", field="Đăng ký xe", channel="hotline",
          contact=("Ong Thị Thơm", "0966000210"), to="owner3", answered=(52, "Đã bổ sung mức tồn tối thiểu và gọi điện trước khi hẹn.", "phone"), closed=(50, "yes")),
    Voice(21, "Khen cán bộ khu vực", "Cảnh sát khu vực hỗ trợ khu trọ đăng ký tạm trú tận nơi.", kind="praise", channel="zalo", thanked=(20, "Biểu dương trong giao ban.")),
    Voice(4, "Đề nghị nhận hồ sơ buổi trưa", "Công nhân chỉ nghỉ trưa, đề nghị nhận hồ sơ đến 12 giờ.", kind="petition", channel="public"),
)  # fmt: skip
VOICES = {"TANTIEN": TAN_TIEN, "NHAMBIEN": NEIGHBOUR, "HONGTHAI": NEIGHBOUR[1:]}
SURVEYED = {"TANTIEN": (150, 15), "NHAMBIEN": (80, 5), "HONGTHAI": (60, 4)}  # days ago, papers a month
QUESTIONS = (
    (Factor.ACCESS, "Nơi ngồi chờ, biển chỉ dẫn thuận tiện."),
    (Factor.ACCESS, "Thời gian chờ đến lượt hợp lý."),
    (Factor.PROCEDURE, "Giấy tờ phải nộp và lệ phí đúng như niêm yết."),
    (Factor.STAFF, "Cán bộ lịch sự, hướng dẫn dễ hiểu."),
    (Factor.STAFF, "Cán bộ hướng dẫn một lần là đủ."),
    (Factor.RESULT, "Kết quả đúng hẹn, thông tin chính xác."),
    (Factor.VOICE, "Đơn vị lắng nghe và trả lời góp ý rõ ràng."),
)
COMMENTS = {
    4: "Sáng thứ Hai hơi đông.",
    17: "Cán bộ nhiệt tình.",
    31: "Nên có nước uống.",
    46: "Trả kết quả sớm hơn hẹn.",
}
MONTH = 20  # working days


def tell(diary: Diary, book: Book, office: Office) -> None:
    """Note what citizens of a full office said."""
    diary.write(172, "08:10", partial(_set, office))
    for number, voice in enumerate(VOICES[office.unit.code]):
        _tell_voice(diary, book, office, voice, f"{office.unit.code}/voice/{number}")
    _tell_survey(diary, book, office)


def _set(office, at):
    basis = "Quy chế tiếp nhận phản ánh, kiến nghị của đơn vị"
    acts.set_feedback(office.unit, answer_days=5, basis=basis, by=office.cast["chief"], at=at)


def _tell_voice(diary, book, office, voice, name):
    cast = office.cast

    def say(at):
        if voice.channel == "public":
            key = uuid.uuid5(uuid.NAMESPACE_URL, name)
            found, _code = acts.receive(office.unit, key=key, kind=voice.kind, content=voice.content, at=at)
        else:
            found = acts.register(
                _written(office, voice, at), contact=_contact(voice), by=cast["desk"], at=at
            )
        book.keep(name, found)

    def step(act, by, at, **values):
        act(book[name], by=cast[by], at=at, **values)

    diary.write(voice.said, clock(name, 8), say)
    if voice.to:
        assign = partial(step, acts.assign, "chief", person=cast[voice.to])
        diary.write(voice.said, clock(name, 15), lambda at: assign(at=at))
    if voice.answered:
        ago, text, how = voice.answered
        answer = partial(step, acts.answer, voice.to, answer=text, answered_by=how)
        diary.write(ago, clock(name, 16), lambda at: answer(at=at))
    ends = (
        (voice.closed, lambda told: partial(step, acts.close, "desk", satisfied=told)),
        (voice.thanked, lambda told: partial(step, acts.thank, "desk", note=told)),
        (voice.dismissed, lambda told: partial(step, acts.dismiss, "chief", reason=told)),
        (voice.reopened, lambda told: partial(step, acts.reopen, "chief", reason=told)),
    )
    for end, act in ends:
        if end:
            _note(diary, end[0], clock(name, 17), act(end[1]))


def _note(diary, ago, hour, act):
    diary.write(ago, hour, lambda at: act(at=at))


def _written(office, voice, at):
    return Feedback(
        unit=office.unit, kind=voice.kind, channel=voice.channel, title=voice.title, content=voice.content,
        field=voice.field, received_at=at,
    )  # fmt: skip


def _contact(voice):
    return dict(zip(("name", "phone"), voice.contact, strict=True)) if voice.contact else {}


def _tell_survey(diary, book, office):
    name, cast = f"{office.unit.code}/survey", office.cast
    ago, papers = SURVEYED[office.unit.code]

    def write(at):
        survey = Survey(
            unit=office.unit, title="Mức độ hài lòng tại bộ phận một cửa", starts_on=diary.day(ago),
            ends_on=diary.day(-40), intro="Mời ông, bà dành một phút chấm điểm để chúng tôi phục vụ tốt hơn.",
            questions=[
                {"key": f"q{number}", "factor": factor.value, "text": text}
                for number, (factor, text) in enumerate(QUESTIONS, start=1)
            ],
        )  # fmt: skip
        book.keep(name, surveys.write(survey, by=cast["secretary"], at=at))

    diary.write(ago, clock(name, 8), write)
    diary.write(ago, clock(name, 9), lambda at: surveys.open_(book[name], by=cast["chief"], at=at))
    for month, last in enumerate(range(ago - MONTH, 0, -MONTH)):
        rows = _papers(diary, last, name, month, papers)
        enter = partial(_enter, book, name, rows, cast["desk"])
        diary.write(last, clock(f"{name}{month}", 16), enter)
    for number in range(papers // 5 + 1):
        diary.write(6, clock(f"{name}/phone/{number}", 10), partial(_by_phone, office, name, number))


def _enter(book, name, rows, by, at):
    surveys.enter(book[name], rows, by=by, at=at)


def _papers(diary, last, name, month, count):
    """The papers of one month; a little better each month."""
    return [
        (number + 1, {
            "answered_on": diary.day(last + (number * 3) % MONTH), "field": FIELDS[number % len(FIELDS)],
            "scores": _scores(f"{name}/{month}/{number}", month), "comment": COMMENTS.get(month * count + number, ""),
        })
        for number in range(count)
    ]  # fmt: skip


def _by_phone(office, name, number, at):
    channel = "kiosk" if number % 2 else "public"
    key, scores = uuid.uuid5(uuid.NAMESPACE_URL, f"{name}/{number}"), _scores(f"{name}/phone/{number}", 4)
    surveys.receive(office.unit, key=key, channel=channel, scores=scores, field="Cư trú", at=at)


def _scores(seed: str, month: int) -> dict[str, int]:
    """Mostly 4 and 5, now and then less; the waiting room and the time waited the lowest."""
    found = {}
    for number in range(1, len(QUESTIONS) + 1):
        drawn = zlib.crc32(f"{seed}/{number}".encode()) % 100 + 2 * month - (18 if number == 2 else 0)
        found[f"q{number}"] = 5 if drawn > 48 else 4 if drawn > 14 else 3 if drawn > 4 else 2
    return found
