# ruff: noqa: E501 (a text is one line)
"""Two procedures that the province shares: who follows them, who has a text of its own, who is behind."""

from functools import partial

from audits.demo import procedures
from audits.demo.diary import Book, Diary, clock
from audits.demo.document_lives import Plan, Turn, signed, tell
from audits.demo.units import Office
from documents import actions
from documents.actions import adoption as acts
from documents.actions import offers
from documents.models import Adoption, Kind, Offer, Weight

FEEDBACK, CONDUCT = "QT-CAT-01", "QT-CAT-02"
TRIAL = ("TANTIEN", "NHAMBIEN", "HONGTHAI", "TRANPHU", "HOANGVANTHU", "DOINGO")
NOT_YET = "DOINGO"
OWN_TEXT = "NHAMBIEN"
BEHIND = "HONGTHAI"


def tell_province(diary: Diary, book: Book, top: Office) -> None:
    """The two procedures, one of them in a second revision, both signed by three in the province."""
    plans = [
        Plan(FEEDBACK, Kind.PROCEDURE, "Tiếp nhận và trả lời phản ánh, kiến nghị của người dân", "deputy", ("9.1", "8.2"),
             [signed(120, feedback()),
              Turn(22, 20, 19, 18, 16, content=feedback(quick=True), parts="5.4; 5.7, bước B3",
                   summary="Rút thời hạn trả lời từ 10 xuống 07 ngày làm việc; thêm trả lời qua Zalo")]),
        Plan(CONDUCT, Kind.PROCEDURE, "Kiểm tra thái độ phục vụ và nơi tiếp dân", "deputy", ("7.1", "9.1"),
             [signed(70, conduct())]),
    ]  # fmt: skip
    for plan in plans:
        tell(diary, book, top, plan)


def tell_offers(diary: Diary, book: Book, top: Office, offices: list[Office]) -> None:
    """The first must be followed by six units of the trial, the second is advised to all."""
    trial = [office for office in offices if office.unit.code in TRIAL]
    if not trial:
        return
    diary.write(
        112, "14:10", partial(_offer, book, top, FEEDBACK, Weight.MUST, [office.unit for office in trial])
    )
    diary.write(62, "14:25", partial(_offer, book, top, CONDUCT, Weight.ADVISED, []))
    for place, office in enumerate(trial):
        _answer(diary, office, 105 - 2 * place, 12 - place)


def _offer(book, top, code, weight, units, at):
    offer = Offer(document=book[f"CAT/{code}"], weight=weight, everyone=not units)
    offer.note = "Ghi rõ nơi và số điện thoại tiếp nhận phản ánh của đơn vị." if units else ""
    offers.offer_document(offer, by=top.cast["secretary"], units=units, at=at)


def _answer(diary: Diary, office: Office, first: int, second: int) -> None:
    """What one unit of the trial does, and when (working days ago)."""
    code = office.unit.code
    if code == NOT_YET:
        return
    if code == OWN_TEXT:
        _local(diary, office, first, "Người dân gửi phản ánh tại quầy, qua Zalo hoặc qua trưởng thôn.")
        return
    diary.write(first, clock(code, 9), partial(_as_is, office, FEEDBACK))
    if code != BEHIND:
        diary.write(second, clock(code, 10), partial(_as_is, office, FEEDBACK))
    if code == "TANTIEN":
        diary.write(40, clock(code, 14), partial(_as_is, office, CONDUCT))
    if code == BEHIND:
        why = "Đơn vị đã có phiếu kiểm tra nơi tiếp dân riêng, đủ các mục của quy trình này"
        diary.write(38, clock(code, 15), partial(_decline, office, CONDUCT, why))


def _adoption(office, code) -> Adoption:
    return Adoption.objects.select_related("unit").get(unit=office.unit, code=code)


def _as_is(office, code, at):
    place = f"Bộ phận Một cửa {office.unit}"
    acts.adopt_as_is(_adoption(office, code), by=office.cast["chief"], place=place, at=at)


def _decline(office, code, why, at):
    acts.decline(_adoption(office, code), by=office.cast["secretary"], reason=why, at=at)


