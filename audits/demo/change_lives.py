# ruff: noqa: E501 (a text is one line)
"""What staff asked to have changed, who signed for the chief while he was away, and what one decision issued."""

from dataclasses import dataclass
from functools import partial

from audits.demo.diary import Book, Diary, clock
from audits.demo.system_papers import text
from audits.demo.units import Office
from documents import actions
from documents.actions import change_requests, decisions, deputies
from documents.models import ChangeRequest, Decision, Deputy, Kind, Revision


@dataclass
class Wish:
    """A change request as far as it has come; days are working days ago, negative ones lie ahead.

    `about` is the code of a document of the unit, empty for a new one of `kind`.
    """

    key: str
    title: str
    content: str
    why: str
    by: str
    asked: int
    origin: str = "suggestion"
    note: str = ""
    about: str = ""
    kind: str = ""
    accepted: tuple[int, str, int, str] | None = None  # when, drafter, due, opinion
    rejected: tuple[int, str] | None = None
    withdrawn: tuple[int, str] | None = None


@dataclass
class NewPaper:
    """The draft that an accepted wish for a new document led to."""

    wish: str
    code: str
    body: str
    started: int
    submitted: int
    reviews: list[tuple[int, str]]  # in this order; the last is the reviewer, the others review besides
    approved: tuple[int, str] | None = None  # without one, a decision approves it


WISHES = (
    Wish("qr", "Hướng dẫn quét mã QR trên thẻ căn cước khi tiếp nhận", "Soạn hướng dẫn một trang: quét mã, đối chiếu, khi nào phải hỏi thêm giấy tờ.",
         "Mỗi quầy làm một cách, người dân phải khai lại thông tin đã có.", "desk", 32, kind=Kind.INSTRUCTION,
         accepted=(31, "owner", 20, "Đồng ý, làm ngắn gọn để dán tại quầy.")),
    Wish("board", "Hướng dẫn thay bảng niêm yết khi quy trình đổi", "Ghi rõ ai thay, trong mấy ngày, ai kiểm tra lại.",
         "Đánh giá nội bộ thấy bảng niêm yết cũ còn treo.", "auditor", 31, origin="audit", note="Phát hiện về 7.5.3.2", kind=Kind.INSTRUCTION,
         accepted=(30, "owner2", 20, "Đồng ý.")),
    Wish("slip", "Phiếu hướng dẫn bổ sung hồ sơ, bản dễ đọc", "Mẫu phiếu có ô đánh dấu từng giấy tờ còn thiếu, chữ to.",
         "Người cao tuổi không đọc được phiếu cũ, phải quay lại nhiều lần.", "desk", 15, origin="nonconformity", kind=Kind.FORM,
         accepted=(14, "owner3", 6, "Làm mẫu, thử tại quầy một tuần.")),
    Wish("goals", "Bổ sung chỉ tiêu trả lời phản ánh qua Zalo", "Thêm chỉ tiêu: trả lời trong ngày làm việc.", "Kết luận xem xét của lãnh đạo.", "chief", 8,
         origin="review", about="MTCL", accepted=(6, "secretary", -10, "Đưa vào bản sửa quý tới.")),
    Wish("fees", "Ghi lệ phí nộp trực tuyến thành bảng riêng", "Tách lệ phí trực tiếp và trực tuyến thành hai dòng.", "Người dân hay hỏi lại.", "desk", 2, about="QT-03"),
    Wish("plates", "Bỏ bước kiểm kho biển số", "Bỏ kiểm kho biển số hằng tuần.", "Mất thời gian.", "owner3", 24, about="QT-04",
         rejected=(22, "Kiểm kho là biện pháp của rủi ro hết biển số, vẫn cần giữ.")),
    Wish("hours", "Đổi giờ tiếp nhận sáng thứ Bảy", "Bắt đầu từ 7 giờ 30.", "Đông người chờ.", "desk", 45, about="QT-02",
         withdrawn=(44, "Đã có thông báo giờ làm việc của Công an tỉnh, không cần sửa quy trình.")),
)  # fmt: skip