def _local(diary, office, first, scope):
    """Its own text through three signatures, and after the province's revision a draft that follows it."""
    cast, kept = office.cast, {}
    author, reviewer = cast["owner"], cast["secretary"]

    def begin(at):
        kept["draft"] = acts.begin_local(_adoption(office, FEEDBACK), by=author, at=at)

    def write(at):
        content = {
            **kept["draft"].content,
            "scope": f"<p>{scope}</p>",
            "place": f"Bộ phận Một cửa {office.unit}",
        }
        people = {"reviewer": reviewer, "approver": cast["chief"]}
        actions.edit_revision(kept["draft"], by=author, content=content, at=at, **people)

    diary.write(first, "09:15", begin)
    diary.write(first - 1, "10:20", write)
    diary.write(first - 2, "16:05", lambda at: actions.submit(kept["draft"], by=author, at=at))
    diary.write(first - 3, "09:40", lambda at: actions.review(kept["draft"], by=reviewer, at=at))
    diary.write(first - 4, "10:15", lambda at: actions.approve(kept["draft"], by=cast["chief"], at=at))
    diary.write(6, "09:30", begin)


def feedback(*, quick: bool = False) -> dict:
    """How a unit takes in and answers what people say; ``quick`` is the second revision."""
    days, answer = (7, "4") if quick else (10, "7")
    ways = "trực tiếp, qua thư, điện thoại, Zalo của đơn vị" if quick else "trực tiếp, qua thư, điện thoại"
    return procedures.content(
        purpose="Mọi phản ánh, kiến nghị của người dân được ghi nhận, xử lý và trả lời đúng hạn.",
        scope="Phản ánh, kiến nghị về việc giải quyết thủ tục hành chính và thái độ phục vụ.",
        basis=procedures.ONE_STOP, limit=days, fee="Không",
        steps=[
            ("Tiếp nhận, ghi sổ, báo chỉ huy trong ngày", procedures.DESK, "1", "Sổ phản ánh"),
            ("Giao người xử lý", procedures.HEAD, "1", "Phiếu giao việc"),
            ("Xác minh, dự thảo trả lời" + (", trả lời ngay qua Zalo khi đã rõ" if quick else ""),
             "Cán bộ được giao", answer, "Biên bản xác minh"),
            ("Duyệt và gửi trả lời", procedures.HEAD, "1", "Văn bản trả lời"),
            ("Theo dõi ý kiến của người dân sau trả lời", procedures.DESK, "", "Sổ phản ánh"),
        ],
        forms=[procedures.SURVEY],
        records=[("Sổ phản ánh, văn bản trả lời", "Bản chính", "Bộ phận Một cửa", "05 năm")],
        place="Bộ phận Một cửa", reception_hours=procedures.HOURS, channels=f"Tiếp nhận {ways}.",
        agency="Công an cấp xã", applicants="Cá nhân, tổ chức", result="Văn bản trả lời hoặc trả lời trực tiếp",
    )  # fmt: skip


def conduct() -> dict:
    """How a unit checks conduct and premises each month."""
    return procedures.content(
        purpose="Nơi tiếp dân đúng quy định, cán bộ giữ đúng thái độ phục vụ.",
        scope="Bộ phận Một cửa và các nơi tiếp dân của đơn vị.",
        basis=procedures.ONE_STOP, limit=2, fee="Không",
        steps=[
            ("Chọn ngày, không báo trước", procedures.HEAD, "", "Lịch kiểm tra"),
            ("Kiểm tra theo phiếu, chụp ảnh nơi tiếp dân", "Người được giao", "1", "Phiếu kiểm tra"),
            ("Nêu điểm cần khắc phục, giao hạn", procedures.HEAD, "1", "Phiếu kiểm tra"),
        ],
        forms=[procedures.SURVEY],
        records=[("Phiếu kiểm tra", "Bản chính", "Thư ký ISO", "02 năm")],
        place="Bộ phận Một cửa", agency="Công an cấp xã", applicants="Nội bộ đơn vị", result="Phiếu kiểm tra đã ký",
    )  # fmt: skip