PAPERS = (
    NewPaper("qr", "HD-02", "1. Quét mã QR trên thẻ, đối chiếu ảnh với người nộp.\n2. Lấy thông tin từ kết quả quét, không yêu cầu khai lại.\n3. Chỉ hỏi thêm giấy tờ khi dữ liệu không khớp; ghi lý do vào phiếu kiểm soát.",
             28, 26, [(25, "deputy"), (24, "owner2"), (24, "secretary")]),
    NewPaper("board", "HD-03", "1. Trong 01 ngày làm việc từ ngày quy trình mới có hiệu lực, cán bộ giữ quy trình thay bảng niêm yết.\n2. Thư ký ISO kiểm tra lại và ghi ngày kiểm tra.\n3. Bản cũ thu về, gạch chéo, ghi “hết hiệu lực”.",
             28, 25, [(23, "secretary")]),
    NewPaper("slip", "BM-8.2-02", "Họ và tên người nộp; mã hồ sơ; giấy tờ còn thiếu (đánh dấu từng ô); hạn bổ sung; điện thoại cán bộ hướng dẫn.",
             12, 10, [(9, "secretary")], approved=(8, "deputy")),
)  # fmt: skip
AWAY = ((10, 9, 6, "Thông báo phân công số 04/TB-CAX"), (1, -3, -7, "Thông báo phân công số 06/TB-CAX"))


def tell(diary: Diary, book: Book, office: Office) -> None:
    """Note the whole story of Tân Tiến."""
    for wish in WISHES:
        tell_wish(diary, book, office, wish)
    for paper in PAPERS:
        _tell_paper(diary, book, office, paper)
    for said, first, last, basis in AWAY:
        diary.write(said, clock(basis, 8), partial(_away, diary, office, first, last, basis))
    diary.write(21, "14:20", partial(_prepare, diary, book, office))
    diary.write(19, "09:40", partial(_sign, book, office))
    diary.write(16, "07:05", partial(_in_force, book))
    diary.write(3, "15:10", partial(_next_decision, diary, book, office))


def tell_neighbour(diary: Diary, book: Book, office: Office) -> None:
    """One wish in another office, still to be decided on."""
    wish = Wish(
        "hotline",
        "Ghi số đường dây nóng vào phiếu tiếp nhận",
        "Thêm một dòng dưới giờ tiếp nhận.",
        "Người dân không biết gọi ai.",
        "desk",
        4,
        about="QT-01",
    )
    tell_wish(diary, book, office, wish)


def tell_wish(diary: Diary, book: Book, office: Office, wish: Wish) -> None:
    """Note one request and what was decided, without the draft it led to."""
    name = f"{office.unit.code}/wish/{wish.key}"
    diary.write(wish.asked, clock(name, 9), partial(_ask, book, office, wish, name))
    if wish.accepted and wish.key not in {paper.wish for paper in PAPERS}:
        diary.write(wish.accepted[0], clock(name, 14), partial(_accept, diary, book, office, wish, name, ""))
    for told, act in (
        (wish.rejected, change_requests.reject),
        (wish.withdrawn, change_requests.withdraw_request),
    ):
        if told:
            diary.write(told[0], clock(name, 15), partial(_end, book, office, wish, name, act, told[1]))


def _ask(book, office, wish, name, at):
    document = book[f"{office.unit.code}/{wish.about}"] if wish.about else None
    request = ChangeRequest(
        unit=office.unit, document=document, kind=wish.kind, title=wish.title, content=wish.content, why=wish.why,
        origin=wish.origin, origin_note=wish.note,
    )  # fmt: skip
    change_requests.propose(request, by=office.cast[wish.by], at=at)
    book.keep(name, request)


def _accept(diary, book, office, wish, name, code, at):
    _when, drafter, due, opinion = wish.accepted
    change_requests.accept(
        book[name], by=office.cast["secretary"], drafter=office.cast[drafter], due_on=diary.day(due), opinion=opinion,
        start=bool(code), code=code, at=at,
    )  # fmt: skip


def _end(book, office, wish, name, act, reason, at):
    by = office.cast[wish.by if act is change_requests.withdraw_request else "secretary"]
    act(book[name], by=by, reason=reason, at=at)


def _tell_paper(diary, book, office, paper):
    wish = next(wish for wish in WISHES if wish.key == paper.wish)
    name = f"{office.unit.code}/wish/{wish.key}"
    drafter = office.cast[wish.accepted[1]]
    diary.write(
        wish.accepted[0], clock(name, 14), partial(_accept, diary, book, office, wish, name, paper.code)
    )
    diary.write(paper.started, clock(name, 10), partial(_draft, book, office, paper, name, drafter))
    diary.write(
        paper.submitted, clock(name, 16), lambda at: actions.submit(_revision(book, name), by=drafter, at=at)
    )
    for place, (ago, part) in enumerate(paper.reviews):
        reviewer = office.cast[part]
        diary.write(ago, clock(name, 10 + place), partial(_review, book, name, reviewer))
    if paper.approved:
        ago, part = paper.approved
        diary.write(ago, clock(name, 9), partial(_approve, book, name, office.cast[part]))


def _draft(book, office, paper, name, drafter, at):
    *others, main = [office.cast[part] for _ago, part in paper.reviews]
    actions.edit_revision(
        _revision(book, name), by=drafter, content=text(paper.body), reviewer=main, approver=office.cast["chief"],
        more_reviewers=others, at=at,
    )  # fmt: skip


def _review(book, name, reviewer, at):
    actions.review(_revision(book, name), by=reviewer, at=at)


def _approve(book, name, by, at):
    actions.approve(_revision(book, name), by=by, at=at)


def _revision(book, name) -> Revision:
    return Revision.objects.get(change_request=book[name].pk)


def _away(diary, office, first, last, basis, at):
    deputy = Deputy(
        unit=office.unit, person=office.cast["chief"], deputy=office.cast["deputy"], basis=basis,
        from_date=diary.day(first), to_date=diary.day(last),
    )  # fmt: skip
    deputies.name_deputy(deputy, by=office.cast["chief"], at=at)


def _prepare(diary, book, office, at):
    decision = Decision(
        unit=office.unit, paper_no="27/QĐ-CAX", dated=diary.day(19), effective_from=diary.day(16),
        title="Về việc ban hành hướng dẫn tiếp nhận và niêm yết", bases="Căn cứ Quyết định 19/2014/QĐ-TTg\nXét đề nghị của Thư ký ISO",
        execution="Các bộ phận và cán bộ, chiến sĩ thuộc đơn vị chịu trách nhiệm thi hành quyết định này",
    )  # fmt: skip
    revisions = [_revision(book, f"{office.unit.code}/wish/{key}") for key in ("qr", "board")]
    decisions.create_decision(decision, by=office.cast["secretary"], revisions=revisions, at=at)
    book.keep("decision", decision)


def _sign(book, office, at):
    decisions.sign_decision(book["decision"], by=office.cast["chief"], at=at)


def _in_force(book, at):
    for item in decisions.items_of(book["decision"]):
        actions.make_effective(item.revision, by=None, at=at)


def _next_decision(diary, book, office, at):
    """Waits for the chief's signature."""
    decision = Decision(
        unit=office.unit, paper_no="31/QĐ-CAX", dated=diary.day(0), effective_from=diary.day(-5),
        title="Về việc ban hành quy trình đăng ký thường trú sửa đổi", bases="Xét đề nghị của Thư ký ISO",
    )  # fmt: skip
    revision = book[f"{office.unit.code}/QT-02/rev"]
    decisions.create_decision(decision, by=office.cast["secretary"], revisions=[revision], at=at)
